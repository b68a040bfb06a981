import type { Insertable, Selectable } from 'kysely';
import { childrenOf } from './ofPractitioner.ts';
import type { Db } from './dialect.ts';
import type { SafetyScope } from './safety.ts';
import type { Tables } from './tables.ts';

export type ScoreRow = Selectable<Tables['measure_score']>;

/** A score as stored, or null. */
export async function load(db: Db, id: string): Promise<ScoreRow | null> {
  return (await db.selectFrom('measure_score').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Every score of a child, the newest first, with names; those corrected and taken back among them. */
export async function listOfChild(db: Db, childId: string) {
  return db
    .selectFrom('measure_score')
    .leftJoin('account', 'account.id', 'measure_score.made_by')
    .leftJoin('account as actor', 'actor.id', 'measure_score.risk_act_by')
    .leftJoin('person', 'person.id', 'measure_score.person_id')
    .selectAll('measure_score')
    .select(['account.name as by', 'actor.name as act_by', 'person.name as person'])
    .where('child_id', '=', childId)
    .orderBy('completed_on', 'desc')
    .orderBy('measure_score.id', 'desc')
    .execute();
}

/** Adds a score. */
export async function insert(db: Db, row: Insertable<Tables['measure_score']>): Promise<void> {
  await db.insertInto('measure_score').values(row).execute();
}

/** Puts a score that stands aside: corrected by another, or taken back with a reason. False where it stood aside already. */
export async function putAside(
  db: Db,
  id: string,
  state: 'corrected' | 'taken_back',
  reason: string | null,
): Promise<boolean> {
  const result = await db
    .updateTable('measure_score')
    .set({ state, state_reason: reason })
    .where('id', '=', id)
    .where('state', '=', 'stands')
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Keeps what was done after a risk item was answered. */
export async function recordAct(
  db: Db,
  id: string,
  act: Pick<ScoreRow, 'risk_act' | 'risk_act_by' | 'risk_act_at'>,
): Promise<void> {
  await db.updateTable('measure_score').set(act).where('id', '=', id).execute();
}

/** Scores whose risk item was answered and of which nobody said what was done, the longest known first. */
export async function listOpenRisks(db: Db, { practitionerId, accountId }: SafetyScope) {
  let rows = db
    .selectFrom('measure_score')
    .innerJoin('child', 'child.id', 'measure_score.child_id')
    .leftJoin('account', 'account.id', 'measure_score.made_by')
    .select(['measure_score.id', 'measure_score.child_id', 'measure_score.measure', 'measure_score.made_by'])
    .select(['measure_score.completed_on', 'account.name as made_by_name'])
    .select(['child.name', 'child.birth_date'])
    .where('risk_answered', '=', 1)
    .where('risk_act_at', 'is', null)
    .where('state', '=', 'stands')
    .orderBy('completed_on')
    .orderBy('measure_score.id');
  if (practitionerId !== 'all')
    rows = rows.where((eb) =>
      eb.or([
        eb('measure_score.child_id', 'in', childrenOf(db, practitionerId)),
        eb('measure_score.made_by', '=', accountId),
      ]),
    );
  return rows.execute();
}
