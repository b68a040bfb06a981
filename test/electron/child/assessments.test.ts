import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NO_WORDS, NOTHING_FOUND, SYMPTOMS } from '../../../shared/assessment/found.ts';
import { addDays } from '../../../shared/dates.ts';
import { referralInput } from '../../support/children.ts';
import { all, assessmentInput, wholeFound } from '../../support/choices.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('a detailed assessment, on %s', (dialect) => {
  let held: TestService;
  let childId: string;
  let referralId: string;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    ({ childId, referralId } = await held.ok('referral.add', referralInput()));
    await held.become(['therapist', 'coordinator']);
  });
  afterEach(() => held.close());

  const choice = () => held.ok('choice.get', { childId });
  const stage = async () => {
    const { referrals } = await held.ok('child.overview', { childId });
    return referrals.find(({ id }) => id === referralId)?.stage;
  };
  const OWN_WORDS = { ...NO_WORDS, ownWords: 'Nobody asked me before', disagreement: 'School is fine' };

  test('is begun with anything missing, gone on with, and complete only when a person says so', async () => {
    const part = { found: NOTHING_FOUND, heldBy: null, completedOn: null, complete: false };
    const begun = await held.ok('assessment.save', assessmentInput(referralId, part));
    expect(begun).toMatchObject({ version: 1, isComplete: false });
    const { assessmentId } = begun;
    expect(await choice()).toMatchObject({
      assessments: [],
      underWay: [{ id: assessmentId, begunOn: TODAY, heldBy: null }],
    });
    expect(await stage()).toBe('assessment');

    const goOn = { assessmentId, version: 1 };
    const early = await held.call(
      'assessment.save',
      assessmentInput(referralId, { ...goOn, ...part, complete: true }),
    );
    expect(early).toMatchObject({
      code: 'assessment_not_whole',
      fields: {
        symptoms: expect.any(String),
        agreement: expect.any(String),
        completedOn: expect.any(String),
      },
    });
    // Whole, and still not complete: nobody has said so.
    await held.ok('assessment.save', assessmentInput(referralId, { ...goOn, complete: false }));
    expect((await choice()).underWay).toHaveLength(1);
    const found = wholeFound({ symptoms: { ...all(SYMPTOMS, 'no'), ptsd: 'yes' } });
    const whole = { assessmentId, version: 2, found, needs: ['school_and_friends' as const] };
    expect(await held.ok('assessment.save', assessmentInput(referralId, whole))).toMatchObject({
      isComplete: true,
    });
    expect(await choice()).toMatchObject({
      assessments: [
        {
          id: assessmentId,
          kind: 'detailed',
          completedOn: TODAY,
          needs: ['ptsd', 'school_and_friends'],
          found,
        },
      ],
      underWay: [],
    });
    expect(await stage()).toBe('waiting');
  });

  test('what is added once it is complete changes it, and it stays whole', async () => {
    const { assessmentId } = await held.ok('assessment.save', assessmentInput(referralId));
    const more = { assessmentId, version: 1, complete: false };
    const emptied = await held.call(
      'assessment.save',
      assessmentInput(referralId, { ...more, found: NOTHING_FOUND }),
    );
    expect(emptied).toMatchObject({ code: 'assessment_not_whole' });
    const found = wholeFound({ agreement: 'partly', sharedHow: ['read_together'] });
    await held.ok('assessment.save', assessmentInput(referralId, { ...more, found, needs: ['low_mood'] }));
    expect((await choice()).assessments).toMatchObject([
      { id: assessmentId, version: 2, needs: ['low_mood'], found: { agreement: 'partly' } },
    ]);
  });

  test('its words are sealed under the notes key, and read by those who read clinical notes', async () => {
    const { assessmentId } = await held.ok(
      'assessment.save',
      assessmentInput(referralId, { words: OWN_WORDS }),
    );
    const { db } = held.vault.store;
    const rows = await db.selectFrom('clinical_note').selectAll().execute();
    expect(rows).toMatchObject([{ about_table: 'assessment', about_id: assessmentId }]);
    const everything = JSON.stringify([
      rows,
      await db.selectFrom('assessment').selectAll().execute(),
      await db.selectFrom('assessment_writeup').selectAll().execute(),
      await db.selectFrom('audit').selectAll().execute(),
    ]);
    for (const words of ['Nobody asked', 'School is fine']) expect(everything).not.toContain(words);
    expect(await held.ok('assessment.get', { assessmentId })).toMatchObject({ words: OWN_WORDS });

    await held.become(['coordinator']);
    const seen = await held.ok('assessment.get', { assessmentId });
    expect(seen).toMatchObject({ words: null, found: { seenAlone: 'yes' } });
    const more = { assessmentId, version: 1 };
    expect(
      await held.call('assessment.save', assessmentInput(referralId, { ...more, words: NO_WORDS })),
    ).toMatchObject({ code: 'words_not_yours' });
    await held.ok('assessment.save', assessmentInput(referralId, { ...more, words: null }));
    await held.become(['therapist', 'coordinator']);
    expect(await held.ok('assessment.get', { assessmentId })).toMatchObject({ version: 2, words: OWN_WORDS });
  });

  test('two people writing at once is a conflict that shows both, and a day ahead or out of order is refused', async () => {
    const part = { complete: false, words: OWN_WORDS };
    const { assessmentId } = await held.ok('assessment.save', assessmentInput(referralId, part));
    const goOn = { assessmentId, version: 1, complete: false };
    await held.ok('assessment.save', assessmentInput(referralId, { ...goOn, heldBy: 'Bram Testley' }));
    expect(await held.call('assessment.save', assessmentInput(referralId, goOn))).toMatchObject({
      code: 'conflict',
      detail: { theirs: { version: 2, heldBy: 'Bram Testley' } },
    });
    const at2 = { assessmentId, version: 2 };
    const ahead = assessmentInput(referralId, { ...at2, completedOn: addDays(TODAY, 1) });
    expect(await held.call('assessment.save', ahead)).toMatchObject({ code: 'future_date' });
    const reviewOn = TODAY;
    const sameDay = assessmentInput(referralId, { ...at2, found: wholeFound({ reviewOn }) });
    expect(await held.call('assessment.save', sameDay)).toMatchObject({
      code: 'review_not_after_assessment',
      fields: { reviewOn: expect.any(String) },
    });
    expect((await choice()).assessments).toEqual([]);
  });

  test('of a child outside the caseload it is neither read nor written', async () => {
    const { assessmentId } = await held.ok('assessment.save', assessmentInput(referralId));
    await held.become(['therapist']);
    expect(await held.call('assessment.get', { assessmentId })).toMatchObject({ ok: false });
    const goOn = assessmentInput(referralId, { assessmentId, version: 1 });
    expect(await held.call('assessment.save', goOn)).toMatchObject({ ok: false });
  });
});
