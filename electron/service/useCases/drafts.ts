import { hkdfSync } from 'node:crypto';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { formKindOf, recordIdOf } from '../../../shared/drafts/words.ts';
import { isOutsideCaseload } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { SealBroken, seal, unseal } from '../sealed.ts';
import * as children from '../store/children.ts';
import * as drafts from '../store/drafts.ts';
import { linesTakenIn } from '../store/merges.ts';
import { childrenOf } from '../store/recordsOfChild.ts';

/** A draft may hold clinical words: it is sealed under the notes key where the account has it. */
function draftKey(ctx: Ctx): Buffer {
  const { keys } = ctx.vault;
  const salt = Buffer.from(ctx.actor.accountId);
  return Buffer.from(hkdfSync('sha256', keys.notes ?? keys.db, salt, 'holdfast drafts', 32));
}

const placeOf = (ctx: Ctx, formKey: string) => ['draft', ctx.actor.accountId, formKey];

export async function save(ctx: Ctx, input: ParsedInputOf<'draft.save'>): Promise<OutputOf<'draft.save'>> {
  const { formKey, text } = input;
  const sealed = seal(draftKey(ctx), placeOf(ctx, formKey), text);
  await drafts.save(ctx.db, { accountId: ctx.actor.accountId, formKey, sealed, savedAt: ctx.now });
  return {};
}

/** What was kept of a form is kept of another from now on, as when its record was saved that it belongs to. */
export async function moveTo(ctx: Ctx, from: string, to: string): Promise<void> {
  const kept = await drafts.load(ctx.db, ctx.actor.accountId, from);
  if (kept === null) return;
  const { text } = opened(ctx, kept);
  if (text === null) return;
  const sealed = seal(draftKey(ctx), placeOf(ctx, to), text);
  await drafts.save(ctx.db, { ...kept, formKey: to, sealed });
  await drafts.discard(ctx.db, ctx.actor.accountId, from);
}

export async function discard(
  ctx: Ctx,
  input: ParsedInputOf<'draft.discard'>,
): Promise<OutputOf<'draft.discard'>> {
  await drafts.discard(ctx.db, ctx.actor.accountId, input.formKey);
  return {};
}

export async function get(ctx: Ctx, input: ParsedInputOf<'draft.get'>): Promise<OutputOf<'draft.get'>> {
  for (const formKey of await keysOf(ctx, input.formKey)) {
    const draft = await drafts.load(ctx.db, ctx.actor.accountId, formKey);
    if (draft !== null) return opened(ctx, draft);
  }
  return NOTHING;
}

const NOTHING = { text: null, savedAt: null, keptAs: null };

function opened(ctx: Ctx, { formKey, sealed, savedAt }: drafts.Draft): OutputOf<'draft.get'> {
  try {
    const text = unseal(draftKey(ctx), placeOf(ctx, formKey), sealed).toString('utf8');
    return { text, savedAt, keptAs: formKey };
  } catch (error) {
    // Sealed before the account was given or lost the notes key: nobody can read it any more.
    if (error instanceof SealBroken) return NOTHING;
    throw error;
  }
}

/** The key itself, then those under which the same form of a record that a merge took into this one was kept. */
async function keysOf(ctx: Ctx, formKey: string): Promise<string[]> {
  const id = recordIdOf(formKey);
  if (id === null) return [formKey];
  const merged = await children.mergedHere(ctx.db, id);
  const lines = isOfALine(formKey) ? [...(await linesTakenIn(ctx.db))] : [];
  const others = [
    ...merged.map((one) => one.id),
    ...lines.flatMap(([otherId, keptId]) => (keptId === id ? [otherId] : [])),
  ];
  return [formKey, ...others.map((other) => formKey.replaceAll(id, other))];
}

const NO_LINES: ReadonlyMap<string, string> = new Map();
/** About one person’s line round a child. Not a letter: its address and consent were those of the other line, and no version holds it back. */
const isOfALine = (formKey: string) => formKindOf(formKey) === 'person';
const isLetter = (formKey: string) => formKindOf(formKey) === 'letter';

export async function list(ctx: Ctx): Promise<OutputOf<'draft.list'>> {
  const kept = await drafts.list(ctx.db, ctx.actor.accountId);
  const ids = kept.flatMap(({ formKey }) => recordIdOf(formKey) ?? []);
  const found = new Map((await childrenOf(ctx.db, ids)).map((each) => [each.subject, each]));
  const mayBeTakenIn = kept.some(({ formKey }) => isOfALine(formKey) || isLetter(formKey));
  const lines = mayBeTakenIn ? await linesTakenIn(ctx.db) : NO_LINES;
  const listed: OutputOf<'draft.list'>['drafts'] = [];
  for (const { formKey: keptAs, savedAt } of kept) {
    const id = recordIdOf(keptAs) ?? '';
    const about = found.get(id);
    // Nothing opens it while the merge stands; taken apart again, it comes back.
    if (isLetter(keptAs) && lines.has(id)) continue;
    const line = isOfALine(keptAs) ? lines.get(id) : undefined;
    const standing = line ?? (await children.mergedInto(ctx.db, id));
    const formKey = standing === null ? keptAs : keptAs.replaceAll(id, standing);
    const child =
      about === undefined
        ? null
        : {
            childId: about.childId,
            name: (await isOutsideCaseload(ctx, about.childId)) ? null : about.name,
          };
    listed.push({ formKey, savedAt, child, courseId: about?.courseId ?? null });
  }
  return { drafts: listed };
}
