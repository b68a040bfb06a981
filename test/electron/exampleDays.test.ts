import { expect, test } from 'vitest';
import { addMerged } from '../../electron/service/example/addMerged.ts';
import { changeOwnTherapy } from '../../electron/service/example/changeOwnTherapy.ts';
import { fillExample, SIZES } from '../../electron/service/example/fill.ts';
import { sealWordsUnder } from '../../electron/service/useCases/safeguardingWords.ts';
import { addDays, localDate } from '../../shared/dates.ts';
import { openTestService } from '../support/service.ts';

const FROM = localDate('2026-11-15');
const DAYS = [
  ...Array.from({ length: 28 }, (_, day) => addDays(FROM, day)),
  ...['2026-12-25', '2027-01-01', '2027-03-28', '2027-10-31', '2028-02-29', '2028-12-31'].map(localDate),
];

// Everything in it is told back from the day it is opened, so that what fits on one day may not on the next.
test.each(DAYS)('the example opens on %s', async (today) => {
  const { service, vault, ok, close } = await openTestService({ today });
  await fillExample(vault.store.db, {
    today,
    counts: SIZES.small,
    accountId: vault.actor.accountId,
    sealNote: (_place, text) => text,
    sealWords: (place, words) => sealWordsUnder(vault.keys.db, place, words),
  });
  await addMerged(service, vault);
  await changeOwnTherapy(service, vault);
  expect((await ok('today.list', {})).jobs).not.toHaveLength(0);
  await close();
});
