import { addTextColumns, type Db } from '../dialect.ts';

/** When a session was called off, as somebody said: whether that was at short notice is not told by when it was logged. */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'session_try', ['called_off_on']);
}
