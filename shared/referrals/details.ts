import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id, text } from '../ids.ts';
import { AbuseType, AreaAnswer, LawfulBasis, ReferralSource, ServiceConsent } from './codes.ts';

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

/** A referral of which nothing but the child and the day was said. */
export const NO_DETAILS: ReferralDetails = {
  source: 'not_known',
  referredBy: null,
  referrerContact: null,
  reason: null,
  abuseTypes: [],
  funderId: null,
  inArea: null,
  responsibilityHeldBy: null,
  serviceConsent: null,
  lawfulBasis: null,
  disclosedOn: null,
  reportedOn: null,
};
