import {
  addDays,
  earlierOf,
  isAfter,
  isBefore,
  laterOf,
  type LocalDate,
  workingDayFrom,
  workingDaysAfter,
  workingDayUpTo,
} from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import { isSettledFirst, leaveOpen, type OpenMatter, type OpenMatterView } from '../referrals/closing.ts';
import { riskHolderLack, type RiskHolderRefusal, saysSomething } from '../said.ts';
import { isUnanswered } from '../waitingList/rules.ts';
import type { NotAcceptedReason, SafetyFinding, TriageAnswer } from './codes.ts';

// No national rule says how soon a referral is read or answered; these are our own defaults, and settings of the service.
/** Working days from receipt within which somebody has read a referral for the child's safety. */
export const SAFETY_READ_WITHIN_WORKING_DAYS = 1;
/** Days from receipt within which a referral is answered. */
export const TRIAGE_WITHIN_DAYS = 7;
/** Days after which a referral is looked at again once its referrer was asked for more, unless another day is chosen. */
export const LOOK_AGAIN_AFTER_DAYS = 7;

/** What the place of a referral in the inbox follows from. */
export type InboxFacts = {
  receivedOn: LocalDate;
  acceptedOn: LocalDate | null;
  closedOn: LocalDate | null;
  /** When its first course began. */
  courseStartedOn: LocalDate | null;
  /** When it was last opened again after a closing: it is then read and answered anew. */
  reopenedOn: LocalDate | null;
  /** The last time somebody read it for safety and could tell; null while too little is known. */
  safetyReadOn: LocalDate | null;
  /** The first such reading of those that still hold; no answer but asking for more may be dated before it. */
  safetyFirstReadOn: LocalDate | null;
  /** The last answer was to ask for more: when it was asked, and the day to look again. */
  asked: { on: LocalDate; lookAgainOn: LocalDate } | null;
};

export const INBOX_STATES = ['to_read', 'to_decide', 'asked'] as const;
export type InboxState = (typeof INBOX_STATES)[number];
export const INBOX_STATE_LABELS: Record<InboxState, string> = {
  to_read: 'Safety not known yet',
  to_decide: 'To decide',
  asked: 'Asked for more',
};

/**
 * When a referral was last read by somebody who could tell whether the child is safe. A reading that found too little
 * known settles nothing, and takes back those before it: the clock goes on until it is read again (our own rule).
 */
export function safetyKnownOn(
  /** In the order in which they were saved. */
  reads: readonly { on: LocalDate; finding: SafetyFinding }[],
): LocalDate | null {
  const days = daysThatHold(reads);
  return days.length === 0 ? null : days.reduce(laterOf);
}

/** The first reading that still holds, of this time if the referral was opened again: see `safetyKnownOn`. */
export function safetyFirstKnownOn(
  /** In the order in which they were saved. */
  reads: readonly { on: LocalDate; finding: SafetyFinding }[],
  reopenedOn: LocalDate | null,
): LocalDate | null {
  const days = daysThatHold(reads).filter((on) => reopenedOn === null || !isBefore(on, reopenedOn));
  return days.length === 0 ? null : days.reduce(earlierOf);
}

/** Where a referral stands in the inbox, or null where it is not in it: accepted, or closed by a decision. */
export function inboxStateOf(facts: InboxFacts): InboxState | null {
  if (!isUnanswered(facts)) return null;
  if (!isReadSince(facts)) return 'to_read';
  return askedSince(facts) === null ? 'to_decide' : 'asked';
}

/**
 * By when somebody reads the referral for safety: so many working days after it was received or opened again. Null once
 * that was done, and for a referral that is not in the inbox: one recorded as accepted already says there how it was read.
 */
export function safetyReadDueOn(
  facts: InboxFacts,
  withinWorkingDays: number,
  isHoliday: (date: LocalDate) => boolean,
): LocalDate | null {
  if (inboxStateOf(facts) !== 'to_read') return null;
  return workingDaysAfter(sinceOf(facts), withinWorkingDays, isHoliday);
}

/**
 * By when somebody reads what a referral said when it came once more: so many working days after it came, the earliest first,
 * as for a new referral. Null once somebody who could tell read it on that day or later, after it was noted. Whether the
 * referral was accepted long ago says nothing about what is new (our own rule).
 */
