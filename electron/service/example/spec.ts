import type { ChildEventKind } from '../../../shared/checkIns/events.ts';
import type { LadderDecision } from '../../../shared/checkIns/ladder.ts';
import type { CheckInOutcome, HowThingsAre } from '../../../shared/checkIns/rules.ts';
import type { SafeNow } from '../../../shared/checkIns/safeNow.ts';
import type { ProceedingsStage } from '../../../shared/criminalProceedings/codes.ts';
import type { MissBarrier, MissDecision, SpokenTo } from '../../../shared/courses/missDecision.ts';
import type { SessionStatus } from '../../../shared/courses/sessions.ts';
import type { LocalTime, Weekday } from '../../../shared/dates.ts';
import type { HoldingWithWhom } from '../../../shared/holdingSupport/rules.ts';
import type { SeriesAttendance } from '../../../shared/holdingSupport/series.ts';
import type { LetterKind } from '../../../shared/letters/codes.ts';
import type { ExplainedTo, OfferAnswer } from '../../../shared/offers/codes.ts';
import type { StatedProtocolId } from '../../../shared/protocols/types.ts';
import type {
  AbuseType,
  CarerRelationship,
  ClosingReason,
  ContactChannel,
  PauseReason,
  ReferralSource,
} from '../../../shared/referrals/codes.ts';
import type { ReferralDetails } from '../../../shared/referrals/details.ts';
import type { Danger, RiskKind, RiskLevel, ToldWhom } from '../../../shared/safeguarding/codes.ts';
import type { ConcernWords } from '../../../shared/safeguarding/contract.ts';
import type { NotAcceptedReason, SafetyFinding } from '../../../shared/triage/codes.ts';
import type { FactorAnswers } from '../../../shared/priority/factors.ts';
import type { PriorityBand } from '../../../shared/waitingList/rules.ts';

/** One person round a child. What is left out is the ordinary case: safe, and may be texted, rung and written to. */
export type PersonSpec = {
  name: string;
  relationship: CarerRelationship;
  /** Alleged to have harmed the child: by whom it was said, and how many days ago. */
  alleged?: { saidBy: string; ago: number };
  rule?: 'safe' | 'ask_first' | 'do_not_contact' | 'not_checked';
  phone?: string;
  safeTimes?: string;
  sayName?: string;
  codeWord?: string;
  noAnswer?: string;
  communicationNeeds?: string;
  interpreter?: { language: string; name?: string };
  isEmergencyContact?: boolean;
  /** Days since this contact was checked; made up where it is left out. */
  checkedAgo?: number;
  note?: string;
  /** A professional: who they work for, and as what. */
  works?: { at: string; as: string };
  mayRing?: boolean;
  mayText?: boolean;
  mayVoicemail?: boolean;
  mayLetter?: boolean;
};

/** What was said in a check-in; what is left out is the ordinary case. */
export type SaidSpec = {
  howThingsAre?: HowThingsAre;
  isSafe?: SafeNow;
  whatHelps?: string;
  carerNeeds?: string;
  note?: string;
};

/** A try that reached nobody; `whom` counts through the people of the child, from 0. */
export type TrySpec = { ago: number; channel: ContactChannel; outcome?: CheckInOutcome; whom?: number };

/** How contact stands with a child who waits. Days count back from today; `dueIn` counts ahead, below 0 is overdue. */
export type ContactSpec = {
  lastAgo: number;
  outcome: CheckInOutcome;
  dueIn: number;
  tries?: number;
  /** The tries one by one, oldest first, in place of `tries`. */
  tried?: readonly TrySpec[];
  /** What the safeguarding lead decided after them. */
  decided?: { ago: number; decision: LadderDecision; reason: string; tryAgainIn: number };
  /** What was said in the last check-in that was done. */
  said?: SaidSpec;
};

