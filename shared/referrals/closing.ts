// When a referral may be closed, and what closing it says: who holds the risk of a child who was not in therapy, and what
// is left open with it. Closing is always a person's decision (services that discharge after a missed appointment clash
// with "was not brought" guidance; Holdfast never does).
import * as z from 'zod';
import { formatDate, isAfter, isBefore, laterOf, type LocalDate } from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import { riskHolderLack, type RiskHolderRefusal, saysSomething } from '../said.ts';
import type { ClosingReason } from './codes.ts';

/** What may be open round a child when a referral is closed, the gravest first. */
export const OPEN_MATTERS = [
  'in_danger',
  'not_safe',
  'priority_owed',
  'came_again',
  'safe_unasked',
  'concern_open',
  'concern_owed',
  'concern_unfinished',
  'risk_current',
  'not_reached',
  'check_in_unfinished',
  'ask_again',
] as const;
export const OpenMatter = z.enum(OPEN_MATTERS);
export type OpenMatter = z.infer<typeof OpenMatter>;
export const OPEN_MATTER_WORDS: Record<OpenMatter, string> = {
  in_danger: 'The last reading for safety found the child in danger',
  not_safe: '“Not safe” or “not sure” was said in a check-in, and nothing has settled it',
  priority_owed:
    'A look at priority says “not safe now” or self-harm, and neither a concern nor a risk is recorded',
  came_again: 'The referral came again, and nobody has read for safety what it said then',
  safe_unasked: 'After a missed session nobody has found out yet that the child is safe',
  concern_open: 'A safeguarding concern is not complete',
  concern_owed: 'A disclosure has no safeguarding concern yet',
  concern_unfinished: 'Somebody began to record a concern and has not saved it',
  risk_current: 'A risk is current',
  not_reached: 'Nobody was reached, and nobody has decided what happens next',
  check_in_unfinished: 'Somebody began a check-in and has not saved it',
  ask_again: 'They were not ready, and were to be asked again',
};
/** One of them, with the day it is due or has lasted since, where it has one. */
export type OpenMatterView = { matter: OpenMatter; on: LocalDate | null };

/** With one of these nobody can say that no risk is known. */
const MEANS_RISK: readonly OpenMatter[] = [
  'in_danger',
  'not_safe',
  'priority_owed',
  'came_again',
  'safe_unasked',
  'concern_open',
  'concern_owed',
  'concern_unfinished',
  'risk_current',
];

/** Their rows on Today go with the referral, so nobody would look at them again: they are settled before it is closed. */
const SETTLED_FIRST: readonly OpenMatter[] = ['priority_owed', 'came_again'];

export type CloseRefusal =
  | 'referral_closed'
  | 'course_open'
  | 'future_date'
  | 'closed_before'
  | 'decide_in_triage'
  | 'read_before_closing'
  | 'close_reason_needed'
  | 'not_reached_undecided'
  | 'risk_is_known'
  | 'settle_before_closing'
  | 'left_open_unanswered'
  | RiskHolderRefusal;

/** Ways to turn a referral away. Before acceptance they are answers of triage, which say who holds the risk. */
const TURNED_AWAY: readonly ClosingReason[] = ['not_accepted', 'signposted', 'referred_on'];
/** Nothing was asked of the service, or nobody is left to keep safe: nothing is read for safety, and no risk is held. */
const NO_CHILD: readonly ClosingReason[] = ['added_by_mistake', 'died'];

/** Whether closing says who holds the risk: the child leaves without therapy, and there is a child to keep safe. */
export function asksRiskHolder(startedOn: LocalDate | null, reason: ClosingReason): boolean {
  return startedOn === null && !NO_CHILD.includes(reason);
}

/** Whether something is open that no answer leaves open, where there is a child to keep safe. */
export function isSettledFirst(open: readonly OpenMatterView[], reason: ClosingReason): boolean {
  return !NO_CHILD.includes(reason) && open.some(({ matter }) => SETTLED_FIRST.includes(matter));
}

export type Closing = {
  closedOn: LocalDate;
  reason: ClosingReason;
  /** What was decided, and with whom. */
  note: string;
  riskHeldBy: string;
  /** Somebody says that no risk is known. */
  isNoRiskKnown: boolean;
  /** What the person was shown as still open, and closes the referral with all the same. */
  leftOpen: readonly OpenMatter[];
};

