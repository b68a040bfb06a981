import type { Db } from '../dialect.ts';

/**
 * That an interpreter is needed follows from the record, also where it was recorded after the plan. Kept with a date is only
 * what somebody said of it: what was noted as needed then is no longer kept.
 */
export async function up(db: Db): Promise<void> {
  await db
    .updateTable('session_try')
    .set({ interpreter: null })
    .where('interpreter', '=', 'needed')
    .execute();
}
