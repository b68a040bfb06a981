import { expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

test.each(DIALECTS)(
  '0028_reached, on %s: of old contacts and misses nobody knows with whom or how',
  async (dialect) => {
    const { store, newTables } = await migrateOldRows(dialect, '0028_reached');
    expect(newTables).toEqual([]);
    const { db } = store;
    const reached = ['person_id', 'channel', 'unsafe_channel_reason', 'contact_checked'] as const;
    expect(
      await db
        .selectFrom('holding_contact')
        .select([...reached, 'with_whom'])
        .execute(),
    ).toEqual([
      {
        person_id: null,
        channel: null,
        unsafe_channel_reason: null,
        contact_checked: null,
        with_whom: expect.any(String),
      },
    ]);
    expect(
      await db
        .selectFrom('session_try')
        .select(['person_id', 'welfare_spoke_to', 'welfare_channel', 'unsafe_channel_reason'])
        .execute(),
    ).toEqual([
      { person_id: null, welfare_spoke_to: null, welfare_channel: null, unsafe_channel_reason: null },
    ]);
    await store.close();
  },
);
