import { mayReadCarerNotes } from '../../../shared/carers/rules.ts';
import { readNotes } from '../../../shared/accounts/rules.ts';
import {
  bothNotes,
  type ClinicalNote,
  type NoteConflict,
  type NotePart,
} from '../../../shared/clinicalNotes/note.ts';
import { planBefore } from '../../../shared/courses/facts.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { StrandKind } from '../../../shared/protocols/types.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import { seal, unseal } from '../sealed.ts';
import * as carers from '../store/carers.ts';
import * as clinicalNotes from '../store/clinicalNotes.ts';
import * as courses from '../store/courses.ts';
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
  const { place, strandId } = await placeOf(ctx, input);
  const note = await clinicalNotes.load(ctx.db, place);
  if (strandId !== null) await assertMayReadNotesOf(ctx, strandId, note?.writtenBy ?? null);
  if (note === null) return { text: null, writtenAt: null };
  return { text: open(key, place, note), writtenAt: note.writtenAt };
}

/** What was planned for a session by the one before it, for those who read the notes of its strand. */
export async function planBeforeSession(
  ctx: Ctx,
  { courseId, sessionId }: ParsedInputOf<'note.planBefore'>,
): Promise<OutputOf<'note.planBefore'>> {
  const key = notesKey(ctx);
  const before = planBefore(await loadCourse(ctx, courseId), sessionId);
  if (before === null) return { plan: null };
  const place = { table: 'session_try', id: before.tryId, column: 'plan' } as const;
  const plan = await clinicalNotes.load(ctx.db, place);
  const session = await sessions.load(ctx.db, sessionId);
  if (plan === null || session === null) return { plan: null };
  await assertMayReadNotesOf(ctx, session.strandId, plan.writtenBy);
  const { number, on } = before;
  return { plan: { number, on, text: open(key, place, plan) } };
}

/** Keeps what a session plans for the next one, below what somebody else wrote meanwhile: nothing of either is lost. */
export async function savePlan(ctx: Ctx, tryId: string, text: string): Promise<void> {
  const place = { table: 'session_try', id: tryId, column: 'plan' } as const;
  const theirs = await readText(ctx, place);
  await keepText(ctx, place, theirs === null ? text : bothNotes(theirs, text));
}

/** Saves a note over the one that was read; refuses where somebody else wrote meanwhile. */
export async function save(ctx: Ctx, input: ParsedInputOf<'note.save'>): Promise<OutputOf<'note.save'>> {
  notesKey(ctx);
  const { place, strandId } = await placeOf(ctx, input);
  if (strandId !== null) {
    const there = await clinicalNotes.load(ctx.db, place);
    await assertMayReadNotesOf(ctx, strandId, there?.writtenBy ?? null);
  }
  await saveNote(ctx, place, input);
  return { id: input.id, writtenAt: ctx.now };
}

function open(key: Buffer, place: clinicalNotes.NotePlace, { sealed }: clinicalNotes.SealedNote): string {
  return unseal(key, clinicalNotes.sealPlace(place), sealed).toString('utf8');
}

/** Where the note belongs, once its course is one the actor may see. */
async function placeOf(
  ctx: Ctx,
  { about, id, part }: { about: 'session_try' | 'review'; id: string; part: NotePart },
): Promise<{ place: clinicalNotes.NotePlace; strandId: string | null }> {
  const place = { table: about, id, column: part } as const;
  if (about === 'review') {
    const review = await reviews.load(ctx.db, id);
    if (review === null) throw new Refused('not_found');
    await loadCourse(ctx, review.course_id);
    return { place, strandId: null };
  }
  const one = await sessions.loadTry(ctx.db, id);
  if (one === null || part !== 'note') throw new Refused('not_found');
  await loadCourse(ctx, one.course_id);
  return { place, strandId: one.strand_id };
}

/** Refuses the notes of a parent's or carer's sessions to those with whom they were not agreed to be shared. */
export async function assertMayReadNotesOf(
  ctx: Ctx,
  strandId: string,
  writtenBy: string | null,
): Promise<void> {
  const strand = await courses.loadStrand(ctx.db, strandId);
  if (strand === null) throw new Refused('not_found');
  const agreed = (await carers.notesAgreements(ctx.db, strand.course_id)).get(strandId);
  const facts = {
    kind: StrandKind.parse(strand.kind),
    practitionerIds: (await carers.practitionersOfStrand(ctx.db, strandId)).everyId,
    isShared: agreed?.is_shared === 1,
  };
  if (!mayReadCarerNotes(ctx.actor, facts, writtenBy)) throw new Refused('carer_note_not_agreed');
}
