import * as z from 'zod';
import type { CourseView } from '../../../shared/courses/contract.ts';
import {
  AftercareAnswer,
  ENDING_FIELD_OF,
  EndingDecider,
  EndingKind,
  type EndingTold,
  FEEDBACK_VOICES,
  type FeedbackAnswers,
  FeedbackAsked,
  NO_FEEDBACK_ANSWERS,
  whatEndingLacks,
} from '../../../shared/courses/ending.ts';
import { CourseEnding } from '../../../shared/courses/rules.ts';
import { holderOn, leadOn } from '../../../shared/continuity/holder.ts';
import { type TakenDate, TakenOut } from '../../../shared/courses/reopening.ts';
import { localDate, type LocalDate } from '../../../shared/dates.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as store from '../store/courseEndings.ts';
import * as handovers from '../store/handovers.ts';
import { openWords, sealWords } from './safeguardingWords.ts';

const Agreed = z.strictObject({ agreed: z.string() });

/** How a course ended as it was told last; null where nobody told it, as of endings from before it was asked. */
export async function endingTold(ctx: Ctx, courseId: string): Promise<CourseView['endingTold']> {
  const row = await store.currentOf(ctx.db, courseId);
  if (row === null) return null;
  const place = { table: 'course_ending', id: row.id } as const;
  return {
    kind: EndingKind.parse(row.kind),
    ending: CourseEnding.parse(row.ending),
    decidedBy: EndingDecider.array().parse(JSON.parse(row.decided_by)),
    agreed: row.sealed === null ? '' : Agreed.parse(openWords(ctx, place, row.sealed)).agreed,
    aftercare: AftercareAnswer.nullable().parse(row.aftercare),
    feedback: await feedbackAnswers(ctx, courseId, null),
    toldOn: localDate(row.recorded_on),
    by: row.by,
    correctedBecause: row.corrected_because,
  };
}

/** What the ending of a course took out of the diary; null where that was not kept. */
export async function takenOutOf(ctx: Ctx, courseId: string): Promise<TakenOut | null> {
  const parts = (await store.datesTakenOf(ctx.db, courseId)).map((text) => TakenOut.parse(JSON.parse(text)));
  if (parts.length === 0) return null;
  return {
    dates: parts.flatMap(({ dates }) => dates),
    reviewOn: parts.flatMap(({ reviewOn }) => reviewOn ?? [])[0] ?? null,
  };
}

/** That a course had been ended by mistake, the last time. */
export async function reopenedOf(ctx: Ctx, courseId: string): Promise<CourseView['reopened']> {
  const row = await store.reopeningOf(ctx.db, courseId);
  if (row === null) return null;
  const { by, because } = row;
  return { on: localDate(row.reopened_on), by, endedOn: localDate(row.ended_on), because };
}

/** The planned dates that a course loses when it ends on a day, and the review that was planned. */
export async function takenBy(ctx: Ctx, course: CourseView, endedOn: LocalDate): Promise<TakenOut> {
  const dates: TakenDate[] = [];
  for (const { id: strandId, practitioner } of course.strands) {
    const open = await handovers.openOfStrand(ctx.db, strandId);
    const settled = await handovers.settledOfStrand(ctx.db, strandId);
    const own = course.sessions.filter((session) => session.strandId === strandId);
    for (const { number, tries } of own)
      for (const { status, on, time, lengthMinutes, roomId, place, practitionerId } of tries) {
        if (status !== 'planned' || on <= endedOn) continue;
        const isUsual = practitionerId === holderOn(leadOn(practitioner?.id ?? null, settled, on), open, on);
        const as = { lengthMinutes, roomId, place, standInId: isUsual ? null : practitionerId };
        dates.push({ strandId, number, on, time, as });
      }
  }
  return { dates, reviewOn: course.reviews.find(({ heldOn }) => heldOn === null)?.plannedOn ?? null };
}

/** Whether feedback was asked for at a review of a course; at its ending where `reviewId` is null. */
export async function feedbackAnswers(
  ctx: Ctx,
  courseId: string,
  reviewId: string | null,
): Promise<FeedbackAnswers> {
  const rows = (await store.feedbackAskedOf(ctx.db, courseId)).filter((row) => row.review_id === reviewId);
  const answers = { ...NO_FEEDBACK_ANSWERS };
  for (const voice of FEEDBACK_VOICES) {
    const last = rows.findLast((row) => row.voice === voice);
    if (last !== undefined)
      answers[voice] = { asked: FeedbackAsked.parse(last.asked), reason: last.reason ?? '' };
  }
  return answers;
}

/** Refuses an ending that lacks something, with the sentence beside the question it is about. */
export function assertEndingWhole(told: EndingTold): void {
  const [lack] = whatEndingLacks(told);
  if (lack !== undefined) throw Refused.beside(ENDING_FIELD_OF[lack], lack, {});
}

type KeptWith = {
  reason: string | null;
  endedOn: LocalDate;
  /** Why it is corrected; null where it is told for the first time. */
  because: string | null;
  /** What leaves the diary with it; null where nothing is asked of it. */
  taken: TakenOut | null;
};

/** Keeps how a course ended beside what was told before, and what is new of whether feedback was asked for. */
export async function keepEnding(
  ctx: Ctx,
  courseId: string,
  told: EndingTold,
  { reason, endedOn, because, taken }: KeptWith,
): Promise<void> {
  const id = ctx.newId();
  await store.insert(ctx.db, {
    id,
    course_id: courseId,
    kind: told.kind,
    ending: told.ending,
    reason,
    ended_on: endedOn,
    corrected_because: because,
    dates_taken: taken === null ? null : JSON.stringify(taken),
    decided_by: JSON.stringify(told.decidedBy),
    aftercare: told.aftercare,
    sealed:
      told.agreed === '' ? null : sealWords(ctx, { table: 'course_ending', id }, { agreed: told.agreed }),
    recorded_by: ctx.actor.accountId,
    recorded_on: ctx.today,
    recorded_at: ctx.now,
  });
  await keepFeedbackAsked(ctx, courseId, null, told.feedback);
}

/** Keeps what changed of whether feedback was asked for. */
export async function keepFeedbackAsked(
  ctx: Ctx,
  courseId: string,
  reviewId: string | null,
  answers: FeedbackAnswers,
): Promise<void> {
  const before = await feedbackAnswers(ctx, courseId, reviewId);
  for (const voice of FEEDBACK_VOICES) {
    const answer = answers[voice];
    const was = before[voice];
    if (answer === null || (was?.asked === answer.asked && was.reason === answer.reason)) continue;
    await store.insertFeedbackAsked(ctx.db, {
      id: ctx.newId(),
      course_id: courseId,
      review_id: reviewId,
      voice,
      asked: answer.asked,
      reason: answer.reason === '' ? null : answer.reason,
      asked_on: ctx.today,
      recorded_by: ctx.actor.accountId,
      recorded_at: ctx.now,
    });
  }
}
