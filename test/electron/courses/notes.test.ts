import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { logOf, planCourse, sessionNumber } from '../../support/courses.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

const WORDS = 'She drew the lighthouse again and spoke of the harbour';

describe.each(DIALECTS)('clinical notes, on %s', (dialect) => {
  let held: TestService;
  let tryId: string;
  let courseId: string;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    ({ courseId } = await planCourse(held));
    const course = await held.ok('course.get', { courseId });
    ({ tryId } = await held.ok('session.log', logOf(course, sessionNumber(course, 1), { note: WORDS })));
  });
  afterEach(() => held.close());

  test('a note is stored sealed, in no table and no audit row as plain text', async () => {
    const { db } = held.vault.store;
    const [row] = await db.selectFrom('clinical_note').selectAll().execute();
    expect(row?.sealed).toMatch(/^v1\./);
    for (const table of ['clinical_note', 'session_try', 'audit', 'course'] as const) {
      const rows = await db.selectFrom(table).selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain('lighthouse');
    }
  });

  test('who holds the notes key reads it back', async () => {
    expect(await held.ok('note.get', { about: 'session_try', id: tryId })).toMatchObject({ text: WORDS });
    const course = await held.ok('course.get', { courseId });
    expect(sessionNumber(course, 1).tries[0]?.hasNote).toBe(true);
  });

  test('an administrator may not ask; a coordinator may log, and neither read nor write notes, whether they keep the key or not', async () => {
    await held.become(['administrator']);
    expect(await held.call('note.get', { about: 'session_try', id: tryId })).toMatchObject({
      code: 'not_allowed',
    });
    await held.become(['administrator', 'coordinator']);
    const course = await held.ok('course.get', { courseId });
    const second = sessionNumber(course, 2);
    for (const notes of [held.vault.keys.notes, null]) {
      held.vault.keys = { ...held.vault.keys, notes };
      expect(await held.call('note.get', { about: 'session_try', id: tryId })).toMatchObject({
        code: 'not_allowed',
      });
      expect(await held.call('session.log', logOf(course, second, { note: WORDS }))).toMatchObject({
        code: 'not_allowed',
      });
    }
    await held.ok('session.log', logOf(course, second));
  });

  test('a manager whose key is another one cannot open it', async () => {
    held.vault.keys.notes = Buffer.alloc(32, 7);
    expect(await held.call('note.get', { about: 'session_try', id: tryId })).toMatchObject({ ok: false });
  });

  test('a note that somebody else wrote meanwhile is shown, not written over', async () => {
    const { writtenAt } = await held.ok('note.get', { about: 'session_try', id: tryId });
    const note = { about: 'session_try' as const, id: tryId, seenAt: writtenAt };
    await held.ok('note.save', { ...note, text: 'Corrected' });
    expect(await held.call('note.save', { ...note, text: 'Mine' })).toMatchObject({
      code: 'conflict',
      detail: { theirs: 'Corrected' },
    });
    const course = await held.ok('course.get', { courseId });
    await held.ok('review.record', {
      courseId,
      version: course.version,
      reviewId: null,
      heldOn: localDate('2026-10-14'),
      startsAt: null,
      withWhom: ['child'],
      effective: 'too_early',
      outcome: 'continue',
      extendTo: null,
      note: WORDS,
    });
    const after = await held.ok('course.get', { courseId });
    const review = after.reviews[0];
    expect(review?.hasNote).toBe(true);
    expect(await held.ok('note.get', { about: 'review', id: review?.id ?? '' })).toMatchObject({
      text: WORDS,
    });
  });
});
