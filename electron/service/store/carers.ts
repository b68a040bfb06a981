import type { Insertable, Selectable } from 'kysely';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

/** What was said and decided about the people round a child, newest first, with the name of who recorded it. */
export async function entriesOfChild(db: Db, childId: string) {
  return db
    .selectFrom('carer_entry')
    .leftJoin('account', 'account.id', 'carer_entry.recorded_by')
    .selectAll('carer_entry')
    .select('account.name as by')
    .where('child_id', '=', childId)
    .orderBy('recorded_at', 'desc')
    .orderBy('carer_entry.id', 'desc')
    .execute();
}

/** Adds an entry; earlier ones are kept. */
export async function insertEntry(db: Db, row: Insertable<Tables['carer_entry']>): Promise<void> {
  await db.insertInto('carer_entry').values(row).execute();
}

/** Whether a person stands among those round a child. */
export async function isRoundChild(db: Db, childId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('child_person')
    .select('id')
    .where('child_id', '=', childId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** What was agreed about the notes of a course's strands: the last one of each, by strand. */
export async function notesAgreements(
  db: Db,
  courseId: string,
): Promise<Map<string, Selectable<Tables['note_agreement']>>> {
  const rows = await db
    .selectFrom('note_agreement')
    .selectAll()
    .where('course_id', '=', courseId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.strand_id, row]));
}

/** Records what was agreed; earlier agreements are kept. */
export async function insertAgreement(db: Db, row: Insertable<Tables['note_agreement']>): Promise<void> {
  await db.insertInto('note_agreement').values(row).execute();
}

/** Who holds or held the sessions of a strand: whom it names, and whoever is named at one of its dates. */
export async function practitionersOfStrand(db: Db, strandId: string): Promise<string[]> {
  const strand = await db.selectFrom('strand').select('practitioner_id').where('id', '=', strandId).execute();
  const tries = await db
    .selectFrom('session_try')
    .select('practitioner_id')
    .distinct()
    .where('strand_id', '=', strandId)
    .execute();
  return [...new Set([...strand, ...tries].flatMap((row) => row.practitioner_id ?? []))];
}

/** Says whose a strand is, who holds it and how many sessions it has at most. */
export async function changeStrand(
  db: Db,
  id: string,
  changes: Pick<Selectable<Tables['strand']>, 'person_id' | 'practitioner_id' | 'session_limit'>,
): Promise<void> {
  await db.updateTable('strand').set(changes).where('id', '=', id).execute();
}
