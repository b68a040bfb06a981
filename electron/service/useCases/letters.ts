import * as z from 'zod';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { dateOrNull, localDate } from '../../../shared/dates.ts';
import { LETTER_KINDS, type LetterDelivery, type LetterKind } from '../../../shared/letters/codes.ts';
import {
  fillTemplate,
  letterErrors,
  letterValues,
  mayWriteTo,
  templateSentence,
} from '../../../shared/letters/rules.ts';
import { isSuperseded } from '../../../shared/offers/rules.ts';
import type { PersonOfChild } from '../../../shared/people/contract.ts';
import { relationOf } from '../../../shared/people/rules.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx, Service } from '../context.ts';
import { askWhere, type MadeFile, saveExport } from '../exports/saveExport.ts';
import { Refused } from '../refused.ts';
import * as records from '../store/childRecords.ts';
import * as children from '../store/children.ts';
import * as choices from '../store/choices.ts';
import * as letters from '../store/letters.ts';
import * as people from '../store/people.ts';
import * as settings from '../store/settings.ts';
import { openWords, sealWords } from './safeguardingWords.ts';

/** What is sealed of a letter: everything in it that is about somebody. */
const LetterWords = z.strictObject({ to: z.string(), address: z.string(), text: z.string() });

export async function listTemplates(ctx: Ctx): Promise<OutputOf<'letterTemplate.list'>> {
  return { templates: await letters.templates(ctx.db) };
}

/** Changes the words of one letter; a field that is none, or braces left open, are said where they stand. */
export async function saveTemplate(
  ctx: Ctx,
  input: ParsedInputOf<'letterTemplate.save'>,
): Promise<OutputOf<'letterTemplate.save'>> {
  const { kind, body, changedAt } = input;
  const current = (await letters.templates(ctx.db)).find((each) => each.kind === kind);
  if ((current?.changed?.at ?? null) !== changedAt) {
    throw new Refused('conflict', { detail: { theirs: current } });
  }
  const wrong = templateSentence(body);
  if (wrong !== null) throw new Refused('bad_input', { fields: { body: wrong } });
  await letters.saveTemplate(ctx.db, {
    kind,
    body,
    changed_at: ctx.now,
    changed_by: ctx.actor.accountId,
  });
  ctx.auditDetail({ kind });
  return { changedAt: ctx.now };
}

export async function list(ctx: Ctx, input: ParsedInputOf<'letter.list'>): Promise<OutputOf<'letter.list'>> {
  const { childId } = input;
  await assertMaySee(ctx, childId);
  const around = await people.listOfChild(ctx.db, childId);
  const { envelopeName } = await settings.load(ctx.db);
  const language = (await children.load(ctx.db, childId))?.fields.interpreterLanguage ?? null;
  const sent = await letters.listOfChild(ctx.db, childId);
  return {
    recipients: around.map((person) => recipientOf(person, language)),
    mustNotRead: around
      .filter(({ fields }) => fields.safety === 'do_not_contact')
      .map(({ linkId, fields }) => ({ linkId, name: fields.name, relation: relationOf(fields) })),
    envelopeName,
    sent: sent.map((row) => ({
      id: row.id,
      kind: row.kind as LetterKind,
      madeOn: localDate(row.made_on),
      delivery: row.delivery as LetterDelivery,
      linkId: around.find(({ personId }) => personId === row.person_id)?.linkId ?? null,
      by: row.maker ?? '',
      ...LetterWords.parse(openWords(ctx, { table: 'letter', id: row.id }, row.sealed)),
    })),
  };
}

