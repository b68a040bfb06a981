import { addDays } from '../../../shared/dates.ts';
import { detailsThatDiffer } from '../../../shared/matching/merge.ts';
import type { Ctx, OpenVault, Service } from '../context.ts';
import { newId } from '../ids.ts';
import { appendAudit } from '../store/audit.ts';
import type { Db } from '../store/dialect.ts';
import { make } from '../useCases/merges.ts';
import { loadBoth, refreshChild } from '../useCases/mergeRecords.ts';
import { MERGED, TOLD_TWICE } from './toldTwice.ts';

/**
 * A child of the example whom two agencies told of becomes one record, by the use-case that merges any two and with its
 * line in the log: it can be taken apart like any other.
 */
export async function addMerged(service: Service, vault: OpenVault): Promise<void> {
  await vault.store.db.transaction().execute((db) => mergeIn(db, service, vault));
}

async function mergeIn(db: Db, { clock, config }: Service, vault: OpenVault): Promise<void> {
  const childId = await idOf(db, MERGED.into);
  const otherId = await idOf(db, TOLD_TWICE.name);
  const day = addDays(clock.today(), -MERGED.ago);
  const detail: Record<string, unknown> = {};
  const ctx: Ctx = {
    db,
    vault,
    config,
    actor: vault.actor,
    today: day,
    now: `${day}T11:20:00.000Z`,
    newId,
    auditDetail: (more) => Object.assign(detail, more),
    afterCommit: () => {},
    afterRollback: () => {},
  };
  const { kept, other } = await loadBoth(ctx, childId, otherId);
  const [mine, theirs] = [kept.referrals[0], other.referrals[0]];
  if (mine === undefined || theirs === undefined) throw new Error('Nobody told of the child twice');
  const differ = detailsThatDiffer(kept.child.fields, other.child.fields);
  const result = await make(ctx, {
    childId,
    otherId,
    version: kept.child.version,
    otherVersion: other.child.version,
    chosen: Object.fromEntries(differ.map((key) => [key, 'kept'])),
    firstContactId: null,
    sameReferral: { keptId: mine.id, otherId: theirs.id },
    reason: MERGED.reason,
  });
  await appendAudit(db, {
    id: newId(),
    accountId: vault.actor.accountId,
    at: ctx.now,
    operation: 'merge.make',
    outcome: 'done',
    subject: result.mergeId,
    detail,
    requestId: newId(),
    result,
  });
  // Both stand as they do today, not as on the day of the merge.
  for (const id of [childId, otherId]) await refreshChild({ ...ctx, today: clock.today() }, id);
}

async function idOf(db: Db, name: string): Promise<string> {
  const { id } = await db.selectFrom('child').select('id').where('name', '=', name).executeTakeFirstOrThrow();
  return id;
}
