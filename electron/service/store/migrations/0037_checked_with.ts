import { addTextColumns, type Db } from '../dialect.ts';

/** With whom a contact was checked, and what that was before a check-in changed it. */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'child_person', ['checked_with']);
  await addTextColumns(db, 'check_in', ['contact_was_checked_with']);
}
