import * as z from 'zod';
import { text } from '../ids.ts';

export const NOTE_MAX = 20_000;

/** Which text about a record: the note, or of a review what the child or a carer said in their own words. */
export const NotePart = z.enum(['note', 'child_words', 'carer_words']);
export type NotePart = z.infer<typeof NotePart>;

/** A clinical note as it is sent: its text, sealed as soon as it arrives, and what its writer had seen. */
export const ClinicalNote = z.strictObject({
  text: text(NOTE_MAX),
  /** When the note that was read had been written; null: none was there. Anything else there by now is a conflict. */
  seenAt: z.string().nullable(),
});
export type ClinicalNote = z.infer<typeof ClinicalNote>;

/** What a refused save carries of the note that somebody else wrote meanwhile, so that neither is lost. */
export type NoteConflict = { theirNote: { text: string; writtenAt: string | null } };

/** The two texts of a conflict as one, what was saved first: nothing of either is left out. */
export function bothNotes(theirs: string, yours: string): string {
  const texts = new Set([theirs.trim(), yours.trim()]);
  return [...texts].filter((each) => each !== '').join('\n\n');
}

/** What to do about a note that is too long, as two brought together may be; null where it is not. */
export function noteTooLong(note: string): string | null {
  const over = note.length - NOTE_MAX;
  return over > 0 ? `Shorten the note by ${over} ${over === 1 ? 'character' : 'characters'}` : null;
}
