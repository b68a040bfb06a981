import { addTextColumns, type Db, run } from '../dialect.ts';

/** With whom and how holding support was given, and who said after a missed session that the child is safe. */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'holding_contact', ['person_id', 'channel', 'unsafe_channel_reason']);
  await run(db, 'alter table holding_contact add column contact_checked integer');
  await addTextColumns(db, 'session_try', [
    'person_id',
    'welfare_spoke_to',
    'welfare_channel',
    'unsafe_channel_reason',
  ]);
}
