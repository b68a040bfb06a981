import { addDays } from '../../../shared/dates.ts';
import { detailsThatDiffer } from '../../../shared/matching/merge.ts';
import type { Ctx, OpenVault, Service } from '../context.ts';
import type { Db } from '../store/dialect.ts';
import { make } from '../useCases/merges.ts';
import { loadBoth, refreshChild } from '../useCases/mergeRecords.ts';
import { pastCommand } from './pastCommand.ts';
import { MERGED, TOLD_TWICE } from './toldTwice.ts';

/**
 * A child of the example whom two agencies told of becomes one record, by the use-case that merges any two and with its
 * line in the log: it can be taken apart like any other.
 */
export async function addMerged(service: Service, vault: OpenVault): Promise<void> {
  const today = service.clock.today();
  await vault.store.db.transaction().execute(async (db) => {
    const childId = await idOf(db, MERGED.into);
    const otherId = await idOf(db, TOLD_TWICE.name);
    const past = await pastCommand(
      { db, service, vault },
      {
        day: addDays(today, -MERGED.ago),
        operation: 'merge.make',
        run: (ctx) => mergeIn(ctx, childId, otherId),
      },
      ({ mergeId }) => mergeId,
    );
    // Both stand as they do today, not as on the day of the merge.
    for (const id of [childId, otherId]) await refreshChild({ ...past, today }, id);
  });
}

async function mergeIn(ctx: Ctx, childId: string, otherId: string) {
  const { kept, other } = await loadBoth(ctx, childId, otherId);
  const [mine, theirs] = [kept.referrals[0], other.referrals[0]];
  if (mine === undefined || theirs === undefined) throw new Error('Nobody told of the child twice');
  const differ = detailsThatDiffer(kept.child.fields, other.child.fields);
  return make(ctx, {
    childId,
    otherId,
    version: kept.child.version,
    otherVersion: other.child.version,
    chosen: Object.fromEntries(differ.map((key) => [key, 'kept'])),
    firstContactId: null,
    sameReferral: { keptId: mine.id, otherId: theirs.id },
    reason: MERGED.reason,
  });
}

async function idOf(db: Db, name: string): Promise<string> {
  const { id } = await db.selectFrom('child').select('id').where('name', '=', name).executeTakeFirstOrThrow();
  return id;
}
