import type { Insertable } from 'kysely';
import type { ApartPair } from '../../../shared/diary/clashes.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

/** The pairs that stand, which a child is one of, with the names of both sides. */
export async function listOfChild(db: Db, childId: string) {
  return db
    .selectFrom('keep_apart')
    .innerJoin('child', 'child.id', 'keep_apart.child_id')
    .leftJoin('child as other', 'other.id', 'keep_apart.other_child_id')
    .leftJoin('person', 'person.id', 'keep_apart.person_id')
    .selectAll('keep_apart')
    .select(['child.name as child_name', 'other.name as other_name', 'person.name as person_name'])
    .where('keep_apart.ended_on', 'is', null)
    .where((eb) =>
      eb.or([eb('keep_apart.child_id', '=', childId), eb('keep_apart.other_child_id', '=', childId)]),
    )
    .orderBy('keep_apart.id')
    .execute();
}

/** Every pair that stands; one that a merge made the same child twice is none. */
export async function listPairs(db: Db): Promise<(ApartPair & { livesThere: string })[]> {
  const rows = await db
    .selectFrom('keep_apart')
    .select(['child_id', 'other_child_id', 'person_id', 'lives_there'])
    .where('ended_on', 'is', null)
    .execute();
  return rows
    .filter((row) => row.child_id !== row.other_child_id)
    .map((row) => ({
      childId: row.child_id,
      otherChildId: row.other_child_id,
      personId: row.person_id,
      livesThere: row.lives_there,
    }));
}

/** Adds a pair. */
export async function insert(
  db: Db,
  row: Omit<Insertable<Tables['keep_apart']>, 'ended_on' | 'ended_by' | 'version'>,
): Promise<void> {
  await db
    .insertInto('keep_apart')
    .values({ ...row, ended_on: null, ended_by: null, version: 1 })
    .execute();
}

/** Ends a pair that was read at `version`. False when it was changed since. */
export async function end(
  db: Db,
  pair: { id: string; version: number },
  by: { on: LocalDate; accountId: string },
): Promise<boolean> {
  const result = await db
    .updateTable('keep_apart')
    .set({ ended_on: by.on, ended_by: by.accountId, version: pair.version + 1 })
    .where('id', '=', pair.id)
    .where('version', '=', pair.version)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
