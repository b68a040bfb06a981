import { describe, expect, test } from 'vitest';
import { migrate } from '../../electron/service/store/migrate.ts';
import { DIALECTS, openTestStore } from '../support/store.ts';
import { fillWithOldRows, migrateOldRows, OLD_ID } from './oldRows.ts';
import * as people from '../../electron/service/store/people.ts';

describe.each(DIALECTS)('0020_safe_contact, on %s', (dialect) => {
  test('people stay as they were, with nothing said yet of calls, no answer or an interpreter', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0020_safe_contact');
    expect(newTables).toEqual([]);
    const { db } = store;
    const ordinary = { safety: 'safe', mayRing: 'not_checked', isEmergencyContact: false } as const;
    await db.updateTable('child_person').set({ contact_rule: 'safe', checked_on: '2026-10-16' }).execute();
    // Read through the store as it is now.
    await migrate(db);
    expect(await people.load(db, OLD_ID, OLD_ID)).toMatchObject({
      checkedOn: '2026-10-16',
      fields: {
        ...ordinary,
        noAnswer: null,
        communicationNeeds: null,
        interpreterLanguage: null,
        interpreterName: null,
      },
    });
    expect(
      await db
        .selectFrom('check_in')
        .select(['explained', 'right_place', 'what_helps', 'carer_needs', 'contact_still_right'])
        .execute(),
    ).toEqual([
      { explained: null, right_place: null, what_helps: null, carer_needs: null, contact_still_right: null },
    ]);
    await store.close();
  });

  test('families of referrals that nobody has accepted are due a contact from the day they came in', async () => {
    const store = await openTestStore(dialect, '0019_came_again');
    const { db } = store;
    await fillWithOldRows(db);
    const open = { closed_on: null, started_on: null, next_check_in_due_on: null, received_on: '2026-11-16' };
    await db
      .updateTable('referral')
      .set({ ...open, accepted_on: null, imported_on: null })
      .execute();
    await migrate(db, '0020_safe_contact');
    expect(
      await db.selectFrom('referral').select(['next_check_in_due_on', 'next_check_in_because']).execute(),
    ).toEqual([{ next_check_in_due_on: '2026-11-16', next_check_in_because: 'received' }]);
    await store.close();
  });
});
