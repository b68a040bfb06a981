import type { PriorityBand } from '../waitingList/rules.ts';
import { type BandRules, bandsOf } from './bandRules.ts';
import {
  answersOf,
  answerWords,
  FACTOR_WORDS,
  type FactorAnswers,
  PRIORITY_FACTORS,
  type PriorityFactor,
} from './factors.ts';

/** What the answers suggest, and all that it rests on. */
export type Suggestion = {
  /** Null while what is not known could still change it from nothing worrying, or where nothing is asked. */
  band: PriorityBand | null;
  /** The factors that suggest this band. */
  because: PriorityFactor[];
  /** Those not asked or not known that could still suggest a higher one. */
  open: PriorityFactor[];
};

/**
 * The band that the answers suggest: the highest that any one of them suggests by itself (our own rule, so that a
 * person can say it back in one sentence; nothing is added up and there is no score). What is not known counts
 * neither as worrying nor as fine: until it is known, nothing worrying is no band 3, and a lower band may still rise.
 */
export function suggestBand(answers: FactorAnswers, rules: BandRules): Suggestion {
  const asked = PRIORITY_FACTORS.flatMap((factor) => {
    const bands = bandsOf(rules[factor]);
    return bands === null ? [] : [{ factor, bands, answer: answers[factor] ?? 'not_known' }];
  });
  if (asked.length === 0) return { band: null, because: [], open: [] };
  const worrying = asked.flatMap(({ factor, bands, answer }) =>
    answer === 'some' || answer === 'serious' ? [{ factor, band: bands[answer] }] : [],
  );
  const highest = worrying.reduce<PriorityBand>((band, each) => (each.band < band ? each.band : band), 3);
  const open = asked
    .filter(({ bands, answer }) => answer === 'not_known' && bands.serious < highest)
    .map(({ factor }) => factor);
  if (highest === 3 && open.length > 0) return { band: null, because: [], open };
  const because = worrying.filter(({ band }) => band === highest).map(({ factor }) => factor);
  return { band: highest, because, open };
}

/** The worrying answers that suggest a lower band than the highest does: they are named too, and change nothing. */
export function alsoWorrying(
  answers: FactorAnswers,
  rules: BandRules,
): { factor: PriorityFactor; band: PriorityBand }[] {
  const { band: highest } = suggestBand(answers, rules);
  return PRIORITY_FACTORS.flatMap((factor) => {
    const bands = bandsOf(rules[factor]);
    const answer = answers[factor];
    if (bands === null || highest === null || (answer !== 'some' && answer !== 'serious')) return [];
    return bands[answer] > highest ? [{ factor, band: bands[answer] }] : [];
  });
}

/** Whether every answer is one that its factor has. */
export function fitTheirFactors(answers: FactorAnswers): boolean {
  return PRIORITY_FACTORS.every((factor) => {
    const answer = answers[factor];
    return answer === undefined || answersOf(factor).some(({ value }) => value === answer);
  });
}

/** Whether changing a child's band needs a reason: always when it changes, never when it stays. */
export function needsReason(from: PriorityBand | null, to: PriorityBand | null): boolean {
  return from !== to;
}

/** An answer beside what it answers: "How the carers are: in crisis". */
export function factorWords(factor: PriorityFactor, answers: FactorAnswers): string {
  const words = answerWords(factor, answers[factor]);
  return `${FACTOR_WORDS[factor].label}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

/** What the record says already of some factors, so that nobody has to look it up; it answers nothing by itself. */
export function recordSays(record: {
  age: number | null;
  isLookedAfter: boolean;
  accessNeeds: string | null;
  nextEvent: string | null;
  selfHarmRisk: string | null;
}): Partial<Record<PriorityFactor, string>> {
  const { age, isLookedAfter, accessNeeds, nextEvent, selfHarmRisk } = record;
  const years = age === null ? null : `${age} ${age === 1 ? 'year' : 'years'} old`;
  return {
    ...(years === null ? {} : { age_limit: years, young: years }),
    ...(isLookedAfter ? { placement: 'Looked after' } : {}),
    ...(accessNeeds === null ? {} : { access: accessNeeds }),
    ...(nextEvent === null ? {} : { court: nextEvent }),
    ...(selfHarmRisk === null ? {} : { self_harm: `Risk: ${selfHarmRisk}` }),
  };
}
