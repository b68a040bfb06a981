// What comes next when nobody was reached. No national rule was found: the ladder is our own default, after three
// tries as a common number in the sector, and after the advice that a child who cannot be reached is a concern and
// never a reason to close. It ends in a person's decision, and every decision has a day on which the next try is due.
import * as z from 'zod';
import { addDays, addWeeks, compareDates, type LocalDate, workingDaysAfter } from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import type { ChannelAnswer, ContactSafety, PersonKind } from '../people/codes.ts';
import type { CheckInSettings } from './rules.ts';

/** Days on which the family is tried before anybody else is asked. */
export const FAMILY_TRY_DAYS = 3;
/** Days of trying, whoever was tried, after which a person decides in any case. */
export const DECIDE_AFTER_TRY_DAYS = 6;

export const LADDER_RUNGS = ['family', 'other_contacts', 'professionals', 'decision'] as const;
export const LadderRung = z.enum(LADDER_RUNGS);
export type LadderRung = z.infer<typeof LadderRung>;

export const LADDER_WAYS = ['phone', 'text', 'letter'] as const;
export const LadderWay = z.enum(LADDER_WAYS);
export type LadderWay = z.infer<typeof LadderWay>;

/** Why this rung is next. */
export const LADDER_BECAUSE = [
  'tries_left',
  'family_tried',
  'contacts_tried',
  'all_tried',
  'risk_known',
] as const;
export const LadderBecause = z.enum(LADDER_BECAUSE);
export type LadderBecause = z.infer<typeof LadderBecause>;

export const LADDER_DECISIONS = [
  'try_again',
  'ask_to_visit',
  'through_professional',
  'concern_raised',
] as const;
export const LadderDecision = z.enum(LADDER_DECISIONS);
export type LadderDecision = z.infer<typeof LadderDecision>;
export const LADDER_DECISION_LABELS: Record<LadderDecision, string> = {
  try_again: 'Try again, another way or another time',
  ask_to_visit: 'Ask somebody to visit',
  through_professional: 'Keep in touch through a professional for now',
  concern_raised: 'It is a concern: it was passed on',
};

export type LadderTry = { on: LocalDate; channel: string | null; personId: string | null };
export type LadderPerson = {
  personId: string;
  kind: PersonKind;
  /** Whose contact the safe-contact card shows. */
  isFirst: boolean;
  safety: ContactSafety;
  /** Asked before others when the first contact does not answer. */
  isEmergency: boolean;
  hasPhone: boolean;
  mayRing: ChannelAnswer;
  mayText: ChannelAnswer;
  mayLetter: ChannelAnswer;
};

export type LadderFacts = {
  /** Since the last check-in done, or since the last decision where that is later; in any order. */
  tries: readonly LadderTry[];
  people: readonly LadderPerson[];
  /**
   * A current risk that is raised or high, a concern that is open or still to be recorded, "not safe" or "not sure" in the last check-in, or a referral
   * whose last reading for safety found the child in danger, with no check-in since that says "safe".
   */
  isRiskKnown: boolean;
  /** By when the next try is made, as `CheckInDue` has it. Where a person decides, the ladder has a day of its own. */
  tryAgainBy: LocalDate;
};

export type LadderStep = {
  rung: LadderRung;
  because: LadderBecause;
  /** Whom to try; nobody where a person decides. */
  whom: { personId: string; ways: LadderWay[] }[];
  /** Days on which somebody was tried. */
  triedDays: number;
  /** A try on the same day as the last one is none: not before the day after it. */
  notBefore: LocalDate;
  by: LocalDate;
};

/**
 * The next rung after tries that reached nobody; null before the first. The family three times, on different days and
 * by the ways marked safe; then others marked safe; then professionals round the child; then the safeguarding lead
 * decides. Where a risk is known the lead decides at once, and after six days of trying in any case.
 */
