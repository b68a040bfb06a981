import * as z from 'zod';
import { LocalDate, LocalTime } from '../dates.ts';
import { Id, text, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { RECORD_ROLES } from '../roles.ts';
import { Danger, RiskKind, RiskLevel, ToldWhom } from './codes.ts';

/** One telling: to whom, by name where it is known, and when. */
export const Told = z.strictObject({
  whom: ToldWhom,
  name: text(120),
  on: LocalDate,
  /** Null where only the day is known: it then counts from the beginning of the day. */
  time: LocalTime.nullable(),
});
export type Told = z.infer<typeof Told>;

/** What of a record is sealed: the words, and the names in them. */
export const ConcernWords = z.strictObject({
  concern: text(8000),
  knownBy: text(200),
  done: text(8000),
  told: z.array(Told).max(30),
  whyNobodyTold: text(500),
});
export type ConcernWords = z.infer<typeof ConcernWords>;

/** What anybody who may see the child sees of a concern: that it is there, since when, and whether it is open. */
export const ConcernSummary = z.strictObject({
  id: Id,
  knownAt: z.string(),
  hoursKnown: z.int().min(0),
  danger: Danger.nullable(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  completedAt: z.string().nullable(),
  mayRead: z.boolean(),
});
export type ConcernSummary = z.infer<typeof ConcernSummary>;

/** Children's social care, by day and out of hours; '' where nobody entered them. */
const Numbers = z.strictObject({ socialCare: z.string(), outOfHours: z.string() });

export const ConcernView = z.strictObject({
  id: Id,
  childId: Id,
  version: Version,
  knownOn: LocalDate,
  knownTime: LocalTime,
  danger: Danger.nullable(),
  words: ConcernWords,
  recordedAt: z.string(),
  recordedBy: z.string(),
  completedAt: z.string().nullable(),
  /** What it was recorded from; null where it was nothing of the record. */
  cameUp: z
    .discriminatedUnion('in', [
      z.strictObject({ in: z.literal('check_in'), on: LocalDate }),
      z.strictObject({ in: z.literal('disclosure'), on: LocalDate }),
      z.strictObject({ in: z.literal('check_in_taken_back') }),
    ])
    .nullable(),
  /** Earlier versions are kept as they were; this is when and by whom each was written. */
  written: z.array(z.strictObject({ at: z.string(), by: z.string() })),
  /** Whoever recorded it may complete it, also where they may not see the child's other concerns. */
  numbers: Numbers,
});
export type ConcernView = z.infer<typeof ConcernView>;

/** Who answers for a risk: somebody with an account, or a practitioner. */
export const RiskHolder = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('account'), id: Id }),
  z.strictObject({ is: z.literal('practitioner'), id: Id }),
]);
export type RiskHolder = z.infer<typeof RiskHolder>;

/** A risk as the banner shows it. */
export const RiskSummary = z.strictObject({
  id: Id,
  kind: RiskKind,
  level: RiskLevel,
  holder: z.string().nullable(),
  reviewOn: LocalDate.nullable(),
});
export type RiskSummary = z.infer<typeof RiskSummary>;

export const RiskView = RiskSummary.extend({
  heldBy: RiskHolder.nullable(),
  words: z.string(),
  plan: z.string(),
  setOn: LocalDate,
  setBy: z.string(),
});
export type RiskView = z.infer<typeof RiskView>;

export const safeguardingContract = {
  /** The concerns about a child without their words, and the numbers to ring. */
  'concern.list': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ childId: Id }),
    subject: (input) => input.childId,
    output: z.strictObject({
      concerns: z.array(ConcernSummary),
      numbers: Numbers,
    }),
  }),
  /** Opens the words of a concern: in the log, each time. Reading them asks for this first. */
  'concern.open': command({
    allow: RECORD_ROLES,
    input: z.strictObject({ concernId: Id }),
    subject: (input) => input.concernId,
    output: z.strictObject({ concernId: Id }),
  }),
  'concern.get': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ concernId: Id }),
    subject: (input) => input.concernId,
    output: ConcernView,
  }),
  /** Records a concern (id and version null) or adds to one. Anything may be missing unless it is to be complete. */
  'concern.save': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      childId: Id,
      concernId: Id.nullable(),
      version: Version.nullable(),
      /** The check-in in which it came up. */
      checkInId: Id.nullable(),
      /** The disclosure it is recorded from. */
      eventId: Id.nullable().default(null),
      /** Null is now: the moment of the first save. */
      knownOn: LocalDate.nullable(),
      knownTime: LocalTime.nullable(),
      danger: Danger.nullable(),
      words: ConcernWords,
      complete: z.boolean(),
    }),
    subject: (input, output) => input.concernId ?? output?.concernId ?? input.childId,
    output: z.strictObject({ concernId: Id, version: Version, isComplete: z.boolean() }),
  }),
  /** Current risks with what is known, the plan to stay safe, and how each stood before. */
  'risk.list': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ childId: Id }),
    subject: (input) => input.childId,
    output: z.strictObject({
      current: z.array(RiskView),
      /** The newest first. */
      before: z.array(RiskView),
      holders: z.array(z.strictObject({ holder: RiskHolder, name: z.string() })),
    }),
  }),
  /** Says how a risk stands now. What stood before is kept. */
  'risk.save': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      childId: Id,
      kind: RiskKind,
      /** The one this stands in place of, as it was read; null for a new one. */
      replacesId: Id.nullable(),
      level: RiskLevel,
      words: text(2000),
      plan: text(4000),
      heldBy: RiskHolder.nullable(),
      reviewOn: LocalDate.nullable(),
    }),
    subject: (input) => input.childId,
    output: z.strictObject({ riskId: Id }),
  }),
};
