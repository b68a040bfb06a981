// Which therapies fit a child, which nearly, and which cannot be told yet, with what stands behind each reason. It orders
// and explains; it never blocks and never decides (NG76 1.7.2, 1.7.3).
import type { CarerRole } from '../assessment/found.ts';
import { ageOn, type LocalDate } from '../dates.ts';
import type { AbuseType } from '../referrals/codes.ts';
import { agesInWords, agesLabel } from './catalogue.ts';
import {
  CARER_CONDITION_CLAUSES,
  CARER_CONDITION_STATED,
  CARERS_STATED,
  type FitFacts,
  fitWarnings,
  NOT_BY_ITSELF,
  symptomIsOpen,
  yearsOutside,
} from './fit.ts';
import { type Protocol, SOURCE_NAMES } from './types.ts';

/**
 * `nearly` differs in one thing, of age by no more than `NEAR_IN_YEARS`, and an assessment says the rest; `differs` in more, or
 * where nothing but a difference is known.
 */
export const FITS = ['fits', 'nearly', 'cannot_tell', 'differs'] as const;
export type FitVerdict = (typeof FITS)[number];
export const FIT_LABELS: Record<FitVerdict, string> = {
  fits: 'Fits',
  nearly: 'Nearly fits',
  cannot_tell: 'Cannot be told yet',
  differs: 'Stated for others',
};

/** So far outside its ages a therapy still nearly fits (our own default: no source says). */
const NEAR_IN_YEARS = 1;

export type FitReason = { is: 'fits' | 'differs' | 'missing'; sentence: string };
export type Fit = {
  protocol: Protocol;
  verdict: FitVerdict;
  /** In how many things it differs, each year outside its ages as one: 0 where nothing known differs. */
  distance: number;
  reasons: FitReason[];
  source: string;
};

/** How a therapy fits a child on a day, with a sentence for each thing its source is stated for. */
export function fitOf(protocol: Protocol, facts: FitFacts, on: LocalDate): Fit {
  const differs = fitWarnings(protocol, facts, on).map(({ code, sentence }) => ({ code, sentence }));
  const missing = whatIsMissing(
    protocol,
    facts,
    differs.map(({ code }) => code),
  );
  const fits = whatFits(
    protocol,
    facts,
    on,
    differs.map(({ code }) => code),
  );
  const years = facts.birthDate === null ? 0 : yearsOutside(protocol, ageOn(facts.birthDate, on));
  // Nothing is nearly right of which only a difference is known.
  const isAssessed = facts.needs !== null || facts.found !== null;
  const verdict =
    differs.length > 1 || (differs.length === 1 && !isAssessed) || years > NEAR_IN_YEARS
      ? 'differs'
      : differs.length === 1
        ? 'nearly'
        : missing.length > 0
          ? 'cannot_tell'
          : 'fits';
  return {
    protocol,
    verdict,
    distance: differs.length + Math.max(0, years - 1),
    source: recommendationOf(protocol),
    reasons: [
      ...differs.map(({ sentence }) => ({ is: 'differs' as const, sentence })),
      ...missing.map((sentence) => ({ is: 'missing' as const, sentence })),
      ...fits.map((sentence) => ({ is: 'fits' as const, sentence })),
    ],
  };
}

/**
 * The therapies in the order of how well they fit: by verdict, then by how far they differ, then those a source recommends
 * before the service's own, then those stated for what the referral names, then by how much is still to find out; among equals in the
 * order of the catalogue.
 */
export function byFit(protocols: readonly Protocol[], facts: FitFacts, on: LocalDate): Fit[] {
  return protocols
    .map((protocol) => fitOf(protocol, facts, on))
    .toSorted(
      (a, b) =>
        FITS.indexOf(a.verdict) - FITS.indexOf(b.verdict) ||
        a.distance - b.distance ||
        Number(a.protocol.source === 'own') - Number(b.protocol.source === 'own') ||
        Number(isReferredFor(b.protocol, facts)) - Number(isReferredFor(a.protocol, facts)) ||
        missingIn(a) - missingIn(b),
    );
}

/** Whether a therapy is stated for what the referral names. */
function isReferredFor({ abuseTypes }: Protocol, { referredFor = [] }: FitFacts): boolean {
  const stated: readonly AbuseType[] = abuseTypes;
  return referredFor.some((type) => !NOT_BY_ITSELF.includes(type) && stated.includes(type));
}

const missingIn = ({ reasons }: Fit): number => reasons.filter(({ is }) => is === 'missing').length;

