import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id, requiredText, text } from '../ids.ts';
import { command, query } from '../op.ts';
import { RECORD_ROLES } from '../roles.ts';
import { EventRemoval } from './eventRemoval.ts';
import { ChildEventKind, ConcernSettled } from './events.ts';

/** Something that happened round a child. */
export const ChildEventView = z.strictObject({
  id: Id,
  kind: ChildEventKind,
  happenedOn: LocalDate,
  recordedOn: LocalDate,
  by: z.string().nullable(),
  /** A concern is still to be recorded: see `isConcernOwed`. */
  owesConcern: z.boolean(),
  /** Why none was recorded from it, and who said so; null where nobody did. */
  settled: z.strictObject({ is: ConcernSettled, reason: z.string(), by: z.string().nullable() }).nullable(),
});
export type ChildEventView = z.infer<typeof ChildEventView>;

export const eventsContract = {
  /** Records that something happened which asks for a contact of its own. */
  'event.record': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      childId: Id,
      kind: ChildEventKind,
      happenedOn: LocalDate,
      /** Of a disclosure: where a concern is recorded already, and who knows; empty: one is still to be recorded. */
      concernRecorded: text(500).default(''),
    }),
    subject: (input) => input.childId,
    output: z.strictObject({ eventId: Id, nextDueOn: LocalDate.nullable() }),
  }),
  /** Says why a disclosure needs no concern of its own, or that it is not this child’s: its recorder or a safeguarding lead, always with a reason. */
  'event.settleConcern': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      eventId: Id,
      is: ConcernSettled,
      reason: requiredText(500, 'Say in a sentence why, and who knows now'),
    }),
    subject: (input) => input.eventId,
    output: z.strictObject({ eventId: Id }),
  }),
  /** What taking an event back would do, and whether the one who asks may. */
  'event.removal': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ eventId: Id }),
    subject: (input) => input.eventId,
    output: z.strictObject({
      kind: ChildEventKind,
      happenedOn: LocalDate,
      /** Why it cannot be taken back, in a sentence; null where it can. */
      whyNot: z.string().nullable(),
      /** The first check-in due now, and without it. */
      dueOn: LocalDate.nullable(),
      dueWithout: LocalDate.nullable(),
      /** Whether it came from criminal proceedings, which still name its day. */
      isInProceedings: z.boolean(),
    }),
  }),
  /** Takes back an event that was recorded by mistake. Why is kept in the log as a code; words are kept of `other` alone, sealed. */
  'event.remove': command({
    allow: RECORD_ROLES,
    input: z.strictObject({ eventId: Id, because: EventRemoval, words: text(200).nullable().default(null) }),
    // The event is gone once it is taken back: what stays is the child it was about.
    subject: (input, output) => output?.childId ?? input.eventId,
    output: z.strictObject({ childId: Id }),
  }),
};