/** A concern and what was written of it so far; complete once `completedHoursAfter` is said. */
export type ConcernSpec = {
  /** The day, and the time in UTC: "16:10". */
  ago: number;
  time: string;
  danger: Danger | null;
  words: Partial<Omit<ConcernWords, 'told'>>;
  /** Told on the same day. */
  told?: readonly { whom: ToldWhom; name: string; time: LocalTime }[];
  completedHoursAfter?: number;
};

export type RiskSpec = {
  kind: RiskKind;
  level: RiskLevel;
  words: string;
  plan: string;
  /** By Wyn Exampleton; otherwise Jo Draftley holds it. */
  isHeldByLead?: boolean;
  setAgo: number;
  reviewIn: number;
};

/** A letter to the first of the child's people, in the words of its template. */
export type LetterSpec = { kind: LetterKind; ago: number; askAgainIn?: number; nextContactIn?: number };

/** `endsIn` counts ahead, below 0 is over; left out, it lasts until somebody ends it. */
export type PauseSpec = { reason: PauseReason; ago: number; endsIn?: number };

export type OfferSpec = {
  protocol: StatedProtocolId;
  madeAgo: number;
  explainedTo: ExplainedTo[];
  isAccepted?: boolean;
  /** Another answer than "accepted". */
  answered?: { answer: Exclude<OfferAnswer, 'accepted'>; ago: number; askAgainIn?: number };
  alternatives?: string;
  preference?: string;
};

/** What was decided on missed sessions, days ago, and in how many days it is looked at again. */
export type MissDecidedSpec = {
  decidedAgo: number;
  barriers: readonly MissBarrier[];
  spokenTo: readonly SpokenTo[];
  decision: MissDecision;
  words: string;
  lookIn?: number;
};

/** How a referral's therapy went or goes. */
export type TherapySpec = {
  protocol: StatedProtocolId;
  /** Counted sessions held so far, or in all where it has ended; not read where `dates` or a group says it. */
  attended: number;
  /** Days from today back to the end; null while it runs. */
  endedAgo: number | null;
  /** Whether the review of its ending is still to be held. */
  isEndingReviewOpen?: boolean;
  /** The sessions planned in all; later ones are in the diary. */
  planned?: number;
  hasCarerStrand?: boolean;
  /** The reviews held; every point that was reached, where it is left out. */
  reviews?: number;
  /** When they were held, in days ago, oldest first; made up where it is left out. */
  reviewsAgo?: readonly number[];
  /** How far an extension was asked for in the last review, where nobody has decided on it yet. */
  askedTo?: number;
  /** How far an extension was agreed, in sessions. */
  extendedTo?: number;
  /** Whether last week's session still waits to be logged. */
  needsLogging?: boolean;
  /** Tries of the counted strand up to today, in days ago, oldest first; made up where they are left out. */
  dates?: readonly (readonly [number, SessionStatus])[];
  /** Who confirmed the carer as non-abusing, and whether the child's therapist may read the notes of their sessions. */
  carerKnown?: { saidBy: string; saidAgo: number; isShared: boolean };
  /** Tries of the carer's strand; a negative number lies ahead. */
  carerDates?: readonly (readonly [number, SessionStatus])[];
  /** Of a strand of the second person round the child, in the same hour of other weeks. */
  secondCarerDates?: readonly (readonly [number, SessionStatus])[];
  /** With those who are in the example's group already: after how many dates they joined, and what became of which date. */
  inGroup?: { joinedAfter?: number; missed?: Record<number, SessionStatus> };
  /**
   * The misses ask for a decision, as those logged in the app do. Left out, they were logged before that was asked;
   * what was decided of a strand answers for all of its misses.
   */
  misses?: { ofChild?: MissDecidedSpec; ofCarer?: MissDecidedSpec };
  /** What was done after a risk item was answered at the baseline. */
  riskAct?: string;
  with?: string;
  weekday?: Weekday;
  room?: number;
};

/** A plan of holding support; `untilIn` counts days ahead, below 0 is over. Left out: until therapy starts. */
export type SupportPlanSpec = {
  need: string;
  kinds: readonly string[];
  givenBy: string;
  madeAgo?: number;
  untilIn?: number;
};

