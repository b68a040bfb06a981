import { isLocalDate } from '../../shared/dates.ts';
import type {
  AbuseType,
  AreaAnswer,
  LawfulBasis,
  ReferralSource,
  ServiceConsent,
} from '../../shared/referrals/codes.ts';
import { NO_DETAILS, type ReferralDetails } from '../../shared/referrals/details.ts';
import { readDate } from '../../shared/typedDate.ts';
import { orNull } from '../formValues.ts';

/** What a referral says, as it stands on a form. */
export type DetailValues = {
  source: ReferralSource | '';
  referredBy: string;
  referrerContact: string;
  reason: string;
  abuseTypes: readonly AbuseType[];
  funderId: string;
  fundedUntil: string;
  inArea: AreaAnswer | null;
  responsibilityHeldBy: string;
  serviceConsent: ServiceConsent | '';
  lawfulBasis: LawfulBasis | '';
  disclosedOn: string;
  reportedOn: string;
};

export function valuesOf(details: ReferralDetails): DetailValues {
  return {
    source: details.source === 'not_known' ? '' : details.source,
    referredBy: details.referredBy ?? '',
    referrerContact: details.referrerContact ?? '',
    reason: details.reason ?? '',
    abuseTypes: details.abuseTypes,
    funderId: details.funderId ?? '',
    fundedUntil: details.fundedUntil ?? '',
    inArea: details.inArea,
    responsibilityHeldBy: details.responsibilityHeldBy ?? '',
    serviceConsent: details.serviceConsent ?? '',
    lawfulBasis: details.lawfulBasis ?? '',
    disclosedOn: details.disclosedOn ?? '',
    reportedOn: details.reportedOn ?? '',
  };
}

export const NO_DETAIL_VALUES: DetailValues = valuesOf(NO_DETAILS);

export function detailsOf(values: DetailValues): ReferralDetails {
  const date = (typed: string) => (isLocalDate(typed) ? typed : null);
  return {
    source: values.source === '' ? 'not_known' : values.source,
    referredBy: orNull(values.referredBy),
    referrerContact: orNull(values.referrerContact),
    reason: orNull(values.reason),
    abuseTypes: [...values.abuseTypes],
    funderId: values.funderId === '' ? null : values.funderId,
    fundedUntil: date(values.fundedUntil),
    inArea: values.inArea,
    responsibilityHeldBy: orNull(values.responsibilityHeldBy),
    serviceConsent: values.serviceConsent === '' ? null : values.serviceConsent,
    lawfulBasis: values.lawfulBasis === '' ? null : values.lawfulBasis,
    disclosedOn: date(values.disclosedOn),
    reportedOn: date(values.reportedOn),
  };
}

/** Dates that are none, before the service is asked. */
export function wrongDetails(values: DetailValues): Partial<Record<keyof DetailValues, string>> {
  const errors: Partial<Record<keyof DetailValues, string>> = {};
  for (const name of ['disclosedOn', 'reportedOn', 'fundedUntil'] as const) {
    const read = values[name].trim() === '' ? null : readDate(values[name]);
    if (read !== null && !read.ok) errors[name] = read.message;
  }
  return errors;
}