/**
 * Closes a referral: the only way off the list without therapy, always a person's decision with a reason and a note.
 * A course that is open is ended first, so that what becomes of its dates is decided too. A referral that nobody has
 * accepted yet is turned away by an answer of triage, never here, and is read for safety before it is closed. "Not reached"
 * rests on a decision of a safeguarding lead or manager that stands. A child who leaves without therapy leaves with
 * somebody who holds the risk, or with somebody's word that none is known. What is open is answered for, each of it; what would be
 * forgotten with the referral is settled first. Gives what is kept as the words of the closing.
 */
export function decideClose(
  referral: {
    receivedOn: LocalDate;
    /** Whether it was never accepted, and whether it still has to be read for safety. */
    inInbox: { isUnread: boolean } | null;
    closedOn: LocalDate | null;
    /** The first attended session. */
    startedOn: LocalDate | null;
    hasOpenCourse: boolean;
    /** The last session held or course ended, if any: closing comes no earlier. */
    lastEventOn: LocalDate | null;
    /** A safeguarding lead or manager decided what happens after nobody was reached: see `isNotReachedDecided`. */
    isNotReachedDecided: boolean;
    open: readonly OpenMatterView[];
  },
  closing: Closing,
  today: LocalDate,
): Decision<{ note: string }, CloseRefusal> {
  const { closedOn, reason, riskHeldBy, isNoRiskKnown, leftOpen } = closing;
  if (referral.closedOn !== null) return notAllowed('referral_closed', { closedOn: referral.closedOn });
  if (referral.inInbox !== null && TURNED_AWAY.includes(reason)) return notAllowed('decide_in_triage');
  if (referral.inInbox?.isUnread === true && !NO_CHILD.includes(reason))
    return notAllowed('read_before_closing');
  if (referral.hasOpenCourse) return notAllowed('course_open');
  if (reason === 'could_not_reach' && !referral.isNotReachedDecided)
    return notAllowed('not_reached_undecided');
  if (!saysSomething(closing.note)) return notAllowed('close_reason_needed');
  const isRiskAsked = asksRiskHolder(referral.startedOn, reason);
  if (isRiskAsked) {
    const lack = riskHolderLack(riskHeldBy);
    if (isNoRiskKnown && referral.open.some(({ matter }) => MEANS_RISK.includes(matter)))
      return notAllowed('risk_is_known');
    if (!isNoRiskKnown && lack !== null) return notAllowed(lack);
  }
  if (isAfter(closedOn, today)) return notAllowed('future_date');
  const notBefore =
    referral.lastEventOn === null ? referral.receivedOn : laterOf(referral.receivedOn, referral.lastEventOn);
  if (isBefore(closedOn, notBefore)) return notAllowed('closed_before', { notBefore });
  if (isSettledFirst(referral.open, reason)) return notAllowed('settle_before_closing');
  const left = leaveOpen(referral.open, leftOpen);
  if (!left.ok) return left;
  const risk = !isRiskAsked
    ? []
    : [isNoRiskKnown ? 'No risk is known.' : `The risk is held by: ${riskHeldBy.trim()}`];
  return allowed({ note: [closing.note.trim(), ...risk, ...left.value].join('\n') });
}

/** What is open when a child leaves is answered for, each of it; gives the line that is kept of it, or none. */
export function leaveOpen(
  open: readonly OpenMatterView[],
  answered: readonly OpenMatter[],
): Decision<string[], 'left_open_unanswered'> {
  if (open.some(({ matter }) => !answered.includes(matter))) return notAllowed('left_open_unanswered');
  return allowed(open.length === 0 ? [] : [`Left open: ${open.map(openMatterWords).join('; ')}.`]);
}

/** "A risk is current, since 3 Nov 2026". */
export function openMatterWords({ matter, on }: OpenMatterView): string {
  if (on === null) return OPEN_MATTER_WORDS[matter];
  return `${OPEN_MATTER_WORDS[matter]}${matter === 'ask_again' ? ' on ' : ', since '}${formatDate(on)}`;
}
