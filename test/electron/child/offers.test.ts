import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../shared/dates.ts';
import type { InputOf } from '../../../shared/contract.ts';
import type { StatedProtocolId } from '../../../shared/protocols/types.ts';
import { SYMPTOMS } from '../../../shared/assessment/found.ts';
import { personFields, referralInput } from '../../support/children.ts';
import { all, assessmentInput, UNASSESSED, wholeFound } from '../../support/choices.ts';
import { attend, planCourse } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('assessment and choice, on %s', (dialect) => {
  let held: TestService;
  let childId: string;
  let referralId: string;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    ({ childId, referralId } = await held.ok('referral.add', referralInput({}, { sex: 'male' })));
  });
  afterEach(() => held.close());

  const stage = async () => {
    const row = await held.vault.store.db
      .selectFrom('referral')
      .select('stage')
      .where('id', '=', referralId)
      .executeTakeFirstOrThrow();
    return row.stage;
  };
  const assess = (more: Partial<InputOf<'assessment.save'>> = {}) =>
    held.ok('assessment.save', {
      ...assessmentInput(referralId),
      completedOn: localDate('2026-04-28'),
      needs: ['sleep_and_nightmares'],
      found: wholeFound({ symptoms: { ...all(SYMPTOMS, 'no'), ptsd: 'yes' } }),
      ...more,
    });
  const offer = (more: Partial<InputOf<'offer.make'>> = {}): InputOf<'offer.make'> => ({
    referralId,
    ...UNASSESSED,
    assessmentId: null,
    protocolId: 'tf_cbt_csa',
    madeOn: localDate('2026-11-18'),
    explainedTo: ['child', 'carer'],
    alternatives: 'Letting the Future In, or waiting',
    reasonForUnusualFit: null,
    ...more,
  });
  const answer = (offerId: string, more: Partial<InputOf<'offer.answer'>> = {}) =>
    held.call('offer.answer', {
      offerId,
      version: 1,
      answer: 'accepted',
      answeredOn: localDate('2026-11-20'),
      askAgainOn: null,
      ...more,
    });

  test('an assessment is kept with its needs, and an offer moves the child to offered', async () => {
    const { assessmentId } = await assess();
    expect(await stage()).toBe('waiting');
    await held.ok('offer.make', offer({ assessmentId }));
    expect(await stage()).toBe('offered');
    expect(await held.ok('choice.get', { childId })).toMatchObject({
      assessments: [{ needs: ['ptsd', 'sleep_and_nightmares'], heldBy: 'Ama Fictley' }],
      offers: [{ protocolId: 'tf_cbt_csa', answer: null, explainedTo: ['child', 'carer'], courseId: null }],
    });
  });

  test('an assessment by another service may be older than the referral, one held here may not', async () => {
    const completedOn = localDate('2025-11-01');
    await held.ok('assessment.record', { referralId, completedOn, needs: [], heldBy: 'Testwood hospital' });
    expect((await held.ok('choice.get', { childId })).assessments).toMatchObject([
      { kind: 'accepted_external', completedOn, found: null },
    ]);
    const refused = await held.call('assessment.save', { ...assessmentInput(referralId), completedOn });
    expect(refused).toMatchObject({
      code: 'before_received',
      fields: { completedOn: 'The referral was received on 9 Mar 2026. Enter that day or a later one.' },
    });
  });

  test('a therapy stated for somebody else asks why, and goes on with a reason', async () => {
    const girls = { protocolId: 'group_girls_6_14' as const };
    expect(await held.call('offer.make', offer(girls))).toMatchObject({
      code: 'fit_reason_needed',
      fields: { reasonForUnusualFit: expect.any(String) },
    });
    await held.ok(
      'offer.make',
      offer({ ...girls, reasonForUnusualFit: 'His own wish, agreed in supervision' }),
    );
    expect((await held.ok('choice.get', { childId })).offers).toHaveLength(1);
  });

  test('only a therapy that the service delivers is offered; one offered before can still be answered', async () => {
    const { offerId } = await held.ok('offer.make', offer());
    const deliver = (value: StatedProtocolId[], changedAt: string | null) =>
      held.ok('setting.save', { key: 'therapiesDelivered', value, changedAt });
    const { changedAt } = await deliver(['ltfi_8_17'], null);
    expect(await held.call('offer.make', offer())).toMatchObject({
      code: 'not_delivered',
      fields: { protocolId: expect.stringMatching(/Choose another, or ask a manager/) },
    });
    await held.ok('offer.make', offer({ protocolId: 'ltfi_8_17' }));
    expect(await answer(offerId)).toMatchObject({ ok: true });
    const cover = { fields: { protocolId: expect.stringMatching(/can be reached at any hour/) } };
    await deliver(['ltfi_8_17', 'tf_cbt_csa', 'mst_can_10_17'], changedAt);
    const mst = offer({
      protocolId: 'mst_can_10_17',
      reasonForUnusualFit: 'Their social worker asks for it',
    });
    expect(await held.call('offer.make', mst)).toMatchObject(cover);
    await held.ok('setting.save', { key: 'roundTheClockCover', value: 'yes', changedAt: null });
    await held.ok('offer.make', mst);
    await held.ok('offer.make', offer());
  });

  test('an offer says which assessment and needs it rests on, what may help and what else there is', async () => {
    expect(await held.call('offer.make', offer({ noAssessmentReason: null, needs: [] }))).toMatchObject({
      code: 'offer_not_whole',
      fields: { noAssessmentReason: expect.any(String), needs: expect.any(String) },
    });
    const { assessmentId } = await assess();
    expect(await held.call('offer.make', offer({ alternatives: '', helpExpected: ' ' }))).toMatchObject({
      code: 'offer_not_whole',
      fields: {
        assessmentId: expect.any(String),
        helpExpected: expect.any(String),
        alternatives: expect.any(String),
      },
    });
    const preferred = { preference: 'Mornings', preferredBy: ['child' as const] };
    await held.ok('offer.make', offer({ assessmentId, needs: ['ptsd'], ...preferred }));
    expect((await held.ok('choice.get', { childId })).offers).toMatchObject([
      {
        assessmentId,
        needs: ['ptsd'],
        helpExpected: 'To feel safer',
        noAssessmentReason: null,
        ...preferred,
      },
    ]);
  });

  test('a reason is kept only where one was needed', async () => {
    await held.ok('offer.make', offer({ reasonForUnusualFit: 'left over from another choice' }));
    expect((await held.ok('choice.get', { childId })).offers[0]?.reasonForUnusualFit).toBeNull();
  });

  test('"not ready" keeps the child waiting, with the day to ask again', async () => {
    const { offerId } = await held.ok('offer.make', offer());
    expect(await answer(offerId, { answer: 'not_ready' })).toMatchObject({
      code: 'ask_again_needed',
      fields: { askAgainOn: expect.any(String) },
    });
    const askAgainOn = localDate('2027-01-11');
    expect(await answer(offerId, { answer: 'not_ready', askAgainOn })).toMatchObject({ ok: true });
    expect((await held.ok('choice.get', { childId })).offers[0]).toMatchObject({
      answer: 'not_ready',
      askAgainOn,
    });
    expect(await stage()).not.toBe('offered');
    expect(await answer(offerId, { version: 2 })).toMatchObject({ ok: true });
    expect(await stage()).toBe('offered');
  });

  test('only the newest offer is followed: on Today, in the stage and in the “not ready” letter', async () => {
    await held.ok('offer.make', offer({ madeOn: localDate('2026-11-04') }));
    const { offerId } = await held.ok('offer.make', offer({ madeOn: localDate('2026-11-06') }));
    await answer(offerId, {
      answer: 'not_ready',
      askAgainOn: addDays(TODAY, 1),
      answeredOn: localDate('2026-11-07'),
    });
    expect(await stage()).not.toBe('offered');
    const onToday = async () =>
      (await held.ok('today.list', {})).jobs.flatMap((job) => (job.kind === 'offer' ? [job.offerId] : []));
    expect(await onToday()).toEqual([offerId]);
    const newer = await held.ok('offer.make', offer());
    await answer(newer.offerId, { answer: 'not_ready', askAgainOn: addDays(TODAY, 60) });
    expect(await onToday()).toEqual([]);
    const { linkId } = await held.ok('person.save', {
      childId,
      linkId: null,
      version: null,
      fields: personFields({ mayLetter: 'yes' }),
      checkedWith: 'them',
    });
    const { texts } = await held.ok('letter.fill', { childId, linkId });
    expect(texts.not_ready).toContain('19 January 2027');
    // The newest falls away: the one before it stands again.
    held.setToday(addDays(TODAY, 1));
    await answer(newer.offerId, { version: 2, answer: 'declined', answeredOn: addDays(TODAY, 1) });
    expect(await onToday()).toEqual([offerId]);
  });

  test('nobody is to be asked again about an offer that lapsed when a course began', async () => {
    const { courseId, childId: planned, referralId: id } = await planCourse(held);
    const began = localDate('2026-11-05');
    await held.vault.store.db
      .updateTable('course')
      .set({ started_on: began })
      .where('id', '=', courseId)
      .execute();
    const toAsk = async () =>
      (await held.ok('referral.beforeClosing', { referralId: id })).open.filter(
        ({ matter }) => matter === 'ask_again',
      );
    const askAgainOn = addDays(TODAY, 7);
    const lapsed = await held.ok('offer.make', offer({ referralId: id, madeOn: began }));
    await answer(lapsed.offerId, { answer: 'not_ready', askAgainOn });
    expect((await held.ok('choice.get', { childId: planned })).offers).toMatchObject([{ askAgainOn }]);
    expect(await toAsk()).toEqual([]);
    const { offerId } = await held.ok('offer.make', offer({ referralId: id, madeOn: addDays(began, 1) }));
    await answer(offerId, { answer: 'not_ready', askAgainOn });
    expect(await toAsk()).toEqual([{ matter: 'ask_again', on: askAgainOn }]);
  });

  test('an answer that was accepted or declined stands; two people answering at once is a conflict', async () => {
    const { offerId } = await held.ok('offer.make', offer());
    expect(await answer(offerId, { answer: 'declined' })).toMatchObject({ ok: true });
    expect(await answer(offerId)).toMatchObject({
      code: 'conflict',
      detail: { theirs: { answer: 'declined' } },
    });
    expect(await answer(offerId, { version: 2 })).toMatchObject({ code: 'offer_answered' });
  });

  test('a late yes to an offer that another replaced is taken up in one step, and is then the one that is followed', async () => {
    const { offerId } = await held.ok('offer.make', offer({ madeOn: localDate('2026-11-02') }));
    const late = (more: Partial<InputOf<'offer.lateYes'>> = {}) => ({
      offerId,
      version: 1,
      saidOn: TODAY,
      done: 'taken_up' as const,
      words: 'Rang back; dates follow',
      ...more,
    });
    // Still open: that is its answer.
    expect(await held.call('offer.lateYes', late())).toMatchObject({ code: 'late_yes_not_late' });
    const newer = await held.ok('offer.make', offer({ protocolId: 'ltfi_8_17' }));
    for (const [saidOn, code] of [
      ['2026-11-01', 'before_offer'],
      ['2026-11-21', 'future_date'],
    ] as const)
      expect(await held.call('offer.lateYes', late({ saidOn: localDate(saidOn) }))).toMatchObject({
        code,
        fields: { saidOn: expect.any(String) },
      });
    expect(await held.call('offer.lateYes', late({ words: ' ' }))).toMatchObject({
      fields: { words: expect.any(String) },
    });
    expect(await held.call('offer.lateYes', late({ version: 9 }))).toMatchObject({ code: 'conflict' });
    const saved = await held.ok('offer.lateYes', late());
    const { offers } = await held.ok('choice.get', { childId });
    expect(offers).toMatchObject([
      {
        id: saved.newOfferId,
        protocolId: 'tf_cbt_csa',
        madeOn: TODAY,
        answer: 'accepted',
        answeredOn: TODAY,
        alternatives: 'Letting the Future In, or waiting',
        lateYes: null,
      },
      { id: newer.offerId, answer: null },
      {
        id: offerId,
        answer: null,
        lateYes: { on: TODAY, done: 'taken_up', words: 'Rang back; dates follow', by: held.vault.actor.name },
      },
    ]);
    // The one that had taken its place is not asked about any more.
    held.setToday(addDays(TODAY, 30));
    expect((await held.ok('today.list', {})).jobs.filter(({ kind }) => kind === 'offer')).toEqual([]);
    expect(await held.call('offer.lateYes', late({ version: 2 }))).toMatchObject({
      code: 'late_yes_recorded',
    });
  });

  test('a late yes to a declined offer may wait: what was done is kept, nothing is made; not delivered is not taken up', async () => {
    const { offerId } = await held.ok('offer.make', offer());
    await answer(offerId, { answer: 'declined' });
    const late = { offerId, version: 2, saidOn: TODAY, words: 'No place before spring' } as const;
    const early = await held.call('offer.lateYes', {
      ...late,
      done: 'waits',
      saidOn: localDate('2026-11-19'),
    });
    expect(early).toMatchObject({
      code: 'late_yes_before_answer',
      fields: { saidOn: 'They answered on 20 Nov 2026. Enter that day or a later one.' },
    });
    await held.ok('setting.save', { key: 'therapiesDelivered', value: ['ltfi_8_17'], changedAt: null });
    expect(await held.call('offer.lateYes', { ...late, done: 'taken_up' })).toMatchObject({
      code: 'not_delivered',
      fields: { done: expect.any(String) },
    });
    expect((await held.ok('choice.get', { childId })).offers).toMatchObject([{ lateYes: null, version: 2 }]);
    const { newOfferId } = await held.ok('offer.lateYes', { ...late, done: 'waits' });
    expect(newOfferId).toBeNull();
    expect(await stage()).toBe('waiting');
    expect((await held.ok('choice.get', { childId })).offers).toMatchObject([
      { answer: 'declined', lateYes: { done: 'waits', words: late.words } },
    ]);
  });

  test('a yes from before a course began is not taken up behind it, and is kept as what it was', async () => {
    const planned = await planCourse(held);
    const madeOn = localDate('2026-09-01');
    const { offerId } = await held.ok('offer.make', offer({ referralId: planned.referralId, madeOn }));
    await attend(held, planned.courseId, 1, 1);
    const words = 'Rang on the morning of the first session';
    const late = { offerId, version: 1, saidOn: localDate('2026-09-03'), words };
    expect(await held.call('offer.lateYes', { ...late, done: 'taken_up' })).toMatchObject({
      code: 'late_yes_before_course',
      fields: { done: expect.stringContaining('A course began on 3 Sep 2026') },
    });
    expect(await held.ok('offer.lateYes', { ...late, done: 'other_goes_on' })).toMatchObject({
      newOfferId: null,
    });
  });

  test('dates of an answer lie between the offer and today', async () => {
    const { offerId } = await held.ok('offer.make', offer());
    const early = await answer(offerId, { answeredOn: localDate('2026-11-17') });
    expect(early).toMatchObject({ code: 'before_offer', message: expect.stringContaining('18 Nov 2026') });
    expect(await answer(offerId, { answeredOn: localDate('2026-11-21') })).toMatchObject({
      code: 'future_date',
    });
  });

  test('nobody offers before the referral came or to another child’s assessment', async () => {
    const other = await held.ok('referral.add', referralInput({}, { name: 'Tilly Sampleford' }));
    const { assessmentId } = await assess({ referralId: other.referralId });
    expect(await held.call('offer.make', offer({ assessmentId }))).toMatchObject({ code: 'not_found' });
    const early = { madeOn: localDate('2026-03-08') };
    expect(await held.call('offer.make', offer(early))).toMatchObject({ code: 'before_received' });
  });
});
