// Long because one referral is followed from being recorded to its closing and opening again, on both engines.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { NO_DETAILS } from '../../../shared/referrals/details.ts';
import { checkInInput } from '../../support/checkIns.ts';
import { childFields, personFields, referralInput } from '../../support/children.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('a referral, on %s', (dialect) => {
  let held: TestService;
  let childId: string;
  let referralId: string;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    ({ childId, referralId } = await held.ok('referral.add', referralInput()));
  });
  afterEach(() => held.close());

  const overview = () => held.ok('child.overview', { childId });
  const referral = async () => (await overview()).referrals[0];
  const pause = (startsOn: string, endsOn: string | null) =>
    held.call('referral.pause', {
      referralId,
      startsOn: localDate(startsOn),
      endsOn: endsOn === null ? null : localDate(endsOn),
      reason: 'exams_or_holidays',
    });
  const close = (more = {}) =>
    held.call('referral.close', {
      referralId,
      version: 1,
      closedOn: localDate('2026-11-20'),
      reason: 'moved_away',
      note: 'Moved to another county; their new GP will refer.',
      riskHeldBy: 'Her social worker',
      ...more,
    });

  test('only a name and the day received are needed; the carer named is not thereby safe', async () => {
    const added = await held.ok(
      'referral.add',
      referralInput(
        { carer: { name: 'Halina Sampleford', relationship: 'grandparent', phone: '07700 900 421' } },
        { name: 'Tilly Sampleford', birthDate: null },
      ),
    );
    const { card, referrals } = await held.ok('child.overview', { childId: added.childId });
    expect(card).toMatchObject({ who: 'Halina Sampleford', phone: '07700 900 421', isChecked: false });
    expect(referrals).toMatchObject([{ stage: 'waiting', daysWaiting: 256, isWaiting: true }]);
  });

  test('a second referral of the same child keeps the first contact that was agreed', async () => {
    const carer = { name: 'Dilys Testwood', relationship: 'grandparent' as const, phone: '07700 900 318' };
    await held.ok('referral.add', referralInput({ child: { is: 'held', childId }, carer }));
    const other = { name: 'Alan Fakeham', relationship: 'father' as const, phone: null };
    await held.ok('referral.add', referralInput({ child: { is: 'held', childId }, carer: other }));
    const { people } = await held.ok('people.list', { childId });
    expect(people.filter(({ fields }) => fields.isFirstContact).map(({ fields }) => fields.name)).toEqual([
      'Dilys Testwood',
    ]);
    expect((await overview()).referrals).toHaveLength(3);
  });

  test('a newer referral of the same child, or the same one told again, asks for every contact to be checked again', async () => {
    const { linkId } = await held.ok('person.save', {
      childId,
      linkId: null,
      version: null,
      fields: personFields(),
      checkedWith: 'them',
    });
    const checkedOn = (on: string) =>
      held.vault.store.db
        .updateTable('child_person')
        .set({ checked_on: on, check_again_from: null })
        .where('id', '=', linkId)
        .execute();
    const card = async () => (await overview()).card;
    await checkedOn('2026-10-10');
    // One that was received before the check, and only noted now, says nothing new about it.
    await held.ok('referral.cameAgain', { referralId, receivedOn: localDate('2026-10-10') });
    expect(await card()).toMatchObject({ isChecked: true, newerReferralOn: null });
    await held.ok('referral.cameAgain', { referralId, receivedOn: localDate('2026-10-11') });
    expect(await card()).toMatchObject({ isChecked: false, isOld: true, newerReferralOn: '2026-10-11' });
    await checkedOn('2026-10-10');
    const newer = { receivedOn: localDate('2026-11-12'), acceptedOn: null };
    await held.ok('referral.add', referralInput({ child: { is: 'held', childId }, ...newer }));
    expect(await card()).toMatchObject({ isChecked: false, isOld: true, newerReferralOn: '2026-11-12' });
    // An older one that is noted after it takes nothing back.
    await held.ok('referral.cameAgain', { referralId, receivedOn: localDate('2026-10-20') });
    expect(await card()).toMatchObject({ newerReferralOn: '2026-11-12' });
  });

  test('a birth date after the referral is refused beside its field, for a child held too', async () => {
    const later = { birthDate: localDate('2026-03-10') };
    expect(await held.call('referral.add', referralInput({}, later))).toMatchObject({
      code: 'birth_after_received',
      fields: { 'child.fields.birthDate': expect.any(String) },
    });
    const early = referralInput({ child: { is: 'held', childId }, receivedOn: localDate('2010-01-01') });
    expect(await held.call('referral.add', early)).toMatchObject({
      code: 'birth_after_received',
      fields: { receivedOn: expect.any(String) },
    });
  });

  test('somebody of 18 or over is recorded with a reason, which stands on the record', async () => {
    const adult = { name: 'Orla Fakeham', birthDate: localDate('1990-05-06') };
    expect(await held.call('referral.add', referralInput({ ageReason: ' ' }, adult))).toMatchObject({
      code: 'age_reason_needed',
      fields: { ageReason: expect.any(String) as string },
    });
    const ageReason = 'In care of the service since she was 17';
    const added = await held.ok('referral.add', referralInput({ ageReason }, adult));
    expect((await held.ok('child.overview', { childId: added.childId })).referrals).toMatchObject([
      { ageReason },
    ]);
  });

  test('what was disclosed or reported before the birth date is refused beside its field', async () => {
    const details = { ...NO_DETAILS, disclosedOn: localDate('2011-01-01') };
    const wrong = { code: 'before_birth', fields: { 'details.disclosedOn': expect.any(String) as string } };
    expect(await held.call('referral.add', referralInput({ details }))).toMatchObject(wrong);
    expect(await held.call('referral.save', { referralId, version: 1, details })).toMatchObject(wrong);
    const again = { referralId, receivedOn: localDate('2026-11-01'), details };
    expect(await held.call('referral.cameAgain', again)).toMatchObject(wrong);
  });

  test('accepted before it was recorded, it is kept how it was read for safety', async () => {
    const read = { readOn: localDate('2026-11-19'), finding: 'concern_acted_on' as const, note: '' };
    const recorded = (more: Partial<typeof read>) =>
      held.call('referral.add', referralInput({ safetyRead: { ...read, ...more } }));
    expect(await recorded({})).toMatchObject({ fields: { 'safetyRead.note': expect.any(String) as string } });
    const early = { note: 'Told the school', readOn: localDate('2026-03-08') };
    expect(await recorded(early)).toMatchObject({
      code: 'before_received',
      fields: { 'safetyRead.readOn': expect.any(String) as string },
    });
    const whole = { ...read, note: 'Told the school' };
    const { childId: id } = await held.ok('referral.add', referralInput({ safetyRead: whole }));
    expect((await held.ok('child.overview', { childId: id })).referrals).toMatchObject([
      { inboxState: null, safetyReads: [{ finding: 'concern_acted_on', note: 'Told the school' }] },
    ]);
  });

  test('twins of one birth date and a child born on 29 February are children of their own', async () => {
    const born = { birthDate: localDate('2016-02-29') };
    const one = await held.ok('referral.add', referralInput({}, { ...born, name: 'Rhian Testwood' }));
    const two = await held.ok('referral.add', referralInput({}, { ...born, name: 'Rhys Testwood' }));
    expect(one.childId).not.toBe(two.childId);
    const { rows } = await held.ok('child.search', { text: 'rh test', limit: 10 });
    expect(rows.map((row) => [row.name, row.birthDate])).toEqual([
      ['Rhian Testwood', '2016-02-29'],
      ['Rhys Testwood', '2016-02-29'],
    ]);
  });

  test.each(['Siân O’Dee-Llŷr', 'زینب نمونہ', "N'Golo D'Arcy", 'ŵ'.repeat(200)])(
    'a child named %s is kept and found as written',
    async (name) => {
      const added = await held.ok('referral.add', referralInput({}, { name }));
      const found = await held.ok('child.search', { text: name, limit: 5 });
      expect(found.rows).toMatchObject([{ childId: added.childId, name }]);
    },
  );

  test('a name of 201 characters is refused beside its field, and so is NUL', async () => {
    for (const name of ['x'.repeat(201), 'Rafe\u0000Testwood']) {
      expect(await held.call('referral.add', referralInput({}, { name }))).toMatchObject({
        code: 'bad_input',
        fields: { 'child.fields.name': expect.any(String) },
      });
    }
  });

  test('a paused child stays on the list: the wait runs on, the paused days stand beside it', async () => {
    expect(await pause('2026-11-01', null)).toMatchObject({ ok: true });
    expect(await referral()).toMatchObject({
      stage: 'paused',
      isWaiting: true,
      daysWaiting: 256,
      pausedDays: 19,
    });
    const { pauses } = (await referral()) ?? { pauses: [] };
    const pauseId = pauses[0]?.id ?? '';
    await held.ok('referral.endPause', {
      referralId,
      pauseId,
      version: 1,
      endsOn: localDate('2026-11-11'),
    });
    expect(await referral()).toMatchObject({
      stage: 'waiting',
      daysWaiting: 256,
      pausedDays: 10,
      milestones: { adjustedDays: 246, toFirstSession: null },
    });
  });

  test('a pause ahead begins by itself and can be called off', async () => {
    await pause('2027-02-08', '2027-02-15');
    expect(await referral()).toMatchObject({ stage: 'waiting', pausedDays: 0 });
    held.setToday(localDate('2027-02-09'));
    expect(await referral()).toMatchObject({ stage: 'paused', pausedDays: 1 });
    held.setToday(localDate('2026-11-20'));
    const pauseId = (await referral())?.pauses[0]?.id ?? '';
    await held.ok('referral.endPause', { referralId, pauseId, version: 1, endsOn: localDate('2026-11-20') });
    held.setToday(localDate('2027-02-09'));
    expect(await referral()).toMatchObject({ stage: 'waiting', pausedDays: 0 });
  });

  test('a pause begun by mistake ends on the day it began, and counts no days', async () => {
    await pause('2026-11-20', null);
    expect(await referral()).toMatchObject({ stage: 'paused' });
    const pauseId = (await referral())?.pauses[0]?.id ?? '';
    await held.ok('referral.endPause', { referralId, pauseId, version: 1, endsOn: localDate('2026-11-20') });
    expect(await referral()).toMatchObject({ stage: 'waiting', pausedDays: 0 });
    // And another may begin the same day.
    expect(await pause('2026-11-20', '2026-12-01')).toMatchObject({ ok: true });
    expect(await referral()).toMatchObject({ stage: 'paused' });
  });

  test('closing says who holds the risk, and rests on what is known', async () => {
    const { version } = (await referral()) ?? { version: 0 };
    const tell = (more = {}) => close({ version, ...more });
    expect(await tell({ note: 'x' })).toMatchObject({
      code: 'close_reason_needed',
      fields: { note: expect.any(String) },
    });
    for (const riskHeldBy of ['', 'X', 'nobody', 'No one yet', '...'])
      expect(await tell({ riskHeldBy })).toMatchObject({
        ok: false,
        fields: { riskHeldBy: expect.any(String) },
      });
    expect(await tell({ reason: 'could_not_reach' })).toMatchObject({
      code: 'not_reached_undecided',
      fields: { reason: expect.any(String) },
    });
    await held.ok('checkIn.save', checkInInput(referralId, { outcome: 'could_not_reach' }));
    await held.ok('risk.save', {
      childId,
      replacesId: null,
      kind: 'home',
      level: 'raised',
      words: 'He was seen near the school.',
      plan: '',
      heldBy: { is: 'account', id: held.vault.actor.accountId },
      reviewOn: localDate('2026-12-01'),
    });
    const before = await held.ok('referral.beforeClosing', { referralId });
    expect(before).toMatchObject({ isNotReachedDecided: false, startedOn: null });
    expect(before.open.map(({ matter }) => matter)).toEqual(['risk_current', 'not_reached']);
    expect(before.mayHoldRisk).toContainEqual(expect.stringMatching(/, this service$/));
    expect(await tell({ riskHeldBy: '', isNoRiskKnown: true })).toMatchObject({ code: 'risk_is_known' });
    const unsafe = await held.ok(
      'checkIn.save',
      checkInInput(referralId, { outcome: 'reached', spokeToChild: true, isSafe: 'not_sure' }),
    );
    expect(
      (await held.ok('referral.beforeClosing', { referralId })).open.map(({ matter }) => matter),
    ).toEqual(['not_safe', 'risk_current']);
    await held.ok('checkIn.undo', { checkInId: unsafe.checkInId });
    // Each thing that is open is answered for; one that came up since asks again.
    expect(await tell()).toMatchObject({
      code: 'left_open_unanswered',
      fields: { leftOpen: expect.any(String) },
    });
    expect(await tell({ leftOpen: ['not_reached'] })).toMatchObject({ code: 'left_open_unanswered' });
    await held.ok('checkIn.decide', {
      referralId,
      decision: 'ask_to_visit',
      reason: 'The school visits on Monday',
      nextTryOn: localDate('2026-11-25'),
    });
    expect(await held.ok('referral.beforeClosing', { referralId })).toMatchObject({
      isNotReachedDecided: true,
      open: [{ matter: 'risk_current', on: '2026-11-20' }],
    });
    // A try since reached nobody either: what was decided did not know of it.
    const tried = await held.ok('checkIn.save', checkInInput(referralId, { outcome: 'could_not_reach' }));
    expect(await held.ok('referral.beforeClosing', { referralId })).toMatchObject({
      isNotReachedDecided: false,
      open: [{ matter: 'risk_current' }, { matter: 'not_reached' }],
    });
    await held.ok('checkIn.undo', { checkInId: tried.checkInId });
    expect(await tell({ reason: 'could_not_reach', leftOpen: ['risk_current'] })).toMatchObject({ ok: true });
    expect(await referral()).toMatchObject({
      closingReason: 'could_not_reach',
      closingNote:
        'Moved to another county; their new GP will refer.\nThe risk is held by: Her social worker\nLeft open: A risk is current, since 20 Nov 2026.',
    });
  });

  test('what was said of safety at a look at priority, or when it came again, is settled before closing', async () => {
    const { version } = await held.ok('referral.setBand', {
      referralId,
      version: 1,
      band: 3,
      answers: { self_harm: 'serious' },
      reason: 'As agreed',
    });
    await held.ok('referral.cameAgain', { referralId, receivedOn: localDate('2026-11-18') });
    const version2 = (await referral())?.version ?? version;
    const open = async () => (await held.ok('referral.beforeClosing', { referralId })).open;
    expect(await open()).toEqual([
      { matter: 'priority_owed', on: '2026-11-20' },
      { matter: 'came_again', on: '2026-11-18' },
    ]);
    const leftOpen = ['priority_owed', 'came_again'];
    const refused = { code: 'settle_before_closing', fields: { leftOpen: expect.any(String) as string } };
    expect(await close({ version: version2, leftOpen })).toMatchObject(refused);
    expect(await close({ version: version2, leftOpen, riskHeldBy: '', isNoRiskKnown: true })).toMatchObject({
      code: 'risk_is_known',
    });
    await held.ok('referral.settleSafety', { referralId, is: 'not_needed', reason: 'It was last year' });
    expect(await close({ version: version2, leftOpen })).toMatchObject(refused);
    await held.ok('referral.readForSafety', {
      referralId,
      version: (await referral())?.version ?? version2,
      readOn: localDate('2026-11-20'),
      finding: 'no_concern',
      note: null,
    });
    expect(await open()).toEqual([]);
    expect(await close({ version: (await referral())?.version ?? 0 })).toMatchObject({ ok: true });
  });

  test('pauses share no day, begin after the referral and end after they begin', async () => {
    await pause('2026-05-01', '2026-06-01');
    expect(await pause('2026-05-31', null)).toMatchObject({ code: 'pause_overlaps' });
    expect(await pause('2026-06-01', '2026-07-01')).toMatchObject({ ok: true });
    expect(await pause('2026-03-08', '2026-03-20')).toMatchObject({
      code: 'before_received',
      fields: { startsOn: expect.stringContaining('9 Mar 2026') },
    });
    expect(await pause('2026-08-01', '2026-08-01')).toMatchObject({
      code: 'pause_ends_before_start',
      fields: { endsOn: expect.any(String) },
    });
  });

  test('nobody leaves the list without a reason and a note', async () => {
    expect(await close({ note: '   ' })).toMatchObject({
      code: 'bad_input',
      fields: { note: 'Say in a sentence what was decided and with whom' },
    });
    expect(await referral()).toMatchObject({ stage: 'waiting' });
    expect(await close()).toMatchObject({ ok: true });
    expect(await referral()).toMatchObject({
      stage: 'ended',
      isWaiting: false,
      closedOn: '2026-11-20',
      closingReason: 'moved_away',
    });
  });

  test('a therapist does not decide that a child leaves the list', async () => {
    await held.become(['therapist']);
    expect(await close()).toMatchObject({ code: 'not_allowed' });
  });

  test('closing twice from two windows is one closing, and the second is told', async () => {
    await close();
    expect(await close()).toMatchObject({
      code: 'referral_closed',
      message: expect.stringContaining('20 Nov 2026'),
    });
  });

  test('a stale closing is a conflict', async () => {
    await close();
    await held.ok('referral.reopen', { referralId, version: 2, note: 'They moved back.' });
    expect(await close({ version: 2 })).toMatchObject({ code: 'conflict' });
  });

  test('a referral opened again waits from the day it was received, and keeps what was written', async () => {
    await close();
    await held.ok('referral.reopen', { referralId, version: 2, note: 'They moved back.' });
    expect(await referral()).toMatchObject({
      stage: 'waiting',
      daysWaiting: 256,
      closedOn: null,
      closingNote: expect.stringContaining('Moved'),
      reopenedOn: '2026-11-20',
      reopeningNote: 'They moved back.',
    });
    expect(await held.call('referral.reopen', { referralId, version: 3, note: 'Again' })).toMatchObject({
      code: 'referral_open',
    });
  });

  test('dates of closing lie between the referral and today', async () => {
    expect(await close({ closedOn: localDate('2026-11-21') })).toMatchObject({ code: 'future_date' });
    expect(await close({ closedOn: localDate('2026-03-08') })).toMatchObject({ code: 'closed_before' });
  });

  test('nothing is offered or paused on a closed referral', async () => {
    await close();
    expect(await pause('2026-11-20', null)).toMatchObject({ code: 'referral_closed' });
  });

  test('proceedings are kept with their stage and next event, and are over once they are closed', async () => {
    const save = (stage: 'charged' | 'closed', proceedingsId: string | null, version: number | null) =>
      held.ok('proceedings.save', {
        childId,
        proceedingsId,
        version,
        stage,
        nextEvent: stage === 'charged' ? 'First hearing' : null,
        nextEventOn: stage === 'charged' ? localDate('2026-12-03') : null,
      });
    const { proceedingsId, version } = await save('charged', null, null);
    expect((await overview()).proceedings).toMatchObject([
      { stage: 'charged', isOpen: true, nextEvent: 'First hearing' },
    ]);
    await save('closed', proceedingsId, version);
    expect((await overview()).proceedings).toMatchObject([{ stage: 'closed', isOpen: false, version: 2 }]);
    const stale = await held.call('proceedings.save', {
      childId,
      proceedingsId,
      version: 1,
      stage: 'charged',
      nextEvent: null,
      nextEventOn: null,
    });
    expect(stale).toMatchObject({ code: 'conflict', detail: { theirs: { stage: 'closed' } } });
  });

  test('the history tells who opened and changed the record, to those who answer for it', async () => {
    const therapist = await held.become(['therapist']);
    await held.ok('child.open', { childId, reason: 'Covering for Ama today' });
    await held.become(['manager']);
    await held.ok('child.save', { childId, version: 1, fields: childFields({ pronouns: 'he/him' }) });
    const { rows, total } = await held.ok('child.history', { childId, offset: 0, limit: 20 });
    expect(total).toBe(3);
    expect(rows.map(({ operation, who, isOutsideCaseload }) => [operation, who, isOutsideCaseload])).toEqual([
      ['child.save', 'Test manager', false],
      ['child.open', therapist.name, true],
      ['referral.add', expect.any(String), false],
    ]);
    await held.become(['coordinator']);
    expect(await held.call('child.history', { childId, offset: 0, limit: 20 })).toMatchObject({
      code: 'not_allowed',
    });
  });

  test.each([['administrator'], ['auditor']] as const)('an %s sees no child', async (role) => {
    await held.become([role]);
    for (const name of ['child.overview', 'child.get', 'people.list', 'choice.get'] as const) {
      expect(await held.call(name, { childId })).toMatchObject({ ok: false, code: 'not_allowed' });
    }
    expect(await held.call('child.search', { text: '', limit: 5 })).toMatchObject({ code: 'not_allowed' });
  });

  test.each([['coordinator'], ['manager'], ['safeguarding_lead']] as const)(
    'a %s sees every child',
    async (role) => {
      await held.become([role]);
      await held.ok('child.overview', { childId });
    },
  );
});
