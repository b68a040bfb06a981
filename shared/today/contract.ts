// Long because every kind of row on Today is declared here, in the order in which Today shows them.
import * as z from 'zod';
import { SafeNow } from '../checkIns/safeNow.ts';
import { ContactConcern, DueBecause } from '../checkIns/saving.ts';
import { AskedInterpreter } from '../courses/interpreter.ts';
import { SafetyAnswer } from '../courses/logging.ts';
import { MissDecision } from '../courses/missDecision.ts';
import { RunOfMisses } from '../courses/misses.ts';
import { CourseFigure } from '../courses/rules.ts';
import { LadderView } from '../checkIns/contract.ts';
import { Danger, RiskKind, RiskLevel } from '../safeguarding/codes.ts';
import { FeedbackVoice } from '../courses/ending.ts';
import { LocalDate, LocalTime } from '../dates.ts';
import { Id, Version } from '../ids.ts';
import { MeasureId } from '../measures/types.ts';
import { query } from '../op.ts';
import { SAFETY_FACTORS } from '../priority/safety.ts';
import { BoundUnit, ProtocolId, StrandKind } from '../protocols/types.ts';
import { ReferralSource } from '../referrals/codes.ts';
import { TO_CARRY_OUT } from '../reviews/decided.ts';
import { ReviewRhythm } from '../reviews/rhythm.ts';
import { RECORD_ROLES } from '../roles.ts';
import { INBOX_STATES } from '../triage/rules.ts';
import { NextCheckIn, WaitingListStage } from '../waitingList/contract.ts';
import { TodayGroup } from './rules.ts';

/** Whose call it is, in one line; the drawer has the whole card. */
const ContactLine = z.strictObject({
  name: z.string(),
  phone: z.string().nullable(),
  times: z.string().nullable(),
  /** The name to give and the code word, where agreed; null where nobody agreed one. */
  sayName: z.string().nullable(),
  codeWord: z.string().nullable(),
  isChecked: z.boolean(),
  /** To be checked again: see `isCheckOld`. */
  isOld: z.boolean(),
  /** True where they said not to ring: they are reached another way. */
  isNotRung: z.boolean(),
  /** What speaks against a message on the answerphone; null where it was agreed as safe. */
  voicemail: ContactConcern.nullable(),
});
export type ContactLine = z.infer<typeof ContactLine>;

const Child = z.strictObject({ childId: Id, name: z.string(), age: z.int().nullable() });
/** That the last review asked for an extension, and to how many; null where none did, or it was decided about. */
const Asked = z.strictObject({ reviewNumber: z.int().min(1), upTo: z.int().nullable() }).nullable();
const job = {
  /** The same as long as the same thing is to be done. */
  key: z.string(),
  group: TodayGroup,
  dueOn: LocalDate,
  /** Of the signed-in person's own courses, or of a family they spoke to last. */
  isMine: z.boolean(),
};

