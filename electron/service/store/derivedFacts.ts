import { type Selectable, sql } from 'kysely';
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
  const steps = await loadSteps(db, referralIds);
  const checkIns = await db
    .selectFrom('check_in')
    .select(['referral_id', 'held_on', 'outcome', 'spoke_to', 'is_done', 'next_due_on'])
    .where('referral_id', 'in', referralIds)
    .orderBy('held_on')
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  const childIds = [...new Set(rows.map((row) => row.child_id))];
  const inProceedings = await childrenInProceedings(db, childIds);
  const stepsOf = Map.groupBy(steps, (each) => each.referral_id);
  const checkInsOf = Map.groupBy(checkIns, (each) => each.referral_id);
  return rows.map((row) => {
    const of = Map.groupBy(stepsOf.get(row.id) ?? [], (each) => each.kind);
    const daysOf = (kind: Step) => (of.get(kind) ?? []).flatMap(({ on }) => on ?? []);
    return {
      row,
      courses: (of.get('course') ?? []).map((each) => ({ started_on: each.on, ended_on: each.ended_on })),
      assessmentsCompletedOn: daysOf('assessment'),
      openOffersMadeOn: daysOf('offer'),
      checkIns: checkInsOf.get(row.id) ?? [],
      hasOpenProceedings: inProceedings.has(row.child_id),
      holdingContacts: of.get('holding')?.length ?? 0,
    };
  });
}

type Step = 'course' | 'assessment' | 'offer' | 'holding';

/** Courses, assessments, open offers and holding contacts in one question: every save that moves a child asks it. */
function loadSteps(db: Db, referralIds: readonly string[]) {
  const kind = (name: Step) => sql.lit<Step>(name).as('kind');
  const never = sql<string | null>`null`.as('ended_on');
  return db
    .selectFrom('course')
    .select(['referral_id', kind('course'), 'started_on as on', 'ended_on'])
    .where('referral_id', 'in', referralIds)
    .unionAll(
      db
        .selectFrom('assessment')
        .select(['referral_id', kind('assessment'), 'completed_on as on', never])
        .where('referral_id', 'in', referralIds),
    )
    .unionAll(
      db
        .selectFrom('offer')
        .select(['referral_id', kind('offer'), 'made_on as on', never])
        .where('referral_id', 'in', referralIds)
        .where((eb) => eb.or([eb('answer', 'is', null), eb('answer', '=', 'accepted')])),
    )
    .unionAll(
      db
        .selectFrom('holding_contact')
        .select(['referral_id', kind('holding'), sql<string | null>`null`.as('on'), never])
        .where('referral_id', 'in', referralIds),
    )
    .execute();
}
