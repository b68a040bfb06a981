// Goals (goal-based outcomes, CORC): up to three, in the child's or the carer's own words, each scored from 0, not met at
// all, to 10, fully met. No reliable change of a goal was verified, so only the difference is said.
import * as z from 'zod';
import { compareDates, type LocalDate } from '../dates.ts';

export const MOST_GOALS = 3;
export const GOAL_LEAST = 0;
export const GOAL_MOST = 10;

/** Whose goal it is, and who scores it. */
export const GOAL_VOICES = ['child', 'carer', 'together'] as const;
export const GoalVoice = z.enum(GOAL_VOICES);
export type GoalVoice = z.infer<typeof GoalVoice>;
export const GOAL_VOICE_LABELS: Record<GoalVoice, string> = {
  child: 'The child or young person',
  carer: 'A parent or carer',
  together: 'Both together',
};

export const GOAL_CLOSINGS = ['reached', 'changed', 'dropped'] as const;
export const GoalClosing = z.enum(GOAL_CLOSINGS);
export type GoalClosing = z.infer<typeof GoalClosing>;
export const GOAL_CLOSING_LABELS: Record<GoalClosing, string> = {
  reached: 'Reached',
  changed: 'Another goal took its place',
  dropped: 'No longer wanted',
};

export type GoalPoint = { on: LocalDate; by: GoalVoice; score: number };

/** A typed score of a goal, or what to enter instead. */
export function readGoalScore(typed: string): { ok: true; score: number } | { ok: false; message: string } {
  const text = typed.trim();
  const score = Number(text);
  return /^\d{1,2}$/.test(text) && score >= GOAL_LEAST && score <= GOAL_MOST
    ? { ok: true, score }
    : { ok: false, message: 'Enter a whole number from 0 to 10' };
}

/** Whether another goal can be set: those of other courses and those that are closed do not count. */
export function canSetGoal(
  goals: readonly { courseId: string | null; closedOn: LocalDate | null }[],
  courseId: string | null,
): boolean {
  return goals.filter((goal) => goal.courseId === courseId && goal.closedOn === null).length < MOST_GOALS;
}

/** First and last score by the same voice, on two different days; null without. The voice that scored most often is taken. */
export function goalPair(points: readonly GoalPoint[]): { first: GoalPoint; last: GoalPoint } | null {
  const byVoice = GOAL_VOICES.map((voice) =>
    points.filter(({ by }) => by === voice).toSorted((a, b) => compareDates(a.on, b.on)),
  );
  const [most] = byVoice.toSorted((a, b) => b.length - a.length);
  const first = most?.[0];
  const last = most?.at(-1);
  return first === undefined || last === undefined || first.on === last.on ? null : { first, last };
}
