// What comes next when nobody was reached. No national rule was found: the ladder is our own default, after three
// tries as a common number in the sector, and after the advice that a child who cannot be reached is a concern and
// never a reason to close. It ends in a person's decision, and every decision has a day on which the next try is due.
import * as z from 'zod';
import {
  addDays,
  addWeeks,
  compareDates,
  earlierOf,
  formatDay,
  laterOf,
  type LocalDate,
  workingDaysAfter,
} from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import type { ChannelAnswer, ContactSafety, PersonKind } from '../people/codes.ts';
import { saysSomething } from '../said.ts';
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
   * Since when the service knows of a risk; null where it knows of none. A current risk that is raised or high, a concern that is open or still to be recorded, "not safe" or "not sure" in the last check-in, or a referral
   * whose last reading for safety found the child in danger, with no check-in since that says "safe".
   */
  riskSince: LocalDate | null;
  /** By when the next try is made, as `CheckInDue` has it. Where a person decides, the ladder has a day of its own. */
  tryAgainBy: LocalDate;
};

type Step = {
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
export type LadderStep = Step & {
  /** Where a known risk asks for a decision: who is tried all the same. A decision never takes a call away. */
  meanwhile: Step | null;
};

/**
 * The next rung after tries that reached nobody; null before the first. The family three times, on different days and
 * by the ways marked safe; then others marked safe; then professionals round the child; then the safeguarding lead
 * decides. Where a risk is known the lead decides at once, and the tries go on; after six days of trying a person decides
 * in any case. The day of a decision follows from what asked for it first, and no further try moves it.
 */
export function nextRung(
  facts: LadderFacts,
  { tryAgainWithinWorkingDays }: Pick<CheckInSettings, 'tryAgainWithinWorkingDays'>,
  isHoliday: (date: LocalDate) => boolean,
): LadderStep | null {
  const days = [...new Set(facts.tries.map(({ on }) => on))].sort(compareDates);
  const [first] = days;
  const step = stepAfter(facts.tries, facts);
  if (first === undefined || step === null) return null;
  const reachedOn = days.find(
    (day) =>
      stepAfter(
        facts.tries.filter(({ on }) => on <= day),
        facts,
      )?.rung === 'decision',
  );
  const decideBy =
    reachedOn === undefined ? null : workingDaysAfter(reachedOn, tryAgainWithinWorkingDays, isHoliday);
  const { riskSince } = facts;
  if (riskSince === null)
    return { ...step, by: step.rung === 'decision' ? (decideBy ?? step.by) : step.by, meanwhile: null };
  // At once: the day of the first try with the risk known is the day to decide, and it stays due until somebody does.
  const atOnce = laterOf(first, riskSince);
  return {
    ...step,
    rung: 'decision',
    because: 'risk_known',
    whom: [],
    by: decideBy === null ? atOnce : earlierOf(atOnce, decideBy),
    meanwhile: step.rung === 'decision' ? null : step,
  };
}

/** The next rung by the tries alone. */
function stepAfter(
  tries: readonly LadderTry[],
  { people, tryAgainBy }: Pick<LadderFacts, 'people' | 'tryAgainBy'>,
): Step | null {
  const inOrder = [...tries].sort((a, b) => compareDates(a.on, b.on));
  const last = inOrder.at(-1);
  if (last === undefined) return null;
  const triedDays = new Set(tries.map(({ on }) => on)).size;
  const step = (rung: LadderRung, because: LadderBecause, to: readonly LadderPerson[] = []): Step => ({
    rung,
    because,
    whom: to.map((person) => ({ personId: person.personId, ways: waysTo(person, tries) })),
    triedDays,
    notBefore: addDays(last.on, 1),
    by: tryAgainBy,
  });
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

/** What a person is to decide and by when, said alike wherever the check-in is shown. */
export function toDecideWords({ because, triedDays, by }: ToDecide, today: LocalDate): ToDecideWords {
  const when =
    by < today
      ? `was to decide by ${formatDay(by)} what happens next, and has not yet`
      : `decides ${by === today ? 'today' : `by ${formatDay(by)}`} what happens next`;
  return {
    fact:
      because === 'risk_known'
        ? 'Nobody was reached, and a risk is known.'
        : `Nobody was reached on ${triedDays === 1 ? '1 day' : `${triedDays} days`}.`,
    who: `A safeguarding lead or manager ${when}.`,
  };
}
export type ToDecide = Pick<LadderStep, 'because' | 'triedDays' | 'by'>;
type ToDecideWords = { fact: string; who: string };

/** The rung of tries, whoever decides besides: who is rung next; null where only a decision is left. */
export function rungToTry<S extends { rung: LadderRung }>(ladder: S & { meanwhile: S | null }): S | null {
  return ladder.rung === 'decision' ? ladder.meanwhile : ladder;
}

/** Those who are tried next, the first one first; null where no ladder names anybody, and it is the first contact's turn. */
export function namedNext<S extends { rung: LadderRung; whom: readonly { personId: string }[] }>(
  ladder: (S & { meanwhile: S | null }) | null | undefined,
): string[] | null {
  const toTry = ladder === null || ladder === undefined ? null : rungToTry<S>(ladder);
  return toTry === null ? null : toTry.whom.map(({ personId }) => personId);
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
  | 'ladder_not_due'
  | 'ladder_reason_needed'
  | 'ladder_concern_needed'
  | 'ladder_date_not_ahead'
  | 'ladder_date_too_far';

/**
 * Whether a decision may be saved. It always names the day of the next try, no further ahead than one check-in is from
 * the next, so that no decision ends a wait or lets a child out of sight: a longer rest is a pause, and closing is a
 * decision of its own. That it is a concern is decided only with the concern on record.
 */
export function decideLadder(
  decision: { decision: LadderDecision; reason: string; nextTryOn: LocalDate },
  facts: {
    hasTries: boolean;
    everyWeeks: number;
    /** Whether a concern about this child was named with the decision. */
    hasConcern: boolean;
  },
  today: LocalDate,
): Decision<{ nextTryOn: LocalDate }, LadderRefusal> {
  if (!facts.hasTries) return notAllowed('ladder_not_due');
  if (!saysSomething(decision.reason)) return notAllowed('ladder_reason_needed');
  if (decision.decision === 'concern_raised' && !facts.hasConcern) return notAllowed('ladder_concern_needed');
  if (decision.nextTryOn <= today) return notAllowed('ladder_date_not_ahead');
  const latest = addWeeks(today, facts.everyWeeks);
  if (decision.nextTryOn > latest) return notAllowed('ladder_date_too_far', { latest });
  return allowed({ nextTryOn: decision.nextTryOn });
}