/** 'NICE NG76 1.7.17', 'LimeCulture' */
export function recommendationOf({ recommendations, source }: Protocol): string {
  if (source === 'own') return 'A therapy of the service’s own; no guideline recommends it.';
  if (source !== 'NG76') return source;
  return [SOURCE_NAMES.NG76, recommendations.join(', ')].filter((part) => part !== '').join(' ');
}

/** What is not known of what a therapy is stated for, each as what to find out. */
function whatIsMissing(protocol: Protocol, facts: FitFacts, differing: readonly string[]): string[] {
  const { found } = facts;
  const missing: string[] = [];
  if (facts.birthDate === null && agesLabel(protocol) !== null)
    missing.push('The birth date is not recorded.');
  if (protocol.sex === 'female' && facts.sex !== 'female' && facts.sex !== 'male')
    missing.push('Whether the child is a girl is not recorded.');
  if (facts.needs === null && protocol.symptomsRequired !== null)
    missing.push('No assessment says yet which difficulties there are.');
  else if (!differing.includes('symptoms_not_found') && symptomIsOpen(protocol, facts))
    missing.push('The assessment does not know whether the difficulties it is stated for are there.');
  const stated: readonly AbuseType[] = protocol.abuseTypes;
  const abuse = found?.abuseTypes ?? [];
  const isAbuseStated = !stated.includes('at_risk') && stated.length > 0;
  const isSettled = abuse.some((type) => stated.includes(type)) || differing.includes('abuse_not_found');
  if (isAbuseStated && !isSettled)
    missing.push(
      abuse.some((type) => NOT_BY_ITSELF.includes(type))
        ? 'Somebody has to say under which kind of abuse it comes.'
        : isReferredFor(protocol, facts)
          ? 'The referral names what it is stated for; no assessment has said so yet.'
          : 'What happened is not recorded in an assessment.',
    );
  const harmedBy = found?.harmedBy ?? [];
  if (protocol.recipientIsAbuser === true && (harmedBy.length === 0 || harmedBy.includes('not_known')))
    missing.push('Who harmed the child is not known.');
  const condition = CARER_CONDITION_STATED[protocol.id];
  const isCondition = condition === undefined ? 'no' : (found?.carerConditions[condition] ?? 'not_known');
  if (condition !== undefined && isCondition === 'not_known')
    missing.push(`It is not known whether a parent ${CARER_CONDITION_CLAUSES[condition]}.`);
  if (agesLabel(protocol) === null && protocol.ages.source !== null)
    missing.push(`Its source gives no number for the age: ${protocol.ages.source}.`);
  const livesWith = found?.livesWith ?? [];
  const areCarersOpen =
    livesWith.length === 0 || livesWith.some((role) => role === 'not_known' || role === 'other');
  const carers = CARERS_STATED[protocol.id];
  if (carers !== undefined && areCarersOpen && !livesWith.some((role) => carers.includes(role)))
    missing.push(carersNotKnown(livesWith));
  if (missing.length === 0 && facts.needs === null && found === null)
    missing.push('No assessment says yet what the child needs.');
  return missing;
}

/** What of those the child lives with is not known, beside what is. */
function carersNotKnown(livesWith: readonly CarerRole[]): string {
  if (livesWith.includes('other')) return 'In what role somebody else cares for the child is not known.';
  const isOneKnown = livesWith.some((role) => role !== 'not_known');
  return isOneKnown ? 'Who else cares for the child is not known.' : 'Who cares for the child is not known.';
}

/** What is as the source states it. */
function whatFits(
  protocol: Protocol,
  facts: FitFacts,
  on: LocalDate,
  differing: readonly string[],
): string[] {
  const ages = agesInWords(protocol);
  const fits: string[] = [];
  if (ages !== null && facts.birthDate !== null && !differing.includes('age_outside'))
    fits.push(`Aged ${ageOn(facts.birthDate, on)}, ${ages}.`);
  if (protocol.sex === 'female' && facts.sex === 'female') fits.push('Stated for girls.');
  if (
    protocol.symptomsRequired !== null &&
    facts.needs !== null &&
    !differing.includes('symptoms_not_found') &&
    !symptomIsOpen(protocol, facts)
  )
    fits.push('The assessment noted the difficulties it is stated for.');
  const stated: readonly AbuseType[] = protocol.abuseTypes;
  if (facts.found?.abuseTypes.some((type) => stated.includes(type)) === true)
    fits.push('Stated for what happened.');
  const condition = CARER_CONDITION_STATED[protocol.id];
  if (condition !== undefined && facts.found?.carerConditions[condition] === 'yes')
    fits.push(`A parent ${CARER_CONDITION_CLAUSES[condition]}, as it is stated for.`);
  return fits;
}
