import * as z from 'zod';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { dateOrNull, localDate, type LocalDate } from '../../../shared/dates.ts';
import { canSetGoal, GoalClosing, GoalVoice } from '../../../shared/measures/goals.ts';
import type { GoalView } from '../../../shared/measures/goalsContract.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as store from '../store/goals.ts';
import { assertOfChild } from './measures.ts';
import { openWords, sealWords } from './safeguardingWords.ts';

const Words = z.strictObject({ words: z.string() });

export async function list(
  ctx: Ctx,
  { childId }: ParsedInputOf<'goal.list'>,
): Promise<OutputOf<'goal.list'>> {
  await assertMaySee(ctx, childId);
  const scores = Map.groupBy(await store.scoresOfChild(ctx.db, childId), (row) => row.goal_id);
  const goals = (await store.listOfChild(ctx.db, childId)).map((row): GoalView => {
    const own = scores.get(row.id) ?? [];
    const standing = own.filter(({ state }) => state === 'stands');
    return {
      id: row.id,
      version: row.version,
      courseId: row.course_id,
      setBy: GoalVoice.parse(row.set_by),
      words: Words.parse(openWords(ctx, { table: 'goal', id: row.id }, row.sealed)).words,
      setOn: localDate(row.set_on),
      closedOn: dateOrNull(row.closed_on),
      closedBecause: GoalClosing.nullable().parse(row.closed_because),
      scores: standing.map((score) => ({
        id: score.id,
        on: localDate(score.scored_on),
        by: GoalVoice.parse(score.scored_by),
        score: score.score,
        was: own
          .filter(
            (each) =>
              each.state === 'corrected' &&
              each.scored_on === score.scored_on &&
              each.scored_by === score.scored_by,
          )
          .map((each) => each.score),
      })),
    };
  });
  const standsFirst = (goal: GoalView) => (goal.closedOn === null ? 0 : 1);
  return { goals: goals.toSorted((a, b) => standsFirst(a) - standsFirst(b)) };
}

/** Sets a goal in their own words. The fourth is refused until one of the three is closed. */
export async function set(ctx: Ctx, input: ParsedInputOf<'goal.set'>): Promise<OutputOf<'goal.set'>> {
  const { childId, courseId, setBy, words, setOn, score } = input;
  await assertMaySee(ctx, childId);
  await assertOfChild(ctx, { childId, courseId, personId: null });
  assertNotAhead(ctx, 'setOn', setOn);
  const goals = (await store.listOfChild(ctx.db, childId)).map((row) => ({
    courseId: row.course_id,
    closedOn: dateOrNull(row.closed_on),
  }));
  if (!canSetGoal(goals, courseId)) throw new Refused('goals_full');
  const goalId = ctx.newId();
  await store.insert(ctx.db, {
    id: goalId,
    child_id: childId,
    course_id: courseId,
    set_by: setBy,
    sealed: sealWords(ctx, { table: 'goal', id: goalId }, { words }),
    set_on: setOn,
    closed_on: null,
    closed_because: null,
    made_by: ctx.actor.accountId,
    made_at: ctx.now,
    version: 1,
  });
  if (score !== null) await addScore(ctx, { goalId, childId, on: setOn, by: setBy, score });
  return { goalId };
}

export async function score(ctx: Ctx, input: ParsedInputOf<'goal.score'>): Promise<OutputOf<'goal.score'>> {
  const goal = await loadGoal(ctx, input.goalId);
  assertNotAhead(ctx, 'on', input.on);
  if (input.on < goal.set_on) throw Refused.beside('on', 'goal_not_set_then', {});
  if (goal.closed_on !== null && input.on > goal.closed_on)
    throw Refused.beside('on', 'goal_closed_then', {});
  await addScore(ctx, { ...input, childId: goal.child_id });
  return { goalId: goal.id };
}

export async function close(
  ctx: Ctx,
  { goalId, version, on, because }: ParsedInputOf<'goal.close'>,
): Promise<OutputOf<'goal.close'>> {
  const goal = await loadGoal(ctx, goalId);
  assertNotAhead(ctx, 'on', on);
  if (on < goal.set_on) throw Refused.beside('on', 'goal_not_set_then', {});
  if (goal.closed_on !== null) throw new Refused('goal_closed');
  const scored = (await store.scoresOfChild(ctx.db, goal.child_id)).filter((each) => each.goal_id === goalId);
  if (scored.some(({ state, scored_on }) => state === 'stands' && scored_on > on))
    throw Refused.beside('on', 'goal_scored_later', {});
  if (!(await store.close(ctx.db, goalId, version, { closed_on: on, closed_because: because })))
    throw new Refused('conflict');
  return { goalId, version: version + 1 };
}

type NewScore = { goalId: string; childId: string; on: LocalDate; by: GoalVoice; score: number };

async function addScore(ctx: Ctx, { goalId, childId, on, by, score: given }: NewScore): Promise<void> {
  await store.insertScore(ctx.db, {
    id: ctx.newId(),
    child_id: childId,
    goal_id: goalId,
    scored_on: on,
    scored_by: by,
    score: given,
    made_by: ctx.actor.accountId,
    made_at: ctx.now,
  });
}

async function loadGoal(ctx: Ctx, goalId: string): Promise<store.GoalRow> {
  const goal = await store.load(ctx.db, goalId);
  if (goal === null) throw new Refused('not_found');
  await assertMaySee(ctx, goal.child_id);
  return goal;
}

function assertNotAhead(ctx: Ctx, field: string, on: LocalDate): void {
  if (on > ctx.today) throw Refused.beside(field, 'future_date', {});
}
