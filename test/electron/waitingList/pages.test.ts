import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dateOrNull, localDate } from '../../../shared/dates.ts';
import { NO_FILTER, WAITING_LIST_SORTS } from '../../../shared/waitingList/contract.ts';
import { compareRows, type OrderedRow } from '../../../shared/waitingList/order.ts';
import { PriorityBand } from '../../../shared/waitingList/rules.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addWaiting } from '../../support/waiting.ts';

const NAMES = ['Nia', 'Nía', 'nia', 'Zed', 'O’Test', 'O Test', 'اردو', 'ﬀ', '😀', 'Ŵyn', 'Nia Mock'];

describe.each(DIALECTS)('pages of the waiting list stand in the pure order, on %s', (dialect) => {
  let held: TestService;
  const rows: OrderedRow[] = [];
  beforeAll(async () => {
    held = await openTestService({ dialect });
    for (let at = 0; at < 44; at += 1) {
      const name = NAMES[at % NAMES.length] ?? '';
      const receivedOn = localDate(`2026-0${1 + (at % 3)}-09`);
      const band = at % 4 === 0 ? null : at % 4;
      const { referralId: id } = await addWaiting(held, name, receivedOn, { band });
      const due = at % 5 === 0 ? null : `2026-11-${20 + (at % 3)}`;
      await held.vault.store.db
        .updateTable('referral')
        .set({ next_check_in_due_on: due })
        .where('id', '=', id)
        .execute();
      rows.push({
        id,
        name,
        band: PriorityBand.nullable().parse(band),
        receivedOn,
        nextCheckInOn: dateOrNull(due),
      });
    }
  });
  afterAll(() => held.close());

  test.each(WAITING_LIST_SORTS)('by %s', async (sort) => {
    const found: string[] = [];
    for (let offset = 0; offset < rows.length; offset += 13) {
      const page = await held.ok('waitingList.list', {
        stage: 'waiting',
        filter: NO_FILTER,
        sort,
        offset,
        limit: 13,
      });
      found.push(...page.rows.map(({ referralId }) => referralId));
    }
    expect(found).toEqual(rows.toSorted((a, b) => compareRows(sort, a, b)).map(({ id }) => id));
  });
});
