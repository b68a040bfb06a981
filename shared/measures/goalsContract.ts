import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id, requiredText, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { RECORD_ROLES } from '../roles.ts';
import { GOAL_LEAST, GOAL_MOST, GoalClosing, GoalVoice } from './goals.ts';

const GoalScore = z.int().min(GOAL_LEAST, 'Enter 0 or more').max(GOAL_MOST, 'Enter 10 or less');

export const GoalView = z.strictObject({
  id: Id,
  version: Version,
  courseId: Id.nullable(),
  setBy: GoalVoice,
  words: z.string(),
  setOn: LocalDate,
  closedOn: LocalDate.nullable(),
  closedBecause: GoalClosing.nullable(),
  /** Oldest first. `was`: what it said before it was corrected. */
  scores: z.array(
    z.strictObject({ id: Id, on: LocalDate, by: GoalVoice, score: z.int(), was: z.array(z.int()) }),
  ),
});
export type GoalView = z.infer<typeof GoalView>;

const goalSubject = (input: { goalId: string }) => input.goalId;

export const goalsContract = {
  /** A child's goals, those that stand first. */
  'goal.list': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ childId: Id }),
    subject: (input) => input.childId,
    output: z.strictObject({ goals: z.array(GoalView) }),
  }),
  /** Sets a goal in their own words, with its first score where there is one. */
  'goal.set': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      childId: Id,
      courseId: Id.nullable(),
      setBy: GoalVoice,
      words: requiredText(300, 'Write the goal in their own words'),
      setOn: LocalDate,
      score: GoalScore.nullable(),
    }),
    subject: (input, output) => output?.goalId ?? input.childId,
    output: z.strictObject({ goalId: Id }),
  }),
  /** Scores a goal. A second score of the same day by the same voice corrects the first, which is kept. */
  'goal.score': command({
    allow: RECORD_ROLES,
    input: z.strictObject({ goalId: Id, on: LocalDate, by: GoalVoice, score: GoalScore }),
    subject: goalSubject,
    output: z.strictObject({ goalId: Id }),
  }),
  'goal.close': command({
    allow: RECORD_ROLES,
    input: z.strictObject({ goalId: Id, version: Version, on: LocalDate, because: GoalClosing }),
    subject: goalSubject,
    output: z.strictObject({ goalId: Id, version: Version }),
  }),
};
