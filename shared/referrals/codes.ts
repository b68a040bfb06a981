// Why, from whom and about what a child was referred, and the people around the child.
import { z } from 'zod';

/** Who asked for the service. */
export const REFERRAL_SOURCES = [
  'child',
  'family',
  'social_care',
  'police',
  'school',
  'gp',
  'health_visitor',
  'camhs',
  'hospital',
  'sarc',
  'ch_isva',
  'early_help',
  'youth_justice',
  'voluntary_service',
  'internal',
  'other',
  'not_known',
] as const;
export const ReferralSource = z.enum(REFERRAL_SOURCES);
export type ReferralSource = z.infer<typeof ReferralSource>;
export const REFERRAL_SOURCES_LABELS: Record<ReferralSource, string> = {
  child: 'The child or young person',
  family: 'Parent, carer or family',
  social_care: 'Children’s social care',
  police: 'Police',
  school: 'School or college',
  gp: 'GP',
  health_visitor: 'Health visitor or school nurse',
  camhs: 'CAMHS or mental health service',
  hospital: 'Hospital or other health service',
  sarc: 'Sexual assault referral centre',
  ch_isva: 'CH-ISVA or ISVA',
  early_help: 'Early help',
  youth_justice: 'Youth justice',
  voluntary_service: 'Another voluntary service',
  internal: 'From within the service',
  other: 'Someone else',
  not_known: 'Not known',
};

/** Who asked for the service, in words; what an old spreadsheet said stands as it was. */
export function sourceWords(source: string): string {
  const known = ReferralSource.safeParse(source);
  return known.success ? REFERRAL_SOURCES_LABELS[known.data] : source;
}

/** Types of abuse; a child may have several. Codes that protocols name have the same spelling there. */
export const ABUSE_TYPES = [
  'sexual_abuse',
  'physical_abuse',
  'emotional_abuse',
  'neglect',
  'exposure_to_domestic_abuse',
  'sexual_exploitation',
  'online_abuse',
  'harmful_sexual_behaviour',
  'at_risk',
  'other',
  'not_known',
] as const;
export const AbuseType = z.enum(ABUSE_TYPES);
export type AbuseType = z.infer<typeof AbuseType>;
export const ABUSE_TYPES_LABELS: Record<AbuseType, string> = {
  sexual_abuse: 'Sexual abuse',
  physical_abuse: 'Physical abuse',
  emotional_abuse: 'Emotional abuse',
  neglect: 'Neglect',
  exposure_to_domestic_abuse: 'Living with domestic abuse',
  sexual_exploitation: 'Sexual exploitation',
  online_abuse: 'Online abuse',
  harmful_sexual_behaviour: 'Harmful sexual behaviour by another child',
  at_risk: 'At risk, nothing known to have happened',
  other: 'Another kind',
  not_known: 'Not known',
};

/**
 * Whether the child and those who decide for them agree to have the service. Kept apart from the lawful basis for
 * holding data: consent to therapy is not what allows a record to be kept (domain facts: information governance).
 */
export const SERVICE_CONSENTS = ['child', 'parent_or_carer', 'both', 'not_yet', 'declined'] as const;
export const ServiceConsent = z.enum(SERVICE_CONSENTS);
export type ServiceConsent = z.infer<typeof ServiceConsent>;
export const SERVICE_CONSENTS_LABELS: Record<ServiceConsent, string> = {
  child: 'The young person agrees',
  parent_or_carer: 'Who holds parental responsibility agrees',
  both: 'Both agree',
  not_yet: 'Not asked yet',
  declined: 'Declined',
};

/** What allows the service to hold data about the child (UK GDPR Article 6). */
export const LAWFUL_BASES = [
  'legitimate_interests',
  'public_task',
  'legal_obligation',
  'contract',
  'vital_interests',
  'consent',
] as const;
export const LawfulBasis = z.enum(LAWFUL_BASES);
export type LawfulBasis = z.infer<typeof LawfulBasis>;
export const LAWFUL_BASES_LABELS: Record<LawfulBasis, string> = {
  legitimate_interests: 'Legitimate interests',
  public_task: 'Public task',
  legal_obligation: 'Legal obligation',
  contract: 'Contract',
  vital_interests: 'Vital interests',
  consent: 'Consent',
};

