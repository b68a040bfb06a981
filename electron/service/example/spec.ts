import type { ChildEventKind } from '../../../shared/checkIns/events.ts';
import type { CheckInOutcome } from '../../../shared/checkIns/rules.ts';
import type { ProceedingsStage } from '../../../shared/criminalProceedings/codes.ts';
import type { SessionStatus } from '../../../shared/courses/sessions.ts';
import type { Weekday } from '../../../shared/dates.ts';
import type { ExplainedTo } from '../../../shared/offers/codes.ts';
import type { HoldingWithWhom } from '../../../shared/holdingSupport/rules.ts';
import type { SeriesAttendance } from '../../../shared/holdingSupport/series.ts';
import type { ProtocolId } from '../../../shared/protocols/types.ts';
import type {
  AbuseType,
  CarerRelationship,
  ClosingReason,
  PauseReason,
  ReferralSource,
} from '../../../shared/referrals/codes.ts';
import type { ReferralDetails } from '../../../shared/referrals/details.ts';
import type { NotAcceptedReason } from '../../../shared/triage/codes.ts';
import type { FactorAnswers } from '../../../shared/priority/factors.ts';
import type { PriorityBand } from '../../../shared/waitingList/rules.ts';

/** One person round a child. What is left out is the ordinary case: safe, and may be texted, rung and written to. */
export type PersonSpec = {
  name: string;
  relationship: CarerRelationship;
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

/** How contact stands with a child who waits. Days count back from today; `dueIn` counts ahead, below 0 is overdue. */
export type ContactSpec = { lastAgo: number; outcome: CheckInOutcome; dueIn: number; tries?: number };

/** How a referral's therapy went or goes. */
export type TherapySpec = {
  protocol: ProtocolId;
  /** Counted sessions held so far, or in all where it has ended. */
  attended: number;
  /** Days from today back to the end; null while it runs. */
  endedAgo: number | null;
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
  /** Tries of the carer's strand; a negative number lies ahead. */
  carerDates?: readonly (readonly [number, SessionStatus])[];
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
  inMind?: ProtocolId;
  /** Left out: check-ins in their rhythm to the end of the wait. */
  contact?: ContactSpec | 'none_yet';
  /** Contacts of holding support before therapy, those of a series among them. */
  holding?: number;
  support?: SupportSpec;
  offer?: { protocol: ProtocolId; madeAgo: number; explainedTo: ExplainedTo[]; isAccepted?: boolean };
  pause?: { reason: PauseReason; ago: number };
  therapy?: TherapySpec;
  closed?: { ago: number; reason: ClosingReason };
  /** What the referrer was asked for, in days ago, and when to look again in days from today. */
  asked?: { ago: number; lookAgainIn: number; reason: string };
  /** Declined or signposted instead of accepted. */
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
  sex: 'female' | 'male';
  pronouns?: string;
  lookedAfter?: boolean;
  interpreter?: string;
  accessNeeds?: string;
  inNeed?: boolean;
  protectionPlan?: boolean;
  pretrial?: { stage: ProceedingsStage; nextEvent?: string; nextIn?: number };
  /** What happened round them, days ago; told to the service on the same day. */
  events?: { kind: ChildEventKind; ago: number }[];
  people?: PersonSpec[];
  /** Came in with the spreadsheet: contacts are not yet checked, and the sheet's notes stand beside them. */
  importedNotes?: string;
  /** Oldest first. */
  referrals: ReferralSpec[];
};
