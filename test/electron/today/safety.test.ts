import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract.ts';
import { ATTENDEES } from '../../../shared/courses/logging.ts';
import { SESSION_STATUSES, wasChildSeen } from '../../../shared/courses/sessions.ts';
import { addDays, localDate } from '../../../shared/dates.ts';
import { STRAND_KINDS } from '../../../shared/protocols/types.ts';
import { newId } from '../../../electron/service/ids.ts';
import { listOpenMisses } from '../../../electron/service/store/safety.ts';
import { logOf, planCourse, sessionNumber, type TestCourse } from '../../support/courses.ts';
import { checkInInput } from '../../support/checkIns.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addPerson } from '../../support/waiting.ts';

const TOMORROW = localDate('2026-11-21');

describe.each(DIALECTS)('whether a child is safe, on Today, on %s', (dialect) => {
  let held: TestService;
  let course: TestCourse;
  let person: string;
  beforeEach(async () => {
    held = await openTestService({ dialect, roles: ['manager', 'coordinator', 'therapist'] });
    course = await planCourse(held, { startsOn: TODAY, carerSessions: 0 });
    person = await addPerson(held, course.childId, { voicemail: 'no', letter: 'no' });
  });
  afterEach(() => held.close());

  const jobs = async (kind: 'welfare_contact' | 'not_safe') =>
    (await held.ok('today.list', {})).jobs.filter((job) => job.kind === kind);
  const open = async () => (await held.ok('referral.beforeClosing', { referralId: course.referralId })).open;
  const logMiss = async (more: Partial<InputOf<'session.log'>>) => {
    const view = await held.ok('course.get', { courseId: course.courseId });
    return held.ok(
      'session.log',
      logOf(view, sessionNumber(view, 1), {
        status: 'was_not_brought',
        attendees: [],
        reason: 'no_transport',
        ...more,
      }),
    );
  };
  const refusedMiss = async (more: Partial<InputOf<'session.log'>>) => {
    const view = await held.ok('course.get', { courseId: course.courseId });
    const status = 'was_not_brought';
    const log = logOf(view, sessionNumber(view, 1), {
      status,
      attendees: [],
      reason: 'no_transport',
      ...more,
    });
    return held.call('session.log', log);
  };
  const checkIn = (more: Partial<InputOf<'checkIn.save'>> = {}) =>
    held.ok(
      'checkIn.save',
      checkInInput(course.referralId, {
        outcome: 'reached',
        spokeToPersonIds: [person],
        isSafe: 'yes',
        ...more,
      }),
    );
  const tried = {
    outcome: 'could_not_reach' as const,
    triedPersonId: null,
    spokeToPersonIds: [],
    isSafe: null,
  } satisfies Partial<InputOf<'checkIn.save'>>;

  test('"I will ring" stands the same day until somebody was reached, whatever was tried', async () => {
    await checkIn();
    const { tryId } = await logMiss({ safety: 'will_ring' });
    const [job] = await jobs('welfare_contact');
    expect(job).toMatchObject({
      group: 'now',
      isMine: true,
      asked: 'will_ring',
      missedOn: TODAY,
      contact: { phone: '07700 900142', voicemail: 'not_safe' },
    });
    const unasked = { matter: 'safe_unasked', on: TODAY };
    expect(await open()).toContainEqual(unasked);
    await checkIn(tried);
    expect(await jobs('welfare_contact')).toHaveLength(1);
    held.setToday(TOMORROW);
    expect(await jobs('welfare_contact')).toMatchObject([{ group: 'now', dueOn: TODAY }]);
    // Only a word is corrected: the question was asked when it was asked.
    await checkIn({ heldOn: TOMORROW });
    expect(await jobs('welfare_contact')).toEqual([]);
    expect(await open()).not.toContainEqual(unasked);
    await logMiss({ tryId, on: TODAY, safety: 'will_ring', reasonDetail: 'The bus did not come' });
    expect(await jobs('welfare_contact')).toEqual([]);
  });

  test('a miss logged before the moment was kept is settled by a later day, also once a word is corrected', async () => {
    const { tryId } = await logMiss({ safety: 'will_ring' });
    await held.vault.store.db.updateTable('session_try').set({ welfare_asked_at: null }).execute();
    held.setToday(TOMORROW);
    await checkIn({ heldOn: TOMORROW });
    expect(await jobs('welfare_contact')).toEqual([]);
    await logMiss({ tryId, on: TODAY, safety: 'will_ring', reasonDetail: 'The bus did not come' });
    expect(await jobs('welfare_contact')).toEqual([]);
  });

  test('"ask duty" is the job of coordinators and the safeguarding lead, and everybody sees it', async () => {
    await held.become(['therapist'], course.ama);
    await logMiss({ safety: 'asked_duty' });
    expect(await jobs('welfare_contact')).toMatchObject([{ asked: 'asked_duty', isMine: false }]);
    for (const role of ['coordinator', 'safeguarding_lead'] as const) {
      await held.become([role]);
      expect(await jobs('welfare_contact')).toMatchObject([{ isMine: true, by: 'Test therapist' }]);
    }
    await held.ok('holding.log', {
      referralId: course.referralId,
      heldOn: TODAY,
      kind: 'support_call',
      withWhom: 'carer',
      personId: person,
      channel: 'phone',
      note: '',
    });
    expect(await jobs('welfare_contact')).toEqual([]);
  });

  test('holding support settles a miss only where the child or a checked carer answered', async () => {
    await logMiss({ safety: 'will_ring' });
    const support = (more: Partial<InputOf<'holding.log'>>) =>
      held.call('holding.log', {
        referralId: course.referralId,
        heldOn: TODAY,
        kind: 'support_call',
        withWhom: 'carer',
        personId: person,
        channel: 'phone',
        note: '',
        ...more,
      });
    expect(await support({ channel: 'letter' })).toMatchObject({
      ok: false,
      fields: { unsafeChannelReason: expect.stringContaining('why it was done') },
    });
    await support({ channel: 'letter', unsafeChannelReason: 'She asked us to' });
    await support({ personId: null });
    expect(await support({ personId: course.courseId })).toMatchObject({ code: 'person_not_of_child' });
    expect(await jobs('welfare_contact')).toHaveLength(1);
    await support({});
    expect(await jobs('welfare_contact')).toEqual([]);
  });

  test('the word that a child is safe says whose it is; of somebody nobody checked it is refused', async () => {
    expect(await refusedMiss({ safety: 'spoke_and_safe' })).toMatchObject({
      fields: { safeFrom: expect.any(String) },
    });
    await held.vault.store.db.updateTable('child_person').set({ checked_on: null }).execute();
    expect(
      await refusedMiss({ safety: 'spoke_and_safe', safeWord: { from: person, by: 'phone' } }),
    ).toMatchObject({
      code: 'safe_word_not_theirs',
      fields: { safeFrom: expect.stringContaining('I will ring') },
    });
    await held.vault.store.db
      .updateTable('child_person')
      .set({ checked_on: '2026-11-01', may_ring: 'no' })
      .execute();
    expect(
      await refusedMiss({ safety: 'spoke_and_safe', safeWord: { from: person, by: 'phone' } }),
    ).toMatchObject({
      fields: { unsafeChannelReason: expect.any(String) },
    });
    await logMiss({ safety: 'spoke_and_safe', safeWord: { from: person, by: 'in_person' } });
    const view = await held.ok('course.get', { courseId: course.courseId });
    expect(sessionNumber(view, 1).tries[0]?.safeWord).toEqual({
      from: person,
      by: 'in_person',
      unsafeChannelReason: '',
    });
    expect(await jobs('welfare_contact')).toEqual([]);
  });

  test('a miss that nobody can explain stands too; one that was rung about, or explained, does not', async () => {
    const { tryId } = await logMiss({ reason: 'not_known', safety: null });
    expect(await jobs('welfare_contact')).toMatchObject([{ asked: null }]);
    await logMiss({ tryId, safety: 'spoke_and_safe', safeWord: { from: person, by: 'phone' } });
    expect(await jobs('welfare_contact')).toEqual([]);
    await logMiss({ tryId, reason: 'not_well', safety: null });
    expect(await jobs('welfare_contact')).toEqual([]);
  });

  test('it goes when the child is seen at a later session', async () => {
    await logMiss({ safety: 'will_ring' });
    held.setToday(localDate('2026-11-27'));
    const view = await held.ok('course.get', { courseId: course.courseId });
    await held.ok('session.log', logOf(view, sessionNumber(view, 2)));
    expect(await jobs('welfare_contact')).toEqual([]);
  });

  test('it stays when a carer comes to a session of their own, also in therapy for carer and child', async () => {
    const both = await planCourse(held, { startsOn: TODAY, protocolId: 'pcit_u12', carerSessions: 0 });
    const beside = await planCourse(held, { startsOn: TODAY, carerSessions: 4 });
    const kept = async ({ courseId }: TestCourse) =>
      (await jobs('welfare_contact')).filter((job) => 'courseId' in job && job.courseId === courseId).length;
    const view = ({ courseId }: TestCourse) => held.ok('course.get', { courseId });
    for (const each of [both, beside]) {
      const of = await view(each);
      const missed = { status: 'was_not_brought' as const, attendees: [], reason: 'not_known' as const };
      await held.ok('session.log', logOf(of, sessionNumber(of, 1), { ...missed, safety: 'will_ring' }));
      expect(await kept(each)).toBe(1);
    }
    held.setToday(addDays(TODAY, 21));
    const alone = { attendees: ['carer' as const] };
    const ofBoth = await view(both);
    await held.ok('session.log', logOf(ofBoth, sessionNumber(ofBoth, 2), alone));
    const ofBeside = await view(beside);
    await held.ok('session.log', logOf(ofBeside, sessionNumber(ofBeside, 2, true), alone));
    expect([await kept(both), await kept(beside)]).toEqual([1, 1]);
    const open = await held.ok('referral.beforeClosing', { referralId: beside.referralId });
    expect(open.open).toContainEqual({ matter: 'safe_unasked', on: TODAY });
    const together = await view(both);
    await held.ok(
      'session.log',
      logOf(together, sessionNumber(together, 3), { attendees: ['child', 'carer'] }),
    );
    expect([await kept(both), await kept(beside)]).toEqual([0, 1]);
  });

  test('no other date answers it than a later one on which the child was seen', async () => {
    const { db } = held.vault.store;
    await logMiss({ safety: 'will_ring' });
    const view = await held.ok('course.get', { courseId: course.courseId });
    const other = sessionNumber(view, 2);
    const strandId = newId();
    const strand = { id: strandId, course_id: course.courseId, is_counted: 0, attended: 0 } as const;
    const nobody = { person_id: null, practitioner_id: null, session_limit: null, run_of_misses: null };
    await db
      .insertInto('strand')
      .values({ ...strand, ...nobody, kind: 'child' })
      .execute();
    const { accountId } = held.vault.actor;
    const scope = { today: TODAY, practitionerId: 'all', accountId, seesEveryConcern: true } as const;
    const day = fc.integer({ min: -7, max: 7 }).map((days) => addDays(TODAY, days));
    const anyDate = fc.record({
      strand: fc.constantFrom(...STRAND_KINDS),
      status: fc.oneof(fc.constantFrom(...SESSION_STATUSES), fc.constant('attended' as const)),
      whoAttended: fc.subarray([...ATTENDEES]),
      on: day,
    });
    await fc.assert(
      fc.asyncProperty(anyDate, async (each) => {
        const { strand: kind, status, whoAttended, on } = each;
        await db.updateTable('strand').set({ kind }).where('id', '=', strandId).execute();
        await db
          .updateTable('session_try')
          .set({
            strand_id: strandId,
            status,
            planned_on: on,
            who_attended: status === 'planned' ? null : JSON.stringify(whoAttended),
          })
          .where('id', '=', other.tries[0]?.id ?? '')
          .execute();
        const isAnswered = on > TODAY && wasChildSeen(each);
        const open = await listOpenMisses(db, scope);
        expect(open.some(({ number }) => number === 1)).toBe(!isAnswered);
      }),
      { numRuns: 80 },
    );
  });

  test('"not safe" stands until what was done is said, once, and it is read beside the check-in', async () => {
    const { checkInId } = await checkIn({ isSafe: 'no' });
    expect(await jobs('not_safe')).toMatchObject([{ checkInId, group: 'now', isMine: true }]);
    await held.become(['safeguarding_lead']);
    expect(await jobs('not_safe')).toMatchObject([{ isMine: true }]);
    await checkIn(tried);
    expect(await jobs('not_safe')).toHaveLength(1);
    expect(await held.call('checkIn.recordAct', { checkInId, whatWasDone: '  ' })).toMatchObject({
      code: 'bad_input',
      fields: { whatWasDone: expect.stringContaining('sentence') },
    });
    const what = 'Rang the social worker, who is visiting tonight.';
    await held.ok('checkIn.recordAct', { checkInId, whatWasDone: what });
    expect(await jobs('not_safe')).toEqual([]);
    expect(await held.call('checkIn.recordAct', { checkInId, whatWasDone: what })).toMatchObject({
      code: 'safety_act_recorded',
    });
    const { recentContacts } = await held.ok('child.overview', { childId: course.childId });
    expect(recentContacts.find(({ id }) => id === checkInId)).toMatchObject({
      unsafe: 'no',
      safetyAct: { what, by: 'Test safeguarding_lead', on: TODAY },
    });
  });

  test('"not safe" also goes when a later check-in says safe, and a check-in that was acted on is not taken back', async () => {
    const first = await checkIn({ isSafe: 'no' });
    await checkIn({ isSafe: 'not_sure' });
    expect(await jobs('not_safe')).toHaveLength(1);
    await checkIn();
    expect(await jobs('not_safe')).toEqual([]);
    const again = await checkIn({ isSafe: 'no' });
    await held.ok('checkIn.recordAct', { checkInId: again.checkInId, whatWasDone: 'Rang the police.' });
    expect(await held.call('checkIn.undo', { checkInId: again.checkInId })).toMatchObject({
      code: 'undo_acted_on',
    });
    expect(
      await held.call('checkIn.recordAct', { checkInId: first.checkInId, whatWasDone: 'Late' }),
    ).toMatchObject({ ok: true });
  });

  test('"not sure" asks again within two working days, and moves on by no second "not sure"', async () => {
    const { checkInId } = await checkIn({ isSafe: 'not_sure', howThingsAre: 'harder' });
    // Friday: two working days on is Tuesday.
    const asked = { checkInId, said: 'not_sure', group: 'this_week', dueOn: '2026-11-24', isMine: true };
    expect(await jobs('not_safe')).toMatchObject([asked]);
    const { recentContacts } = await held.ok('child.overview', { childId: course.childId });
    expect(recentContacts[0]).toMatchObject({ unsafe: 'not_sure', howThingsAre: 'harder' });
    held.setToday(localDate('2026-11-25'));
    await checkIn({ heldOn: localDate('2026-11-25'), isSafe: 'not_sure' });
    expect(await jobs('not_safe')).toMatchObject([{ ...asked, group: 'overdue' }]);
    await held.ok('setting.save', { key: 'askAgainWorkingDays', value: 5, changedAt: null });
    expect(await jobs('not_safe')).toMatchObject([{ group: 'this_week', dueOn: '2026-11-27' }]);
    await held.become(['therapist'], course.ama);
    expect(await jobs('not_safe')).toMatchObject([{ isMine: false }]);
    await held.ok('checkIn.recordAct', {
      checkInId,
      whatWasDone: 'Spoke with the school, who see them daily.',
    });
    // What was done answers both doubts, for it was said after them.
    expect(await jobs('not_safe')).toEqual([]);
    await held.become(['coordinator']);
    await checkIn({ heldOn: localDate('2026-11-25'), isSafe: 'not_sure' });
    expect(await jobs('not_safe')).toMatchObject([{ said: 'not_sure', dueOn: '2026-12-02' }]);
    await checkIn({ heldOn: localDate('2026-11-25') });
    expect(await jobs('not_safe')).toEqual([]);
  });

  test('"not safe" takes the place of a doubt, and a "yes" ends both', async () => {
    await checkIn({ isSafe: 'not_sure' });
    await checkIn({ isSafe: 'no' });
    expect(await jobs('not_safe')).toMatchObject([{ said: 'no', group: 'now' }]);
    await checkIn({ isSafe: 'not_sure' });
    expect(await jobs('not_safe')).toMatchObject([{ said: 'no', group: 'now' }]);
    await checkIn();
    expect(await jobs('not_safe')).toEqual([]);
  });

  test('only somebody safe who was reached since says that a child is safe', async () => {
    held.setToday(TOMORROW);
    await checkIn({ isSafe: 'no', heldOn: TOMORROW });
    const father = await addPerson(held, course.childId, {
      name: 'Ned',
      isFirst: false,
      rule: 'do_not_contact',
    });
    const inHisWords = { heldOn: TOMORROW, unsafeChannelReason: 'He answered the door' };
    await checkIn({ ...inHisWords, spokeToPersonIds: [father] });
    expect(await jobs('not_safe')).toHaveLength(1);
    // The answer was given, and then that nobody was reached.
    await checkIn({ ...tried, heldOn: TOMORROW, isSafe: 'yes', howThingsAre: 'better', offered: ['sleep'] });
    expect(await jobs('not_safe')).toHaveLength(1);
    // A call of the day before, written down afterwards.
    await checkIn({ heldOn: TODAY });
    expect(await jobs('not_safe')).toHaveLength(1);
    await checkIn({ heldOn: TOMORROW });
    expect(await jobs('not_safe')).toEqual([]);
  });

  test('a carer whose contact nobody checked is a try, and settles no question of safety', async () => {
    const unchecked = await addPerson(held, course.childId, {
      name: 'Gwen',
      isFirst: false,
      rule: 'not_checked',
      checkedOn: null,
    });
    await logMiss({ safety: 'will_ring' });
    await checkIn({ isSafe: 'not_sure' });
    const heard = await checkIn({ spokeToPersonIds: [unchecked] });
    expect(heard).toMatchObject({ isDone: false });
    expect(await jobs('not_safe')).toHaveLength(1);
    expect(await jobs('welfare_contact')).toHaveLength(1);
    // Checked afterwards: what was heard before stays what it was.
    await held.vault.store.db
      .updateTable('child_person')
      .set({ checked_on: TODAY, contact_rule: 'safe' })
      .execute();
    expect(await jobs('not_safe')).toHaveLength(1);
    expect(await checkIn({ spokeToPersonIds: [unchecked] })).toMatchObject({ isDone: true });
    expect(await jobs('not_safe')).toEqual([]);
    expect(await jobs('welfare_contact')).toEqual([]);
    // A check that lapses, or rows from before it was kept, bring nothing back.
    await held.vault.store.db.updateTable('child_person').set({ checked_on: null }).execute();
    await held.vault.store.db.updateTable('check_in').set({ contact_checked: null }).execute();
    expect(await jobs('not_safe')).toEqual([]);
    expect(await jobs('welfare_contact')).toEqual([]);
  });

  test('where nobody was reached nothing was said, whatever was ticked before', async () => {
    const { checkInId } = await checkIn({
      ...tried,
      isSafe: 'no',
      howThingsAre: 'harder',
      wantsTherapy: 'no',
      offered: ['sleep'],
    });
    expect(await jobs('not_safe')).toEqual([]);
    const row = await held.vault.store.db
      .selectFrom('check_in')
      .select(['is_safe', 'how_things_are', 'wants_therapy', 'offered'])
      .where('id', '=', checkInId)
      .executeTakeFirst();
    expect(row).toEqual({ is_safe: null, how_things_are: null, wants_therapy: null, offered: '[]' });
  });

  test('after a miss, a call that left somebody unsure settles nothing', async () => {
    await logMiss({ safety: 'will_ring' });
    await checkIn({ isSafe: 'not_sure' });
    expect(await jobs('welfare_contact')).toHaveLength(1);
    await checkIn();
    expect(await jobs('welfare_contact')).toEqual([]);
  });

  test('why an unsafe way of contact was used stands beside the check-in', async () => {
    await checkIn({
      ...tried,
      outcome: 'left_message',
      triedPersonId: person,
      unsafeChannelReason: 'She asked for it on the phone',
    });
    const view = await held.ok('checkIn.view', { referralId: course.referralId });
    expect(view.lastTry?.unsafeChannelReason).toBe('She asked for it on the phone');
    const { recentContacts } = await held.ok('child.overview', { childId: course.childId });
    expect(recentContacts[0]?.unsafeChannelReason).toBe('She asked for it on the phone');
  });
});