/** Whether the child lives in the area that is paid for. */
export const AREA_ANSWERS = ['yes', 'no', 'not_known'] as const;
export const AreaAnswer = z.enum(AREA_ANSWERS);
export type AreaAnswer = z.infer<typeof AreaAnswer>;
export const AREA_ANSWERS_LABELS: Record<AreaAnswer, string> = {
  yes: 'In our area',
  no: 'Outside it',
  not_known: 'Not known yet',
};

/** Why a wait is paused. The headline wait stays unadjusted. */
export const PAUSE_REASONS = [
  'child_not_ready',
  'family_asked',
  'trial_or_hearing',
  'exams_or_holidays',
  'illness',
  'placement_move',
  'other',
] as const;
export const PauseReason = z.enum(PAUSE_REASONS);
export type PauseReason = z.infer<typeof PauseReason>;
export const PAUSE_REASONS_LABELS: Record<PauseReason, string> = {
  child_not_ready: 'The child is not ready',
  family_asked: 'The family asked to wait',
  trial_or_hearing: 'A trial or hearing week',
  exams_or_holidays: 'Exams or holidays',
  illness: 'Illness',
  placement_move: 'A move of home or placement',
  other: 'Another reason',
};

/** Why a referral was closed. Closing is always a person’s decision. */
export const CLOSING_REASONS = [
  'therapy_completed',
  'child_declined',
  'family_declined',
  'not_ready_may_return',
  'moved_away',
  'signposted',
  'referred_on',
  'not_accepted',
  'could_not_reach',
  'turned_18',
  'referral_withdrawn',
  'added_by_mistake',
  'told_twice',
  'died',
  'other',
] as const;
export const ClosingReason = z.enum(CLOSING_REASONS);
export type ClosingReason = z.infer<typeof ClosingReason>;
/** Those a person gives. That a referral was told twice is said by merging two records. */
export const GivenClosingReason = ClosingReason.exclude(['told_twice']);
export type GivenClosingReason = z.infer<typeof GivenClosingReason>;
export const CLOSING_REASONS_LABELS: Record<ClosingReason, string> = {
  therapy_completed: 'Therapy is complete',
  child_declined: 'The child declined',
  family_declined: 'The family declined',
  not_ready_may_return: 'Not ready now, may come back',
  moved_away: 'Moved out of the area',
  signposted: 'Signposted to another service',
  referred_on: 'Referred on to another service',
  not_accepted: 'Not accepted at triage',
  could_not_reach: 'Not reached, after a safeguarding review',
  turned_18: 'Over the service’s age',
  referral_withdrawn: 'The referral was withdrawn',
  added_by_mistake: 'Added by mistake',
  told_twice: 'The same referral, told twice',
  died: 'The child has died',
  other: 'Another reason',
};

/** How a person stands to the child. */
export const CARER_RELATIONSHIPS = [
  'mother',
  'father',
  'parent',
  'step_parent',
  'adoptive_parent',
  'foster_carer',
  'kinship_carer',
  'special_guardian',
  'grandparent',
  'sibling',
  'other_relative',
  'residential_worker',
  'social_worker',
  'other',
  'not_known',
] as const;
export const CarerRelationship = z.enum(CARER_RELATIONSHIPS);
export type CarerRelationship = z.infer<typeof CarerRelationship>;
export const CARER_RELATIONSHIPS_LABELS: Record<CarerRelationship, string> = {
  mother: 'Mother',
  father: 'Father',
  parent: 'Parent',
  step_parent: 'Step-parent',
  adoptive_parent: 'Adoptive parent',
  foster_carer: 'Foster carer',
  kinship_carer: 'Kinship carer',
  special_guardian: 'Special guardian',
  grandparent: 'Grandparent',
  sibling: 'Brother or sister',
  other_relative: 'Another relative',
  residential_worker: 'Residential worker',
  social_worker: 'Social worker',
  other: 'Someone else',
  not_known: 'Not known',
};

/** Ways to make contact; safe contact says which of them are safe, person by person (NG76 1.1.9). */
export const CONTACT_CHANNELS = [
  'phone',
  'voicemail',
  'text',
  'email',
  'letter',
  'video',
  'in_person',
  'through_professional',
] as const;
export const ContactChannel = z.enum(CONTACT_CHANNELS);
export type ContactChannel = z.infer<typeof ContactChannel>;
