// What the Child screen reads in one question: the banner, the journey, where each referral stands, the courses.
import * as z from 'zod';
import { PutOff } from '../checkIns/putOff.ts';
import { ReachedBy } from '../checkIns/reached.ts';
import { ToExplain } from '../checkIns/asked.ts';
import { ChildEventView } from '../checkIns/eventsContract.ts';
import { HowThingsAre } from '../checkIns/rules.ts';
import { SafeNow } from '../checkIns/safeNow.ts';
import { DueBecause } from '../checkIns/saving.ts';
import { CourseFigure, CourseEnding, STANDINGS } from '../courses/rules.ts';
import { ProceedingsView } from '../criminalProceedings/contract.ts';
import { LocalDate } from '../dates.ts';
import { SupportPlanView, SupportSeriesView } from '../holdingSupport/contract.ts';
import { Id, Version } from '../ids.ts';
import { query } from '../op.ts';
import { ContactCard } from '../people/contract.ts';
import { ProtocolId } from '../protocols/types.ts';
import { ClosingReason, PauseReason } from '../referrals/codes.ts';
import { CameAgainView, ReferralDetails } from '../referrals/details.ts';
import { RECORD_ROLES } from '../roles.ts';
import { SafetyReadView, TriageDecisionView } from '../triage/contract.ts';
import { INBOX_STATES } from '../triage/rules.ts';
import { PriorityBand, Stage } from '../waitingList/rules.ts';
import { ConcernSummary, RiskSummary } from '../safeguarding/contract.ts';
import { ChildView } from './contract.ts';

export const PauseView = z.strictObject({
  id: Id,
  version: Version,
  startsOn: LocalDate,
  endsOn: LocalDate.nullable(),
  reason: PauseReason,
});
export type PauseView = z.infer<typeof PauseView>;

/** One thing that passed between the service and the family: a check-in or its try, holding support, or a letter. */
export const ContactView = z.strictObject({
  id: Id,
  kind: z.enum(['check_in', 'holding_support', 'letter']),
  on: LocalDate,
  /** Outcome of a check-in, kind of holding support or letter: a code. */
  what: z.string(),
  withWhom: z.string().nullable(),
  /** How holding support was given; null for all else, and where it was logged before that was kept. */
  reachedBy: ReachedBy.nullable(),
  note: z.string().nullable(),
  /** Null where nobody said, and for anything but a check-in. */
  howThingsAre: HowThingsAre.nullable(),
  /** What was said to help, and what the carer needs; null where nothing was said. */
  whatHelps: z.string().nullable(),
  carerNeeds: z.string().nullable(),
  /** Whether somebody said that this may not be the right place. */
  isPlaceInDoubt: z.boolean(),
  /** What was explained, as codes; null where it was not asked. */
  explained: z.array(ToExplain).nullable(),
  /** Why a way of contact was used that was not agreed as safe; null where it was. */
  unsafeChannelReason: z.string().nullable(),
  /** What was done after "not safe" or "not sure"; null where nothing is to be said, or nobody has said it yet. */
  safetyAct: z.strictObject({ what: z.string(), by: z.string().nullable(), on: LocalDate }).nullable(),
  /** Whether the child was said not to be safe, or nobody was sure; null where they were safe or nobody asked. */
  unsafe: SafeNow.exclude(['yes']).nullable(),
  /** Whether a safeguarding concern was recorded from this check-in. */
  hasConcern: z.boolean(),
  by: z.string().nullable(),
});
export type ContactView = z.infer<typeof ContactView>;

