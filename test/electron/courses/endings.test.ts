import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attend, endingOf, planCourse } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('how a course ended, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());
  const view = (courseId: string) => held.ok('course.get', { courseId });

  test('is told with the ending and corrected after it; what was told is kept, the words sealed, the referral open', async () => {
    const { courseId, referralId } = await planCourse(held, { sessions: 3, protocolId: 'ltfi_8_17' });
    const { version } = await attend(held, courseId, 1, 3);
    const told = endingOf('as_planned', 'planned', {
      decidedBy: ['child', 'practitioner'],
      agreed: 'He keeps the stone from the beach.',
      aftercare: 'agreed',
      feedback: {
        child: { asked: 'asked', reason: '' },
        carer: { asked: 'not_asked', reason: 'On holiday' },
      },
    });
    const end = { courseId, version, endedOn: TODAY, told, reason: null };
    expect(await held.call('course.tellEnding', end)).toMatchObject({ ok: false });
    expect(await held.call('course.tellEnding', { courseId, version, told, reason: null })).toMatchObject({
      code: 'course_not_ended',
    });
    expect(await held.call('course.end', { ...end, told: { ...told, ending: 'moved_away' } })).toMatchObject({
      code: 'ending_not_of_kind',
      fields: { ending: expect.any(String) },
    });
    expect(
      await held.call('course.end', {
        ...end,
        told: { ...told, feedback: { child: { asked: 'not_asked', reason: '' }, carer: null } },
      }),
    ).toMatchObject({ fields: { childWhyNot: 'Say why the child was not asked.' } });
    await held.ok('course.end', end);
    let course = await view(courseId);
    expect(course.endingTold).toEqual({
      ...told,
      toldOn: TODAY,
      by: expect.stringContaining('Test'),
      correctedBecause: null,
    });

    const corrected = endingOf('another_therapy', 'moved_on', {
      agreed: 'He goes on in the group.',
      feedback: { child: { asked: 'asked', reason: '' }, carer: { asked: 'asked', reason: '' } },
    });
    const correction = { courseId, version: course.version, told: corrected, reason: null };
    expect(await held.call('course.tellEnding', correction)).toMatchObject({
      code: 'correction_reason_needed',
      fields: { because: expect.any(String) },
    });
    await held.ok('course.tellEnding', { ...correction, because: 'The wrong kind was chosen' });
    course = await view(courseId);
    expect(course).toMatchObject({ ending: 'another_therapy', endedOn: TODAY, endingTold: corrected });
    const { db } = held.vault.store;
    const kept = await db.selectFrom('course_ending').selectAll().orderBy('recorded_at').execute();
    expect(kept.map(({ kind }) => kind).sort()).toEqual(['moved_on', 'planned']);
    expect(JSON.stringify(kept)).not.toContain('stone');
    // What was said before of the child is not written twice.
    const asked = await db.selectFrom('feedback_asked').select('voice').execute();
    expect(asked.map(({ voice }) => voice).sort()).toEqual(['carer', 'carer', 'child']);
    expect(
      await db.selectFrom('referral').select('closed_on').where('id', '=', referralId).execute(),
    ).toEqual([{ closed_on: null }]);
  });

  test('an old ending is said not to be recorded until somebody tells it', async () => {
    const { courseId } = await planCourse(held);
    const { version } = await attend(held, courseId, 1, 1);
    await held.vault.store.db
      .updateTable('course')
      .set({ ended_on: TODAY, ending: 'as_planned' })
      .where('id', '=', courseId)
      .execute();
    expect((await view(courseId)).endingTold).toBeNull();
    const told = endingOf('child_chose');
    expect(await held.call('course.tellEnding', { courseId, version, told, reason: '' })).toMatchObject({
      code: 'ending_reason_needed',
    });
    await held.ok('course.tellEnding', { courseId, version, told, reason: 'She had enough' });
    expect(await view(courseId)).toMatchObject({
      endingReason: 'She had enough',
      endingTold: { kind: 'unplanned', ending: 'child_chose' },
    });
  });
});
