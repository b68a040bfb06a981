import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_BAND_RULES } from '../../../shared/priority/bandRules.ts';
import { type FactorAnswers, PRIORITY_FACTORS } from '../../../shared/priority/factors.ts';
import { NO_FILTER } from '../../../shared/waitingList/contract.ts';
import { addDays } from '../../../shared/dates.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addWaiting } from '../../support/waiting.ts';

const NOTHING_WORRYING: FactorAnswers = Object.fromEntries(
  PRIORITY_FACTORS.map((factor) => [factor, 'none']),
);

describe.each(DIALECTS)('a look at priority, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());
  const view = (referralId: string) => held.ok('priority.view', { referralId });

  test('keeps what was known, what it suggested, what a person decided, who, when and why', async () => {
    const { referralId } = await addWaiting(held, 'Wren Exampleton', '2026-03-09');
    expect(await view(referralId)).toMatchObject({
      version: 1,
      band: null,
      answers: {},
      rules: DEFAULT_BAND_RULES,
      decisions: [],
    });
    const look = { referralId, answers: { ...NOTHING_WORRYING, carers: 'serious' as const } };
    const missing = await held.call('referral.setBand', { ...look, version: 1, band: 1, reason: ' ' });
    expect(missing).toMatchObject({
      ok: false,
      code: 'band_reason_needed',
      fields: { reason: 'Say why, in a few words.' },
    });
    await held.ok('referral.setBand', { ...look, version: 1, band: 1, reason: 'Mother in hospital' });
    // Kept as it is: no reason is asked for, and the list goes on saying who last moved the child, and why.
    held.setToday(addDays(TODAY, 7));
    await held.ok('referral.setBand', {
      referralId,
      version: 2,
      band: 1,
      answers: { ...look.answers, court: 'not_known' },
      reason: '',
    });
    const by = held.vault.actor.name;
    const seen = await view(referralId);
    expect(seen).toMatchObject({ version: 3, band: 1, answers: { carers: 'serious', court: 'not_known' } });
    expect(seen.decisions).toMatchObject([
      {
        number: 2,
        bandWas: 1,
        band: 1,
        suggested: 2,
        because: ['carers'],
        reason: null,
        by,
        on: '2026-11-27',
      },
      { number: 1, bandWas: null, band: 1, suggested: 2, reason: 'Mother in hospital', by, on: '2026-11-20' },
    ]);
    const list = await held.ok('waitingList.list', {
      stage: 'waiting',
      filter: NO_FILTER,
      sort: 'band',
      offset: 0,
      limit: 10,
    });
    expect(list.rows[0]).toMatchObject({ band: 1, bandSuggested: 2 });
    expect(list.rows[0]?.bandMoved).toMatchObject({ on: '2026-11-20', reason: 'Mother in hospital' });
  });

  test('a band from a spreadsheet stays in the history when it is changed, with who, when and why', async () => {
    const { referralId } = await addWaiting(held, 'Rafe Testwood', '2026-03-09', {
      band: 3,
      band_reason: 'from the sheet',
      band_set_by: held.vault.actor.accountId,
      band_set_on: '2026-05-01',
    });
    const fromTheSheet = {
      number: 1,
      band: 3,
      answers: null,
      suggested: null,
      reason: 'from the sheet',
      on: '2026-05-01',
    };
    expect((await view(referralId)).decisions).toMatchObject([fromTheSheet]);
    await held.ok('referral.setBand', {
      referralId,
      version: 1,
      band: null,
      answers: {},
      reason: 'Asked again',
    });
    expect((await view(referralId)).decisions).toMatchObject([
      { number: 2, bandWas: 3, band: null, answers: {}, reason: 'Asked again' },
      { ...fromTheSheet, by: held.vault.actor.name },
    ]);
  });

  test('goes by the service’s own rules; what was suggested before stays as it was said then', async () => {
    const { referralId } = await addWaiting(held, 'Nia Mockridge', '2026-03-09');
    const answers: FactorAnswers = { ...NOTHING_WORRYING, siblings: 'some' };
    await held.ok('referral.setBand', { referralId, version: 1, band: 3, answers, reason: 'At triage' });
    const refused = await held.call('setting.save', {
      key: 'priority_siblings',
      value: '2_1',
      changedAt: null,
    });
    expect(refused).toMatchObject({ ok: false, code: 'bad_input' });
    await held.ok('setting.save', { key: 'priority_siblings', value: '1_1', changedAt: null });
    expect((await view(referralId)).rules).toEqual({ ...DEFAULT_BAND_RULES, siblings: '1_1' });
    await held.ok('referral.setBand', { referralId, version: 2, band: 3, answers, reason: '' });
    const { decisions } = await view(referralId);
    expect(decisions.map(({ suggested, band }) => [suggested, band])).toEqual([
      [1, 3],
      [3, 3],
    ]);
  });

  test('the record’s own words stand beside; an answer that a factor does not have is turned away', async () => {
    const { childId, referralId } = await addWaiting(held, 'Kit Placeham', '2026-03-09', {
      child: { birthDate: addDays(TODAY, -3 * 366), lookedAfter: 'yes', accessNeeds: 'Ramp' },
    });
    await held.ok('proceedings.save', {
      childId,
      proceedingsId: null,
      version: null,
      stage: 'charged',
      nextEvent: 'Plea hearing',
      nextEventOn: addDays(TODAY, 24),
    });
    expect((await view(referralId)).recordSays).toEqual({
      age_limit: '3 years old',
      young: '3 years old',
      placement: 'Looked after',
      access: 'Ramp',
      court: 'Plea hearing, 14 Dec 2026',
    });
    const wrong = {
      referralId,
      version: 1,
      band: 1,
      answers: { young: 'serious' as const },
      reason: 'Why',
    } as const;
    expect(await held.call('referral.setBand', wrong)).toMatchObject({ ok: false, code: 'bad_input' });
    expect((await view(referralId)).decisions).toEqual([]);
  });
});

test('the list goes by band, then by longest wait: everybody once, page by page as in one, and the same each time', async () => {
  const held = await openTestService();
  const key = ({
    band,
    daysWaiting,
    referralId,
  }: {
    band: number | null;
    daysWaiting: number;
    referralId: string;
  }) => `${band ?? 9}:${String(99999 - daysWaiting).padStart(5, '0')}:${referralId}`;
  const page = (offset: number, limit: number) =>
    held.ok('waitingList.list', { stage: 'waiting', filter: NO_FILTER, sort: 'band', offset, limit });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ band: fc.constantFrom(1, 2, 3, null), ago: fc.integer({ min: 0, max: 4 }) }), {
        maxLength: 6,
      }),
      fc.integer({ min: 1, max: 7 }),
      async (more, size) => {
        for (const { band, ago } of more) {
          await addWaiting(held, 'Made Up', addDays(TODAY, -ago), { band });
        }
        const { rows, total } = await page(0, 100);
        expect(new Set(rows.map(({ referralId }) => referralId)).size).toBe(total);
        expect(rows.map(key)).toEqual(rows.map(key).toSorted());
        const inPages = [];
        for (let offset = 0; offset < total; offset += size) inPages.push(...(await page(offset, size)).rows);
        expect(inPages).toEqual(rows);
      },
    ),
    { numRuns: 12 },
  );
  await held.close();
});
