import { addTextColumns, type Db } from '../dialect.ts';

/** Why a session stands on a closure or leave entered after it was planned (JSON of KeptOnDayOff). */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'session_try', ['day_off_kept']);
}
