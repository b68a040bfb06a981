import type { ProceedingsStage } from '../../../shared/criminalProceedings/codes.ts';
import { dateOrNull, type LocalDate } from '../../../shared/dates.ts';
import type { Db } from './dialect.ts';

export type Proceedings = {
  stage: ProceedingsStage;
  nextEvent: string | null;
  nextEventOn: LocalDate | null;
  closedOn: LocalDate | null;
};

/** Adds criminal proceedings about a child. Refresh the child's referrals afterwards. */
export async function insert(db: Db, added: Proceedings & { id: string; childId: string }): Promise<void> {
  await db
    .insertInto('criminal_proceedings')
    .values({
      id: added.id,
      child_id: added.childId,
      ...columnsOf(added),
      date_taken_back: null,
      version: 1,
    })
    .execute();
}

/** Changes proceedings read at `version`. False when somebody saved them since. */
export async function save(db: Db, id: string, version: number, changed: Proceedings): Promise<boolean> {
  const result = await db
    .updateTable('criminal_proceedings')
    .set({ ...columnsOf(changed), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Notes that the date of a trial was taken back as an event: it stays away while the proceedings name the same day. */
export async function takeDateBack(db: Db, id: string, on: LocalDate): Promise<void> {
  await db.updateTable('criminal_proceedings').set({ date_taken_back: on }).where('id', '=', id).execute();
}

/** The date that was taken back, while the proceedings name it still; once they name another, none is any more. */
export async function dateTakenBack(
  db: Db,
  id: string,
  { nextEventOn }: { nextEventOn: LocalDate | null },
): Promise<LocalDate | null> {
  const row = await db
    .selectFrom('criminal_proceedings')
    .select('date_taken_back')
    .where('id', '=', id)
    .executeTakeFirst();
  const takenBack = dateOrNull(row?.date_taken_back);
  if (takenBack === null || takenBack === nextEventOn) return takenBack;
  await db.updateTable('criminal_proceedings').set({ date_taken_back: null }).where('id', '=', id).execute();
  return null;
}

const columnsOf = (proceedings: Proceedings) => ({
  stage: proceedings.stage,
  next_event: proceedings.nextEvent,
  next_event_on: proceedings.nextEventOn,
  closed_on: proceedings.closedOn,
});
