import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract.ts';
import { addDays, localDate } from '../../../shared/dates.ts';
import { personFields } from '../../support/children.ts';
import { attend, planCourse, type TestCourse } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('scores of a child, on %s', (dialect) => {
  let held: TestService;
  let course: TestCourse;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    course = await planCourse(held);
  });
  afterEach(() => held.close());

  const input = (more: Partial<InputOf<'score.record'>> = {}): InputOf<'score.record'> => ({
    childId: course.childId,
    courseId: course.courseId,
    replacesId: null,
    measure: 'sdq',
    informant: 'carer',
    personId: null,
    occasion: 'baseline',
    completedOn: localDate('2026-09-01'),
    values: { total: 24, impact: 6 },
    notDone: null,
    risk: null,
    ...more,
  });
  const core = (risk: InputOf<'score.record'>['risk']) =>
    input({ measure: 'yp_core', informant: 'child', values: { total: 21 }, risk });
  const view = () => held.ok('measures.get', { childId: course.childId });
  const risksOnToday = async () =>
    (await held.ok('today.list', {})).jobs.filter(({ kind }) => kind === 'risk_item');

  test('are read back as they were typed, with the course’s own dates', async () => {
    await attend(held, course.courseId, 1, 2);
    await held.ok('score.record', input());
    await held.ok(
      'score.record',
      input({
        measure: 'sdq',
        informant: 'teacher',
        values: null,
        notDone: { reason: 'not_returned', detail: '' },
      }),
    );
    const { scores, courses, used } = await view();
    expect(scores).toMatchObject([
      { informant: 'teacher', values: null, notDone: { reason: 'not_returned', detail: null } },
      { measure: 'sdq', version: '4-17', values: { total: 24, impact: 6 }, corrects: [], takenBack: null },
    ]);
    expect(courses).toMatchObject([
      { id: course.courseId, attendedOn: ['2026-09-03', '2026-09-10'], isReviewDue: false },
    ]);
    expect(used).toContain('sdq');
  });

  test('a decimal stays what was typed, where the measure has decimals', async () => {
    await held.ok('setting.save', { key: 'measuresUsed', value: ['ors', 'sdq'], changedAt: null });
    await held.ok('score.record', input({ measure: 'ors', informant: 'child', values: { total: 23.4 } }));
    expect((await view()).scores).toMatchObject([{ values: { total: 23.4 } }]);
  });

  test('what is wrong stands beside its field, and nothing is saved', async () => {
    for (const [more, field, code] of [
      [{ values: { total: 41 } }, 'value.total', 'score_out_of_range'],
      [{ values: {} }, 'values', 'score_needed'],
      [{ completedOn: addDays(TODAY, 1) }, 'completedOn', 'future_date'],
      [{ values: null }, 'notDoneReason', 'not_done_reason_needed'],
      [{ measure: 'phq_9' }, 'measure', 'measure_not_used'],
      [{ personId: course.childId }, 'personId', 'score_not_of_child'],
    ] as const) {
      const reply = await held.call('score.record', input(more));
      expect(reply).toMatchObject({ ok: false, code, fields: { [field]: expect.any(String) } });
    }
    const other = await planCourse(held);
    expect(await held.call('score.record', input({ courseId: other.courseId }))).toMatchObject({
      code: 'not_found',
    });
    expect((await view()).scores).toEqual([]);
  });

  test('a correction keeps what it said before, and can be made once from each reading', async () => {
    const first = await held.ok('score.record', input());
    const mended = await held.ok('score.record', input({ replacesId: first.scoreId, values: { total: 14 } }));
    expect(await held.call('score.record', input({ replacesId: first.scoreId }))).toMatchObject({
      code: 'score_not_current',
    });
    expect((await view()).scores).toMatchObject([
      { id: mended.scoreId, values: { total: 14 }, corrects: [{ values: { total: 24, impact: 6 } }] },
    ]);
    // What was scored before the service gave a measure up can still be corrected.
    await held.ok('setting.save', { key: 'measuresUsed', value: [], changedAt: null });
    await held.ok('score.record', input({ replacesId: mended.scoreId, values: { total: 15 } }));
    const [now] = (await view()).scores;
    expect(now?.corrects.map(({ values }) => values?.['total'])).toEqual([14, 24]);
  });

  test('one taken back stays with its reason', async () => {
    const { scoreId } = await held.ok('score.record', input());
    await held.ok('score.takeBack', { scoreId, reason: 'Of another child' });
    expect(await held.call('score.takeBack', { scoreId, reason: 'Again' })).toMatchObject({
      code: 'score_not_current',
    });
    expect((await view()).scores).toMatchObject([{ takenBack: 'Of another child' }]);
  });

  test('a risk item that was answered cannot be saved without what was done, or the word that nothing was', async () => {
    expect(await held.call('score.record', core(null))).toMatchObject({ code: 'risk_answer_needed' });
    expect(
      await held.call('score.record', core({ answered: true, whatWasDone: '', isOpen: false })),
    ).toMatchObject({ fields: { riskAct: expect.any(String) } });
    await held.ok('score.record', core({ answered: false, whatWasDone: '', isOpen: false }));
    await held.ok('score.record', core({ answered: true, whatWasDone: 'Safety plan made.', isOpen: false }));
    expect(await risksOnToday()).toEqual([]);
    expect((await view()).scores).toMatchObject([
      { risk: { answered: true, act: { what: 'Safety plan made.', on: TODAY } } },
      { risk: { answered: false, act: null } },
    ]);
  });

  test('stands first on Today until somebody says what was done, through a correction too', async () => {
    const { scoreId } = await held.ok(
      'score.record',
      core({ answered: true, whatWasDone: '', isOpen: true }),
    );
    expect(await risksOnToday()).toMatchObject([{ scoreId, group: 'now', measure: 'yp_core', isMine: true }]);
    const again = await held.ok('score.record', {
      ...core({ answered: true, whatWasDone: '', isOpen: true }),
      replacesId: scoreId,
    });
    expect(await risksOnToday()).toMatchObject([{ scoreId: again.scoreId }]);
    expect(await held.call('score.recordAct', { scoreId, whatWasDone: 'x' })).toMatchObject({
      code: 'score_not_current',
    });
    // Neither a correction nor taking it back puts it out of sight.
    const no = { ...core({ answered: false, whatWasDone: '', isOpen: false }), replacesId: again.scoreId };
    expect(await held.call('score.record', no)).toMatchObject({ code: 'risk_open' });
    const back = { scoreId: again.scoreId, reason: 'A slip' };
    expect(await held.call('score.takeBack', back)).toMatchObject({ code: 'risk_open' });
    await held.ok('score.recordAct', { scoreId: again.scoreId, whatWasDone: 'Rang the GP.' });
    expect(await risksOnToday()).toEqual([]);
    expect(await held.call('score.recordAct', { scoreId: again.scoreId, whatWasDone: 'x' })).toMatchObject({
      code: 'safety_act_recorded',
    });
    const plain = await held.ok('score.record', input());
    expect(await held.call('score.recordAct', { scoreId: plain.scoreId, whatWasDone: 'x' })).toMatchObject({
      code: 'risk_not_answered',
    });
  });

  test('a therapist sees the risks of their own children, and of scores they recorded; nobody reads outside the caseload', async () => {
    await held.ok('score.record', core({ answered: true, whatWasDone: '', isOpen: true }));
    await held.become(['therapist'], course.ama);
    expect(await risksOnToday()).toHaveLength(1);
    await held.become(['therapist'], null);
    expect(await risksOnToday()).toEqual([]);
    expect(await held.call('measures.get', { childId: course.childId })).toMatchObject({
      code: 'open_first',
    });
    expect(await held.call('score.record', input())).toMatchObject({ code: 'open_first' });
  });

  test('which carer filled it in is one of those round the child', async () => {
    const { personId } = await held.ok('person.save', {
      childId: course.childId,
      linkId: null,
      version: null,
      fields: personFields({ name: 'Bernadette Testwood' }),
      checkedWith: 'them' as const,
    });
    await held.ok('score.record', input({ personId }));
    const { scores, carers } = await view();
    expect(scores).toMatchObject([{ person: 'Bernadette Testwood', personId }]);
    expect(carers.map(({ name }) => name)).toContain('Bernadette Testwood');
  });
});
