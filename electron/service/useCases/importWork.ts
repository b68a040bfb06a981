import * as z from 'zod';
import { RowAnswer } from '../../../shared/imports/contract.ts';
import { FIELD_NAMES, type Field } from '../../../shared/imports/fields.ts';
import { planSheet } from '../../../shared/imports/columns.ts';
import type { Ctx } from '../context.ts';
import * as drafts from './drafts.ts';
import type { Visit } from '../imports/visit.ts';

const KEY = 'import:';

/** What a person has settled about a file and not brought in yet; it must not be lost with a lock. */
const KeptWork = z.object({
  sheet: z.int(),
  fields: z.array(z.enum(FIELD_NAMES as [Field, ...Field[]]).nullable()),
  confirmed: z.array(z.int()),
  answers: z.array(z.tuple([z.int(), RowAnswer, z.string()])),
});

/** Keeps columns and answers as a draft of this account, sealed, under the hash of the file. */
export async function keepWork(ctx: Ctx, visit: Visit): Promise<void> {
  const kept: z.infer<typeof KeptWork> = {
    sheet: visit.plan.sheet,
    fields: visit.fields,
    confirmed: [...visit.confirmed],
    answers: [...visit.answers].map(([row, { answer, about }]) => [row, answer, about]),
  };
  await drafts.save(ctx, { formKey: KEY + visit.fileHash, text: JSON.stringify(kept) });
}

/** The same file with what was settled about it before, or null where nothing was. */
export async function withKeptWork(ctx: Ctx, visit: Visit): Promise<Visit | null> {
  const { text } = await drafts.get(ctx, { formKey: KEY + visit.fileHash });
  if (text === null) return null;
  const kept = KeptWork.safeParse(JSON.parse(text));
  const plan = kept.success ? planSheet(visit.sheets, kept.data.sheet) : null;
  if (!kept.success || plan === null || kept.data.fields.length !== plan.columns.length) return null;
  const { fields, confirmed, answers } = kept.data;
  return {
    ...visit,
    plan,
    fields,
    confirmed: new Set(confirmed),
    answers: new Map(answers.map(([row, answer, about]) => [row, { answer, about }])),
    isResumed: true,
  };
}

/** Forgets what was settled about files: one was brought in. */
export async function forgetWork(ctx: Ctx): Promise<void> {
  const { drafts: kept } = await drafts.list(ctx);
  for (const { formKey } of kept) if (formKey.startsWith(KEY)) await drafts.discard(ctx, { formKey });
}
