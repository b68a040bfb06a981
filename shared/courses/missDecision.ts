// What a person decides after several missed sessions: what gets in the way, who was spoken to, what is done, and when it
// is looked at again. The lists are our own, after what local safeguarding procedures ask for (domain: Sussex, RDaSH,
// Lewisham): barriers, the network round the child, a decision. Ending the course is not among the answers.
import * as z from 'zod';
import type { LocalDate } from '../dates.ts';

export const MISS_BARRIERS = [
  'travel_or_cost',
  'time_of_day',
  'health',
  'not_ready',
  'not_safe_to_come',
  'language_or_access',
  'who_or_where',
  'other',
  'not_known',
] as const;
export const MissBarrier = z.enum(MISS_BARRIERS);
export type MissBarrier = z.infer<typeof MissBarrier>;
export const MISS_BARRIER_LABELS: Record<MissBarrier, string> = {
  travel_or_cost: 'Travel or cost',
  time_of_day: 'School, work or the time of day',
  health: 'Illness or how they are',
  not_ready: 'Does not want it now, or finds it too hard',
  not_safe_to_come: 'Somebody or something makes it unsafe to come',
  language_or_access: 'Language, interpreter or access',
  who_or_where: 'The place, or the person they see',
  other: 'Something else',
  not_known: 'Not known yet',
};

export const SPOKEN_TO = [
  'child',
  'carer',
  'referrer',
  'school',
  'social_care',
  'health',
  'safeguarding_lead',
  'somebody_else',
  'nobody_yet',
] as const;
export const SpokenTo = z.enum(SPOKEN_TO);
export type SpokenTo = z.infer<typeof SpokenTo>;
export const SPOKEN_TO_LABELS: Record<SpokenTo, string> = {
  child: 'The child',
  carer: 'Parent or carer',
  referrer: 'Who referred',
  school: 'School',
  social_care: 'Social care',
  health: 'GP or health',
  safeguarding_lead: 'Our safeguarding lead',
  somebody_else: 'Somebody else',
  nobody_yet: 'Nobody yet',
};

export const MISS_DECISIONS = [
  'go_on',
  'change_what_is_in_the_way',
  'meet_family_or_network',
  'pause_or_review',
  'raise_concern',
  'settled',
] as const;
export const MissDecision = z.enum(MISS_DECISIONS);
export type MissDecision = z.infer<typeof MissDecision>;
export const MISS_DECISION_LABELS: Record<MissDecision, string> = {
  go_on: 'Go on as planned, and see',
  change_what_is_in_the_way: 'Change what is in the way',
  meet_family_or_network: 'Meet the family or the network',
  pause_or_review: 'Review with them what they want now',
  raise_concern: 'Raise it as a safeguarding concern',
  settled: 'Settled: nothing more to look at',
};

export type MissDecisionFacts = {
  barriers: readonly MissBarrier[];
  spokenTo: readonly SpokenTo[];
  decision: MissDecision;
  words: string;
  nextLookOn: LocalDate | null;
};
export type MissDecisionLack =
  | 'miss_barriers_needed'
  | 'miss_spoken_to_needed'
  | 'miss_spoken_to_contradicts'
  | 'miss_words_needed'
  | 'miss_next_look_needed';
/** The field that each of them is about. */
export const MISS_DECISION_FIELD_OF = {
  miss_barriers_needed: 'barriers',
  miss_spoken_to_needed: 'spokenTo',
  miss_spoken_to_contradicts: 'spokenTo',
  miss_words_needed: 'words',
  miss_next_look_needed: 'nextLookOn',
} as const satisfies Record<MissDecisionLack, keyof MissDecisionFacts>;

/** What a decision still lacks. Only one that settles it needs no day on which it is looked at again. */
export function whatMissDecisionLacks(facts: MissDecisionFacts, today: LocalDate): MissDecisionLack[] {
  const { barriers, spokenTo, decision, words, nextLookOn } = facts;
  const lacks: MissDecisionLack[] = [];
  if (barriers.length === 0) lacks.push('miss_barriers_needed');
  if (spokenTo.length === 0) lacks.push('miss_spoken_to_needed');
  if (spokenTo.includes('nobody_yet') && spokenTo.length > 1) lacks.push('miss_spoken_to_contradicts');
  if (words.trim() === '') lacks.push('miss_words_needed');
  if (decision !== 'settled' && (nextLookOn === null || nextLookOn <= today))
    lacks.push('miss_next_look_needed');
  return lacks;
}
