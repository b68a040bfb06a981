import type { ProceedingsStage } from '../../../shared/criminalProceedings/codes.ts';
import type { LocalDate } from '../../../shared/dates.ts';
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
    .values({ id: added.id, child_id: added.childId, ...columnsOf(added), version: 1 })
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

const columnsOf = (proceedings: Proceedings) => ({
  stage: proceedings.stage,
  next_event: proceedings.nextEvent,
  next_event_on: proceedings.nextEventOn,
  closed_on: proceedings.closedOn,
});
