// What a referral is read for and how it is answered before a child stands on the waiting list. No national rule was
// found for triage in the voluntary sector (domain facts: waiting-list practice); LimeCulture (2021) warns against
// thresholds that keep children out, so not accepting is always said in words beside its reason.
import { z } from 'zod';

/** What a first look at a referral found about the child's safety now. */
export const SAFETY_FINDINGS = [
  'no_concern',
  'concern_acted_on',
  'in_danger_now',
  'not_enough_known',
] as const;
export const SafetyFinding = z.enum(SAFETY_FINDINGS);
export type SafetyFinding = z.infer<typeof SafetyFinding>;
export const SAFETY_FINDING_LABELS: Record<SafetyFinding, string> = {
  no_concern: 'No concern today',
  concern_acted_on: 'A concern, acted on',
  in_danger_now: 'In danger now',
  not_enough_known: 'Too little is known',
};

/** The four answers of triage. */
export const TRIAGE_ANSWERS = ['accepted', 'asked_for_more', 'signposted', 'declined'] as const;
export const TriageAnswer = z.enum(TRIAGE_ANSWERS);
export type TriageAnswer = z.infer<typeof TriageAnswer>;
export const TRIAGE_ANSWER_LABELS: Record<TriageAnswer, string> = {
  accepted: 'Accept',
  asked_for_more: 'Ask for more',
  signposted: 'Signpost',
  declined: 'Decline',
};
/** The same once it was given: "Accepted on 20 Nov". */
export const TRIAGE_ANSWERED_LABELS: Record<TriageAnswer, string> = {
  accepted: 'Accepted',
  asked_for_more: 'Asked for more',
  signposted: 'Signposted',
  declined: 'Declined',
};

/** Why a referral was not accepted, so that it can be counted; the reason in words stands beside it. */
export const NOT_ACCEPTED_REASONS = [
  'out_of_area',
  'outside_age',
  'not_our_service',
  'needs_more_than_we_offer',
  'support_in_place',
  'child_or_family_declined',
  'no_consent',
  'too_little_known',
  'no_funding',
  'other',
] as const;
export const NotAcceptedReason = z.enum(NOT_ACCEPTED_REASONS);
export type NotAcceptedReason = z.infer<typeof NotAcceptedReason>;
export const NOT_ACCEPTED_REASON_LABELS: Record<NotAcceptedReason, string> = {
  out_of_area: 'Outside our area',
  outside_age: 'Outside our ages',
  not_our_service: 'Asks for something we do not do',
  needs_more_than_we_offer: 'Needs more than we can offer',
  support_in_place: 'Another service is already helping',
  child_or_family_declined: 'The child or family declined',
  no_consent: 'No consent to the service',
  too_little_known: 'Asked for more, and nothing came',
  no_funding: 'No funding for this child',
  other: 'Another reason',
};
