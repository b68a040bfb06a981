import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../shared/dates.ts';
import { attend, endingOf, planCourse } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('feedback, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());
  const answer = { voice: 'child' as const, acceptability: 4 as const, helped: 'The stones', change: '' };

  test('with a name it stands with the course, its words sealed; an ending says once whether they were asked', async () => {
    const { courseId, childId } = await planCourse(held, { sessions: 2, protocolId: 'ltfi_8_17' });
    const { version } = await attend(held, courseId, 1, 2);
    const give = { courseId, saidOn: TODAY, ...answer };
    expect(await held.call('feedback.give', { ...give, saidOn: addDays(TODAY, 1) })).toMatchObject({
      fields: { saidOn: expect.any(String) },
    });
    expect(await held.call('feedback.give', { ...give, acceptability: null, helped: '' })).toMatchObject({
      code: 'feedback_empty',
    });
    await held.ok('feedback.give', give);
    expect((await held.ok('feedback.ofCourse', { courseId })).answers).toMatchObject([
      { ...answer, saidOn: TODAY, by: expect.stringContaining('Test') },
    ]);
    const kept = await held.vault.store.db.selectFrom('feedback').selectAll().execute();
    expect(kept).toMatchObject([{ child_id: childId }]);
    expect(JSON.stringify(kept)).not.toContain('stones');
    const { withName } = await held.ok('feedback.summary', {});
    expect(withName).toMatchObject([
      { voice: 'child', answers: 1, spread: [0, 0, 0, 1, 0] },
      { voice: 'carer', answers: 0 },
    ]);

    const told = endingOf('as_planned', 'planned');
    await held.ok('course.end', { courseId, version, endedOn: TODAY, told, reason: null });
    const gap = async () =>
      (await held.ok('today.list', {})).jobs.flatMap((job) =>
        job.kind === 'next_step' ? [job.feedbackGap] : [],
      );
    expect(await gap()).toEqual([['child', 'carer']]);
    await held.ok('course.tellEnding', {
      courseId,
      version: version + 1,
      told: { ...told, feedback: { child: { asked: 'asked', reason: '' }, carer: null } },
      reason: null,
    });
    expect(await gap()).toEqual([['carer']]);
  });

  test('without a name it leads to nobody: no row, no log; shown from five on, once the month is over', async () => {
    const { db } = held.vault.store;
    const logged = async () => (await db.selectFrom('audit').selectAll().execute()).length;
    const before = await logged();
    const give = (month: string, helped: string) =>
      held.ok('feedback.giveWithoutName', { month, protocolId: 'ltfi_8_17', ...answer, helped });
    for (const helped of ['Zebra', 'Apple', 'Mango', 'Lime']) await give('2026-10', helped);
    const shown = async () => (await held.ok('feedback.summary', {})).withoutName[0];
    expect(await shown()).toMatchObject({ answers: 0, spread: [0, 0, 0, 0, 0], helped: [] });
    await give('2026-11', 'Pear');
    expect(await shown()).toMatchObject({ answers: 0, helped: [] });
    held.setToday(addDays(TODAY, 20));
    expect(await shown()).toMatchObject({
      answers: 5,
      spread: [0, 0, 0, 5, 0],
      helped: ['Apple', 'Lime', 'Mango', 'Pear', 'Zebra'],
    });
    expect(await logged()).toBe(before);
    expect(
      await held.call('feedback.giveWithoutName', { month: '2027-01', protocolId: 'ltfi_8_17', ...answer }),
    ).toMatchObject({ code: 'future_date' });
    const rows = await db.selectFrom('feedback_without_name').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('Mango');
    // An id of ours would say when it was made.
    expect(rows.every(({ id }) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
  });

  test('what was changed is a list of the service’s own, corrected by version', async () => {
    const change = { heard: 'The room was cold', changed: 'A heater', changedOn: TODAY };
    const made = await held.ok('feedback.saveChange', { id: null, version: null, ...change });
    await held.ok('feedback.saveChange', { ...made, ...change, changed: 'Two heaters' });
    expect(await held.call('feedback.saveChange', { ...made, ...change })).toMatchObject({
      code: 'conflict',
    });
    expect((await held.ok('feedback.summary', {})).changes).toMatchObject([{ changed: 'Two heaters' }]);
    await held.become(['therapist']);
    expect(await held.call('feedback.saveChange', { id: null, version: null, ...change })).toMatchObject({
      ok: false,
    });
  });
});