export function nextRung(
  { tries, people, isRiskKnown, tryAgainBy }: LadderFacts,
  { tryAgainWithinWorkingDays }: Pick<CheckInSettings, 'tryAgainWithinWorkingDays'>,
  isHoliday: (date: LocalDate) => boolean,
): LadderStep | null {
  const inOrder = [...tries].sort((a, b) => compareDates(a.on, b.on));
  const last = inOrder.at(-1);
  if (last === undefined) return null;
  const triedDays = new Set(tries.map(({ on }) => on)).size;
  const step = (rung: LadderRung, because: LadderBecause, to: readonly LadderPerson[] = []): LadderStep => ({
    rung,
    because,
    whom: to.map((person) => ({ personId: person.personId, ways: waysTo(person, tries) })),
    triedDays,
    notBefore: addDays(last.on, 1),
    by: rung === 'decision' ? workingDaysAfter(last.on, tryAgainWithinWorkingDays, isHoliday) : tryAgainBy,
  });
  // At once: the day of the try is the day to decide, and it stays due until somebody does.
  if (isRiskKnown) return { ...step('decision', 'risk_known'), notBefore: last.on, by: last.on };
  if (triedDays >= DECIDE_AFTER_TRY_DAYS) return step('decision', 'all_tried');

  const isTried = (person: LadderPerson) => tries.some(({ personId }) => personId === person.personId);
  const reachable = people.filter((person) => person.safety === 'safe' || person.safety === 'ask_first');
  const others = reachable
    .filter((person) => !person.isFirst && !isTried(person))
    .toSorted((a, b) => Number(b.isEmergency) - Number(a.isEmergency));
  const carers = others.filter(({ kind }) => kind === 'carer');
  const professionals = others.filter(({ kind }) => kind === 'professional');
  const first = people.filter((person) => person.isFirst && person.safety !== 'do_not_contact');
  const outside = new Set(people.filter((person) => !person.isFirst).map(({ personId }) => personId));
  const familyDays = new Set(
    tries.flatMap(({ on, personId }) => (personId !== null && outside.has(personId) ? [] : [on])),
  ).size;
  if (familyDays < FAMILY_TRY_DAYS && first.length > 0) return step('family', 'tries_left', first);
  if (carers.length > 0) return step('other_contacts', 'family_tried', carers);
  if (professionals.length > 0) return step('professionals', 'contacts_tried', professionals);
  return step('decision', 'all_tried');
}

/** The ways marked safe, those not yet used first. What was not agreed is treated as not allowed (NG76 1.1.9). */
function waysTo(person: LadderPerson, tries: readonly LadderTry[]): LadderWay[] {
  const used = new Set(
    tries.filter(({ personId }) => personId === person.personId).map(({ channel }) => channel),
  );
  const ways: LadderWay[] = [
    ...(person.hasPhone && person.mayRing !== 'no' ? (['phone'] as const) : []),
    ...(person.mayText === 'yes' ? (['text'] as const) : []),
    ...(person.mayLetter === 'yes' ? (['letter'] as const) : []),
  ];
  return [...ways.filter((way) => !used.has(way)), ...ways.filter((way) => used.has(way))];
}

export type LadderRefusal =
  'ladder_not_due' | 'ladder_reason_needed' | 'ladder_date_not_ahead' | 'ladder_date_too_far';

/**
 * Whether a decision may be saved. It always names the day of the next try, no further ahead than one check-in is from
 * the next, so that no decision ends a wait or lets a child out of sight: a longer rest is a pause, and closing is a
 * decision of its own.
 */
export function decideLadder(
  decision: { reason: string; nextTryOn: LocalDate },
  facts: { hasTries: boolean; everyWeeks: number },
  today: LocalDate,
): Decision<{ nextTryOn: LocalDate }, LadderRefusal> {
  if (!facts.hasTries) return notAllowed('ladder_not_due');
  if (decision.reason === '') return notAllowed('ladder_reason_needed');
  if (decision.nextTryOn <= today) return notAllowed('ladder_date_not_ahead');
  const latest = addWeeks(today, facts.everyWeeks);
  if (decision.nextTryOn > latest) return notAllowed('ladder_date_too_far', { latest });
  return allowed({ nextTryOn: decision.nextTryOn });
}
