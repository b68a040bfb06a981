import { describe, expect, test } from 'vitest';
import { fillExample, exampleRows, SIZES } from '../../electron/service/example/fill.ts';
import { newId } from '../../electron/service/ids.ts';
import { refreshReferral } from '../../electron/service/store/derived.ts';
import * as settings from '../../electron/service/store/settings.ts';
import { settingsFrom } from '../../shared/service/settings.ts';
import { TODAY } from '../support/service.ts';
import { DIALECTS, openTestStore } from '../support/store.ts';

const ACCOUNT = newId();
const options = { today: TODAY, accountId: ACCOUNT, sealNote: null };

describe.each(DIALECTS)('the example on %s', (dialect) => {
  test('says of every referral what a rebuild from its records says', async () => {
    const store = await openTestStore(dialect);
    await fillExample(store.db, { ...options, counts: SIZES.small });
    const before = await store.db.selectFrom('referral').selectAll().orderBy('id').execute();
    const inForce = await settings.load(store.db);
    await store.db.transaction().execute(async (trx) => {
      for (const { id } of before) await refreshReferral(trx, id, TODAY, inForce);
    });
    const after = await store.db.selectFrom('referral').selectAll().orderBy('id').execute();
    expect(after).toEqual(before);
    await store.close();
  });
});

test('is the same for the same day', () => {
  const made = () => exampleRows({ ...options, settings: settingsFrom({}) }, SIZES.small);
  expect(made()).toEqual(made());
});
