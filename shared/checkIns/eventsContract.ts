import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id } from '../ids.ts';
import { command } from '../op.ts';
import { RECORD_ROLES } from '../roles.ts';
import { ChildEventKind } from './events.ts';

/** Something that happened round a child. */
export const ChildEventView = z.strictObject({
  id: Id,
  kind: ChildEventKind,
  happenedOn: LocalDate,
  recordedOn: LocalDate,
  by: z.string().nullable(),
});
export type ChildEventView = z.infer<typeof ChildEventView>;

export const eventsContract = {
  /** Records that something happened which asks for a contact of its own. */
  'event.record': command({
    allow: RECORD_ROLES,
    input: z.strictObject({ childId: Id, kind: ChildEventKind, happenedOn: LocalDate }),
    subject: (input) => input.childId,
    output: z.strictObject({ eventId: Id, nextDueOn: LocalDate.nullable() }),
  }),
  /** Takes back an event that was recorded by mistake. */
  'event.remove': command({
    allow: RECORD_ROLES,
    input: z.strictObject({ eventId: Id }),
    // The event is gone once it is taken back: what stays is the child it was about.
    subject: (input, output) => output?.childId ?? input.eventId,
    output: z.strictObject({ childId: Id }),
  }),
};
