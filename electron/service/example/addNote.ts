import type { LocalDate } from '../../../shared/dates.ts';
import type { NotePlace } from '../store/clinicalNotes.ts';
import type { World } from './world.ts';

/** Adds a sealed note about a try, a review or an assessment, where notes are written at all. */
export function addNote(
  { rows, newId, accountId, sealNote }: World,
  about: NotePlace & { on: LocalDate },
  text: string,
): void {
  if (sealNote === null) return;
  const { column = 'note' } = about;
  rows.clinical_note.push({
    id: newId(),
    about_table: about.table,
    about_id: about.id,
    about_column: column,
    sealed: sealNote(['clinical_note', about.table, about.id, column], text),
    written_at: `${about.on}T17:00:00.000Z`,
    written_by: accountId,
  });
}
