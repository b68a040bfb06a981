// Long because one return is followed from its figures to every release and file, on both engines.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../shared/dates.ts';
import { SECTIONS_WITH_RECORDS } from '../../shared/returns/codes.ts';
import type { PublishedReturn } from '../../shared/returns/suppression.ts';
import { QUARTERLY_SERVICE_RETURN } from '../../shared/returns/definition.ts';
import { endingOf, planCourse } from '../support/courses.ts';
import { childRow, referralRow } from '../support/rows.ts';
import { openTestService, type TestService, TODAY } from '../support/service.ts';
import { DIALECTS } from '../support/store.ts';

const Q3 = '2026/27 Q3';
const DAY = localDate('2026-10-01');

describe.each(DIALECTS)('the return through the one path, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  /** Eleven children: nine from schools, two from the police; one of them without a birth date or a sex. */
  async function elevenReferrals() {
    const { db } = held.vault.store;
    for (let index = 0; index < 11; index += 1) {
      const child = childRow({
        name: `Test Child ${index}`,
        birth_date: index === 10 ? null : '2014-06-01',
        sex: index === 10 ? 'not_asked' : 'female',
      });
      await db.insertInto('child').values(child).execute();
      const received_on = addDays(DAY, index);
      const source = index < 9 ? 'school' : 'police';
      await db
        .insertInto('referral')
        .values(referralRow({ child_id: child.id, received_on, source }))
        .execute();
    }
  }
  const shown = (published: PublishedReturn, section: string, row: string, column: string) =>
    published.sections
      .find((one) => one.id === section)
      ?.cells.find((one) => one.row === row && one.column === column)?.text;
  const getReturn = (mode: PublishedReturn['mode'] = 'for_publication') =>
    held.ok('returns.get', { period: Q3, mode });

  test('the quarters go from the first record to today, the current one first', async () => {
    expect((await held.ok('returns.periods', {})).periods.map((one) => one.label)).toEqual([Q3]);
    const child = childRow();
    await held.vault.store.db.insertInto('child').values(child).execute();
    const referral = referralRow({ child_id: child.id, received_on: '2026-03-31' });
    await held.vault.store.db.insertInto('referral').values(referral).execute();
    const { periods } = await held.ok('returns.periods', {});
    expect(periods.map((one) => one.label)).toEqual([Q3, '2026/27 Q2', '2026/27 Q1', '2025/26 Q4']);
  });

  test('figures for publication hide small ones; exact figures are shown to a manager alone', async () => {
    await elevenReferrals();
    const { published } = await getReturn();
    expect(shown(published, 'referrals_by_source', 'police', 'referrals')).toBe('<5');
    expect(shown(published, 'referrals_by_source', 'gp', 'referrals')).toBe('0');
    const exact = (await getReturn('exact_under_contract')).published;
    expect(shown(exact, 'referrals_by_source', 'police', 'referrals')).toBe('2');
    expect(shown(exact, 'referrals_by_source', 'all', 'referrals')).toBe('11');
    await held.become(['coordinator']);
    expect((await getReturn()).published).toEqual(published);
    expect(await held.call('returns.get', { period: Q3, mode: 'exact_under_contract' })).toMatchObject({
      code: 'return_exact_not_allowed',
    });
    await held.become(['therapist']);
    expect(await held.call('returns.get', { period: Q3, mode: 'for_publication' })).toMatchObject({
      code: 'not_allowed',
    });
  });

  test('a quarter that has not begun has no return', async () => {
    expect(await held.call('returns.get', { period: '2026/27 Q4', mode: 'for_publication' })).toMatchObject({
      code: 'return_not_begun',
    });
    expect(await held.call('returns.get', { period: '2026 Q9', mode: 'for_publication' })).toMatchObject({
      code: 'bad_input',
    });
  });

  test('says what is to be mended before the figures are released', async () => {
    await elevenReferrals();
    expect((await getReturn()).toMend).toEqual({
      withoutBirthDate: 1,
      withoutSex: 1,
      rowsSetAside: 0,
    });
  });

  test('behind every figure of referrals and of waiting are as many records as it says', async () => {
    await elevenReferrals();
    const { published } = await getReturn('exact_under_contract');
    for (const section of SECTIONS_WITH_RECORDS) {
      const { cells } = published.sections.find((one) => one.id === section)!;
      for (const { row, column, value } of cells) {
        const { records } = await held.ok('returns.records', { period: Q3, section, row, column });
        expect({ section, row, column, count: records.length }).toEqual({
          section,
          row,
          column,
          count: value,
        });
      }
    }
    const police = {
      period: Q3,
      section: 'referrals_by_source',
      row: 'police',
      column: 'referrals',
    } as const;
    const { records } = await held.ok('returns.records', police);
    expect(records.map((one) => [one.name, one.receivedOn])).toEqual([
      ['Test Child 9', '2026-10-10'],
      ['Test Child 10', '2026-10-11'],
    ]);
  });

  test.each(['xlsx', 'csv', 'pdf'] as const)(
    'a %s is saved, logged with its hash, and kept to the digit',
    async (format) => {
      await elevenReferrals();
      const { published, fingerprint } = await getReturn();
      const asked = {
        period: Q3,
        mode: 'for_publication' as const,
        modeReason: null,
        format,
        fingerprint,
        isWarned: false,
      };
      const { releaseId, sha256 } = await held.ok('returns.export', asked);
      const file = readFileSync(join(held.folder, `Quarterly return 2026-27 Q3.${format}`));
      expect(createHash('sha256').update(file).digest('hex')).toBe(sha256);
      const logged = await held.vault.store.db.selectFrom('audit').selectAll().execute();
      expect(logged).toMatchObject([{ operation: 'returns.export', outcome: 'done' }]);
      expect(JSON.parse(logged[0]?.detail ?? '')).toEqual({
        period: Q3,
        mode: 'for_publication',
        format,
        sha256,
      });
      held.setToday(addDays(TODAY, 90));
      const kept = await held.ok('returns.release', { releaseId });
      expect(kept.published).toEqual(published);
      expect(kept.release).toMatchObject({ period: Q3, format, madeOn: TODAY, fingerprint });
      expect((await held.ok('returns.releases', {})).releases).toEqual([kept.release]);
    },
  );

  test('exact figures are released only with a reason, which is kept', async () => {
    await elevenReferrals();
    const { fingerprint } = await getReturn('exact_under_contract');
    const exact = {
      period: Q3,
      mode: 'exact_under_contract' as const,
      format: 'csv' as const,
      fingerprint,
      isWarned: false,
    };
    for (const modeReason of [null, '   ']) {
      expect(await held.call('returns.export', { ...exact, modeReason })).toMatchObject({
        code: 'return_needs_reason',
        fields: { modeReason: expect.any(String) },
      });
    }
    expect(existsSync(join(held.folder, 'Quarterly return 2026-27 Q3, exact.csv'))).toBe(false);
    await held.ok('returns.export', { ...exact, modeReason: 'Northmere contract, schedule 4' });
    expect(existsSync(join(held.folder, 'Quarterly return 2026-27 Q3, exact.csv'))).toBe(true);
    const { releases } = await held.ok('returns.releases', {});
    expect(releases).toMatchObject([{ modeReason: 'Northmere contract, schedule 4' }]);
    await held.become(['coordinator']);
    expect((await held.ok('returns.releases', {})).releases).toEqual([]);
    expect(await held.call('returns.release', { releaseId: releases[0]?.releaseId ?? '' })).toMatchObject({
      code: 'return_exact_not_allowed',
    });
    expect(await held.call('returns.export', { ...exact, modeReason: 'Mine too' })).toMatchObject({
      code: 'not_allowed',
    });
  });

  test('no file is made of figures that are not the ones on the screen', async () => {
    await elevenReferrals();
    const { fingerprint } = await getReturn();
    const child = childRow();
    await held.vault.store.db.insertInto('child').values(child).execute();
    const late = referralRow({ child_id: child.id, received_on: '2026-11-01', source: 'school' });
    await held.vault.store.db.insertInto('referral').values(late).execute();
    const asked = {
      period: Q3,
      mode: 'for_publication' as const,
      modeReason: null,
      fingerprint,
      isWarned: false,
    };
    expect(await held.call('returns.export', { ...asked, format: 'csv' })).toMatchObject({
      code: 'return_changed',
    });
    expect((await held.ok('returns.releases', {})).releases).toEqual([]);
  });

  test('a file that cannot be written leaves no release behind, and neither does a changed mind', async () => {
    await elevenReferrals();
    const { fingerprint } = await getReturn();
    const asked = {
      period: Q3,
      mode: 'for_publication',
      modeReason: null,
      format: 'csv',
      fingerprint,
      isWarned: false,
    } as const;
    held.service.host.saveAs = async () => join(held.folder, 'no such folder', 'return.csv');
    expect(await held.call('returns.export', asked)).toMatchObject({ code: 'export_not_written' });
    held.service.host.saveAs = async () => null;
    expect(await held.call('returns.export', asked)).toMatchObject({ code: 'save_cancelled' });
    expect((await held.ok('returns.releases', {})).releases).toEqual([]);
  });

  test('sessions that still need logging are asked about first, by who was to hold them, and the log keeps how many', async () => {
    await planCourse(held, { sessions: 14, carerSessions: 0 });
    const { before, fingerprint } = await getReturn();
    // Weekly on Thursdays from 3 September: eight in the quarter up to 19 November.
    expect(before).toEqual({
      sessionsToLog: [{ who: 'Ama Fictley', count: 8 }],
      earlier: null,
      exactReleasedOn: null,
    });
    const asked = {
      period: Q3,
      mode: 'for_publication',
      modeReason: null,
      format: 'csv',
      fingerprint,
    } as const;
    expect(await held.call('returns.export', { ...asked, isWarned: false })).toMatchObject({
      code: 'return_ask_first',
    });
    expect((await held.ok('returns.releases', {})).releases).toEqual([]);
    await held.ok('returns.export', { ...asked, isWarned: true });
    const logged = await held.vault.store.db
      .selectFrom('audit')
      .select('detail')
      .where('operation', '=', 'returns.export')
      .where('outcome', '=', 'done')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(logged.detail ?? '')).toMatchObject({ sessionsToLog: 8 });
  });

  test('a quarter released again says which figures differ, and hides those a reader could subtract', async () => {
    await elevenReferrals();
    const release = async (isWarned: boolean, mode: PublishedReturn['mode'] = 'for_publication') => {
      const { fingerprint } = await getReturn(mode);
      const modeReason = mode === 'for_publication' ? null : 'Northmere contract, schedule 4';
      return held.call('returns.export', {
        period: Q3,
        mode,
        modeReason,
        format: 'csv',
        fingerprint,
        isWarned,
      });
    };
    expect(await release(false)).toMatchObject({ ok: true });
    // The same figures in another file are nothing to ask about.
    expect((await getReturn()).before.earlier).toBeNull();
    expect(await release(false)).toMatchObject({ ok: true });
    const child = childRow({ birth_date: '2014-06-01', sex: 'female' });
    await held.vault.store.db.insertInto('child').values(child).execute();
    await held.vault.store.db
      .insertInto('referral')
      .values(referralRow({ child_id: child.id, received_on: '2026-10-20', source: 'school' }))
      .execute();
    const { published, before } = await getReturn();
    expect(shown(published, 'referrals_by_source', 'all', 'referrals')).toBe('[c]');
    expect(before.earlier).toMatchObject({ madeOn: TODAY, madeBy: held.vault.actor.name });
    expect(before.earlier?.changes).toContainEqual({
      section: 'Referrals received by source',
      row: 'All referrals received',
      column: 'Referrals',
      before: '11',
      now: '[c]',
    });
    expect(await release(false)).toMatchObject({ code: 'return_ask_first' });
    expect(await release(true)).toMatchObject({ ok: true });
    expect(await release(true, 'exact_under_contract')).toMatchObject({ ok: true });
    expect((await getReturn()).before).toMatchObject({ earlier: null, exactReleasedOn: TODAY });
    // Whether exact figures went out is for managers.
    await held.become(['coordinator']);
    expect((await getReturn()).before.exactReleasedOn).toBeNull();
  });

  test('the files of a release can be made again from what was kept, whatever has changed since', async () => {
    await elevenReferrals();
    const { fingerprint } = await getReturn();
    const asked = {
      period: Q3,
      mode: 'for_publication',
      modeReason: null,
      format: 'csv',
      fingerprint,
      isWarned: false,
    } as const;
    const first = await held.ok('returns.export', asked);
    await held.vault.store.db.updateTable('referral').set({ source: 'gp' }).execute();
    held.setToday(addDays(TODAY, 90));
    const again = await held.ok('returns.exportAgain', { releaseId: first.releaseId, format: 'csv' });
    expect(again.sha256).toBe(first.sha256);
    expect((await held.ok('returns.releases', {})).releases).toHaveLength(1);
  });

  test('a course that ended without a session is among the endings, and in no figure of the courses', async () => {
    const { courseId } = await planCourse(held, { sessions: 3, carerSessions: 0 });
    await held.ok('course.end', {
      courseId,
      version: 1,
      endedOn: TODAY,
      told: endingOf('family_chose'),
      reason: 'They decided against it before it began',
    });
    const { sections } = (await getReturn('exact_under_contract')).published;
    const cell = (section: string, row: string, column: string) =>
      sections
        .find(({ id }) => id === section)
        ?.cells.find((one) => one.row === row && one.column === column);
    expect(cell('endings', 'unplanned', 'below')?.text).toBe('1');
    expect(cell('courses', 'all', 'ended_below')?.text).toBe('0');
    const said = QUARTERLY_SERVICE_RETURN.sections
      .find(({ id }) => id === 'courses')
      ?.columns.find(({ id }) => id === 'ended_below')?.definition;
    expect(said).toContain('in which no session was attended is in none of these figures');
  });
});
