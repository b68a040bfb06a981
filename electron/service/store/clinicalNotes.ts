import type { NotePart } from '../../../shared/clinicalNotes/note.ts';
import type { Db } from './dialect.ts';

/** Which record a note is about. The text is sealed before it comes here (see sealed.ts) and never searched. */
export type NotePlace = {
  table: 'session_try' | 'review' | 'assessment';
  id: string;
  /** `plan`: what a session's note plans for the next; the note itself unless told. */
  column?: NotePart | 'plan';
};
export type SealedNote = { sealed: string; writtenAt: string; writtenBy: string };

/** Where a note belongs: what its seal authenticates, so that it opens nowhere else. */
export function sealPlace({ table, id, column = 'note' }: NotePlace): readonly string[] {
  return ['clinical_note', table, id, column];
}

/** The sealed note about a record, or null. */
export async function load(db: Db, place: NotePlace): Promise<SealedNote | null> {
  const row = await db
    .selectFrom('clinical_note')
    .select(['sealed', 'written_at', 'written_by'])
    .where('about_table', '=', place.table)
    .where('about_id', '=', place.id)
    .where('about_column', '=', place.column ?? 'note')
    .executeTakeFirst();
  if (row === undefined) return null;
  return { sealed: row.sealed, writtenAt: row.written_at, writtenBy: row.written_by };
}

/** Keeps the sealed note about a record, in place of the one before. */
export async function save(db: Db, id: string, place: NotePlace, note: SealedNote): Promise<void> {
  const values = { sealed: note.sealed, written_at: note.writtenAt, written_by: note.writtenBy };
  await db
    .insertInto('clinical_note')
    .values({
      id,
      about_table: place.table,
      about_id: place.id,
      about_column: place.column ?? 'note',
      ...values,
    })
    .onConflict((conflict) =>
      conflict.columns(['about_table', 'about_id', 'about_column']).doUpdateSet(values),
    )
    .execute();
}

/** Which texts the records of a course have, by the ids of tries and reviews. */
export async function partsOf(db: Db, courseId: string): Promise<Map<string, Set<string>>> {
  const rows = await db
    .selectFrom('clinical_note')
    .select(['about_id', 'about_column'])
    .where((eb) =>
      eb.or([
        eb.and([
          eb('about_table', '=', 'session_try'),
          eb('about_id', 'in', (sub) =>
            sub.selectFrom('session_try').select('id').where('course_id', '=', courseId),
          ),
        ]),
        eb.and([
          eb('about_table', '=', 'review'),
          eb('about_id', 'in', (sub) =>
            sub.selectFrom('review').select('id').where('course_id', '=', courseId),
          ),
        ]),
      ]),
    )
    .execute();
  const parts = new Map<string, Set<string>>();
  for (const { about_id: id, about_column: column } of rows)
    parts.set(id, (parts.get(id) ?? new Set()).add(column));
  return parts;
}
