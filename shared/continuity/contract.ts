import * as z from 'zod';
import { TakenBy } from '../courses/contract.ts';
import { LocalDate, LocalTime } from '../dates.ts';
import { Id, text, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { StrandKind } from '../protocols/types.ts';
import { RECORD_ROLES, type Role } from '../roles.ts';
import { HandoverReason, HandoverState } from './codes.ts';

const HANDOVER_ROLES = ['manager', 'coordinator', 'therapist'] as const satisfies readonly Role[];
const Person = z.strictObject({ id: Id, name: z.string() });

/** What is written about a handover; kept sealed. */
export const HandoverWords = z.strictObject({
  /** What the child wants the next person to know, and not to be asked again. */
  wantsKnown: text(2000),
  /** What was done to hand over, or why it was not. */
  howItWent: text(1000),
});
export type HandoverWords = z.infer<typeof HandoverWords>;

export const HandoverView = z.strictObject({
  id: Id,
  strandId: Id,
  isCover: z.boolean(),
  from: Person.nullable(),
  to: Person,
  startsOn: LocalDate,
  /** The last day of cover as agreed; null where it was left open, or is for good. */
  untilOn: LocalDate.nullable(),
  /** The last day of cover as it was. */
  endedOn: LocalDate.nullable(),
  reason: HandoverReason,
  state: HandoverState,
  words: HandoverWords,
  recordedBy: z.string().nullable(),
});
export type HandoverView = z.infer<typeof HandoverView>;

const ClashReason = text(300).nullable().default(null);
const Versioned = { courseId: Id, version: Version };
const subject = (input: { courseId: string }) => input.courseId;
const Saved = z.strictObject({ courseId: Id, version: Version, handoverId: Id, datesMoved: z.int() });

export const continuityContract = {
  /** Who has held each strand of a course, and who is to. */
  'handover.list': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ courseId: Id }),
    output: z.strictObject({
      strands: z.array(
        z.strictObject({
          strandId: Id,
          kind: StrandKind,
          isCounted: z.boolean(),
          holder: Person.nullable(),
          /** By the day they begin. */
          handovers: z.array(HandoverView),
          /** Changes in this course by today, and every time somebody else was met. */
          changes: z.int(),
          everyChange: z.int(),
        }),
      ),
    }),
  }),
  /** Which dates would go to somebody, and which of them they have another session on. Nothing is saved. */
  'handover.dates': query({
    allow: HANDOVER_ROLES,
    input: z.strictObject({
      courseId: Id,
      strandId: Id,
      toPractitionerId: Id,
      startsOn: LocalDate,
      untilOn: LocalDate.nullable(),
    }),
    output: z.strictObject({
      dates: z.int(),
      /** Dates before today that nobody has logged: they stay with whoever held them. */
      stay: z.int(),
      clashes: z.array(z.strictObject({ on: LocalDate, time: LocalTime, takenBy: z.array(TakenBy) })),
    }),
  }),
  'handover.plan': command({
    allow: HANDOVER_ROLES,
    input: z.strictObject({
      ...Versioned,
      strandId: Id,
      isCover: z.boolean(),
      toPractitionerId: Id,
      startsOn: LocalDate,
      untilOn: LocalDate.nullable(),
      reason: HandoverReason,
      wantsKnown: HandoverWords.shape.wantsKnown,
      /** Why dates stand that put whoever takes over in two places: asked for where some do. */
      clashReason: ClashReason,
    }),
    subject,
    output: Saved,
  }),
  /**
   * Says what became of one: handed over in person or not (the practitioner changes on `on` either way), cover that
   * ended on `on`, or called off.
   */
  'handover.settle': command({
    allow: HANDOVER_ROLES,
    input: z.strictObject({
      ...Versioned,
      handoverId: Id,
      state: HandoverState.exclude(['planned']),
      /** The day they took over, or the last day of cover; null where it was called off. */
      on: LocalDate.nullable(),
      wantsKnown: HandoverWords.shape.wantsKnown,
      howItWent: HandoverWords.shape.howItWent,
      /** Why dates given back or over stand that put somebody in two places: asked for where some do. */
      clashReason: ClashReason,
    }),
    subject,
    output: Saved,
  }),
};
