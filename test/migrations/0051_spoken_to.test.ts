import { describe, expect, test } from 'vitest';
import * as merges from '../../electron/service/store/merges.ts';
import { up } from '../../electron/service/store/migrations/0051_spoken_to.ts';
import { checkInInput } from '../support/checkIns.ts';
import { personFields, referralInput } from '../support/children.ts';
import { openTestService, type TestService } from '../support/service.ts';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0051_spoken_to, on %s', (dialect) => {
  test('what was taken apart, and every other row, is as it was', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0051_spoken_to');
    expect(newTables).toEqual([]);
    await store.close();
  });

  test('a check-in before an old merge names whom the line became, and the line again once they are apart', async () => {
    const held = await openTestService({ dialect });
    const { db } = held.vault.store;
    const addPerson = (childId: string) =>
      held.ok('person.save', {
        childId,
        linkId: null,
        version: null,
        fields: personFields({}),
        checkedWith: 'them',
      });
    const [one, other] = [
      await held.ok('referral.add', referralInput()),
      await held.ok('referral.add', referralInput()),
    ];
    const [mine, theirs] = [await addPerson(one.childId), await addPerson(other.childId)];
    await held.ok(
      'checkIn.save',
      checkInInput(other.referralId, {
        outcome: 'reached',
        spokeToPersonIds: [theirs.personId],
        isSafe: 'yes',
      }),
    );
    const { mergeId } = await mergeThem(held, one.childId, other.childId);
    await asBefore(held, mergeId);
    const spokenTo = async () =>
      (await db.selectFrom('check_in').select('people_spoken_to').execute()).map(
        ({ people_spoken_to: ids }) => JSON.parse(ids ?? '[]'),
      );
    expect(await spokenTo()).toEqual([[theirs.personId]]);
    await up(db);
    expect(await spokenTo()).toEqual([[mine.personId]]);
    // Again it finds nothing to do.
    const { journal } = (await merges.load(db, mergeId)) ?? {};
    await up(db);
    expect((await merges.load(db, mergeId))?.journal).toEqual(journal);
    await held.ok('merge.undo', { mergeId, reason: 'They are cousins' });
    expect(await spokenTo()).toEqual([[theirs.personId]]);
    await held.close();
  });
});

async function mergeThem(held: TestService, childId: string, otherId: string) {
  const { kept, other } = await held.ok('merge.preview', { childId, otherId });
  return held.ok('merge.make', {
    childId,
    otherId,
    version: kept.version,
    otherVersion: other.version,
    chosen: {},
    sameReferral: null,
    reason: 'The social worker says so',
  });
}

/** As merges were kept before they looked at who was spoken to. */
async function asBefore(held: TestService, mergeId: string): Promise<void> {
  const { db } = held.vault.store;
  const merge = await merges.load(db, mergeId);
  const isSpokenTo = ({ column }: { column: string }) => column === 'people_spoken_to';
  const cells = merge?.journal.cells ?? [];
  expect(cells.filter(isSpokenTo)).toHaveLength(1);
  for (const { id, before } of cells.filter(isSpokenTo))
    await db
      .updateTable('check_in')
      .set({ people_spoken_to: String(before) })
      .where('id', '=', id)
      .execute();
  const journal = JSON.stringify({ ...merge?.journal, cells: cells.filter((cell) => !isSpokenTo(cell)) });
  await db.updateTable('child_merge').set({ journal }).where('id', '=', mergeId).execute();
}