/** One thing that needs somebody, with what is needed to do it from the row. */
export const TodayJob = z.discriminatedUnion('kind', [
  z.strictObject({
    ...job,
    kind: z.literal('concern'),
    child: Child,
    concernId: Id,
    hoursKnown: z.int().min(0),
    danger: Danger.nullable(),
    recordedBy: z.string(),
    /** Whether the signed-in person may read its words, and so complete it. */
    mayRead: z.boolean(),
  }),
  /** A disclosure whose concern nobody has recorded yet, nor said why not. */
  z.strictObject({
    ...job,
    kind: z.literal('concern_owed'),
    child: Child,
    eventId: Id,
    happenedOn: LocalDate,
    recordedBy: z.string().nullable(),
  }),
  /** A look at priority said that the child is not safe now, or of recent self-harm, and nothing is on record beside it. */
  z.strictObject({
    ...job,
    kind: z.literal('priority_owed'),
    child: Child,
    referralId: Id,
    factors: z.array(z.enum(SAFETY_FACTORS)).min(1),
    saidOn: LocalDate,
    by: z.string().nullable(),
  }),
  z.strictObject({
    ...job,
    kind: z.literal('risk_review'),
    child: Child,
    risk: RiskKind,
    level: RiskLevel,
    holder: z.string().nullable(),
  }),
  z.strictObject({
    ...job,
    kind: z.literal('check_in'),
    child: Child,
    referralId: Id,
    because: DueBecause,
    next: NextCheckIn,
    /** Which rung is next after tries that reached nobody. */
    ladder: LadderView.nullable(),
    contact: ContactLine.nullable(),
    interpreterLanguage: z.string().nullable(),
  }),
  z.strictObject({
    ...job,
    kind: z.literal('session_to_log'),
    child: Child,
    courseId: Id,
    sessionId: Id,
    tryId: Id,
    strand: StrandKind,
    number: z.int().min(1),
    ofLabel: z.string().nullable(),
    on: LocalDate,
    time: LocalTime.nullable(),
    place: z.string().nullable(),
    practitioner: z.string().nullable(),
  }),
  /** The register of a group's date: one row, however many of its members are still to be said. */
  z.strictObject({
    ...job,
    kind: z.literal('register'),
    groupId: Id,
    dateId: Id,
    name: z.string(),
    members: z.int().min(1),
    on: LocalDate,
    time: LocalTime.nullable(),
    place: z.string().nullable(),
    practitioner: z.string().nullable(),
  }),
  z.strictObject({
    ...job,
    kind: z.literal('review'),
    child: Child,
    courseId: Id,
    reviewNumber: z.int().min(1),
    by: ReviewRhythm.shape.by,
    at: z.int().min(1),
    reachedOn: LocalDate,
    plannedOn: LocalDate.nullable(),
  }),
  z.strictObject({
    ...job,
    kind: z.literal('decision'),
    child: Child,
    courseId: Id,
    figure: CourseFigure,
    asked: Asked,
    /** No review was held near the bound for the decision to rest on. */
    reviewFirst: z.boolean(),
  }),
  /** A course has ended, and the review of its ending was neither held nor called off. */
  z.strictObject({
    ...job,
    kind: z.literal('ending_review'),
    child: Child,
    courseId: Id,
    protocolId: ProtocolId,
    endedOn: LocalDate,
  }),
  /** The bound of a course, the limit of its extension or the carer's cap comes near. */
  z.strictObject({
    ...job,
    kind: z.literal('bound_near'),
    child: Child,
    courseId: Id,
    of: z.enum(['course', 'extension', 'carer']),
    unit: BoundUnit,
    bound: z.int(),
    /** Sessions or days left; of a bound in time the weeks left. */
    left: z.int().min(0),
    /** The day on which a bound in time is reached. */
    on: LocalDate.nullable(),
    asked: Asked,
    reviewFirst: z.boolean(),
  }),
  /** What the last review decided, and nobody has carried out yet. */
  z.strictObject({
    ...job,
    kind: z.literal('review_decided'),
    child: Child,
    courseId: Id,
    reviewId: Id,
    reviewNumber: z.int().min(1),
    heldOn: LocalDate,
    outcome: z.enum(TO_CARRY_OUT),
    extendTo: z.int().nullable(),
    nextPlannedOn: LocalDate.nullable(),
  }),
  z.strictObject({
    ...job,
    kind: z.literal('offer'),
    child: Child,
    offerId: Id,
    version: Version,
    protocolId: ProtocolId,
    madeOn: LocalDate,
    /** Not ready then, and the day to ask again has come near. */
    askAgainOn: LocalDate.nullable(),
  }),
  /** They asked for something else than what was offered, and nothing else was offered yet. */
  z.strictObject({
    ...job,
    kind: z.literal('wants_another'),
    child: Child,
    referralId: Id,
    offerId: Id,
    protocolId: ProtocolId,
    answeredOn: LocalDate,
    /** Who answers for the referral, by name. */
    answersFor: z.string().nullable(),
  }),
  /** The day on which the plan of an assessment is to be looked at again. */
  z.strictObject({
    ...job,
    kind: z.literal('plan_review'),
    child: Child,
    referralId: Id,
    assessmentId: Id,
    completedOn: LocalDate,
    answersFor: z.string().nullable(),
  }),
  /** Somebody is to find out that the child is safe after a missed session. */
  z.strictObject({
    ...job,
    kind: z.literal('welfare_contact'),
    child: Child,
    referralId: Id,
    courseId: Id,
    number: z.int().min(1),
    missedOn: LocalDate,
    /** Called off by the family, and nobody knows why. */
    isCancelled: z.boolean(),
    /** What was answered then; null where nobody answered and the reason is not known. */
    asked: SafetyAnswer.exclude(['spoke_and_safe']).nullable(),
    by: z.string().nullable(),
    contact: ContactLine.nullable(),
    interpreterLanguage: z.string().nullable(),
  }),
  /** Several dates of one strand were missed and nobody has decided what follows, or a decision is to be looked at again. */
  z.strictObject({
    ...job,
    kind: z.literal('missed_run'),
    child: Child,
    courseId: Id,
    strandId: Id,
    strand: StrandKind,
    /** Null where only the last decision is to be looked at again. */
    run: RunOfMisses.nullable(),
    decided: z.strictObject({ on: LocalDate, decision: MissDecision, by: z.string().nullable() }).nullable(),
  }),
  /** A check-in said "not safe" or "not sure", and nobody has said yet what was done or asked again. */
  z.strictObject({
    ...job,
    kind: z.literal('not_safe'),
    said: SafeNow.exclude(['yes']),
    child: Child,
    referralId: Id,
    checkInId: Id,
    saidOn: LocalDate,
    by: z.string().nullable(),
    contact: ContactLine.nullable(),
    interpreterLanguage: z.string().nullable(),
  }),
  /** A question about harm was answered in a measure, and nobody has said yet what was done (a total alone hides it). */
  z.strictObject({
    ...job,
    kind: z.literal('risk_item'),
    child: Child,
    scoreId: Id,
    measure: MeasureId,
    filledInOn: LocalDate,
    by: z.string().nullable(),
  }),
  /** Two who must not meet are both in a group, or are booked where they would, and nobody has said what was decided. */
  z.strictObject({
    ...job,
    kind: z.literal('kept_apart'),
    child: Child,
    pairId: Id,
    /** The other; null where this account may not know the child. */
    other: z.string().nullable(),
    /** The group both are in, and whether this account may open it; null where their dates meet in the diary. */
    inGroup: z.strictObject({ id: Id, name: z.string(), mayOpen: z.boolean() }).nullable(),
    /** The child’s own course of those dates. */
    courseId: Id.nullable(),
    /** The days ahead on which they would meet; of a group its next date. */
    days: z.int().min(0),
    firstOn: LocalDate.nullable(),
    lastOn: LocalDate.nullable(),
  }),
  /** Somebody alleged to have harmed the child has sessions in a running course: a lead decides, or their dates are still to come. */
  z.strictObject({
    ...job,
    kind: z.literal('carer_alleged'),
    child: Child,
    courseId: Id,
    strandId: Id,
    /** The person as linked to the child, and their name. */
    linkId: Id,
    person: z.string(),
    open: z.enum(['decide', 'dates_left']),
    datesAhead: z.int().min(0),
    nextOn: LocalDate.nullable(),
  }),
  /** Sessions of a course stand on a closure or leave entered after they were planned. */
  z.strictObject({
    ...job,
    kind: z.literal('day_off'),
    child: Child,
    courseId: Id,
    /** Where the first of them is a group's date. */
    inGroup: z.strictObject({ id: Id, name: z.string() }).nullable(),
    sessions: z.int().min(1),
    firstOn: LocalDate,
    lastOn: LocalDate,
    /** What was entered: whose leave, or what the closure or holiday is called. */
    off: z.strictObject({ because: z.enum(['leave', 'closure']), name: z.string() }),
  }),
  /** Sessions of a strand come near that need an interpreter, and none is booked: the first of them. */
  z.strictObject({
    ...job,
    kind: z.literal('interpreter_to_book'),
    child: Child,
    courseId: Id,
    tryId: Id,
    isCarers: z.boolean(),
    number: z.int().min(1),
    on: LocalDate,
    time: LocalTime.nullable(),
    practitioner: z.string().nullable(),
    interpreters: z.array(AskedInterpreter),
    /** How many more of the days ahead have none. */
    later: z.int().min(0),
  }),
  /** The last course has ended and the referral is open: it is closed, or another course is planned. */
  z.strictObject({
    ...job,
    kind: z.literal('next_step'),
    child: Child,
    referralId: Id,
    step: z.enum(['close_or_plan', 'plan_course']),
    /** Of whose feedback nothing is said yet: told beside the job, and no job of its own. */
    feedbackGap: z.array(FeedbackVoice),
    /** Given while a plan of holding support lasts after therapy; the row is due when that is to be looked at. */
    aftercareUntil: LocalDate.nullable(),
    /** The offer they said yes to, where there is one. */
    offerId: Id.nullable(),
    protocolId: ProtocolId.nullable(),
    endedOn: LocalDate,
    practitioner: z.string().nullable(),
  }),
  /** A course runs and has no date ahead. */
  z.strictObject({
    ...job,
    kind: z.literal('nothing_planned'),
    child: Child,
    courseId: Id,
    protocolId: ProtocolId,
    lastDateOn: LocalDate.nullable(),
  }),
  /** A strand of a course under way is still with somebody who works here no longer, and nobody is to take it over. */
  z.strictObject({
    ...job,
    kind: z.literal('holder_left'),
    child: Child,
    courseId: Id,
    strandId: Id,
    isCarers: z.boolean(),
    /** Where the sessions are those of a group that runs: it is handed over as a whole, on its page. */
    inGroup: z.strictObject({ id: Id, name: z.string() }).nullable(),
    practitioner: z.string(),
    /** Dates from today on. */
    dates: z.int().min(0),
    nextOn: LocalDate.nullable(),
  }),
  z.strictObject({
    ...job,
    kind: z.literal('referral'),
    child: Child,
    referralId: Id,
    receivedOn: LocalDate,
    source: ReferralSource,
    /** Whether it is to be read for safety, also because it came once more; to be answered, or to be looked at again. */
    state: z.enum([...INBOX_STATES, 'came_again']),
    /** Who answers for it, by name. */
    answersFor: z.string().nullable(),
  }),
  /** Open referrals that nobody answers for: one row for all of them. */
  z.strictObject({ ...job, kind: z.literal('nobody_answers'), referrals: z.int().min(1) }),
  /** Children who wait with no plan of holding support, and plans to look at again: one row for all of them. */
  z.strictObject({
    ...job,
    kind: z.literal('support_plans'),
    /** By the tab of the waiting list on which they stand; those with none are left out. */
    withoutPlan: z.array(z.strictObject({ stage: WaitingListStage, children: z.int().min(1) })),
    toReview: z.array(z.strictObject({ stage: WaitingListStage, children: z.int().min(1) })),
  }),
  /** Children on the waiting list whose priority nobody has looked at: one row for all of them. */
  z.strictObject({
    ...job,
    kind: z.literal('no_band'),
    /** By the tab of the waiting list on which they stand, the fullest first. */
    byStage: z.array(z.strictObject({ stage: WaitingListStage, children: z.int().min(1) })).min(1),
  }),
  z.strictObject({
    ...job,
    kind: z.literal('court_date'),
    child: Child,
    event: z.string().nullable(),
    /** Where the child waits, so that a check-in can be made from here. */
    referralId: Id.nullable(),
  }),
  /** A handover or cover whose day has come: somebody says what became of it. */
  z.strictObject({
    ...job,
    kind: z.literal('handover'),
    child: Child,
    courseId: Id,
    handoverId: Id,
    isCover: z.boolean(),
    from: z.string().nullable(),
    to: z.string(),
    startsOn: LocalDate,
    untilOn: LocalDate.nullable(),
  }),
  /** Somebody’s professional registration has run out, or is about to: for the manager. */
  z.strictObject({
    ...job,
    kind: z.literal('registration'),
    practitionerId: Id,
    practitioner: z.string(),
    registeredWith: z.string().nullable(),
  }),
  z.strictObject({ ...job, kind: z.literal('turning_18'), child: Child, birthday: LocalDate }),
  z.strictObject({ ...job, kind: z.literal('import_rows'), rows: z.int().min(1) }),
  z.strictObject({
    ...job,
    kind: z.literal('outside_opening'),
    child: Child,
    accessId: Id,
    who: z.string(),
    openedOn: LocalDate,
    reason: z.string(),
  }),
]);
export type TodayJob = z.infer<typeof TodayJob>;
export type TodayKind = TodayJob['kind'];
export type JobOf<Kind extends TodayKind> = Extract<TodayJob, { kind: Kind }>;

export const AheadItem = z.strictObject({
  key: z.string(),
  kind: z.enum(['court', 'review', 'turning_18', 'wait_goes_on', 'quarter_ends']),
  on: LocalDate,
  child: Child.nullable(),
  /** The event in court, the label of the quarter; null otherwise. */
  what: z.string().nullable(),
  /** The point after which a review is due. */
  review: z.strictObject({ by: ReviewRhythm.shape.by, at: z.int() }).nullable(),
  /** The 18th birthday that is planned for. */
  birthday: LocalDate.nullable(),
});
export type AheadItem = z.infer<typeof AheadItem>;

export const todayContract = {
  'today.list': query({
    allow: RECORD_ROLES,
    input: z.strictObject({}),
    output: z.strictObject({
      jobs: z.array(TodayJob),
      /** Check-ins beyond those listed, latest due last: they stand on the waiting list too. */
      checkInsLeftOut: z.int().min(0),
      ahead: z.array(AheadItem),
    }),
  }),
  /** How many are overdue or due today: the one number on the rail. */
  'today.count': query({
    allow: RECORD_ROLES,
    input: z.strictObject({}),
    output: z.strictObject({ overdueOrToday: z.int().min(0) }),
  }),
};
