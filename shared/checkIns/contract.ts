import * as z from 'zod';
import { Nation, OwnHolidays } from '../calendar/bankHolidays.ts';
import { LocalDate } from '../dates.ts';
import { Id, requiredText, text, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { RECORD_ROLES } from '../roles.ts';
import { NextCheckIn, WaitingRow } from '../waitingList/contract.ts';
import { ContactStillRight, RightPlace, ToExplain } from './asked.ts';
import { ChildEventKind } from './events.ts';
import { LadderBecause, LadderDecision, LadderRung, LadderWay } from './ladder.ts';
import { CheckInOutcome, HowThingsAre, SpokeTo, StillWantsTherapy } from './rules.ts';
import { SafeNow } from './safeNow.ts';
import { OWN_WEEKS, Rhythm } from './rhythm.ts';
import { CheckInOffered, DueBecause } from './saving.ts';

export const LastContact = z.strictObject({
  on: LocalDate,
  outcome: CheckInOutcome,
  spokeTo: SpokeTo.nullable(),
  howThingsAre: HowThingsAre.nullable(),
  isSafe: SafeNow.nullable(),
  wantsTherapy: StillWantsTherapy.nullable(),
  rightPlace: RightPlace.nullable(),
  whatHelps: z.string().nullable(),
  carerNeeds: z.string().nullable(),
  note: z.string().nullable(),
  /** Why a way of contact was used that was not agreed as safe; null where it was. */
  unsafeChannelReason: z.string().nullable(),
  by: z.string(),
});
export type LastContact = z.infer<typeof LastContact>;

/** Which rung of the ladder is next when nobody was reached, and why (see ladder.ts). */
const LadderStepView = z.strictObject({
  rung: LadderRung,
  because: LadderBecause,
  whom: z.array(
    z.strictObject({
      personId: Id,
      name: z.string(),
      /** Null where they are not to be rung. */
      phone: z.string().nullable(),
      ways: z.array(LadderWay),
    }),
  ),
  triedDays: z.int().min(1),
  notBefore: LocalDate,
  by: LocalDate,
});
export const LadderView = LadderStepView.extend({
  /** Where a known risk asks for a decision: who is tried all the same. */
  meanwhile: LadderStepView.nullable(),
});
export type LadderView = z.infer<typeof LadderView>;

/** What a person decided when nobody was reached. */
export const DecisionView = z.strictObject({
  on: LocalDate,
  by: z.string(),
  decision: LadderDecision,
  reason: z.string(),
  nextTryOn: LocalDate,
});
export type DecisionView = z.infer<typeof DecisionView>;

/** What the drawer shows before the first question; the people and the safe-contact card come from `people.list`. */
export const CheckInView = z.strictObject({
  referralId: Id,
  childId: Id,
  receivedOn: LocalDate,
  name: z.string(),
  nameUsed: z.string().nullable(),
  pronouns: z.string().nullable(),
  age: z.int().nullable(),
  interpreterLanguage: z.string().nullable(),
  next: NextCheckIn.nullable(),
  because: DueBecause.nullable(),
  lastDone: LastContact.nullable(),
  /** Only where a try came after the last check-in done. */
  lastTry: LastContact.nullable(),
  /** What happened round the child since the last check-in done (or since the referral), the newest first. */
  news: z.array(z.strictObject({ kind: ChildEventKind, on: LocalDate })),
  /** Null where no try has gone unanswered since the last check-in or decision. */
  ladder: LadderView.nullable(),
  decision: DecisionView.nullable(),
  rhythm: Rhythm,
  /** What a person set for this child, and why; null where the service's rhythm holds. */
  ownRhythm: z.strictObject({ everyWeeks: z.int(), reason: z.string() }).nullable(),
  referralVersion: Version,
  /** What no check-in with the family explained yet. */
  toExplain: z.array(ToExplain),
  /** Whose bank holidays the proposed date leaves out. */
  nation: Nation,
  ownHolidays: OwnHolidays,
  /** Within how many working days the next is offered where the child may not be safe. */
  tryAgainWithinWorkingDays: z.int(),
  /** For a look at priority where things are worse. */
  band: WaitingRow.shape.band,
});
export type CheckInView = z.infer<typeof CheckInView>;

export const checkInsContract = {
  'checkIn.view': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ referralId: Id }),
    subject: (input) => input.referralId,
    output: CheckInView,
  }),
  'checkIn.save': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      referralId: Id,
      heldOn: LocalDate,
      outcome: CheckInOutcome,
      /** Whom a try was for: a person round the child, or null for the child. Not looked at when somebody was reached. */
      triedPersonId: Id.nullable(),
      spokeToChild: z.boolean(),
      spokeToPersonIds: z.array(Id).max(20),
      spokeToSomeoneElse: z.boolean(),
      howThingsAre: HowThingsAre.nullable(),
      isSafe: SafeNow.nullable(),
      wantsTherapy: StillWantsTherapy.nullable(),
      offered: z.array(CheckInOffered),
      explained: z.array(ToExplain).default([]),
      rightPlace: RightPlace.nullable().default(null),
      whatHelps: text(500).default(''),
      carerNeeds: text(500).default(''),
      /** Whether what was agreed of the one to ring still holds. */
      contactStillRight: ContactStillRight.nullable().default(null),
      note: text(2000),
      /** Why a way of contact was used that the contact rules speak against. */
      unsafeChannelReason: text(300),
      /** Only where another date than the proposed one was agreed. */
      nextDueOn: LocalDate.nullable(),
      /** A concern that was recorded during this call. */
      concernId: Id.nullable().default(null),
    }),
    subject: (input) => input.referralId,
    output: z.strictObject({
      checkInId: Id,
      /** False of a try, also where only a carer nobody had checked was reached: see `isWordEnough`. */
      isDone: z.boolean(),
      nextDueOn: LocalDate.nullable(),
      tryAgainBy: LocalDate.nullable(),
    }),
  }),
  /** Another rhythm for one child, with the reason; null weeks give the service's rhythm back. */
  'checkIn.setRhythm': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      referralId: Id,
      version: Version,
      everyWeeks: z
        .int('Enter a whole number of weeks')
        .min(OWN_WEEKS.least, `Enter ${OWN_WEEKS.least} or more`)
        .max(OWN_WEEKS.most, `Enter ${OWN_WEEKS.most} or less. A longer rest is a pause.`)
        .nullable(),
      reason: requiredText(300, 'Say why, in a few words'),
    }),
    subject: (input) => input.referralId,
    output: z.strictObject({ referralId: Id, version: Version, nextDueOn: LocalDate.nullable() }),
  }),
  /** What happens next when nobody was reached: a person's decision, always with a reason and a day. */
  'checkIn.decide': command({
    allow: ['safeguarding_lead', 'manager'],
    input: z.strictObject({
      referralId: Id,
      decision: LadderDecision,
      reason: text(1000),
      nextTryOn: LocalDate,
      /** "It is a concern": which one; it is on record before the decision is. */
      concernId: Id.nullable().default(null),
    }),
    subject: (input) => input.referralId,
    output: z.strictObject({ decisionId: Id, nextTryOn: LocalDate }),
  }),
  /** Takes back a check-in saved today by the same person, while it is the latest of its referral. */
  'checkIn.undo': command({
    allow: RECORD_ROLES,
    input: z.strictObject({ checkInId: Id }),
    // The contact is gone once it is taken back: what stays is the referral it was about.
    subject: (input, output) => output?.referralId ?? input.checkInId,
    output: z.strictObject({
      referralId: Id,
      nextDueOn: LocalDate.nullable(),
      /** Concerns that were recorded from it: they stand. */
      concernsLeft: z.int().min(0),
    }),
  }),
  /** What was done after a check-in that said "not safe" or "not sure". Until then it stands on Today. */
  'checkIn.recordAct': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      checkInId: Id,
      whatWasDone: requiredText(1000, 'Say in a sentence what was done, and who knows now'),
    }),
    subject: (input) => input.checkInId,
    output: z.strictObject({ checkInId: Id }),
  }),
};
