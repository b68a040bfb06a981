import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NoteConflict } from '../../../shared/clinicalNotes/note.ts';
import { localDate } from '../../../shared/dates.ts';
import { logOf, planCourse, sessionNumber } from '../../support/courses.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

const WORDS = 'She drew the lighthouse again and spoke of the harbour';
/** Written where no note was seen. */
const NEW = { text: WORDS, seenAt: null };

describe.each(DIALECTS)('clinical notes, on %s', (dialect) => {
  let held: TestService;
  let tryId: string;
  let courseId: string;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    ({ courseId } = await planCourse(held));
    const course = await held.ok('course.get', { courseId });
    ({ tryId } = await held.ok('session.log', logOf(course, sessionNumber(course, 1), { note: NEW })));
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
      expect(await held.call('session.log', logOf(course, second, { note: NEW }))).toMatchObject({
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
      detail: { theirNote: { text: 'Corrected' } },
    });
  });

  test('a note sent with a log is refused with both texts where another was written meanwhile, and nothing is saved', async () => {
    const course = await held.ok('course.get', { courseId });
    const correction = logOf(course, sessionNumber(course, 1), { tryId, status: 'attended_late' });
    const refused = await held.call('session.log', { ...correction, note: { text: 'Mine', seenAt: null } });
    expect(refused).toMatchObject({ code: 'conflict', detail: { theirNote: { text: WORDS } } });
    const untouched = await held.ok('course.get', { courseId });
    expect(untouched.version).toBe(course.version);
    expect(sessionNumber(untouched, 1).tries[0]?.status).toBe('attended');
    expect(await held.ok('note.get', { about: 'session_try', id: tryId })).toMatchObject({ text: WORDS });

    // Once the other was seen, the same log is saved over it; without a note it leaves what is there.
    const seenAt = writtenAtIn(refused);
    await held.ok('session.log', { ...correction, note: { text: `${WORDS} Mine`, seenAt } });
    const after = await held.ok('course.get', { courseId });
    await held.ok('session.log', { ...correction, version: after.version, note: null });
    expect(await held.ok('note.get', { about: 'session_try', id: tryId })).toMatchObject({
      text: `${WORDS} Mine`,
    });
  });

  test('a review keeps its note the same way', async () => {
    const course = await held.ok('course.get', { courseId });
    const review = {
      courseId,
      reviewId: null,
      heldOn: localDate('2026-10-14'),
      startsAt: null,
      withWhom: ['child' as const],
      effective: 'too_early' as const,
      outcome: 'continue' as const,
      extendTo: null,
      note: NEW,
    };
    const { reviewId, version } = await held.ok('review.record', { ...review, version: course.version });
    expect((await held.ok('course.get', { courseId })).reviews[0]?.hasNote).toBe(true);
    const correction = { ...review, version, reviewId, note: { text: 'Mine', seenAt: null } };
    expect(await held.call('review.record', correction)).toMatchObject({
      code: 'conflict',
      detail: { theirNote: { text: WORDS } },
    });
    expect(await held.ok('note.get', { about: 'review', id: reviewId })).toMatchObject({ text: WORDS });
  });

  test('a review keeps what child and carer said in their own words, each apart, and whether the plan was agreed', async () => {
    const course = await held.ok('course.get', { courseId });
    const own = { text: '“I sleep better.”', seenAt: null };
    const { reviewId, version } = await held.ok('review.record', {
      courseId,
      version: course.version,
      reviewId: null,
      heldOn: localDate('2026-10-14'),
      startsAt: null,
      withWhom: ['child', 'carer'],
      effective: 'yes',
      outcome: 'continue',
      extendTo: null,
      planShared: 'agreed_in_part',
      note: null,
      words: { child: own, carer: null },
    });
    const reviewed = async () => (await held.ok('course.get', { courseId })).reviews[0];
    expect(await reviewed()).toMatchObject({
      planShared: 'agreed_in_part',
      hasNote: false,
      words: ['child'],
    });
    const of = (part: 'note' | 'child_words' | 'carer_words') => ({
      about: 'review' as const,
      id: reviewId,
      part,
    });
    expect(await held.ok('note.get', of('child_words'))).toMatchObject({ text: own.text });
    expect(await held.ok('note.get', of('carer_words'))).toMatchObject({ text: null });
    await held.ok('note.save', { ...of('carer_words'), text: 'Calmer at home.', seenAt: null });
    expect(await held.call('note.save', { ...of('child_words'), text: 'Mine', seenAt: null })).toMatchObject({
      code: 'conflict',
      detail: { theirNote: { text: own.text } },
    });
    // Correcting the entry leaves what they said.
    await held.ok('review.record', {
      courseId,
      version,
      reviewId,
      heldOn: localDate('2026-10-14'),
      startsAt: null,
      withWhom: ['child'],
      effective: 'partly',
      outcome: 'continue',
      extendTo: null,
      note: null,
    });
    expect(await reviewed()).toMatchObject({ planShared: null, words: ['child', 'carer'] });
    expect(await held.call('note.get', { ...of('child_words'), about: 'session_try' })).toMatchObject({
      code: 'not_found',
    });
  });
});

function writtenAtIn(reply: object): string {
  const { detail } = reply as { detail: NoteConflict };
  return detail.theirNote.writtenAt ?? '';
}
