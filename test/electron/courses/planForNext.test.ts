import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { logOf, planCourse, sessionNumber } from '../../support/courses.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('a plan for next time, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  test('is sealed, brought forward over what was not held, and read by clinical roles only', async () => {
    const { courseId } = await planCourse(held);
    const view = () => held.ok('course.get', { courseId });
    const first = await view();
    const plan = 'Begin with the harbour.';
    await held.ok('session.log', logOf(first, sessionNumber(first, 1), { plan }));
    const { rows } = await sql<{ sealed: string }>`select sealed from clinical_note`.execute(
      held.vault.store.db,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.sealed).not.toContain('harbour');
    let now = await view();
    expect(sessionNumber(now, 1).tries[0]).toMatchObject({ hasPlan: true, hasNote: false });
    await held.ok(
      'session.log',
      logOf(now, sessionNumber(now, 2), { status: 'cancelled_by_service', attendees: [] }),
    );
    now = await view();
    const asked = (number: number) =>
      held.call('note.planBefore', { courseId, sessionId: sessionNumber(now, number).id });
    for (const number of [2, 3])
      expect(await asked(number)).toMatchObject({ value: { plan: { number: 1, text: plan } } });
    expect(await asked(1)).toMatchObject({ value: { plan: null } });
    // A later plan takes its place; where one was written already, both texts are kept.
    const third = sessionNumber(now, 3);
    const { tryId } = await held.ok('session.log', logOf(now, third, { plan: 'Her choice of game.' }));
    now = await view();
    await held.ok('session.log', logOf(now, sessionNumber(now, 3), { tryId, plan: 'Bring paper.' }));
    now = await view();
    expect(await asked(4)).toMatchObject({
      value: { plan: { number: 3, text: 'Her choice of game.\n\nBring paper.' } },
    });
    await held.become(['coordinator']);
    expect(await asked(4)).toMatchObject({ code: 'not_allowed' });
  });
});
