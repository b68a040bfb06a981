import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NO_FILTER } from '../../../shared/waitingList/contract.ts';
import type { ListView } from '../../../shared/waitingList/views.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

const MINE: ListView = {
  filter: { ...NO_FILTER, text: 'Testwood', holders: ['me'], due: ['overdue'] },
  sort: 'next_check_in',
  columns: ['age', 'holder'],
};

describe.each(DIALECTS)('views of the waiting list, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  const views = () => held.ok('listView.list', {});
  const keep = (name: string, view = MINE) =>
    held.call('listView.save', { id: null, version: null, name, view });

  test('are kept under a name, changed, and removed; each account has its own', async () => {
    expect(await views()).toEqual({ own: [], shared: null });
    const { id } = await held.ok('listView.save', { id: null, version: null, name: 'Mine', view: MINE });
    const kept = { ...MINE, filter: { ...MINE.filter, text: '' } };
    expect((await views()).own).toEqual([{ id, version: 1, name: 'Mine', view: kept }]);
    expect(await keep(' mine ')).toMatchObject({
      code: 'view_name_taken',
      fields: { name: expect.any(String) },
    });
    expect(await keep('  ')).toMatchObject({ fields: { name: 'Give the view a name' } });
    await held.ok('listView.save', { id, version: 1, name: 'By name', view: { ...MINE, sort: 'name' } });
    expect((await views()).own).toMatchObject([{ id, version: 2, name: 'By name', view: { sort: 'name' } }]);
    const stored = JSON.stringify(await held.vault.store.db.selectFrom('list_view').selectAll().execute());
    expect(stored).not.toContain('Testwood');

    const owner = held.vault.actor;
    await held.become(['coordinator']);
    expect((await views()).own).toEqual([]);
    await held.ok('listView.remove', { id });
    expect(await held.call('listView.save', { id, version: 2, name: 'Theirs', view: MINE })).toMatchObject({
      code: 'not_found',
    });
    held.vault.actor = owner;
    expect((await views()).own).toHaveLength(1);
    await held.ok('listView.remove', { id });
    expect((await views()).own).toEqual([]);
  });

  test('one is what everybody’s begins as, without its filters, and setting it is in the log', async () => {
    const by = held.vault.actor.name;
    await held.ok('listView.share', { view: { ...MINE, sort: 'name' } });
    await held.ok('listView.share', { view: MINE });
    await held.become(['therapist'], null);
    expect(await views()).toEqual({ own: [], shared: { view: { ...MINE, filter: NO_FILTER }, by } });
    expect(await held.call('listView.share', { view: null })).toMatchObject({ code: 'not_allowed' });
    await held.become(['manager']);
    await held.ok('listView.share', { view: null });
    expect((await views()).shared).toBeNull();
    const logged = await held.vault.store.db
      .selectFrom('audit')
      .select('outcome')
      .where('operation', '=', 'listView.share')
      .execute();
    expect(logged).toHaveLength(4);
  });
});
