import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id, requiredText, text } from '../ids.ts';
import {
  AbuseType,
  AreaAnswer,
  CarerRelationship,
  LawfulBasis,
  ReferralSource,
  ServiceConsent,
} from './codes.ts';

/** What a referral says beyond the child's name and the day it was received. All of it may come later. */
export const ReferralDetails = z.strictObject({
  source: ReferralSource,
  /** Their name and team. */
  referredBy: text(200).nullable(),
  /** So that somebody can ring or write back. */
  referrerContact: text(200).nullable(),
  reason: text(1000).nullable(),
  abuseTypes: z.array(AbuseType),
  funderId: Id.nullable(),
  /** The last day that is paid for; what came again before this was asked says nothing of it. */
  fundedUntil: LocalDate.nullable().default(null),
  inArea: AreaAnswer.nullable(),
  /** In words, as orders and agreements differ: it never makes anybody safe to contact. */
  responsibilityHeldBy: text(300).nullable(),
  serviceConsent: ServiceConsent.nullable(),
  lawfulBasis: LawfulBasis.nullable(),
  disclosedOn: LocalDate.nullable(),
  /** To the police or social care. */
  reportedOn: LocalDate.nullable(),
});
export type ReferralDetails = z.infer<typeof ReferralDetails>;

/** The carer a referral names. Kept as not yet checked: a number on a referral is not thereby safe to ring. */
export const NamedCarer = z.strictObject({
  name: requiredText(200, 'Enter the carer’s name'),
  relationship: CarerRelationship.nullable(),
  phone: text(40).nullable(),
});

/** A referral of which nothing but the child and the day was said. */
export const NO_DETAILS: ReferralDetails = {
  source: 'not_known',
  referredBy: null,
  referrerContact: null,
  reason: null,
  abuseTypes: [],
  funderId: null,
  fundedUntil: null,
  inArea: null,
  responsibilityHeldBy: null,
  serviceConsent: null,
  lawfulBasis: null,
  disclosedOn: null,
  reportedOn: null,
};

/** What a referral said when it came once more, as from a second agency. It stands beside what was said before. */
export const ReferralSaid = z.strictObject({
  details: ReferralDetails,
  carer: NamedCarer.nullable(),
});
export type ReferralSaid = z.infer<typeof ReferralSaid>;

export const CameAgainView = ReferralSaid.extend({
  id: Id,
  on: LocalDate,
  /** Who noted it, by name. */
  by: z.string().nullable(),
});
export type CameAgainView = z.infer<typeof CameAgainView>;
