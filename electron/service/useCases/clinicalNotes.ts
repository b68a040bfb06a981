import { readNotes } from '../../../shared/accounts/rules.ts';
import type { ClinicalNote, NoteConflict } from '../../../shared/clinicalNotes/note.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import { seal, unseal } from '../sealed.ts';
import * as clinicalNotes from '../store/clinicalNotes.ts';
import * as reviews from '../store/reviews.ts';
import * as sessions from '../store/sessions.ts';
import { loadCourse } from './courseView.ts';

/** The key of clinical notes, for those who read them. An administrator may hold it only to hand it on. */
function notesKey(ctx: Ctx): Buffer {
  const { notes } = ctx.vault.keys;
  if (notes === null || !readNotes(ctx.actor.roles)) throw new Refused('not_allowed');
  return notes;
}

/**
 * Seals and keeps a note in place of the one its writer had seen. Refuses an account without the notes key, and where
 * another note stands there by now: its text comes with the refusal.
 */
export async function saveNote(
  ctx: Ctx,
  place: clinicalNotes.NotePlace,
  { text, seenAt }: ClinicalNote,
): Promise<void> {
  const key = notesKey(ctx);
  const current = await clinicalNotes.load(ctx.db, place);
  if ((current?.writtenAt ?? null) !== seenAt) {
    const theirs = current === null ? '' : open(key, place, current);
    const detail: NoteConflict = { theirNote: { text: theirs, writtenAt: current?.writtenAt ?? null } };
    throw new Refused('conflict', { detail });
  }
  await keepText(ctx, place, text);
}

/** Seals and keeps clinical text whose record has a version of its own, which stands for it. */
export async function keepText(ctx: Ctx, place: clinicalNotes.NotePlace, text: string): Promise<void> {
  const sealed = seal(notesKey(ctx), clinicalNotes.sealPlace(place), text);
  const note = { sealed, writtenAt: ctx.now, writtenBy: ctx.actor.accountId };
  await clinicalNotes.save(ctx.db, ctx.newId(), place, note);
}

/** Opens such a text; null where none was written. */
export async function readText(ctx: Ctx, place: clinicalNotes.NotePlace): Promise<string | null> {
  const key = notesKey(ctx);
  const note = await clinicalNotes.load(ctx.db, place);
  return note === null ? null : open(key, place, note);
}

export async function get(ctx: Ctx, input: ParsedInputOf<'note.get'>): Promise<OutputOf<'note.get'>> {
  const key = notesKey(ctx);
  const place = await placeOf(ctx, input);
  const note = await clinicalNotes.load(ctx.db, place);
  if (note === null) return { text: null, writtenAt: null };
  return { text: open(key, place, note), writtenAt: note.writtenAt };
}

/** Saves a note over the one that was read; refuses where somebody else wrote meanwhile. */
export async function save(ctx: Ctx, input: ParsedInputOf<'note.save'>): Promise<OutputOf<'note.save'>> {
  notesKey(ctx);
  await saveNote(ctx, await placeOf(ctx, input), input);
  return { id: input.id, writtenAt: ctx.now };
}

function open(key: Buffer, place: clinicalNotes.NotePlace, { sealed }: clinicalNotes.SealedNote): string {
  return unseal(key, clinicalNotes.sealPlace(place), sealed).toString('utf8');
}

/** Where the note belongs, once its course is one the actor may see. */
async function placeOf(
  ctx: Ctx,
  { about, id }: { about: 'session_try' | 'review'; id: string },
): Promise<clinicalNotes.NotePlace> {
  const row = about === 'review' ? await reviews.load(ctx.db, id) : await sessions.loadTry(ctx.db, id);
  if (row === null) throw new Refused('not_found');
  await loadCourse(ctx, row.course_id);
  return { table: about, id };
}