export const ReferralView = z.strictObject({
  id: Id,
  version: Version,
  receivedOn: LocalDate,
  details: ReferralDetails,
  funder: z.string().nullable(),
  isImported: z.boolean(),
  acceptedOn: LocalDate.nullable(),
  /** Null where it is not in the inbox. */
  inboxState: z.enum(INBOX_STATES).nullable(),
  /** Why somebody of 18 or over is referred here. */
  ageReason: z.string().nullable(),
  /** Who answers for it, by name. */
  answersFor: z.string().nullable(),
  /** Each time it came once more, the newest first. */
  cameAgain: z.array(CameAgainView),
  /** The newest first. */
  safetyReads: z.array(SafetyReadView),
  triageDecisions: z.array(TriageDecisionView),
  stage: Stage,
  isWaiting: z.boolean(),
  /** Calendar days, unadjusted; the paused ones beside them. */
  daysWaiting: z.int(),
  pausedDays: z.int(),
  /** Days from the date received to each step, and the wait without its pauses (shared/waitingList/milestones.ts). */
  milestones: z.strictObject({
    toTriage: z.int().nullable(),
    toAssessment: z.int().nullable(),
    toFirstSession: z.int().nullable(),
    adjustedDays: z.int(),
  }),
  startedOn: LocalDate.nullable(),
  pauses: z.array(PauseView),
  band: PriorityBand.nullable(),
  bandReason: z.string().nullable(),
  protocolInMind: z.string().nullable(),
  nextCheckInDueOn: LocalDate.nullable(),
  nextCheckInBecause: DueBecause.nullable(),
  tryAgainBy: LocalDate.nullable(),
  /** A person's decision on the next try, while it stands. */
  putOff: PutOff.nullable(),
  holdingContacts: z.int(),
  /** The plan of holding support that was made last, whether or not its days are over. */
  supportPlan: SupportPlanView.nullable(),
  /** Short series of holding support, those that go on first. */
  supportSeries: z.array(SupportSeriesView),
  closedOn: LocalDate.nullable(),
  closingReason: ClosingReason.nullable(),
  closingNote: z.string().nullable(),
  reopenedOn: LocalDate.nullable(),
  reopeningNote: z.string().nullable(),
});
export type ReferralView = z.infer<typeof ReferralView>;

export const CourseSummary = z.strictObject({
  id: Id,
  referralId: Id,
  offerId: Id.nullable(),
  protocolId: ProtocolId,
  practitioner: z.string().nullable(),
  startedOn: LocalDate.nullable(),
  firstPlannedOn: LocalDate.nullable(),
  endedOn: LocalDate.nullable(),
  ending: CourseEnding.nullable(),
  attended: z.int(),
  figure: CourseFigure,
  standing: z.enum(STANDINGS),
  decisionNeeded: z.boolean(),
  /** Sessions held in each carer's own strand. */
  carersAttended: z.array(z.int()),
});
export type CourseSummary = z.infer<typeof CourseSummary>;

const JourneyStep = z.strictObject({
  key: z.string(),
  name: z.string(),
  date: z.string().nullable(),
  gap: z.string().nullable(),
  kind: z.enum(['past', 'wait', 'away', 'now', 'next']),
  second: z.string().nullable(),
  isLate: z.boolean(),
});

export const ChildOverview = z.strictObject({
  child: ChildView,
  /** The 18th birthday where it is near enough to be planned for. */
  turns18On: LocalDate.nullable(),
  card: ContactCard.nullable(),
  /** Concerns that nobody has completed, longest known last. */
  openConcerns: z.array(ConcernSummary),
  /** Current risks, the gravest first. */
  risks: z.array(RiskSummary),
  /** Open ones first, then the newest. */
  proceedings: z.array(ProceedingsView),
  journey: z.array(JourneyStep),
  /** The referral the record is about now; null where there is none. */
  currentReferralId: Id.nullable(),
  /** The newest first. */
  referrals: z.array(ReferralView),
  courses: z.array(CourseSummary),
  /** What happened round the child that asks for a contact, the newest first. */
  events: z.array(ChildEventView),
  /** Of every referral, the newest first; at most twelve. */
  recentContacts: z.array(ContactView),
});
export type ChildOverview = z.infer<typeof ChildOverview>;

export const overviewContract = {
  'child.overview': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ childId: Id }),
    subject: (input) => input.childId,
    output: ChildOverview,
  }),
  /** Who opened and changed a child's record, newest first. */
  'child.history': query({
    allow: ['manager', 'safeguarding_lead'],
    input: z.strictObject({ childId: Id, offset: z.int().min(0), limit: z.int().min(1).max(100) }),
    subject: (input) => input.childId,
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id: Id,
          at: z.string(),
          who: z.string(),
          operation: z.string(),
          outcome: z.string(),
          isOutsideCaseload: z.boolean(),
          /** Of a file or a printed list that names this child: why it was made, or which list. Null of all else. */
          namedIn: z.string().nullable(),
          /** Of an event taken back: which, and why. Null of all else. */
          takenBack: z.string().nullable(),
        }),
      ),
      total: z.int(),
    }),
  }),
};
