import type { Insertable } from 'kysely';
import type { LocalDate } from '../../../shared/dates.ts';
import type { Db } from './dialect.ts';
import { childrenOf } from './ofPractitioner.ts';
import type { Tables } from './tables.ts';

const withNames = (db: Db) =>
  db
    .selectFrom('risk')
    .leftJoin('account as setter', 'setter.id', 'risk.set_by')
    .leftJoin('account as holding', 'holding.id', 'risk.holder_account_id')
    .leftJoin('practitioner', 'practitioner.id', 'risk.holder_practitioner_id')
    .selectAll('risk')
    .select([
      'setter.name as setter_name',
      'holding.name as account_name',
      'practitioner.name as practitioner_name',
    ]);

export type RiskRow = Awaited<ReturnType<typeof listOfChild>>[number];

/** Every entry about a child's risks, the newest first. */
export async function listOfChild(db: Db, childId: string) {
  return withNames(db)
    .where('risk.child_id', '=', childId)
    .orderBy('risk.set_on', 'desc')
    .orderBy('risk.id', 'desc')
    .execute();
}

/** The entry that stands now for one kind of risk, or null. */
export async function currentOf(db: Db, childId: string, kind: string) {
  const row = await withNames(db)
    .where('risk.child_id', '=', childId)
    .where('risk.kind', '=', kind)
    .where('risk.is_current', '=', 1)
    .executeTakeFirst();
  return row ?? null;
}

/** Adds an entry in place of the one that stands now, which is kept. */
export async function replace(db: Db, row: Insertable<Tables['risk']>): Promise<void> {
  await db
    .updateTable('risk')
    .set({ is_current: 0 })
    .where('child_id', '=', row.child_id)
    .where('kind', '=', row.kind)
    .where('is_current', '=', 1)
    .execute();
  await db.insertInto('risk').values(row).execute();
}

/** Which of these children have a current risk of one of these levels. */
export async function childrenAtRisk(
  db: Db,
  childIds: readonly string[],
  levels: readonly string[],
): Promise<Set<string>> {
  if (childIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('risk')
    .select('child_id')
    .distinct()
    .where('is_current', '=', 1)
    .where('level', 'in', levels)
    .where('child_id', 'in', childIds)
    .execute();
  return new Set(rows.map((row) => row.child_id));
}

/**
 * Current risks that are looked at again by a day: of everyone, or of one practitioner's children; and always those
 * the account itself holds, whoever's child it is.
 */
export async function listToReview(
  db: Db,
  by: LocalDate,
  practitionerId: string | null | 'all',
  accountId: string,
) {
  let rows = db
    .selectFrom('risk')
    .innerJoin('child', 'child.id', 'risk.child_id')
    .leftJoin('account', 'account.id', 'risk.holder_account_id')
    .leftJoin('practitioner', 'practitioner.id', 'risk.holder_practitioner_id')
    .selectAll('risk')
    .select(['child.name', 'child.birth_date'])
    .select(['account.name as account_name', 'practitioner.name as practitioner_name'])
    .where('risk.is_current', '=', 1)
    .where('risk.review_on', '<=', by)
    .orderBy('risk.review_on')
    .orderBy('risk.id');
  if (practitionerId !== 'all') {
    rows = rows.where((eb) =>
      eb.or([
        eb('risk.child_id', 'in', childrenOf(db, practitionerId)),
        eb('risk.holder_account_id', '=', accountId),
        eb('risk.holder_practitioner_id', '=', practitionerId),
      ]),
    );
  }
  return rows.execute();
}
