import * as z from 'zod';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { FEEDBACK_VOICES, FeedbackVoice } from '../../../shared/courses/ending.ts';
import { addMonths, localDate } from '../../../shared/dates.ts';
import {
  Acceptability,
  monthOf,
  monthsShown,
  saysSomething,
  spreadOf,
} from '../../../shared/feedback/rules.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { newBytes } from '../ids.ts';
import { Refused } from '../refused.ts';
import * as courses from '../store/courses.ts';
import * as store from '../store/feedback.ts';
import { openWords, sealWords, type WordsPlace } from './safeguardingWords.ts';

const Words = z.strictObject({ helped: z.string(), change: z.string() });
const NO_WORDS = { helped: '', change: '' };
const Given = Acceptability.nullable();
/** How far back answers with a name are counted together. */
const MONTHS_BACK = 12;

export async function ofCourse(
  ctx: Ctx,
  { courseId }: ParsedInputOf<'feedback.ofCourse'>,
): Promise<OutputOf<'feedback.ofCourse'>> {
  await seenCourse(ctx, courseId);
  const rows = await store.listOfCourse(ctx.db, courseId);
  return {
    answers: rows.map((row) => ({
      id: row.id,
      voice: FeedbackVoice.parse(row.voice),
      acceptability: Given.parse(row.acceptability),
      ...wordsOf(ctx, { table: 'feedback', id: row.id }, row.sealed),
      saidOn: localDate(row.said_on),
      by: row.by,
    })),
  };
}

/** Keeps what somebody said of their course with their name on it. */
export async function give(
  ctx: Ctx,
  input: ParsedInputOf<'feedback.give'>,
): Promise<OutputOf<'feedback.give'>> {
  const { courseId, voice, acceptability, saidOn, helped, change } = input;
  const course = await seenCourse(ctx, courseId);
  if (saidOn > ctx.today) throw Refused.beside('saidOn', 'future_date', {});
  if (!saysSomething(input)) throw Refused.beside('acceptability', 'feedback_empty', {});
  const id = ctx.newId();
  await store.insert(ctx.db, {
    id,
    child_id: course.child_id,
    course_id: courseId,
    voice,
    acceptability,
    sealed: sealed(ctx, { table: 'feedback', id }, { helped, change }),
    said_on: saidOn,
    recorded_by: ctx.actor.accountId,
    recorded_at: ctx.now,
  });
  return { feedbackId: id };
}

/** Keeps what somebody said without their name: under an id that says nothing of when it was typed. */
export async function giveWithoutName(
  ctx: Ctx,
  input: ParsedInputOf<'feedback.giveWithoutName'>,
): Promise<OutputOf<'feedback.giveWithoutName'>> {
  const { voice, acceptability, month, protocolId, helped, change } = input;
  if (month > monthOf(ctx.today)) throw Refused.beside('saidOn', 'future_date', {});
  if (!saysSomething(input)) throw Refused.beside('acceptability', 'feedback_empty', {});
  const id = newBytes(16).toString('hex');
  await store.insertWithoutName(ctx.db, {
    id,
    voice,
    month,
    protocol_id: protocolId,
    acceptability,
    sealed: sealed(ctx, { table: 'feedback_without_name', id }, { helped, change }),
  });
  return {};
}

export async function summary(ctx: Ctx): Promise<OutputOf<'feedback.summary'>> {
  const without = await store.listWithoutName(ctx.db);
  const named = await store.numbersSince(ctx.db, addMonths(ctx.today, -MONTHS_BACK));
  const changes = await store.listChanges(ctx.db);
  return {
    withoutName: FEEDBACK_VOICES.map((voice) => {
      const own = without.filter((row) => row.voice === voice);
      const months = monthsShown(
        own.map(({ month }) => month),
        monthOf(ctx.today),
      );
      const shown = own.filter(({ month }) => months.has(month));
      const words = shown.map((row) =>
        wordsOf(ctx, { table: 'feedback_without_name', id: row.id }, row.sealed),
      );
      return {
        voice,
        answers: shown.length,
        spread: spreadOf(shown.map((row) => Given.parse(row.acceptability))),
        // Apart and in an order of their own, so that what one of them said is not put together again.
        helped: words
          .map(({ helped }) => helped)
          .filter(isSaid)
          .sort(),
        change: words
          .map(({ change }) => change)
          .filter(isSaid)
          .sort(),
      };
    }),
    withName: FEEDBACK_VOICES.map((voice) => {
      const own = named.filter((row) => row.voice === voice);
      const spread = spreadOf(own.map((row) => Given.parse(row.acceptability)));
      return { voice, answers: own.length, spread };
    }),
    changes: changes.map(changeView),
  };
}

/** Adds or corrects what was heard and what the service changed. */
export async function saveChange(
  ctx: Ctx,
  { id, version, heard, changed, changedOn }: ParsedInputOf<'feedback.saveChange'>,
): Promise<OutputOf<'feedback.saveChange'>> {
  if (changedOn > ctx.today) throw Refused.beside('changedOn', 'future_date', {});
  if (id === null || version === null) {
    const newId = ctx.newId();
    const made = { recorded_by: ctx.actor.accountId, recorded_at: ctx.now, version: 1 };
    await store.insertChange(ctx.db, { id: newId, heard, changed, changed_on: changedOn, ...made });
    return { id: newId, version: 1 };
  }
  const values = { heard, changed, changed_on: changedOn };
  if (!(await store.saveChange(ctx.db, id, version, values))) {
    const theirs = (await store.listChanges(ctx.db)).find((row) => row.id === id);
    if (theirs === undefined) throw new Refused('not_found');
    throw new Refused('conflict', { detail: { theirs: changeView(theirs) } });
  }
  return { id, version: version + 1 };
}

const isSaid = (words: string) => words !== '';

function changeView({ id, version, heard, changed, changed_on }: store.ChangeRow) {
  return { id, version, heard, changed, changedOn: localDate(changed_on) };
}

async function seenCourse(ctx: Ctx, courseId: string) {
  const course = await courses.load(ctx.db, courseId);
  if (course === null) throw new Refused('not_found');
  await assertMaySee(ctx, course.child_id);
  return course;
}

function sealed(ctx: Ctx, place: WordsPlace, words: z.infer<typeof Words>): string | null {
  return words.helped === '' && words.change === '' ? null : sealWords(ctx, place, words);
}

function wordsOf(ctx: Ctx, place: WordsPlace, text: string | null) {
  return text === null ? NO_WORDS : Words.parse(openWords(ctx, place, text));
}