export function readAgainDueOn(
  times: readonly { on: LocalDate; notedAt: string }[],
  /** In the order in which they were saved. */
  reads: readonly { on: LocalDate; finding: SafetyFinding; savedAt: string }[],
  withinWorkingDays: number,
  isHoliday: (date: LocalDate) => boolean,
): LocalDate | null {
  const unread = times.filter(
    ({ on, notedAt }) =>
      safetyKnownOn(reads.filter((read) => read.on >= on && read.savedAt >= notedAt)) === null,
  );
  if (unread.length === 0) return null;
  return workingDaysAfter(unread.map(({ on }) => on).reduce(earlierOf), withinWorkingDays, isHoliday);
}

/**
 * By when somebody answers the referral: so many days after it was received or opened again, and on the working day before
 * where nobody works then (on the next one where there is none since); or on the day agreed to look again once the referrer was
 * asked for more. Null for a referral that is not in the inbox.
 */
export function triageDueOn(
  facts: InboxFacts,
  withinDays: number,
  isHoliday: (date: LocalDate) => boolean,
): LocalDate | null {
  if (inboxStateOf(facts) === null) return null;
  const after = sinceOf(facts);
  const within = workingDayUpTo(addDays(after, withinDays), { after, isHoliday });
  return askedSince(facts)?.lookAgainOn ?? workingDayFrom(within, isHoliday);
}

export type SafetyReadRefusal =
  'referral_closed' | 'before_received' | 'before_reopened' | 'future_date' | 'safety_read_note_needed';

/** One reading for safety: anything but "no concern" says in words what was done about it. */
export type SafetyRead = { readOn: LocalDate; finding: SafetyFinding; note: string | null };

/** Records that somebody read a referral for the child's safety. It may be read again, as when more comes in. */
export function decideSafetyRead(
  referral: Pick<InboxFacts, 'receivedOn' | 'closedOn' | 'reopenedOn'>,
  read: SafetyRead,
  today: LocalDate,
): Decision<SafetyRead, SafetyReadRefusal> {
  if (referral.closedOn !== null) return notAllowed('referral_closed', { closedOn: referral.closedOn });
  if (isAfter(read.readOn, today)) return notAllowed('future_date');
  const tooEarly = whyTooEarly(referral, read.readOn);
  if (tooEarly !== null) return tooEarly;
  if (read.finding !== 'no_concern' && isEmpty(read.note)) return notAllowed('safety_read_note_needed');
  return allowed(read);
}

/** An answer of triage, as the person gave it. What does not belong to the answer is null. */
export type TriageDecision = {
  answer: TriageAnswer;
  decidedOn: LocalDate;
  /** In words; empty only where none is asked for: see `asksReason`. */
  reason: string;
  /** Declined and signposted: why, to be counted. */
  notAcceptedReason: NotAcceptedReason | null;
  /** Declined and signposted: the person and service who know that the risk is theirs. */
  riskHeldBy: string | null;
  signpostedTo: string | null;
  /** Asked for more: the day to look again, whether or not an answer came. */
  lookAgainOn: LocalDate | null;
  /** Declined and signposted: what the person was shown as still open, and turns the child away with all the same. */
  leftOpen: readonly OpenMatter[];
};

export type TriageRefusal =
  | 'referral_closed'
  | 'already_accepted'
  | 'future_date'
  | 'before_received'
  | 'before_reopened'
  | 'safety_read_first'
  | 'before_safety_read'
  | 'triage_reason_needed'
  | 'not_accepted_reason_needed'
  | RiskHolderRefusal
  | 'signposted_to_needed'
  | 'settle_before_closing'
  | 'left_open_unanswered'
  | 'look_again_needed'
  | 'look_again_not_after';

/**
 * Answers a referral. Nobody is accepted, signposted or declined before the referral was read for safety, nor by an
 * answer dated before that reading; asking for
 * more may come first, since it may be what the reading needs. Declining or signposting is complete only when it says who
 * holds the risk (our own rule; NG76 1.1 asks for clear responsibility between agencies), and answers for what is open
 * round the child as every closing does: see `decideClose`.
 */
