import * as z from 'zod';

/**
 * What may make a child's need more urgent (our own list; no national rule for priority was found). How long somebody
 * has waited is not among them: within a band the list goes by the wait, so it would count twice.
 */
export const PRIORITY_FACTORS = [
  'safety',
  'self_harm',
  'placement',
  'carers',
  'support',
  'court',
  'age_limit',
  'young',
  'siblings',
  'access',
] as const;
export const PriorityFactor = z.enum(PRIORITY_FACTORS);
export type PriorityFactor = z.infer<typeof PriorityFactor>;

/** How a factor was answered. Somebody who looked and could not tell said so; who never looked left it out. */
export const FACTOR_ANSWERS = ['none', 'some', 'serious', 'not_known'] as const;
export const FactorAnswer = z.enum(FACTOR_ANSWERS);
export type FactorAnswer = z.infer<typeof FactorAnswer>;

/** The answers given for one child. A factor that is left out was not asked. */
export const FactorAnswers = z.partialRecord(PriorityFactor, FactorAnswer);
export type FactorAnswers = z.infer<typeof FactorAnswers>;

type Words = {
  label: string;
  /** What each answer means for this factor; without `serious` it has only one worrying answer. */
  answers: { none: string; some: string; serious: string | null };
  /** Why it is asked, and why its answers suggest the bands that they do unless the service says otherwise. */
  why: string;
};
export const FACTOR_WORDS: Record<PriorityFactor, Words> = {
  safety: {
    label: 'Safety where the child is',
    answers: { none: 'Safe', some: 'Some worry', serious: 'Not safe now' },
    why: 'Our own default. A band makes nobody safe: act first, then look at priority.',
  },
  self_harm: {
    label: 'Self-harm or thoughts of suicide',
    answers: { none: 'None known', some: 'Thoughts, or in the past', serious: 'Recent, or a plan' },
    why: 'Our own default. In children’s mental health services self-harm has meant shorter waits.',
  },
  placement: {
    label: 'Looked after, or moving',
    answers: { none: 'No', some: 'Looked after, settled', serious: 'A move ahead, or just made' },
    why: 'Our own default. A child who moves away may lose their place and those they know.',
  },
  carers: {
    label: 'How the carers are',
    answers: { none: 'They cope', some: 'Under strain', serious: 'In crisis' },
    why: 'Our own default. A child leans on them while they wait.',
  },
  support: {
    label: 'Other support',
    answers: { none: 'There is enough', some: 'A little', serious: 'None' },
    why: 'Our own default. Waiting is harder where nobody else helps.',
  },
  court: {
    label: 'A court date ahead',
    answers: { none: 'None', some: 'Within 6 months', serious: 'Within 8 weeks' },
    why: 'Our own default. It may bring one child forward; it never puts another off.',
  },
  age_limit: {
    label: 'Near your age limit',
    answers: { none: 'Over a year away', some: 'Within a year', serious: 'Within 6 months' },
    why: 'Our own default. LimeCulture (2021) found that services can vanish at an age limit.',
  },
  young: {
    label: 'Very young',
    answers: { none: '5 or over', some: 'Under 5', serious: null },
    why: 'Our own default. A year is long in a young child’s life.',
  },
  siblings: {
    label: 'Brothers or sisters affected too',
    answers: { none: 'No', some: 'Yes', serious: null },
    why: 'Our own default. It is written down, so that a family can be seen together, and suggests no more.',
  },
  access: {
    label: 'Disability or communication need',
    answers: { none: 'None known', some: 'Waiting is harder for it', serious: null },
    why: 'Our own default. QS179 asks for practitioners to stay the same for children with added needs.',
  },
};

/** The answers that may be given to a factor, with their words. */
export function answersOf(factor: PriorityFactor): { value: FactorAnswer; label: string }[] {
  const { none, some, serious } = FACTOR_WORDS[factor].answers;
  return [
    { value: 'none', label: none },
    { value: 'some', label: some },
    ...(serious === null ? [] : [{ value: 'serious' as const, label: serious }]),
    { value: 'not_known', label: 'Not known' },
  ];
}

/** One answer in words: "In crisis"; "Not asked" where there is none. */
export function answerWords(factor: PriorityFactor, answer: FactorAnswer | undefined): string {
  if (answer === undefined) return 'Not asked';
  return answersOf(factor).find(({ value }) => value === answer)?.label ?? 'Not known';
}
