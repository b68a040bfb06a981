import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id, requiredText, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { RECORD_ROLES } from '../roles.ts';

/** Whether the other lives with the child: a session at home is then warned of, also while nobody knows. */
export const LIVES_THERE = ['yes', 'no', 'not_known'] as const;
export const LivesThere = z.enum(LIVES_THERE);
export type LivesThere = z.infer<typeof LivesThere>;
export const LIVES_THERE_LABELS: Record<LivesThere, string> = {
  yes: 'Yes',
  no: 'No',
  not_known: 'Not known',
};

/** Two who must not meet, as it stands on one child's record. */
export const KeepApart = z.strictObject({
  id: Id,
  version: Version,
  /** The other: a child held here, or somebody round this child. Null where this account may not know the child. */
  otherChildId: Id.nullable(),
  personId: Id.nullable(),
  name: z.string().nullable(),
  reason: z.string(),
  livesThere: LivesThere,
  madeOn: LocalDate,
  /** Groups that both are in now. */
  together: z.array(z.strictObject({ id: Id, name: z.string() })),
  /** What was decided, as far as it holds: of a group both are in, or of dates that meet, up to a day. */
  settled: z.array(
    z.strictObject({
      id: Id,
      groupId: Id.nullable(),
      words: z.string(),
      on: LocalDate,
      by: z.string().nullable(),
      untilOn: LocalDate.nullable(),
    }),
  ),
});
export type KeepApart = z.infer<typeof KeepApart>;

const Other = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('child'), childId: Id }),
  z.strictObject({ is: z.literal('person'), personId: Id }),
]);

export const keepApartContract = {
  'keepApart.list': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ childId: Id }),
    subject: (input) => input.childId,
    output: z.strictObject({ rows: z.array(KeepApart) }),
  }),
  /** Groups that two are in now, asked before it is saved that they must not meet. */
  'keepApart.together': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ childId: Id, other: Other }),
    subject: (input) => input.childId,
    output: z.strictObject({ groups: z.array(z.strictObject({ id: Id, name: z.string() })) }),
  }),
  'keepApart.add': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      childId: Id,
      other: Other,
      reason: requiredText(300, 'Say why they must not meet, in a few words'),
      livesThere: LivesThere,
    }),
    subject: (input) => input.childId,
    output: z.strictObject({ id: Id, version: Version }),
  }),
  /** What was decided where two who must not meet would: they are both in a group, or are booked where they meet. */
  'keepApart.settle': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      childId: Id,
      id: Id,
      /** The group; null for the dates on which they would meet in the diary. */
      groupId: Id.nullable(),
      /** The last of those dates that was shown. */
      untilOn: LocalDate.nullable(),
      words: requiredText(300, 'Say what was decided, and with whom'),
    }),
    subject: (input) => input.childId,
    output: z.strictObject({ id: Id }),
  }),
  /** They may meet again. The record is kept with the day. */
  'keepApart.end': command({
    allow: RECORD_ROLES,
    input: z.strictObject({ childId: Id, id: Id, version: Version }),
    subject: (input) => input.childId,
    output: z.strictObject({ id: Id, version: Version }),
  }),
};
