// Which band each factor suggests: one setting of the service for each factor, so that every change is audited by itself.
import * as z from 'zod';
import type { PriorityBand } from '../waitingList/rules.ts';
import { FACTOR_WORDS, PRIORITY_FACTORS, type PriorityFactor } from './factors.ts';

/**
 * The bands that a factor's worrying answers suggest: the lesser one first, then the graver one, which is never
 * further down. A factor that is not asked stands on no form and suggests nothing.
 */
export const BAND_RULES = ['not_asked', '1_1', '2_1', '2_2', '3_1', '3_2', '3_3'] as const;
export const BandRule = z.enum(BAND_RULES);
export type BandRule = z.infer<typeof BandRule>;
export type BandRules = Record<PriorityFactor, BandRule>;

export const DEFAULT_BAND_RULES: BandRules = {
  safety: '2_1',
  self_harm: '2_1',
  placement: '3_2',
  carers: '3_2',
  support: '3_2',
  court: '2_2',
  age_limit: '2_1',
  young: '2_2',
  siblings: '3_3',
  access: '2_2',
};

/** The bands of a rule; null where the factor is not asked. */
export function bandsOf(rule: BandRule): { some: PriorityBand; serious: PriorityBand } | null {
  if (rule === 'not_asked') return null;
  const [some, serious] = rule.split('_').map(Number) as [PriorityBand, PriorityBand];
  return { some, serious };
}

/** The rules that fit a factor: one with a single worrying answer has a single band. */
export function rulesFor(factor: PriorityFactor): readonly BandRule[] {
  if (FACTOR_WORDS[factor].answers.serious !== null) return BAND_RULES;
  return ['not_asked', '1_1', '2_2', '3_3'];
}

/** A rule in words: "Under strain: band 3. In crisis: band 2." */
export function bandRuleWords(factor: PriorityFactor, rule: BandRule): string {
  const bands = bandsOf(rule);
  if (bands === null) return 'Not asked';
  const { some, serious } = FACTOR_WORDS[factor].answers;
  if (serious === null) return `${some}: band ${bands.some}`;
  return `${some}: band ${bands.some}. ${serious}: band ${bands.serious}`;
}

export type PrioritySettingKey = `priority_${PriorityFactor}`;
export const PRIORITY_SETTING_KEYS = PRIORITY_FACTORS.map((factor) => `priority_${factor}` as const);

/** The factor that a setting is about; null where it is about something else. */
export function factorOfSetting(key: string): PriorityFactor | null {
  return PRIORITY_FACTORS.find((factor) => key === `priority_${factor}`) ?? null;
}

/** One setting for each factor, with its default and why it is that. */
export const PRIORITY_SETTINGS = Object.fromEntries(
  PRIORITY_FACTORS.map((factor) => [
    `priority_${factor}`,
    {
      shape: BandRule.refine((rule) => rulesFor(factor).includes(rule), 'Choose one of the answers'),
      default: DEFAULT_BAND_RULES[factor],
      label: FACTOR_WORDS[factor].label,
      unit: null,
      words: null,
      why: FACTOR_WORDS[factor].why,
    },
  ]),
) as Record<
  PrioritySettingKey,
  { shape: typeof BandRule; default: BandRule; label: string; unit: null; words: null; why: string }
>;

/** The rules in force, from the settings of the service. */
export function bandRulesFrom(settings: Record<PrioritySettingKey, BandRule>): BandRules {
  return Object.fromEntries(
    PRIORITY_FACTORS.map((factor) => [factor, settings[`priority_${factor}`]]),
  ) as BandRules;
}
