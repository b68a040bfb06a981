import * as z from 'zod';
import { Id } from '../ids.ts';
import { command, query } from '../op.ts';

const FormKey = z.string().regex(/^[\w.:-]{1,120}$/);

/** What somebody was typing: kept per account and form, sealed, unaudited, forgotten when the form is saved. */
export const draftsContract = {
  'draft.save': command({
    allow: 'signed_in',
    audited: false,
    input: z.strictObject({ formKey: FormKey, text: z.string().max(200_000) }),
    output: z.strictObject({}),
  }),
  'draft.discard': command({
    allow: 'signed_in',
    audited: false,
    input: z.strictObject({ formKey: FormKey }),
    output: z.strictObject({}),
  }),
  'draft.get': query({
    allow: 'signed_in',
    input: z.strictObject({ formKey: FormKey }),
    output: z.strictObject({
      text: z.string().nullable(),
      savedAt: z.string().nullable(),
      /** Another key than the asked where it was typed over a record that a merge took in. */
      keptAs: FormKey.nullable(),
    }),
  }),
  'draft.list': query({
    allow: 'signed_in',
    input: z.strictObject({}),
    output: z.strictObject({
      drafts: z.array(
        z.strictObject({
          formKey: FormKey,
          savedAt: z.string(),
          /** Whom it is about; the name only while they are of the caseload. */
          child: z.strictObject({ childId: Id, name: z.string().nullable() }).nullable(),
          courseId: Id.nullable(),
        }),
      ),
    }),
  }),
};
