import type { Selectable } from 'kysely';
import type { Db } from './dialect.ts';
import { childrenInProceedings } from './openProceedings.ts';
import type { ReferralRow } from './referrals.ts';
import type { Tables } from './tables.ts';

type CheckInRow = Pick<
  Selectable<Tables['check_in']>,
  'held_on' | 'outcome' | 'spoke_to' | 'is_done' | 'next_due_on'
>;

/** The records that a referral's derived columns follow from. */
export type ReferralRecords = {
  row: ReferralRow;
  courses: readonly { started_on: string | null; ended_on: string | null }[];
  assessmentsCompletedOn: readonly string[];
  openOffersMadeOn: readonly string[];
  /** Check-ins and tries, oldest first. */
  checkIns: readonly CheckInRow[];
  hasOpenProceedings: boolean;
  holdingContacts: number;
};

/** The records of some referrals, in one question a table. At most a few hundred ids at a time. */
export async function loadRecords(db: Db, referralIds: readonly string[]): Promise<ReferralRecords[]> {
  const rows = await db.selectFrom('referral').selectAll().where('id', 'in', referralIds).execute();
  if (rows.length === 0) return [];
  const courses = await db
    .selectFrom('course')
    .select(['referral_id', 'started_on', 'ended_on'])
    .where('referral_id', 'in', referralIds)
    .execute();
  const assessments = await db
    .selectFrom('assessment')
    .select(['referral_id', 'completed_on'])
    .where('referral_id', 'in', referralIds)
    .execute();
  const offers = await db
    .selectFrom('offer')
    .select(['referral_id', 'made_on'])
    .where('referral_id', 'in', referralIds)
    .where((eb) => eb.or([eb('answer', 'is', null), eb('answer', '=', 'accepted')]))
    .execute();
  const checkIns = await db
    .selectFrom('check_in')
    .select(['referral_id', 'held_on', 'outcome', 'spoke_to', 'is_done', 'next_due_on'])
    .where('referral_id', 'in', referralIds)
    .orderBy('held_on')
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  const holding = await db
    .selectFrom('holding_contact')
    .select('referral_id')
    .where('referral_id', 'in', referralIds)
    .execute();
  const childIds = [...new Set(rows.map((row) => row.child_id))];
  const inProceedings = await childrenInProceedings(db, childIds);
  const of = {
    courses: Map.groupBy(courses, (each) => each.referral_id),
    assessments: Map.groupBy(assessments, (each) => each.referral_id),
    offers: Map.groupBy(offers, (each) => each.referral_id),
    checkIns: Map.groupBy(checkIns, (each) => each.referral_id),
    holding: Map.groupBy(holding, (each) => each.referral_id),
  };
  return rows.map((row) => ({
    row,
    courses: of.courses.get(row.id) ?? [],
    assessmentsCompletedOn: (of.assessments.get(row.id) ?? []).map((each) => each.completed_on),
    openOffersMadeOn: (of.offers.get(row.id) ?? []).map((each) => each.made_on),
    checkIns: of.checkIns.get(row.id) ?? [],
    hasOpenProceedings: inProceedings.has(row.child_id),
    holdingContacts: of.holding.get(row.id)?.length ?? 0,
  }));
}
