import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import type { InputOf } from '../../../shared/contract.ts';
import { localTime } from '../../../shared/dates.ts';
import { planCourse } from '../../support/courses.ts';
import { checkInInput } from '../../support/checkIns.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addPerson, addWaiting, day } from '../../support/waiting.ts';

type Save = InputOf<'concern.save'>;
const WORDS: Save['words'] = { concern: '', knownBy: '', done: '', told: [], whyNobodyTold: '' };
const WHOLE: Save['words'] = {
  concern: 'A canary was heard to sing',
  knownBy: 'Kim, from the school',
  done: 'Rang the duty line',
  told: [{ whom: 'social_care', name: 'Noor Specimen', on: TODAY, time: null }],
  whyNobodyTold: '',
};

describe.each(DIALECTS)('safeguarding concerns, on %s', (dialect) => {
  let held: TestService;
  let childId: string;
  beforeEach(async () => {
    held = await openTestService({ dialect, roles: ['coordinator'] });
    ({ childId } = await addWaiting(held, 'Rafe Testwood', '2026-10-01'));
  });
  afterEach(() => held.close());

  const input = (more: Partial<Save> = {}): Save => ({
    childId,
    concernId: null,
    version: null,
    checkInId: null,
    knownOn: null,
    knownTime: null,
    danger: null,
    words: WORDS,
    complete: false,
    ...more,
  });
  const jobs = async (kind: string) =>
    (await held.ok('today.list', {})).jobs.filter((job) => job.kind === kind);
  const log = () =>
    held.vault.store.db
      .selectFrom('audit')
      .select(['operation', 'outcome', 'subject'])
      .orderBy('at')
      .execute();

  test('a coordinator without the notes key saves one with nothing in it, and it stands on Today for them and the lead', async () => {
    held.vault.keys = { ...held.vault.keys, notes: null };
    const { concernId, isComplete } = await held.ok('concern.save', input());
    expect(isComplete).toBe(false);
    expect(await jobs('concern')).toMatchObject([
      { concernId, group: 'now', isMine: true, hoursKnown: 0, danger: null, dueOn: TODAY },
    ]);
    expect((await held.ok('today.count', {})).overdueOrToday).toBeGreaterThanOrEqual(1);
    await held.become(['safeguarding_lead']);
    expect(await jobs('concern')).toMatchObject([{ concernId, isMine: true }]);
  });

  test('with a lead other people have none on Today; without one managers see them all, and coordinators complete them', async () => {
    const { concernId } = await held.ok('concern.save', input());
    await held.become(['safeguarding_lead']);
    await held.become(['coordinator']);
    expect(await jobs('concern')).toEqual([]);
    await held.become(['manager']);
    expect(await jobs('concern')).toEqual([]);
    await held.vault.store.db
      .updateTable('account')
      .set({ is_active: 0 })
      .where('roles', 'like', '%lead%')
      .execute();
    expect(await jobs('concern')).toMatchObject([{ concernId, mayRead: false }]);
    await held.become(['coordinator']);
    expect(await jobs('concern')).toMatchObject([{ concernId, mayRead: true }]);
  });

  test('whoever recorded it completes it from Today, also once the child is outside their caseload', async () => {
    const course = await planCourse(held);
    await held.become(['therapist'], course.ama);
    const about = { childId: course.childId };
    const { concernId } = await held.ok('concern.save', input(about));
    held.vault.actor = { ...held.vault.actor, practitionerId: newId() };
    expect(await held.call('concern.list', about)).toMatchObject({ code: 'open_first' });
    expect(await held.call('concern.save', input(about))).toMatchObject({ code: 'open_first' });
    await held.ok('concern.open', { concernId });
    expect(await held.ok('concern.get', { concernId })).toMatchObject({ numbers: { socialCare: '' } });
    expect(
      await held.call(
        'concern.save',
        input({ ...about, concernId, version: 1, danger: 'no', words: WHOLE, complete: true }),
      ),
    ).toMatchObject({ ok: true });
  });

  test('a concern cannot be hung on a check-in about another child', async () => {
    const other = await addWaiting(held, 'Nia Mockridge', '2026-10-01');
    const { checkInId } = await held.ok(
      'checkIn.save',
      checkInInput(other.referralId, { outcome: 'reached', spokeToChild: true, isSafe: 'no' }),
    );
    expect(await held.call('concern.save', input({ checkInId }))).toMatchObject({ code: 'not_found' });
  });

  test('the clock runs from when it was known, and stops on Today once the record is complete', async () => {
    const knownOn = day('2026-11-18');
    const { concernId } = await held.ok('concern.save', input({ knownOn, knownTime: localTime('08:30') }));
    expect((await jobs('concern'))[0]).toMatchObject({ hoursKnown: 48, dueOn: '2026-11-18' });
    const incomplete = await held.call(
      'concern.save',
      input({ concernId, version: 1, knownOn, knownTime: localTime('08:30'), complete: true }),
    );
    expect(incomplete).toMatchObject({ ok: false, code: 'concern_not_whole' });
    expect(Object.keys((incomplete as { fields: object }).fields)).toEqual([
      'danger',
      'concern',
      'knownBy',
      'done',
      'told',
    ]);
    const done = await held.ok(
      'concern.save',
      input({ concernId, version: 1, danger: 'yes', words: WHOLE, complete: true }),
    );
    expect(done).toEqual({ concernId, version: 2, isComplete: true });
    expect(await jobs('concern')).toEqual([]);
    held.setToday(day('2026-12-01'));
    const [listed] = (await held.ok('concern.list', { childId })).concerns;
    expect(listed).toMatchObject({ hoursKnown: 48, danger: 'yes', mayRead: true });
    expect((await held.ok('child.overview', { childId })).openConcerns).toEqual([]);
  });

  test('its words are sealed, kept in every version, and read only after an opening that is in the log', async () => {
    const { concernId } = await held.ok('concern.save', input({ danger: 'no', words: WHOLE }));
    await held.ok(
      'concern.save',
      input({ concernId, version: 1, danger: 'no', words: { ...WHOLE, done: 'Rang again' } }),
    );
    const stored = JSON.stringify(
      await held.vault.store.db.selectFrom('concern_words').selectAll().execute(),
    );
    expect(stored).not.toContain('canary');
    expect(JSON.stringify(await held.vault.store.db.selectFrom('audit').selectAll().execute())).not.toContain(
      'canary',
    );
    await held.become(['safeguarding_lead']);
    expect(await held.call('concern.get', { concernId })).toMatchObject({ code: 'concern_not_opened' });
    await held.ok('concern.open', { concernId });
    expect(await held.ok('concern.get', { concernId })).toMatchObject({
      version: 2,
      words: { concern: 'A canary was heard to sing', done: 'Rang again' },
      written: [{ by: 'Test coordinator' }, { by: 'Test coordinator' }],
    });
    expect(await log()).toContainEqual({ operation: 'concern.open', outcome: 'done', subject: concernId });
    await held.become(['manager']);
    const subjects = (await held.ok('child.history', { childId, offset: 0, limit: 50 })).rows;
    expect(subjects.map(({ operation }) => operation)).toContain('concern.open');
  });

  test('words moved to another record do not open', async () => {
    const one = await held.ok('concern.save', input({ words: WHOLE }));
    const other = await held.ok('concern.save', input());
    const { db } = held.vault.store;
    const { sealed } = await db
      .selectFrom('concern_words')
      .select('sealed')
      .where('concern_id', '=', one.concernId)
      .executeTakeFirstOrThrow();
    await db.updateTable('concern_words').set({ sealed }).where('concern_id', '=', other.concernId).execute();
    expect(await held.call('concern.get', { concernId: other.concernId })).toMatchObject({
      code: 'internal',
    });
  });

  test('a manager sees that it is there and not its words; a therapist of another child sees nothing', async () => {
    const { concernId } = await held.ok('concern.save', input({ words: WHOLE }));
    await held.become(['manager']);
    expect((await held.ok('concern.list', { childId })).concerns).toMatchObject([
      { id: concernId, mayRead: false },
    ]);
    expect(await held.call('concern.open', { concernId })).toMatchObject({ code: 'not_allowed' });
    expect(await held.call('concern.save', input({ concernId, version: 1, words: WORDS }))).toMatchObject({
      code: 'not_allowed',
    });
    await held.become(['therapist'], newId());
    expect(await held.call('concern.list', { childId })).toMatchObject({ code: 'open_first' });
    expect(await held.call('concern.open', { concernId })).toMatchObject({ code: 'open_first' });
    await held.become(['administrator']);
    expect(await held.call('concern.open', { concernId })).toMatchObject({ code: 'not_allowed' });
  });

  test('the child’s own therapist reads it', async () => {
    await held.become(['coordinator', 'therapist', 'manager', 'safeguarding_lead']);
    const course = await planCourse(held);
    const { concernId } = await held.ok('concern.save', input({ childId: course.childId, words: WHOLE }));
    await held.become(['therapist'], course.ama);
    await held.ok('concern.open', { concernId });
    expect((await held.ok('concern.get', { concernId })).words.concern).toBe(WHOLE.concern);
  });

  test('a stale save is a conflict that shows what was saved, and nothing is overwritten', async () => {
    const { concernId } = await held.ok('concern.save', input({ words: WHOLE }));
    await held.ok('concern.save', input({ concernId, version: 1, words: { ...WHOLE, done: 'Theirs' } }));
    expect(
      await held.call('concern.save', input({ concernId, version: 1, words: { ...WHOLE, done: 'Mine' } })),
    ).toMatchObject({ code: 'conflict', detail: { theirs: { version: 2, words: { done: 'Theirs' } } } });
  });

  test('times in the future, or told before known, are said beside their field', async () => {
    expect(await held.call('concern.save', input({ knownOn: day('2026-11-21') }))).toMatchObject({
      code: 'known_in_future',
      fields: { knownOn: expect.any(String) },
    });
    const early = [{ whom: 'police' as const, name: '', on: day('2026-11-19'), time: null }];
    expect(await held.call('concern.save', input({ words: { ...WORDS, told: early } }))).toMatchObject({
      code: 'told_before_known',
      fields: { told: expect.any(String) },
    });
  });

  test('added to after it was completed, it stays complete and says who added', async () => {
    const { concernId } = await held.ok(
      'concern.save',
      input({ danger: 'no', words: WHOLE, complete: true }),
    );
    const again = await held.ok(
      'concern.save',
      input({ concernId, version: 1, danger: 'no', words: { ...WHOLE, done: 'And wrote' } }),
    );
    expect(again.isComplete).toBe(true);
    expect((await held.ok('concern.get', { concernId })).written).toHaveLength(2);
  });

  test('a concern recorded from "not safe" takes its place, and settles it for everybody once it is complete', async () => {
    const referralId = (await held.ok('child.overview', { childId })).referrals[0]?.id ?? '';
    const { checkInId } = await held.ok(
      'checkIn.save',
      checkInInput(referralId, { outcome: 'reached', spokeToChild: true, isSafe: 'no' }),
    );
    // That nobody has a support plan yet is no matter of safety.
    const kinds = async () =>
      (await held.ok('today.list', {})).jobs
        .map(({ kind }) => kind)
        .filter((kind) => kind !== 'support_plans' && kind !== 'no_band');
    expect(await kinds()).toEqual(['not_safe']);
    const { concernId } = await held.ok('concern.save', input({ checkInId }));
    expect(await kinds()).toEqual(['concern']);
    // With a lead to complete it, another coordinator sees the "not safe" and not the concern.
    await held.become(['safeguarding_lead']);
    expect(await kinds()).toEqual(['concern']);
    await held.become(['coordinator']);
    expect(await kinds()).toEqual(['not_safe']);
    await held.ok(
      'concern.save',
      input({ concernId, version: 1, danger: 'no', words: WHOLE, complete: true }),
    );
    expect(await kinds()).toEqual([]);
    const [contact] = (await held.ok('child.overview', { childId })).recentContacts;
    expect(contact).toMatchObject({ unsafe: 'no', hasConcern: true, safetyAct: null });
  });

  test('an open concern makes a failed try a decision for the lead on the same day', async () => {
    const aunt = await addPerson(held, childId);
    const { referralId } = await held.ok('child.overview', { childId }).then(({ referrals }) => ({
      referralId: referrals[0]?.id ?? '',
    }));
    await held.ok('concern.save', input());
    await held.ok('checkIn.save', checkInInput(referralId, { triedPersonId: aunt }));
    expect((await held.ok('checkIn.view', { referralId })).ladder).toMatchObject({
      rung: 'decision',
      because: 'risk_known',
    });
    await held.become(['safeguarding_lead']);
    // The call stays beside the decision.
    expect((await jobs('check_in')).map(({ key }) => key).toSorted()).toEqual([
      `check_in:${referralId}`,
      `decide_contact:${referralId}`,
    ]);
    expect((await jobs('check_in')).find(({ key }) => key.startsWith('decide_contact'))).toMatchObject({
      dueOn: TODAY,
      group: 'today',
      isMine: true,
      ladder: { rung: 'decision' },
    });
  });
});