/** Each letter as it would begin for one person today. */
export async function fill(ctx: Ctx, input: ParsedInputOf<'letter.fill'>): Promise<OutputOf<'letter.fill'>> {
  const { childId, linkId } = input;
  const { person } = await loadRecipient(ctx, childId, linkId);
  const child = await children.load(ctx.db, childId);
  if (child === null) throw new Refused('not_found');
  const allOpen = (await records.referralsOf(ctx.db, childId)).filter((row) => row.closed_on === null);
  const [open] = allOpen;
  const offers = await choices.offersOfChild(ctx.db, childId);
  const notReady = offers.find(
    (offer) =>
      offer.answer === 'not_ready' &&
      allOpen.some(({ id }) => id === offer.referralId) &&
      !isSuperseded(offer, offers),
  );
  const values = letterValues(
    {
      person: person.fields.name,
      child: child.fields,
      // In a course the sessions are what comes next: nothing else was promised.
      nextContactOn: open?.started_on === null ? dateOrNull(open.next_check_in_due_on) : null,
      askAgainOn: notReady?.askAgainOn ?? null,
      settings: await settings.load(ctx.db),
    },
    ctx.today,
  );
  const templates = await letters.templates(ctx.db);
  const texts = LETTER_KINDS.map((kind) => {
    const body = templates.find((each) => each.kind === kind)?.body ?? '';
    return [kind, fillTemplate(body, values)];
  });
  return { texts: Object.fromEntries(texts) as Record<LetterKind, string> };
}

/** The window shows the letter: it is printed first, while it does, and kept only together with its file. */
export const send = {
  prepare: async (ctx: Ctx, input: ParsedInputOf<'letter.send'>, { host }: Service): Promise<MadeFile> => {
    await refuseUnlessWhole(ctx, input);
    const bytes = await host.printToPdf();
    return { bytes, path: await askWhere(host, `Letter ${ctx.today}.pdf`, 'letter.pdf') };
  },
  run: async (
    ctx: Ctx,
    input: ParsedInputOf<'letter.send'>,
    file: MadeFile,
  ): Promise<OutputOf<'letter.send'>> => {
    // What was agreed may have changed while the person chose a place for the file.
    const person = await refuseUnlessWhole(ctx, input);
    const letterId = ctx.newId();
    const { childId, kind, delivery, text } = input;
    const address = delivery === 'posted' ? input.address : '';
    const words = { to: person.fields.name, address, text };
    await letters.insert(ctx.db, {
      id: letterId,
      child_id: childId,
      person_id: person.personId,
      kind,
      delivery,
      sealed: sealWords(ctx, { table: 'letter', id: letterId }, words),
      made_on: ctx.today,
      made_at: ctx.now,
      made_by: ctx.actor.accountId,
    });
    const sha256 = saveExport(ctx, file);
    ctx.auditDetail({ kind, delivery, linkId: person.linkId, sha256 });
    return { letterId, madeOn: ctx.today };
  },
};

function recipientOf(
  person: PersonOfChild,
  ofChild: string | null,
): OutputOf<'letter.list'>['recipients'][number] {
  const { linkId, fields } = person;
  const decided = mayWriteTo(person);
  return {
    linkId,
    name: fields.name,
    relation: relationOf(fields),
    whyNot: decided.ok ? null : refusalMessage(decided.code),
    asksFirst: decided.ok && decided.value.asksFirst,
    interpreterLanguage: fields.interpreterLanguage ?? ofChild,
    communicationNeeds: fields.communicationNeeds,
  };
}

/** Somebody round this child to whom a letter may go; refused with the reason where it may not. */
async function loadRecipient(ctx: Ctx, childId: string, linkId: string) {
  await assertMaySee(ctx, childId);
  const person = await people.load(ctx.db, childId, linkId);
  if (person === null) throw new Refused('not_found');
  const decided = mayWriteTo(person);
  if (!decided.ok) throw new Refused(decided.code);
  return { person, asksFirst: decided.value.asksFirst };
}

async function refuseUnlessWhole(ctx: Ctx, input: ParsedInputOf<'letter.send'>): Promise<PersonOfChild> {
  const { person, asksFirst } = await loadRecipient(ctx, input.childId, input.linkId);
  const fields = letterErrors({ ...input, asksFirst });
  if (Object.keys(fields).length > 0) throw new Refused('letter_not_whole', { fields });
  return person;
}
