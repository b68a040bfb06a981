import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { dateOrNull, type LocalDate } from '../../../shared/dates.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import type {
  AbuseType,
  AreaAnswer,
  LawfulBasis,
  ReferralSource,
  ServiceConsent,
} from '../../../shared/referrals/codes.ts';
import type { ReferralDetails } from '../../../shared/referrals/details.ts';
import { wrongDates } from '../../../shared/referrals/rules.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as children from '../store/children.ts';
import * as referrals from '../store/referrals.ts';

/** Adds to or corrects what a referral says. */
export async function save(
  ctx: Ctx,
  input: ParsedInputOf<'referral.save'>,
): Promise<OutputOf<'referral.save'>> {
  const { referralId, version, details } = input;
  const row = await referrals.load(ctx.db, referralId);
  if (row === null) throw new Refused('not_found');
  await assertMaySee(ctx, row.child_id);
  const child = await children.load(ctx.db, row.child_id);
  assertDates(ctx, details, child?.fields.birthDate ?? null);
  if (!(await referrals.save(ctx.db, referralId, version, columnsOf(details)))) {
    throw new Refused('conflict', { detail: { theirs: { version: row.version, details: detailsOf(row) } } });
  }
  return { referralId, version: version + 1 };
}

/** Refuses a date of the details that lies ahead or before the child was born, with the sentence beside it. */
export function assertDates(ctx: Ctx, details: ReferralDetails, birthDate: LocalDate | null): void {
  const wrong = Object.entries(wrongDates(details, { today: ctx.today, birthDate }));
  const [first] = wrong;
  if (first === undefined) return;
  const fields = Object.fromEntries(wrong.map(([field, code]) => [`details.${field}`, refusalMessage(code)]));
  throw new Refused(first[1], { fields });
}

/** The columns of what a referral says. */
export function columnsOf(details: ReferralDetails) {
  return {
    source: details.source,
    referred_by: details.referredBy,
    referrer_contact: details.referrerContact,
    reason: details.reason,
    abuse_types: JSON.stringify(details.abuseTypes),
    funder_id: details.funderId,
    funded_until: details.fundedUntil,
    in_area: details.inArea,
    responsibility_held_by: details.responsibilityHeldBy,
    service_consent: details.serviceConsent,
    lawful_basis: details.lawfulBasis,
    disclosed_on: details.disclosedOn,
    reported_on: details.reportedOn,
  };
}

/** What a stored referral says. */
export function detailsOf(row: referrals.ReferralRow): ReferralDetails {
  return {
    source: row.source as ReferralSource,
    referredBy: row.referred_by,
    referrerContact: row.referrer_contact,
    reason: row.reason,
    abuseTypes: JSON.parse(row.abuse_types) as AbuseType[],
    funderId: row.funder_id,
    fundedUntil: dateOrNull(row.funded_until),
    inArea: row.in_area as AreaAnswer | null,
    responsibilityHeldBy: row.responsibility_held_by,
    serviceConsent: row.service_consent as ServiceConsent | null,
    lawfulBasis: row.lawful_basis as LawfulBasis | null,
    disclosedOn: dateOrNull(row.disclosed_on),
    reportedOn: dateOrNull(row.reported_on),
  };
}
