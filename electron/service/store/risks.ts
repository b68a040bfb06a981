import type { Insertable } from 'kysely';
import { type LocalDate, localDate } from '../../../shared/dates.ts';
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

/** The entries that stand now for one kind of risk: one, or two where two records of the child were merged. */
export async function currentOf(db: Db, childId: string, kind: string) {
  return withNames(db)
    .where('risk.child_id', '=', childId)
    .where('risk.kind', '=', kind)
    .where('risk.is_current', '=', 1)
    .orderBy('risk.id', 'desc')
    .execute();
}

/** Adds an entry in place of one that stands now, and of those that are over; all are kept. */
export async function replace(
  db: Db,
  row: Insertable<Tables['risk']>,
  replacedId: string | null,
): Promise<void> {
  await db
    .updateTable('risk')
    .set({ is_current: 0 })
    .where('child_id', '=', row.child_id)
    .where('kind', '=', row.kind)
    .where('is_current', '=', 1)
    .where((eb) => eb.or([eb('id', '=', replacedId ?? ''), eb('level', '=', 'over')]))
    .execute();
  await db.insertInto('risk').values(row).execute();
}

/** Has the last entry of every kind stand, where none does: after the one that took its place went another way. */
export async function keepLastOfEachKind(db: Db, childId: string): Promise<void> {
  const rows = await listOfChild(db, childId);
  for (const ofKind of Map.groupBy(rows, ({ kind }) => kind).values()) {
    const [last] = ofKind;
    if (last === undefined || ofKind.some((row) => row.is_current === 1)) continue;
    await db.updateTable('risk').set({ is_current: 1 }).where('id', '=', last.id).execute();
  }
}

/** Of these children those with a current risk of one of these levels, and since when it has been one of them. */
export async function atRiskSince(
  db: Db,
  childIds: readonly string[],
  levels: readonly string[],
): Promise<Map<string, LocalDate>> {
  if (childIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('risk')
    .select(['child_id', 'kind', 'level', 'set_on', 'is_current'])
    .where('child_id', 'in', childIds)
    .orderBy('is_current', 'desc')
    .orderBy('set_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const since = new Map<string, LocalDate>();
  for (const ofKind of Map.groupBy(rows, (row) => `${row.child_id} ${row.kind}`).values()) {
    const [latest] = ofKind;
    if (latest?.is_current !== 1 || !levels.includes(latest.level)) continue;
    const ended = ofKind.findIndex(({ level }) => !levels.includes(level));
    const begun = ofKind.at(ended === -1 ? -1 : ended - 1) ?? latest;
    const known = since.get(begun.child_id);
    if (known === undefined || begun.set_on < known) since.set(begun.child_id, localDate(begun.set_on));
  }
  return since;
}

/**
 * Children of whom a current risk says that contact with an alleged abuser, or home, is a raised or high risk: a
 * session at home is warned of.
 */
export async function childrenUnsafeAtHome(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('risk')
    .select('child_id')
    .distinct()
    .where('is_current', '=', 1)
    .where('kind', 'in', ['alleged_abuser', 'home'])
    .where('level', 'in', ['high', 'raised'])
    .execute();
  return rows.map((row) => row.child_id);
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
