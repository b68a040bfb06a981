import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract.ts';
import { addDays, type LocalDate } from '../../../shared/dates.ts';
import { planCourse, type TestCourse } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('goals of a child, on %s', (dialect) => {
  let held: TestService;
  let course: TestCourse;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    course = await planCourse(held);
  });
  afterEach(() => held.close());

  const input = (more: Partial<InputOf<'goal.set'>> = {}): InputOf<'goal.set'> => ({
    childId: course.childId,
    courseId: course.courseId,
    setBy: 'child',
    words: 'Sleep in my own room',
    setOn: addDays(TODAY, -30),
    score: 2,
    ...more,
  });
  const goals = async () => (await held.ok('goal.list', { childId: course.childId })).goals;

  test('are kept sealed in their own words, with scores by whoever gave them', async () => {
    const { goalId } = await held.ok('goal.set', input());
    await held.ok('goal.score', { goalId, on: TODAY, by: 'child', score: 5 });
    await held.ok('goal.score', { goalId, on: TODAY, by: 'carer', score: 4 });
    expect(await goals()).toMatchObject([
      {
        words: 'Sleep in my own room',
        setBy: 'child',
        scores: [{ score: 2 }, { by: 'child', score: 5, was: [] }, { by: 'carer', score: 4 }],
      },
    ]);
    const row = await held.vault.store.db.selectFrom('goal').select('sealed').executeTakeFirstOrThrow();
    expect(row.sealed).not.toContain('Sleep');
  });

  test('a second score of a day by the same voice corrects the first, which is kept', async () => {
    const { goalId } = await held.ok('goal.set', input({ score: null }));
    await held.ok('goal.score', { goalId, on: TODAY, by: 'child', score: 9 });
    await held.ok('goal.score', { goalId, on: TODAY, by: 'child', score: 6 });
    expect(await goals()).toMatchObject([{ scores: [{ score: 6, was: [9] }] }]);
  });

  test('three stand at a time; a closed one makes room and stays on the record', async () => {
    const { goalId } = await held.ok('goal.set', input());
    await held.ok('goal.set', input({ words: 'Go back to football' }));
    await held.ok('goal.set', input({ words: 'Fewer rows', setBy: 'carer' }));
    expect(await held.call('goal.set', input({ words: 'A fourth' }))).toMatchObject({ code: 'goals_full' });
    await held.ok('goal.close', { goalId, version: 1, on: TODAY, because: 'reached' });
    expect(
      await held.call('goal.close', { goalId, version: 1, on: TODAY, because: 'reached' }),
    ).toMatchObject({
      code: 'goal_closed',
    });
    await held.ok('goal.set', input({ words: 'A fourth' }));
    expect((await goals()).map(({ closedBecause }) => closedBecause)).toEqual([null, null, null, 'reached']);
  });

  test('a goal has no score from after it was closed, and is not closed before its last one', async () => {
    const { goalId } = await held.ok('goal.set', input());
    const score = (on: LocalDate) => held.call('goal.score', { goalId, on, by: 'child', score: 6 });
    expect(await score(addDays(TODAY, -5))).toMatchObject({ ok: true });
    const close = { goalId, version: 1, because: 'reached' as const };
    expect(await held.call('goal.close', { ...close, on: addDays(TODAY, -6) })).toMatchObject({
      code: 'goal_scored_later',
      fields: { on: expect.any(String) },
    });
    await held.ok('goal.close', { ...close, on: addDays(TODAY, -4) });
    expect(await score(TODAY)).toMatchObject({
      code: 'goal_closed_then',
      fields: { on: expect.any(String) },
    });
    expect(await score(addDays(TODAY, -4))).toMatchObject({ ok: true });
  });

  test('days ahead, or before the goal was set, are asked for again beside their field', async () => {
    expect(await held.call('goal.set', input({ setOn: addDays(TODAY, 1) }))).toMatchObject({
      fields: { setOn: expect.any(String) },
    });
    const { goalId } = await held.ok('goal.set', input());
    for (const on of [addDays(TODAY, -31), addDays(TODAY, 1)])
      expect(await held.call('goal.score', { goalId, on, by: 'child', score: 3 })).toMatchObject({
        fields: { on: expect.any(String) },
      });
    expect(await held.call('goal.score', { goalId, on: TODAY, by: 'child', score: 11 })).toMatchObject({
      code: 'bad_input',
    });
    await held.become(['therapist'], null);
    expect(await held.call('goal.score', { goalId, on: TODAY, by: 'child', score: 3 })).toMatchObject({
      code: 'open_first',
    });
  });
});
