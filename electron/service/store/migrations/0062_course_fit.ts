import { addTextColumns, type Db } from '../dialect.ts';

/** Why a course was planned for a child other than those its therapy is stated for, where no offer says it. */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'course', ['unusual_fit_reason']);
}
