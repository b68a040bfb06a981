// What an assessment of therapeutic need finds, as a list of codes (LimeCulture 2021: a detailed assessment, or one
// accepted from another service so that the child need not tell it all again). The list is our own default.
import * as z from 'zod';
import type { Symptom } from '../protocols/types.ts';

export const ASSESSMENT_KINDS = ['detailed', 'accepted_external'] as const;
export const AssessmentKind = z.enum(ASSESSMENT_KINDS);
export type AssessmentKind = z.infer<typeof AssessmentKind>;
export const ASSESSMENT_KIND_LABELS: Record<AssessmentKind, string> = {
  detailed: 'Detailed assessment here',
  accepted_external: 'Accepted from another service',
};

export const NEEDS = [
  'anxiety',
  'ptsd',
  'sexualised_behaviour',
  'emotional_disturbance',
  'behavioural_disturbance',
  'problematic_behaviours',
  'low_mood',
  'self_harm',
  'sleep_and_nightmares',
  'dissociation',
  'shame_and_blame',
  'relationships_and_trust',
  'carer_child_relationship',
  'carer_own_support',
  'safety_and_keeping_safe',
  'school_and_friends',
  'communication_needs',
  'loss_and_placement',
  'other',
] as const;
export const Need = z.enum(NEEDS);
export type Need = z.infer<typeof Need>;
export const NEED_LABELS: Record<Need, string> = {
  anxiety: 'Anxiety',
  ptsd: 'Post-traumatic stress',
  sexualised_behaviour: 'Sexualised behaviour',
  emotional_disturbance: 'Emotional distress',
  behavioural_disturbance: 'Distress shown in behaviour',
  problematic_behaviours: 'Behaviour that is hard at home or school',
  low_mood: 'Low mood',
  self_harm: 'Self-harm',
  sleep_and_nightmares: 'Sleep and nightmares',
  dissociation: 'Dissociation',
  shame_and_blame: 'Shame and self-blame',
  relationships_and_trust: 'Relationships and trust',
  carer_child_relationship: 'Relationship with the carer',
  carer_own_support: 'Support for the carer',
  safety_and_keeping_safe: 'Keeping safe',
  school_and_friends: 'School and friends',
  communication_needs: 'Communication or learning needs',
  loss_and_placement: 'Loss, moves and placement',
  other: 'Something else',
};

/** The symptoms that protocols are recommended for bear the same codes as the needs they are found as. */
export const SYMPTOM_NEEDS = {
  anxiety: 'anxiety',
  ptsd: 'ptsd',
  sexualised_behaviour: 'sexualised_behaviour',
  emotional_disturbance: 'emotional_disturbance',
  behavioural_disturbance: 'behavioural_disturbance',
  problematic_behaviours: 'problematic_behaviours',
} as const satisfies Record<Symptom, Need>;
