import type { Insertable, Selectable } from 'kysely';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

export type GoalRow = Selectable<Tables['goal']>;

/** A goal as stored, or null. */
export async function load(db: Db, id: string): Promise<GoalRow | null> {
  return (await db.selectFrom('goal').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** A child's goals, oldest first. */
export async function listOfChild(db: Db, childId: string): Promise<GoalRow[]> {
  return db
    .selectFrom('goal')
    .selectAll()
    .where('child_id', '=', childId)
    .orderBy('set_on')
    .orderBy('id')
    .execute();
}

/** Every score of a child's goals, oldest first, those corrected among them. */
export async function scoresOfChild(db: Db, childId: string): Promise<Selectable<Tables['goal_score']>[]> {
  return db
    .selectFrom('goal_score')
    .selectAll()
    .where('child_id', '=', childId)
    .orderBy('scored_on')
    .orderBy('id')
    .execute();
}

/** Adds a goal. */
export async function insert(db: Db, row: Insertable<Tables['goal']>): Promise<void> {
  await db.insertInto('goal').values(row).execute();
}

/** Adds a score of a goal; one of the same day and voice is put aside and kept. */
export async function insertScore(
  db: Db,
  row: Omit<Insertable<Tables['goal_score']>, 'state'>,
): Promise<void> {
  await db
    .updateTable('goal_score')
    .set({ state: 'corrected' })
    .where('goal_id', '=', row.goal_id)
    .where('scored_on', '=', row.scored_on)
    .where('scored_by', '=', row.scored_by)
    .execute();
  await db
    .insertInto('goal_score')
    .values({ ...row, state: 'stands' })
    .execute();
}

/** Closes a goal that was read at `version`. False when it is stale. */
export async function close(
  db: Db,
  id: string,
  version: number,
  closing: { closed_on: string; closed_because: string },
): Promise<boolean> {
  const result = await db
    .updateTable('goal')
    .set({ ...closing, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
