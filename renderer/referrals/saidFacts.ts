import { formatDate, type LocalDate } from '../../shared/dates.ts';
import {
  ABUSE_TYPES_LABELS,
  AREA_ANSWERS_LABELS,
  LAWFUL_BASES_LABELS,
  REFERRAL_SOURCES_LABELS,
  SERVICE_CONSENTS_LABELS,
} from '../../shared/referrals/codes.ts';
import type { ReferralDetails } from '../../shared/referrals/details.ts';

/** What a referral says, part by part in the order of its form; null or empty where it says nothing. */
export function saidFacts(details: ReferralDetails): [label: string, value: string | null][] {
  const { source, inArea, serviceConsent, lawfulBasis } = details;
  return [
    ['Referred by', source === 'not_known' ? null : REFERRAL_SOURCES_LABELS[source]],
    ['Their name', details.referredBy],
    ['Their phone or email', details.referrerContact],
    ['Reason', details.reason],
    ['Abuse', details.abuseTypes.map((type) => ABUSE_TYPES_LABELS[type]).join(', ')],
    ['Area', inArea === null ? null : AREA_ANSWERS_LABELS[inArea]],
    ['Parental responsibility', details.responsibilityHeldBy],
    ['Consent to the service', serviceConsent === null ? null : SERVICE_CONSENTS_LABELS[serviceConsent]],
    ['Lawful basis', lawfulBasis === null ? null : LAWFUL_BASES_LABELS[lawfulBasis]],
    ['First told', dateWords(details.disclosedOn)],
    ['Reported', dateWords(details.reportedOn)],
    ['Funded until', dateWords(details.fundedUntil)],
  ];
}

const dateWords = (on: LocalDate | null) => (on === null ? null : formatDate(on));
