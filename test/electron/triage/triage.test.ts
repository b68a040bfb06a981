// Long because one referral is followed through every reading and answer, on both engines.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract.ts';
import { localDate } from '../../../shared/dates.ts';
import { NO_DETAILS } from '../../../shared/referrals/details.ts';
import { UNASSESSED } from '../../support/choices.ts';
import { referralInput } from '../../support/children.ts';
import { checkInInput } from '../../support/checkIns.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addWaiting, refresh } from '../../support/waiting.ts';

describe.each(DIALECTS)('the referral inbox, on %s', (dialect) => {
  let held: TestService;
  let childId: string;
  let referralId: string;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    ({ childId, referralId } = await add('Elodie Fakeham', '2026-11-16'));
  });
  afterEach(() => held.close());

  const add = (name: string, receivedOn: string, more: Partial<InputOf<'referral.add'>> = {}) =>
    held.ok(
      'referral.add',
      referralInput({ receivedOn: localDate(receivedOn), acceptedOn: null, ...more }, { name }),
    );
  const view = () => held.ok('triage.view', { referralId });
  const inbox = async () => (await held.ok('inbox.list', { offset: 0, limit: 20 })).rows;
  const jobs = async () => (await held.ok('today.list', {})).jobs.filter(({ kind }) => kind === 'referral');
  const read = async (more: Partial<InputOf<'referral.readForSafety'>> = {}) =>
    held.call('referral.readForSafety', {
      referralId,
      version: (await view()).version,
      readOn: TODAY,
      finding: 'no_concern',
      note: null,
      ...more,
    });
  const answer = async (
    given: InputOf<'referral.triage'>['answer'],
    more: Partial<InputOf<'referral.triage'>> = {},
  ) =>
    held.call('referral.triage', {
      referralId,
      version: (await view()).version,
      answer: given,
      decidedOn: TODAY,
      reason: 'Agreed at the meeting.',
      notAcceptedReason: null,
      riskHeldBy: null,
      signpostedTo: null,
      lookAgainOn: null,
      ...more,
    });
  const stages = async () =>
    (await held.ok('child.overview', { childId })).referrals.map(({ stage }) => stage);

  test('somebody of 18 by the day of the decision is accepted with a reason, asked once', async () => {
    const birthDate = localDate('2008-11-18');
    ({ childId, referralId } = await held.ok(
      'referral.add',
      referralInput({ receivedOn: localDate('2026-11-16'), acceptedOn: null }, { birthDate }),
    ));
    await read();
    expect(await answer('accepted')).toMatchObject({
      code: 'age_reason_needed',
      fields: { ageReason: expect.any(String) as string },
    });
    expect(await answer('accepted', { ageReason: 'Agreed with adult services' })).toMatchObject({ ok: true });
    expect(await view()).toMatchObject({ ageReason: 'Agreed with adult services' });
  });

  test('a referral recorded by hand begins there, the oldest first, and is read for safety first', async () => {
    await add('Rafe Testwood', '2026-11-13');
    expect(await inbox()).toMatchObject([
      { name: 'Rafe Testwood', state: 'to_read', dueOn: '2026-11-16', daysSince: 7, answersFor: null },
      { name: 'Elodie Fakeham', state: 'to_read', dueOn: '2026-11-17', daysSince: 4 },
    ]);
    expect(await stages()).toEqual(['received']);
    expect(await jobs()).toMatchObject([
      { group: 'overdue', state: 'to_read', child: { name: 'Rafe Testwood' } },
      { group: 'overdue', state: 'to_read', child: { name: 'Elodie Fakeham' } },
    ]);
  });

  test('one accepted before it was recorded goes straight to the list, its first contact due from that day', async () => {
    const added = await add('Nia Mockridge', '2026-11-02', { acceptedOn: localDate('2026-11-09') });
    const { referrals } = await held.ok('child.overview', { childId: added.childId });
    expect(referrals).toMatchObject([
      { stage: 'waiting', acceptedOn: '2026-11-09', nextCheckInDueOn: '2026-11-23', inboxState: null },
    ]);
    for (const [acceptedOn, code] of [
      ['2026-11-21', 'future_date'],
      ['2026-11-01', 'accepted_before_received'],
    ] as const)
      expect(
        await held.call(
          'referral.add',
          referralInput({ receivedOn: localDate('2026-11-02'), acceptedOn: localDate(acceptedOn) }),
        ),
      ).toMatchObject({ code, fields: { acceptedOn: expect.any(String) } });
  });

  test('read, asked for more, accepted: then it waits, with a first contact due within ten working days', async () => {
    expect(await answer('accepted')).toMatchObject({ code: 'safety_read_first' });
    expect(await read({ finding: 'in_danger_now' })).toMatchObject({
      code: 'safety_read_note_needed',
      fields: { note: expect.any(String) },
    });
    expect(await read()).toMatchObject({ ok: true });
    expect(await answer('accepted', { decidedOn: localDate('2026-11-19') })).toMatchObject({
      code: 'before_safety_read',
      fields: { decidedOn: expect.stringContaining('20 Nov 2026') },
    });
    expect(await stages()).toEqual(['triage']);
    expect(await inbox()).toMatchObject([{ state: 'to_decide', dueOn: '2026-11-23' }]);

    await answer('asked_for_more', { lookAgainOn: localDate('2026-12-01') });
    expect(await inbox()).toMatchObject([{ state: 'asked', dueOn: '2026-12-01' }]);
    expect(await jobs()).toEqual([]);
    held.setToday(localDate('2026-12-01'));
    expect(await jobs()).toMatchObject([{ group: 'today', state: 'asked' }]);

    const accepted = await answer('accepted', { decidedOn: localDate('2026-11-30') });
    expect(accepted).toMatchObject({ ok: true, value: { nextCheckInDueOn: '2026-12-14' } });
    expect(await inbox()).toEqual([]);
    expect(await stages()).toEqual(['waiting']);
    // Asking for more was no answer; the days run from the day it was received.
    const { referrals } = await held.ok('child.overview', { childId });
    expect(referrals[0]?.milestones).toMatchObject({ toTriage: 14, toAssessment: null });
    expect(await view()).toMatchObject({
      state: null,
      safetyReads: [{ finding: 'no_concern', readOn: TODAY, by: held.vault.actor.name }],
      decisions: [{ answer: 'accepted' }, { answer: 'asked_for_more', lookAgainOn: '2026-12-01' }],
    });
    expect(await answer('declined')).toMatchObject({ code: 'already_accepted' });
  });

  test('too little known is no reading: the clock goes on, and it is read again before it is answered', async () => {
    const note = 'No address, and the school does not answer.';
    await read({ finding: 'not_enough_known', note });
    expect(await inbox()).toMatchObject([{ state: 'to_read', dueOn: '2026-11-17' }]);
    await answer('asked_for_more', { lookAgainOn: localDate('2026-12-01') });
    expect(await jobs()).toMatchObject([{ state: 'to_read', group: 'overdue' }]);
    expect(await answer('accepted')).toMatchObject({ code: 'safety_read_first' });
    await read();
    expect(await inbox()).toMatchObject([{ state: 'asked', dueOn: '2026-12-01' }]);
    expect(await answer('accepted')).toMatchObject({ ok: true });
  });

  test('a child read as in danger is a known risk until somebody says safe: a failed try is for the lead', async () => {
    await read({ finding: 'in_danger_now', note: 'Told duty at 9.' });
    await answer('accepted');
    const tried = checkInInput(referralId);
    await held.ok('checkIn.save', tried);
    const because = async () => (await held.ok('checkIn.view', { referralId })).ladder?.because;
    expect(await because()).toBe('risk_known');
    await held.ok('checkIn.save', { ...tried, outcome: 'reached', spokeToChild: true, isSafe: 'yes' });
    held.setToday(localDate('2026-11-23'));
    await held.ok('checkIn.save', { ...tried, heldOn: localDate('2026-11-23') });
    expect(await because()).not.toBe('risk_known');
    await read({ finding: 'in_danger_now', note: 'Back with him.', readOn: localDate('2026-11-23') });
    expect(await because()).toBe('risk_known');
    await read({ note: 'Duty has placed her with her aunt.', readOn: localDate('2026-11-23') });
    expect(await because()).not.toBe('risk_known');
  });

  test('accepted without words only after a reading that found nothing', async () => {
    await read({ finding: 'concern_acted_on', note: 'The uncle is at home' });
    expect(await answer('accepted', { reason: '' })).toMatchObject({
      code: 'triage_reason_needed',
      fields: { reason: expect.any(String) },
    });
    await read();
    expect(await answer('accepted', { reason: '' })).toMatchObject({ ok: true });
    expect((await view()).decisions).toMatchObject([{ answer: 'accepted', reason: '' }]);
  });
  test('declining is refused until somebody holds the risk; then it is closed, and stays countable', async () => {
    await read();
    const why = { notAcceptedReason: 'out_of_area' } as const;
    expect(await answer('declined', why)).toMatchObject({
      code: 'risk_holder_needed',
      fields: { riskHeldBy: expect.any(String) },
    });
    expect(await answer('declined', { ...why, riskHeldBy: 'Her social worker' })).toMatchObject({ ok: true });
    expect(await stages()).toEqual(['ended']);
    const { rows, total } = await held.ok('inbox.notAccepted', { offset: 0, limit: 20 });
    expect(total).toBe(1);
    expect(rows).toMatchObject([
      {
        name: 'Elodie Fakeham',
        closingReason: 'not_accepted',
        notAcceptedReason: 'out_of_area',
        riskHeldBy: 'Her social worker',
        daysToDecide: 4,
      },
    ]);
    expect(await held.ok('inbox.counts', {})).toMatchObject({ inbox: 0, notAccepted: 1 });
  });

  test('a child read as in danger is turned away only by a person who was shown it, and what was open is kept', async () => {
    await read({ finding: 'in_danger_now', note: 'Told duty at 9.' });
    const why = {
      notAcceptedReason: 'out_of_area',
      riskHeldBy: 'Sam Invented, Northmere duty team',
    } as const;
    expect(await answer('declined', why)).toMatchObject({
      code: 'left_open_unanswered',
      fields: { leftOpen: expect.any(String) },
    });
    expect(await stages()).toEqual(['triage']);
    const { open } = await held.ok('referral.beforeClosing', { referralId });
    expect(open).toMatchObject([{ matter: 'in_danger', on: TODAY }]);
    expect(await answer('declined', { ...why, leftOpen: ['in_danger'] })).toMatchObject({ ok: true });
    expect((await view()).decisions).toMatchObject([
      { reason: expect.stringContaining('Left open: The last reading for safety found the child in danger') },
    ]);
  });

  test('opened again, it is read and answered anew', async () => {
    await read({ readOn: localDate('2026-11-17') });
    await answer('signposted', {
      notAcceptedReason: 'support_in_place',
      riskHeldBy: 'CAMHS',
      signpostedTo: 'CAMHS',
      decidedOn: localDate('2026-11-18'),
    });
    await held.ok('referral.reopen', {
      referralId,
      version: (await view()).version,
      note: 'CAMHS closed.',
    });
    expect(await inbox()).toMatchObject([{ state: 'to_read', dueOn: '2026-11-23' }]);
    expect(await held.ok('inbox.counts', {})).toMatchObject({ inbox: 1, toRead: 1, notAccepted: 0 });
  });

  test('there is no other way to turn a child away, to pause, to offer or to plan before it was accepted', async () => {
    const close = async (reason: InputOf<'referral.close'>['reason']) =>
      held.call('referral.close', {
        referralId,
        version: (await view()).version,
        closedOn: TODAY,
        reason,
        note: 'Decided.',
        riskHeldBy: 'Her social worker',
      });
    expect(await close('not_accepted')).toMatchObject({
      code: 'decide_in_triage',
      fields: { reason: expect.any(String) },
    });
    expect(await close('referral_withdrawn')).toMatchObject({ code: 'read_before_closing' });
    expect(
      await held.call('referral.pause', { referralId, startsOn: TODAY, endsOn: null, reason: 'other' }),
    ).toMatchObject({ code: 'not_accepted_yet' });
    expect(
      await held.call('offer.make', {
        referralId,
        assessmentId: null,
        protocolId: 'tf_cbt_csa',
        madeOn: TODAY,
        explainedTo: [],
        ...UNASSESSED,
        alternatives: 'Waiting',
        reasonForUnusualFit: null,
      }),
    ).toMatchObject({ code: 'not_accepted_yet' });
    await read();
    expect(await close('referral_withdrawn')).toMatchObject({ ok: true });
    expect(await held.ok('inbox.counts', {})).toMatchObject({ inbox: 0, notAccepted: 0 });
  });

  test('what it says can be added later; a date ahead is refused beside its field', async () => {
    const details = {
      ...NO_DETAILS,
      source: 'school' as const,
      referrerContact: '01632 960117',
      reason: 'Nightmares.',
      responsibilityHeldBy: 'Her mother',
      serviceConsent: 'parent_or_carer' as const,
      lawfulBasis: 'legitimate_interests' as const,
      inArea: 'yes' as const,
      disclosedOn: localDate('2026-10-01'),
    };
    const save = async (more: Partial<typeof details> = {}, version = 1) =>
      held.call('referral.save', { referralId, version, details: { ...details, ...more } });
    expect(await save({ disclosedOn: localDate('2026-11-21') })).toMatchObject({
      code: 'future_date',
      fields: { 'details.disclosedOn': expect.any(String) },
    });
    expect(await save()).toMatchObject({ ok: true });
    expect((await view()).details).toEqual(details);
    expect(await save()).toMatchObject({ code: 'conflict', detail: { theirs: { version: 2 } } });
  });

  test('one person answers for it; nobody, or somebody who left, is a gap on Today', async () => {
    const { accountId } = held.vault.actor;
    const gap = async () =>
      (await held.ok('today.list', {})).jobs.filter(({ kind }) => kind === 'nobody_answers');
    expect(await gap()).toMatchObject([{ referrals: 1, group: 'today' }]);
    await held.ok('referral.setAnswersFor', { referralId, version: 1, accountId });
    expect(await inbox()).toMatchObject([{ answersFor: { id: accountId } }]);
    expect(await jobs()).toMatchObject([{ isMine: true }]);
    expect(await gap()).toEqual([]);
    expect(await held.call('referral.setAnswersFor', { referralId, version: 1, accountId })).toMatchObject({
      code: 'conflict',
    });

    await add('Rafe Testwood', '2026-11-13');
    await add('Nia Mockridge', '2026-11-13', { acceptedOn: TODAY });
    const admin = await held.become(['administrator']);
    const therapist = await held.become(['therapist']);
    const lead = await held.become(['coordinator']);
    expect((await held.ok('triage.colleagues', {})).colleagues.map(({ id }) => id).toSorted()).toEqual(
      [accountId, lead.accountId].toSorted(),
    );
    expect(await held.call('referral.answerForRest', { accountId: therapist.accountId })).toMatchObject({
      code: 'answers_for_not_open',
    });
    expect(await held.call('referral.answerForRest', { accountId: admin.accountId })).toMatchObject({
      code: 'answers_for_not_open',
    });
    expect(await held.ok('referral.answerForRest', { accountId: lead.accountId })).toEqual({ referrals: 2 });
    await held.vault.store.db
      .updateTable('account')
      .set({ is_active: 0 })
      .where('id', '=', accountId)
      .execute();
    expect(await gap()).toMatchObject([{ referrals: 1 }]);
    expect((await inbox()).map((row) => row.answersFor?.id ?? null)).toEqual([lead.accountId, null]);
    // Named before, and now a therapist: they cannot open the children they would answer for.
    await held.vault.store.db
      .updateTable('account')
      .set({ is_active: 1, roles: '["therapist"]' })
      .where('id', '=', accountId)
      .execute();
    expect(await gap()).toMatchObject([{ referrals: 1 }]);
    expect((await inbox()).map((row) => row.answersFor?.id ?? null)).toEqual([lead.accountId, null]);
  });

  test('a longer time to read moves every due date at once; each row says what its records say', async () => {
    const { changes } = await held.ok('settings.list', {});
    expect(changes).toEqual([]);
    await held.ok('setting.save', { key: 'safetyReadWorkingDays', value: 2, changedAt: null });
    expect(await inbox()).toMatchObject([{ dueOn: '2026-11-18' }]);
    const { db } = held.vault.store;
    const before = await db.selectFrom('referral').selectAll().execute();
    await refresh(held, referralId);
    expect(await db.selectFrom('referral').selectAll().execute()).toEqual(before);
  });

  test('a therapist sees no referral of children who are not theirs', async () => {
    await addWaiting(held, 'Odette Samplesby', '2026-03-09');
    await held.become(['therapist']);
    expect(await inbox()).toEqual([]);
    expect(await held.ok('inbox.counts', {})).toMatchObject({ inbox: 0, nobodyAnswers: 0 });
    expect(await held.call('triage.view', { referralId })).toMatchObject({ code: 'open_first' });
  });
});
