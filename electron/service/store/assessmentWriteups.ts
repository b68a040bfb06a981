import type { Insertable, Selectable } from 'kysely';
import type { Need } from '../../../shared/assessment/codes.ts';
import type { AssessmentUnderWay, AssessmentWriteup } from '../../../shared/assessment/contract.ts';
import { Found } from '../../../shared/assessment/found.ts';
import { dateOrNull, localDate } from '../../../shared/dates.ts';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

type Row = Selectable<Tables['assessment_writeup']> & { completed_on: string | null };
type Loaded = Omit<AssessmentWriteup, 'words'> & { childId: string };

const withCompletion = (db: Db) =>
  db
    .selectFrom('assessment_writeup')
    .leftJoin('assessment', 'assessment.id', 'assessment_writeup.id')
    .selectAll('assessment_writeup')
    .select('assessment.completed_on');

/** An assessment as it is written, without its words, or null. */
export async function load(db: Db, id: string): Promise<Loaded | null> {
  const row = await withCompletion(db).where('assessment_writeup.id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Assessments of a child that nobody has called complete, the last begun first. */
export async function underWayOfChild(db: Db, childId: string): Promise<AssessmentUnderWay[]> {
  const rows = await withCompletion(db)
    .where('assessment_writeup.child_id', '=', childId)
    .where('assessment.id', 'is', null)
    .orderBy('begun_on', 'desc')
    .orderBy('assessment_writeup.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    referralId: row.referral_id,
    begunOn: localDate(row.begun_on),
    heldBy: row.held_by,
  }));
}

/** Adds an assessment that is begun. Call `refreshReferral` afterwards, in the same transaction. */
export async function insert(db: Db, row: Insertable<Tables['assessment_writeup']>): Promise<void> {
  await db.insertInto('assessment_writeup').values(row).execute();
}

/** Saves one that was read at `version`. False when somebody saved it since. */
export async function save(
  db: Db,
  id: string,
  version: number,
  changed: Pick<Insertable<Tables['assessment_writeup']>, 'held_by' | 'needs' | 'found' | 'written_by'>,
): Promise<boolean> {
  const result = await db
    .updateTable('assessment_writeup')
    .set({ ...changed, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

function fromRow(row: Row): Loaded {
  return {
    id: row.id,
    childId: row.child_id,
    referralId: row.referral_id,
    version: row.version,
    begunOn: localDate(row.begun_on),
    completedOn: dateOrNull(row.completed_on),
    heldBy: row.held_by,
    needs: JSON.parse(row.needs) as Need[],
    found: Found.parse(JSON.parse(row.found)),
  };
}