export function decideTriage(
  facts: InboxFacts,
  given: TriageDecision,
  today: LocalDate,
  /** What the last reading for safety found; null where nobody read it. */
  lastFinding: SafetyFinding | null,
  open: readonly OpenMatterView[],
): Decision<TriageDecision, TriageRefusal> {
  const { answer, decidedOn, lookAgainOn } = given;
  if (facts.closedOn !== null) return notAllowed('referral_closed', { closedOn: facts.closedOn });
  if (facts.acceptedOn !== null) return notAllowed('already_accepted', { acceptedOn: facts.acceptedOn });
  if (answer !== 'asked_for_more' && !isReadSince(facts)) return notAllowed('safety_read_first');
  if (asksReason(answer, lastFinding) && isEmpty(given.reason)) return notAllowed('triage_reason_needed');
  if (isAfter(decidedOn, today)) return notAllowed('future_date');
  const tooEarly = whyTooEarly(facts, decidedOn);
  if (tooEarly !== null) return tooEarly;
  const { safetyFirstReadOn } = facts;
  if (answer !== 'asked_for_more' && safetyFirstReadOn !== null && isBefore(decidedOn, safetyFirstReadOn))
    return notAllowed('before_safety_read', { readOn: safetyFirstReadOn });
  const common = {
    ...given,
    notAcceptedReason: null,
    riskHeldBy: null,
    signpostedTo: null,
    lookAgainOn: null,
    leftOpen: [],
  };
  if (answer === 'accepted') return allowed(common);
  if (answer === 'asked_for_more') {
    if (lookAgainOn === null) return notAllowed('look_again_needed');
    if (!isAfter(lookAgainOn, decidedOn)) return notAllowed('look_again_not_after');
    return allowed({ ...common, lookAgainOn });
  }
  const { notAcceptedReason, riskHeldBy, signpostedTo } = given;
  if (notAcceptedReason === null) return notAllowed('not_accepted_reason_needed');
  if (answer === 'signposted' && isEmpty(signpostedTo)) return notAllowed('signposted_to_needed');
  if (!saysSomething(given.reason)) return notAllowed('triage_reason_needed');
  const holderLack = riskHolderLack(riskHeldBy);
  if (holderLack !== null) return notAllowed(holderLack);
  if (isSettledFirst(open, answer === 'signposted' ? 'signposted' : 'not_accepted'))
    return notAllowed('settle_before_closing');
  const leftOpen = leaveOpen(open, given.leftOpen);
  if (!leftOpen.ok) return leftOpen;
  const reason = [given.reason.trim(), ...leftOpen.value].join('\n');
  const left = { ...common, reason, notAcceptedReason, riskHeldBy };
  return allowed(answer === 'signposted' ? { ...left, signpostedTo } : left);
}

/**
 * Whether an answer says why in words. Turning a child away and asking for more always do; taking a child on does where the
 * last reading found something, or too little (our own rule).
 */
export function asksReason(answer: TriageAnswer, lastFinding: SafetyFinding | null): boolean {
  return answer !== 'accepted' || lastFinding !== 'no_concern';
}

/** The days of the readings since too little was known. */
function daysThatHold(reads: readonly { on: LocalDate; finding: SafetyFinding }[]): LocalDate[] {
  const since = reads.findLastIndex(({ finding }) => finding === 'not_enough_known') + 1;
  return reads.slice(since).map(({ on }) => on);
}

/** The day from which reading and answering are counted. */
function sinceOf({ receivedOn, reopenedOn }: InboxFacts): LocalDate {
  return reopenedOn === null ? receivedOn : laterOf(receivedOn, reopenedOn);
}

/** Nothing is read or answered before the referral was there, or was there again. */
function whyTooEarly(
  { receivedOn, reopenedOn }: Pick<InboxFacts, 'receivedOn' | 'reopenedOn'>,
  on: LocalDate,
) {
  if (isBefore(on, receivedOn)) return notAllowed('before_received', { receivedOn });
  if (reopenedOn !== null && isBefore(on, reopenedOn)) return notAllowed('before_reopened', { reopenedOn });
  return null;
}

function isReadSince({ safetyReadOn, reopenedOn }: InboxFacts): boolean {
  return safetyReadOn !== null && (reopenedOn === null || safetyReadOn >= reopenedOn);
}

function askedSince({ asked, reopenedOn }: InboxFacts): InboxFacts['asked'] {
  return asked !== null && (reopenedOn === null || asked.on >= reopenedOn) ? asked : null;
}

const isEmpty = (text: string | null): boolean => text === null || text.trim() === '';
