import * as z from 'zod';
import { LocalDate, LocalTime, WEEKDAY_NUMBERS } from '../dates.ts';
import { Id } from '../ids.ts';
import { command, query } from '../op.ts';
import { InterpreterState } from '../courses/interpreter.ts';
import { SessionStatus } from '../courses/sessions.ts';

const Named = z.strictObject({ id: Id, name: z.string(), isActive: z.boolean() });

/** One session in the week. */
export const WeekBlock = z.strictObject({
  /** The try, or the group's own date. */
  tryId: Id,
  /** Null, and the child, the name and the interpreter with it, where the child is outside this account's caseload; then the place is a room or elsewhere. */
  courseId: Id.nullable(),
  childId: Id.nullable(),
  /** The name used, or the first word of the name. */
  childName: z.string().nullable(),
  /** Where it is a date of a group: its name, which names nobody, and how many have a session then. Its id only for those who may open it. */
  group: z.strictObject({ id: Id.nullable(), name: z.string(), members: z.int() }).nullable(),
  isCarers: z.boolean(),
  number: z.int(),
  on: LocalDate,
  time: LocalTime,
  lengthMinutes: z.int(),
  practitionerId: Id.nullable(),
  secondPractitionerId: Id.nullable(),
  roomId: Id.nullable(),
  place: z.string().nullable(),
  status: SessionStatus,
  interpreter: InterpreterState.nullable(),
});
export type WeekBlock = z.infer<typeof WeekBlock>;

export const WeekView = z.strictObject({
  /** Its Monday. */
  from: LocalDate,
  blocks: z.array(WeekBlock),
  /** Dates of this week that have no time yet. */
  withoutTime: z.int(),
  daysOff: z.array(z.strictObject({ on: LocalDate, name: z.string() })),
  leave: z.array(z.strictObject({ on: LocalDate, practitionerId: Id })),
  practitioners: z.array(Named),
  rooms: z.array(Named),
  /** Of those whose hours somebody entered, with the service's numbers where they have none of their own. */
  hours: z.array(
    z.strictObject({
      practitionerId: Id,
      days: z.array(z.strictObject({ weekday: z.literal(WEEKDAY_NUMBERS), from: LocalTime, to: LocalTime })),
      sessionMinutes: z.int(),
      mostADay: z.int(),
    }),
  ),
});
export type WeekView = z.infer<typeof WeekView>;

/** Whose session may be put into a free stretch: one strand of a course under way. */
export const ToPlace = z.strictObject({
  courseId: Id,
  strandId: Id,
  childName: z.string(),
  isCarers: z.boolean(),
  /** The first session that has no date; null where every one has, so that one more would be added. */
  undated: z.strictObject({ sessionId: Id, number: z.int() }).nullable(),
  /** The number one more session would have. */
  next: z.int(),
});
export type ToPlace = z.infer<typeof ToPlace>;

export const weekContract = {
  /** The courses under way that one practitioner holds, of children this account may see: what fills a free hour. */
  'diary.toPlace': query({
    allow: ['manager', 'coordinator', 'therapist'],
    input: z.strictObject({ practitionerId: Id }),
    output: z.strictObject({ strands: z.array(ToPlace) }),
  }),
  /** One week of everybody's sessions, and of nothing more: a year's diary opens as fast as a week's. */
  'diary.week': query({
    allow: ['manager', 'coordinator', 'therapist'],
    input: z.strictObject({ from: LocalDate }),
    output: WeekView,
  }),
  /** One practitioner's sessions as a calendar file, without names. */
  'diary.saveCalendar': command({
    allow: ['manager', 'coordinator', 'therapist'],
    input: z.strictObject({ practitionerId: Id, from: LocalDate, to: LocalDate }),
    subject: (input) => input.practitionerId,
    output: z.strictObject({ sessions: z.int(), sha256: z.string() }),
  }),
};
