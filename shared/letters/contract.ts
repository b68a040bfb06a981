import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id, requiredText, text } from '../ids.ts';
import { command, query } from '../op.ts';
import { RECORD_ROLES } from '../roles.ts';
import { LetterDelivery, LetterKind } from './codes.ts';

const TEMPLATE_KEEPERS = ['administrator', 'manager', 'coordinator'] as const;
const BODY_MOST = 6000;
const Body = requiredText(BODY_MOST, 'Write the words of the letter');

/** Whom a letter about a child may go to, or why none may. */
const Recipient = z.strictObject({
  linkId: Id,
  name: z.string(),
  relation: z.string(),
  /** Why no letter may go to them, in a sentence; null where one may. */
  whyNot: z.string().nullable(),
  /** Only once the first contact was asked. */
  asksFirst: z.boolean(),
  /** The language an interpreter is asked for, theirs or else the child's: the letter is translated or read out. */
  interpreterLanguage: z.string().nullable(),
  /** What helps them follow: large print, short sentences. */
  communicationNeeds: z.string().nullable(),
});
export type Recipient = z.infer<typeof Recipient>;

/** A letter as it was sent. */
const SentLetter = z.strictObject({
  id: Id,
  kind: LetterKind,
  madeOn: LocalDate,
  to: z.string(),
  /** Of the one it went to, while they stand round the child. */
  linkId: Id.nullable(),
  delivery: LetterDelivery,
  address: z.string(),
  text: z.string(),
  by: z.string(),
});
export type SentLetter = z.infer<typeof SentLetter>;

export const lettersContract = {
  'letterTemplate.list': query({
    allow: [...RECORD_ROLES, 'administrator'],
    input: z.strictObject({}),
    output: z.strictObject({
      templates: z.array(
        z.strictObject({
          kind: LetterKind,
          body: z.string(),
          /** When it was last changed, and by whom; null where it stands as it came. */
          changed: z.strictObject({ at: z.string(), by: z.string() }).nullable(),
        }),
      ),
    }),
  }),
  /** Changes the words of one letter, read as it was last changed at `changedAt` (null: never). */
  'letterTemplate.save': command({
    allow: TEMPLATE_KEEPERS,
    input: z.strictObject({ kind: LetterKind, body: Body, changedAt: z.string().nullable() }),
    output: z.strictObject({ changedAt: z.string() }),
  }),
  /** Whom a letter may go to, and what was sent already, the newest first. */
  'letter.list': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ childId: Id }),
    subject: (input) => input.childId,
    output: z.strictObject({
      recipients: z.array(Recipient),
      /** Who must not come to read one: asked about before a letter is posted. */
      mustNotRead: z.array(z.strictObject({ linkId: Id, name: z.string(), relation: z.string() })),
      /** The name on the outside; empty for none. */
      envelopeName: z.string(),
      sent: z.array(SentLetter),
    }),
  }),
  /** Each letter filled for one person; a field without a value still stands in it. */
  'letter.fill': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ childId: Id, linkId: Id }),
    subject: (input) => input.childId,
    output: z.strictObject({ texts: z.record(LetterKind, z.string()) }),
  }),
  /** Makes the PDF of the letter on the screen, and keeps it as it was sent. */
  'letter.send': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      childId: Id,
      linkId: Id,
      kind: LetterKind,
      text: Body,
      delivery: LetterDelivery,
      address: text(400),
      askedFirst: z.boolean(),
    }),
    subject: (input, output) => output?.letterId ?? input.childId,
    output: z.strictObject({ letterId: Id, madeOn: LocalDate }),
  }),
};
