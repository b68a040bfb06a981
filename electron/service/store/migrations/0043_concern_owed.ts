import { addTextColumns, type Db, run } from '../dialect.ts';

/**
 * A disclosure owes a concern until one is recorded, or somebody says why not. One recorded before this was kept owes one only where the child has no
 * concern from its day on. A concern whose check-in was taken back says so, and names it no more.
 */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'child_event', [
    'concern_settled',
    'concern_settled_reason',
    'concern_settled_by',
    'concern_settled_at',
  ]);
  await addTextColumns(db, 'concern', ['event_id']);
  await run(
    db,
    'alter table child_event add column owes_concern integer',
    'alter table concern add column check_in_taken_back integer',
    'create index child_event_owes on child_event (owes_concern)',
    'create index concern_event on concern (event_id)',
    `update child_event set owes_concern = 1 where kind = 'disclosure' and not exists (
       select 1 from concern where concern.child_id = child_event.child_id
         and concern.recorded_at >= child_event.happened_on)`,
    `update concern set check_in_taken_back = 1, check_in_id = null
       where check_in_id is not null and check_in_id not in (select id from check_in)`,
  );
}