/** A short series; days count back from today, oldest first. */
export type SupportSeriesSpec = {
  kind: string;
  withWhom: HoldingWithWhom;
  planned: number;
  givenBy: string;
  dates: readonly { ago: number; attendance?: SeriesAttendance; note?: string }[];
  endedAgo?: number;
};

export type SupportSpec = {
  /** Left out: a plan where two contacts or more were made and the child waits. */
  plan?: SupportPlanSpec;
  series?: SupportSeriesSpec;
  /** Single contacts beside those that are counted in `holding`, as aftercare. */
  contacts?: readonly { ago: number; kind: string; withWhom: HoldingWithWhom; note: string }[];
};

export type ReferralSpec = {
  /** Days from today back to the assessment and to the accepted offer; made up where they are left out. */
  assessedAgo?: number;
  offeredAgo?: number;
  receivedAgo: number;
  /** Days from today to the last that is paid for; left out, nobody said one. */
  fundedFor?: number;
  at: 'received' | 'triage' | 'waiting' | 'offered' | 'paused' | 'therapy' | 'closed' | 'turned_away';
  source?: ReferralSource;
  abuseTypes?: AbuseType[];
  /** Days from received to accepted. */
  acceptedAfter?: number;
  band?: PriorityBand;
  moved?: { from: PriorityBand; ago: number; reason: string };
  /** What was known at the last look at priority, and at the one before where somebody moved the child since. */
  answers?: FactorAnswers;
  answersBefore?: FactorAnswers;
  inMind?: StatedProtocolId;
  /** Left out: check-ins in their rhythm to the end of the wait. */
  contact?: ContactSpec | 'none_yet';
  /** Contacts of holding support before therapy, those of a series among them. */
  holding?: number;
  support?: SupportSpec;
  offer?: OfferSpec;
  /** Accepted from another service, in place of one held here. */
  assessedBy?: string;
  /** Begun and not yet called complete. */
  assessingAgo?: number;
  pauses?: readonly PauseSpec[];
  therapy?: TherapySpec;
  closed?: { ago: number; reason: ClosingReason };
  /** What the referrer was asked for, in days ago, and when to look again in days from today. */
  asked?: { ago: number; lookAgainIn: number; reason: string };
  /** Declined or signposted instead of accepted. */
  read?: { finding: SafetyFinding; ago: number; note: string };
  /** It came once more, from somebody else. */
  cameAgain?: { ago: number; source: ReferralSource; referredBy: string; reason: string };
  turnedAway?: { reason: NotAcceptedReason; words: string; riskHeldBy: string; signpostedTo?: string };
  details?: Partial<Pick<ReferralDetails, 'reason' | 'responsibilityHeldBy' | 'serviceConsent' | 'inArea'>>;
  /** Nobody was named yet to answer for it. */
  isNobodys?: boolean;
};

export type ChildSpec = {
  name: string;
  nameUsed?: string;
  /** Years and months old today. */
  age: readonly [number, number];
  /** Days beyond those months, so that twins and possible matches share a birthday; made up where left out. */
  ageDays?: number;
  sex: 'female' | 'male';
  pronouns?: string;
  lookedAfter?: boolean;
  interpreter?: string;
  accessNeeds?: string;
  inNeed?: boolean;
  protectionPlan?: boolean;
  pretrial?: { stage: ProceedingsStage; nextEvent?: string; nextIn?: number };
  /** What happened round them, days ago; told to the service on the same day. */
  /** `recordedAlready`: of a disclosure, where its concern is recorded. */
  events?: { kind: ChildEventKind; ago: number; recordedAlready?: string }[];
  people?: PersonSpec[];
  /** Names of brothers and sisters of the example. */
  siblings?: readonly string[];
  concerns?: readonly ConcernSpec[];
  risks?: readonly RiskSpec[];
  letters?: readonly LetterSpec[];
  /** Came in with the spreadsheet: contacts are not yet checked, and the sheet's notes stand beside them. */
  importedNotes?: string;
  /** Oldest first. */
  referrals: ReferralSpec[];
};
