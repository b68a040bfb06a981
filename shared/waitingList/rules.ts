import { z } from 'zod';
import {
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  earlierOf,
  laterOf,
  turnsOn,
  wholeWeeks,
} from '../dates.ts';
import type { LocalDate } from '../dates.ts';

/** Where a referral is on its way. Computed from its records, never stored by hand. */
export const STAGES = [
  'received',
  'triage',
  'assessment',
  'waiting',
  'offered',
  'paused',
  'in_therapy',
  'ended',
  'aftercare',
] as const;
export const Stage = z.enum(STAGES);
export type Stage = z.infer<typeof Stage>;
export const STAGE_LABELS: Record<Stage, string> = {
  received: 'Received',
  triage: 'Triage',
  assessment: 'Assessment',
  waiting: 'Waiting',
  offered: 'Offered',
  paused: 'Paused',
  in_therapy: 'In therapy',
  ended: 'Ended',
  aftercare: 'Aftercare',
};
/** The stages of referrals that nobody has accepted or turned away yet: the inbox. */
export const INBOX_STAGES = ['received', 'triage'] as const satisfies readonly Stage[];
/** The stages of children who still wait, in the order of the tabs. */
export const WAITING_LIST_STAGES = ['assessment', 'waiting', 'offered', 'paused'] as const;

/** `to` is the day the wait went on again, no longer part of the pause; null while it lasts. */
export type Pause = { from: LocalDate; to: LocalDate | null };

/** What a referral's place and wait follow from. Dates after the day asked about count as not yet so. */
export type ReferralFacts = {
  receivedOn: LocalDate;
  /** When triage was begun. */
  triagedOn: LocalDate | null;
  /** When the service accepted it. Imported referrals count as accepted. */
  acceptedOn: LocalDate | null;
  /** The closing decision: declined, signposted elsewhere, or closed later. */
  closedOn: LocalDate | null;
  /** When an assessment was begun, or planned: the day it was put in the diary. */
  assessmentBegunOn: LocalDate | null;
  assessmentCompletedOn: LocalDate | null;
  /** When the open offer was made: not answered yet, or accepted and its course not begun. Null without one. */
  openOfferMadeOn: LocalDate | null;
  /** The first attended session of a counted strand (the carer's or family's in parent-only programmes). */
  courseStartedOn: LocalDate | null;
  /** The end of the last course; null while one runs, or where none began. */
  courseEndedOn: LocalDate | null;
  pauses: readonly Pause[];
  /** The last day of aftercare; null where none was agreed. */
  aftercareUntil: LocalDate | null;
};

/**
 * Whether a referral is in the inbox: nobody has accepted it or turned it away yet, and no therapy has begun. Whatever else
 * is on record, somebody reads and answers it there, so that none can be overlooked (our own rule).
 */
export function isUnanswered({
  acceptedOn,
  closedOn,
  courseStartedOn,
}: Pick<ReferralFacts, 'acceptedOn' | 'closedOn' | 'courseStartedOn'>): boolean {
  return acceptedOn === null && closedOn === null && courseStartedOn === null;
}

/**
 * The stage of a referral on a day. A closing decision comes first, then whether it is in the inbox, then therapy, then a
 * pause, then an open offer. An accepted referral is under assessment only from the day one is begun or planned to the day
 * it is completed; otherwise it waits, so that a list taken over from a spreadsheet stands under Waiting.
 */
export function stageOf(facts: ReferralFacts, today: LocalDate): Stage {
  const isSo = (on: LocalDate | null): boolean => on !== null && on <= today;
  const asOfToday = (on: LocalDate | null) => (isSo(on) ? on : null);
  const acceptedOn = asOfToday(facts.acceptedOn);
  const closedOn = asOfToday(facts.closedOn);
  const courseStartedOn = asOfToday(facts.courseStartedOn);
  if (isUnanswered({ acceptedOn, closedOn, courseStartedOn }))
    return isSo(facts.triagedOn) ? 'triage' : 'received';
  if (closedOn !== null) return 'ended';
  if (courseStartedOn !== null) {
    if (!isSo(facts.courseEndedOn)) return 'in_therapy';
    return facts.aftercareUntil !== null && today <= facts.aftercareUntil ? 'aftercare' : 'ended';
  }
  if (facts.pauses.some((pause) => coversDay(pause, today))) return 'paused';
  if (isSo(facts.openOfferMadeOn)) return 'offered';
  return isSo(facts.assessmentBegunOn) && !isSo(facts.assessmentCompletedOn) ? 'assessment' : 'waiting';
}

/** The dates that begin and end a wait. */
export type WaitFacts = Pick<ReferralFacts, 'receivedOn' | 'courseStartedOn' | 'closedOn'>;

/**
 * Calendar days waited by a day: from the date received, unadjusted, to the first attended session of the counted
 * strand or the closing decision, whichever comes first. Paused and booked children still wait. Never negative.
 * No national clock exists for voluntary services; this is our stated definition.
 */
export function daysWaiting(facts: WaitFacts, on: LocalDate): number {
  return Math.max(0, daysBetween(facts.receivedOn, waitEnd(facts, on)));
}

