import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import type { InputOf } from '../../../shared/contract.ts';
import { planCourse } from '../../support/courses.ts';
import { NO_FILTER } from '../../../shared/waitingList/contract.ts';
import { checkInInput } from '../../support/checkIns.ts';
import { referralInput } from '../../support/children.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addPerson, addWaiting, day } from '../../support/waiting.ts';

describe.each(DIALECTS)('risks, safety plans and the ladder, on %s', (dialect) => {
  let held: TestService;
  let childId: string;
  let referralId: string;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    ({ childId, referralId } = await addWaiting(held, 'Rafe Testwood', '2026-10-01'));
  });
  afterEach(() => held.close());

  type Risk = InputOf<'risk.save'>;
  const risk = (more: Partial<Risk> = {}): Risk => ({
    childId,
    kind: 'self_harm',
    replacesId: null,
    level: 'raised',
    words: 'A canary at night',
    plan: 'Ring the night line',
    heldBy: { is: 'account', id: held.vault.actor.accountId },
    reviewOn: day('2026-11-25'),
    ...more,
  });
  const jobs = async (kind: string) =>
    (await held.ok('today.list', {})).jobs.filter((job) => job.kind === kind);

  test('a risk stands on the banner with its holder and the day to look again; what stood before is kept', async () => {
    const { riskId } = await held.ok('risk.save', risk());
    const { riskId: later } = await held.ok(
      'risk.save',
      risk({ replacesId: riskId, level: 'high', plan: '' }),
    );
    expect((await held.ok('child.overview', { childId })).risks).toEqual([
      { id: later, kind: 'self_harm', level: 'high', holder: held.vault.actor.name, reviewOn: '2026-11-25' },
    ]);
    const listed = await held.ok('risk.list', { childId });
    expect(listed.current).toMatchObject([{ id: later, words: 'A canary at night', plan: '' }]);
    expect(listed.before).toMatchObject([{ id: riskId, level: 'raised', plan: 'Ring the night line' }]);
    const stored = JSON.stringify(await held.vault.store.db.selectFrom('risk').selectAll().execute());
    expect(stored).not.toContain('canary');
    await held.ok(
      'risk.save',
      risk({ replacesId: later, level: 'over', words: 'Not for months', heldBy: null }),
    );
    expect((await held.ok('child.overview', { childId })).risks).toEqual([]);
    expect((await held.ok('risk.list', { childId })).before).toHaveLength(3);
    await held.ok('risk.save', risk());
    expect((await held.ok('child.overview', { childId })).risks).toHaveLength(1);
  });

  test('somebody who said how it stands meanwhile is not overwritten', async () => {
    const { riskId } = await held.ok('risk.save', risk());
    await held.ok('risk.save', risk({ replacesId: riskId, words: 'Theirs' }));
    expect(await held.call('risk.save', risk({ replacesId: riskId, words: 'Mine' }))).toMatchObject({
      code: 'conflict',
      detail: { theirs: { words: 'Theirs' } },
    });
    expect(await held.call('risk.save', risk())).toMatchObject({ code: 'conflict' });
    const current = (await held.ok('risk.list', { childId })).current[0]?.id ?? null;
    await held.ok('risk.save', risk({ replacesId: current, level: 'over', heldBy: null }));
    expect(await held.call('risk.save', risk({ replacesId: current, words: 'Mine' }))).toMatchObject({
      code: 'conflict',
      detail: { theirs: { level: 'over' } },
    });
  });

  test('what is missing is said beside its field', async () => {
    expect(await held.call('risk.save', risk({ words: '' }))).toMatchObject({
      fields: { words: expect.any(String) },
    });
    expect(await held.call('risk.save', risk({ heldBy: null }))).toMatchObject({
      fields: { holder: expect.any(String) },
    });
    expect(await held.call('risk.save', risk({ reviewOn: day('2026-11-20') }))).toMatchObject({
      code: 'review_not_ahead',
    });
  });

  test('the day to look again is on Today for whoever holds it, also outside their caseload', async () => {
    const course = await planCourse(held);
    await held.ok('risk.save', risk({ heldBy: { is: 'practitioner', id: course.ama } }));
    expect(await jobs('risk_review')).toMatchObject([
      { isMine: false, group: 'this_week', holder: 'Ama Fictley' },
    ]);
    await held.become(['therapist'], newId());
    expect(await jobs('risk_review')).toEqual([]);
    await held.become(['therapist'], course.ama);
    held.setToday(day('2026-11-26'));
    expect(await jobs('risk_review')).toMatchObject([{ isMine: true, group: 'overdue', level: 'raised' }]);
  });

  const tryOn = (
    heldOn: string,
    triedPersonId: string | null,
    more: Partial<InputOf<'checkIn.save'>> = {},
  ) => {
    held.setToday(day(heldOn));
    return held.ok('checkIn.save', checkInInput(referralId, { heldOn: day(heldOn), triedPersonId, ...more }));
  };
  const ladder = async () => (await held.ok('checkIn.view', { referralId })).ladder;

  test('tries climb from the family to others and professionals to a decision, which begins them anew', async () => {
    const aunt = await addPerson(held, childId);
    const gran = await addPerson(held, childId, { name: 'Dilys Testwood', isFirst: false });
    const worker = await addPerson(held, childId, {
      name: 'Noor Specimen',
      kind: 'professional',
      isFirst: false,
    });
    expect(await ladder()).toBeNull();
    await tryOn('2026-11-16', aunt);
    expect(await ladder()).toMatchObject({ rung: 'family', whom: [{ name: 'Bernadette Testwood' }] });
    await tryOn('2026-11-17', aunt);
    await tryOn('2026-11-18', aunt);
    expect(await ladder()).toMatchObject({ rung: 'other_contacts', whom: [{ name: 'Dilys Testwood' }] });
    await tryOn('2026-11-19', gran);
    expect(await ladder()).toMatchObject({ rung: 'professionals', whom: [{ name: 'Noor Specimen' }] });
    await tryOn('2026-11-20', worker);
    expect(await ladder()).toMatchObject({ rung: 'decision', by: '2026-11-24' });
    expect(await jobs('check_in')).toMatchObject([{ ladder: { rung: 'decision' }, group: 'this_week' }]);

    const decision = {
      referralId,
      decision: 'through_professional' as const,
      reason: 'School sees him daily',
    };
    expect(await held.call('checkIn.decide', { ...decision, nextTryOn: day('2027-03-01') })).toMatchObject({
      code: 'ladder_date_too_far',
      message: expect.stringContaining('1 Jan 2027'),
    });
    await held.become(['coordinator']);
    expect(await held.call('checkIn.decide', { ...decision, nextTryOn: day('2026-12-01') })).toMatchObject({
      code: 'not_allowed',
    });
    await held.become(['safeguarding_lead']);
    await held.ok('checkIn.decide', { ...decision, nextTryOn: day('2026-12-01') });
    const view = await held.ok('checkIn.view', { referralId });
    expect(view).toMatchObject({
      ladder: null,
      decision: { reason: 'School sees him daily', by: 'Test safeguarding_lead', nextTryOn: '2026-12-01' },
      // Still due from the day it was first due: a decision moves no date and ends no wait.
      next: { dueOn: '2026-10-15', tryAgainBy: '2026-12-01' },
    });
    expect(await jobs('check_in')).toEqual([]);
    held.setToday(day('2026-12-01'));
    expect(await jobs('check_in')).toMatchObject([{ referralId, group: 'today' }]);
    await tryOn('2026-12-01', aunt);
    expect(await ladder()).toMatchObject({ rung: 'family', triedDays: 1 });
    expect((await held.ok('checkIn.view', { referralId })).next?.tryAgainBy).toBe('2026-12-03');
  });

  test('what happens after a decision brings the family back at once: on Today, on the call list, and in words', async () => {
    const aunt = await addPerson(held, childId);
    await held.ok('risk.save', risk());
    await tryOn('2026-11-20', aunt);
    await held.become(['safeguarding_lead', 'coordinator']);
    const reason = 'School sees him daily';
    const decision = { referralId, decision: 'try_again' as const, reason, nextTryOn: day('2026-12-08') };
    await held.ok('checkIn.decide', decision);
    const putOff = async () => {
      const list = await held.ok('waitingList.list', {
        stage: 'waiting',
        filter: NO_FILTER,
        sort: 'band',
        offset: 0,
        limit: 20,
      });
      const inList = list.rows[0]?.nextCheckIn?.putOff;
      expect((await held.ok('child.overview', { childId })).referrals[0]?.putOff).toEqual(inList);
      expect((await held.ok('checkIn.view', { referralId })).next?.putOff).toEqual(inList);
      return inList;
    };
    const calls = async () => (await held.ok('waitingList.callList', {})).calls.length;
    const stands = { by: held.vault.actor.name, nextTryOn: '2026-12-08' };
    held.setToday(day('2026-11-23'));
    expect(await jobs('check_in')).toEqual([]);
    expect(await calls()).toBe(0);
    expect(await putOff()).toEqual({ ...stands, on: '2026-12-08', after: null });

    await held.ok('event.record', { childId, kind: 'charged', happenedOn: day('2026-11-21') });
    const back = { ...stands, on: '2026-11-23', after: 'charged' };
    expect(await putOff()).toEqual(back);
    expect(await jobs('check_in')).toMatchObject([{ group: 'today', next: { putOff: back } }]);
    expect(await calls()).toBe(1);
    held.setToday(day('2026-11-25'));
    expect(await jobs('check_in')).toMatchObject([{ group: 'overdue' }]);
    await tryOn('2026-11-25', aunt);
    expect(await putOff()).toBeNull();
  });

  test('nothing is decided where nobody tried', async () => {
    expect(
      await held.call('checkIn.decide', {
        referralId,
        decision: 'try_again',
        reason: 'x',
        nextTryOn: day('2026-12-01'),
      }),
    ).toMatchObject({ code: 'ladder_not_due' });
  });

  test('“it is a concern” is decided with the concern on record, of this child', async () => {
    await tryOn('2026-11-20', null);
    await held.ok('risk.save', risk());
    const decide = (concernId: string | null) =>
      held.call('checkIn.decide', {
        referralId,
        decision: 'concern_raised',
        reason: 'Nobody has seen her this week',
        nextTryOn: day('2026-11-24'),
        concernId,
      });
    const refused = { code: 'ladder_concern_needed', fields: { concernId: expect.any(String) } };
    expect(await decide(null)).toMatchObject(refused);
    const other = await held.ok('referral.add', referralInput());
    expect(await decide((await recordConcern(other.childId)).concernId)).toMatchObject(refused);
    const { concernId } = await recordConcern(childId);
    expect(await decide(concernId)).toMatchObject({ ok: true });
    // The concern stands on Today until it is complete, whatever was decided.
    expect(await jobs('concern')).toMatchObject([{ child: { childId: other.childId } }, { concernId }]);
    await held.become(['coordinator']);
    expect(await decide(concernId)).toMatchObject({ code: 'not_allowed' });
  });

  const recordConcern = (of: string) =>
    held.ok('concern.save', {
      concernId: null,
      version: null,
      childId: of,
      checkInId: null,
      knownOn: null,
      knownTime: null,
      danger: 'not_sure',
      words: { concern: 'Not seen at school.', knownBy: '', done: '', told: [], whyNobodyTold: '' },
      complete: false,
    });

  test('a raised risk takes the first failed try to a decision at once', async () => {
    const aunt = await addPerson(held, childId);
    await held.ok('risk.save', risk());
    await tryOn('2026-11-20', aunt);
    expect(await ladder()).toMatchObject({ rung: 'decision', because: 'risk_known', by: '2026-11-20' });
  });

  test('a risk recorded today asks for a decision today, and the call stays; another try moves no day', async () => {
    const aunt = await addPerson(held, childId);
    await tryOn('2026-11-09', aunt);
    held.setToday(day('2026-11-20'));
    await held.ok('risk.save', risk());
    const decision = { rung: 'decision', because: 'risk_known', by: '2026-11-20' };
    expect(await ladder()).toMatchObject({ ...decision, meanwhile: { rung: 'family' } });
    const keys = async () => (await jobs('check_in')).map(({ key, dueOn }) => [key, dueOn]);
    expect(await keys()).toContainEqual([`decide_contact:${referralId}`, '2026-11-20']);
    await tryOn('2026-11-20', aunt);
    held.setToday(day('2026-11-23'));
    expect(await ladder()).toMatchObject(decision);
    expect(await keys()).toContainEqual([`decide_contact:${referralId}`, '2026-11-20']);
  });

  test('a decision, and the day it names, stand on Today long before the check-in is due', async () => {
    const aunt = await addPerson(held, childId);
    const notSafe = { outcome: 'reached', spokeToChild: true, isSafe: 'no' } as const;
    const { checkInId } = await tryOn('2026-11-01', null, notSafe);
    await held.ok('checkIn.recordAct', { checkInId, whatWasDone: 'Rang duty.' });
    await tryOn('2026-11-03', aunt);
    expect(await ladder()).toMatchObject({ rung: 'decision', because: 'risk_known', by: '2026-11-03' });
    await held.become(['safeguarding_lead']);
    held.setToday(day('2026-11-05'));
    expect(await jobs('check_in')).toMatchObject([
      { group: 'overdue', dueOn: '2026-11-03', isMine: true, next: { dueOn: '2026-12-11' } },
    ]);
    await held.ok('checkIn.decide', {
      referralId,
      decision: 'ask_to_visit',
      reason: 'The school has not seen her',
      nextTryOn: day('2026-11-20'),
    });
    expect(await jobs('check_in')).toEqual([]);
    held.setToday(day('2026-11-20'));
    expect(await jobs('check_in')).toMatchObject([{ group: 'today', dueOn: '2026-11-20' }]);
    held.setToday(day('2026-11-24'));
    expect(await jobs('check_in')).toMatchObject([{ group: 'overdue', dueOn: '2026-11-20' }]);
  });

  test('“safe” from somebody whose contact nobody checked leaves the risk known', async () => {
    const aunt = await addPerson(held, childId);
    await tryOn('2026-11-01', null, { outcome: 'reached', spokeToChild: true, isSafe: 'no' });
    const said = { outcome: 'reached' as const, spokeToPersonIds: [aunt], isSafe: 'yes' as const };
    const { checkInId } = await tryOn('2026-11-03', aunt, said);
    await tryOn('2026-11-05', aunt);
    expect(await ladder()).toMatchObject({ rung: 'family' });
    await held.vault.store.db
      .updateTable('check_in')
      .set({ contact_checked: 0 })
      .where('id', '=', checkInId)
      .execute();
    expect(await ladder()).toMatchObject({ rung: 'decision', because: 'risk_known' });
  });

  test('where the family is rung every four weeks, no decision rests for longer', async () => {
    await held.vault.store.db.updateTable('referral').set({ band: 1 }).where('id', '=', referralId).execute();
    await tryOn('2026-11-20', null);
    const decide = (nextTryOn: string) =>
      held.call('checkIn.decide', {
        referralId,
        decision: 'try_again',
        reason: 'The line is being mended',
        nextTryOn: day(nextTryOn),
      });
    expect(await decide('2026-12-19')).toMatchObject({
      code: 'ladder_date_too_far',
      message: expect.stringContaining('18 Dec 2026'),
    });
    expect(await decide('2026-12-18')).toMatchObject({ ok: true });
  });
});