/** Days of the wait that were paused, each day once. Shown beside the wait, never taken off it. */
export function pausedDays(facts: WaitFacts & Pick<ReferralFacts, 'pauses'>, on: LocalDate): number {
  const end = waitEnd(facts, on);
  let counted = facts.receivedOn;
  let days = 0;
  for (const pause of [...facts.pauses].sort((a, b) => compareDates(a.from, b.from))) {
    const from = laterOf(pause.from, counted);
    const to = pause.to === null ? end : earlierOf(pause.to, end);
    if (to <= from) continue;
    days += daysBetween(from, to);
    counted = to;
  }
  return days;
}

/** Whether the child was on the waiting list at the end of a day: received, not begun, not closed. */
export function isWaitingOn(facts: WaitFacts, date: LocalDate): boolean {
  const isSo = (on: LocalDate | null): boolean => on !== null && on <= date;
  return facts.receivedOn <= date && !isSo(facts.courseStartedOn) && !isSo(facts.closedOn);
}

/** Priority bands, given by a person with a reason; 1 is the highest. Null where none was given yet. */
export const PRIORITY_BANDS = [1, 2, 3] as const;
export const PriorityBand = z.literal(PRIORITY_BANDS);
export type PriorityBand = z.infer<typeof PriorityBand>;
export const PRIORITY_BAND_LABELS: Record<PriorityBand, string> = { 1: 'Band 1', 2: 'Band 2', 3: 'Band 3' };

/** Days; null where nobody is counted. */
export type WaitStatistics = {
  count: number;
  median: number | null;
  p75: number | null;
  longest: number | null;
};

/**
 * Median (the mean of the two middle values where the count is even, so it may end in .5), 75th percentile (nearest
 * rank: the smallest wait that at least three quarters of the children do not exceed) and longest.
 */
export function waitStatistics(days: readonly number[]): WaitStatistics {
  const sorted = [...days].sort((a, b) => a - b);
  const count = sorted.length;
  const at = (rank: number): number | null => sorted[rank - 1] ?? null;
  const lower = at(Math.floor((count + 1) / 2));
  const upper = at(Math.floor(count / 2) + 1);
  return {
    count,
    median: lower === null || upper === null ? null : (lower + upper) / 2,
    p75: at(Math.ceil((count * 3) / 4)),
    longest: at(count),
  };
}

/** Bands of waits in returns, in whole weeks, both ends within (our own choice; no single standard was found). */
export const WAIT_BANDS = [
  { code: '0-4', label: '0–4 weeks', fromWeeks: 0, toWeeks: 4 },
  { code: '5-12', label: '5–12 weeks', fromWeeks: 5, toWeeks: 12 },
  { code: '13-18', label: '13–18 weeks', fromWeeks: 13, toWeeks: 18 },
  { code: '19-26', label: '19–26 weeks', fromWeeks: 19, toWeeks: 26 },
  { code: '27-52', label: '27–52 weeks', fromWeeks: 27, toWeeks: 52 },
  { code: '53+', label: '53 weeks and over', fromWeeks: 53, toWeeks: null },
] as const;
export type WaitBand = (typeof WAIT_BANDS)[number]['code'];

/** The band of a wait in days, by whole weeks: 34 days are 4 weeks. */
export function waitBandOf(days: number): WaitBand {
  const weeks = wholeWeeks(days);
  return WAIT_BANDS.find((band) => band.toWeeks === null || weeks <= band.toWeeks)?.code ?? '53+';
}

/** Months before the 18th birthday from which it is brought up: from 17 years 6 months (our own default, a setting). */
export const TURNING_18_NOTICE_MONTHS = 6;

/** The 18th birthday where it is near and still ahead, so that a plan can be made; otherwise null. */
export function turningEighteenSoon(
  birthDate: LocalDate,
  today: LocalDate,
  noticeMonths: number,
): LocalDate | null {
  const birthday = turnsOn(birthDate, 18);
  return today < birthday && addMonths(birthday, -noticeMonths) <= today ? birthday : null;
}

/**
 * Between which birth dates children turn 18 soon: born after the one and no later than the other, as
 * `turningEighteenSoon` says of each. For lists, which ask it of many at once.
 */
export function bornToTurn18Soon(
  today: LocalDate,
  noticeMonths: number,
): { after: LocalDate; until: LocalDate } {
  const isAdult = (born: LocalDate) => turnsOn(born, 18) <= today;
  const isNear = (born: LocalDate) => addMonths(turnsOn(born, 18), -noticeMonths) <= today;
  return {
    after: lastSo(isAdult, addMonths(today, -18 * 12)),
    until: lastSo(isNear, addMonths(today, noticeMonths - 18 * 12)),
  };
}

/** The last day of which something is so that ends once: within a few days of a guess, since months differ in length. */
function lastSo(isSo: (day: LocalDate) => boolean, guess: LocalDate): LocalDate {
  let day = addDays(guess, -FEW_DAYS);
  while (isSo(addDays(day, 1))) day = addDays(day, 1);
  return day;
}
/** More than months differ in length, twice over. */
const FEW_DAYS = 8;

/** Whether a wait is paused on a day by this pause. */
export function coversDay(pause: Pause, day: LocalDate): boolean {
  return pause.from <= day && (pause.to === null || day < pause.to);
}

function waitEnd({ courseStartedOn, closedOn }: WaitFacts, on: LocalDate): LocalDate {
  let end = on;
  if (courseStartedOn !== null) end = earlierOf(end, courseStartedOn);
  if (closedOn !== null) end = earlierOf(end, closedOn);
  return end;
}
