import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import { findAuditBreak } from '../store/audit.ts';
import * as log from '../store/auditList.ts';
import * as outsideAccess from '../store/outsideAccess.ts';
import { listBackups, readManifest } from '../vault/backups.ts';
import { join } from 'node:path';

export async function list(ctx: Ctx, input: ParsedInputOf<'audit.list'>): Promise<OutputOf<'audit.list'>> {
  return log.list(ctx.db, input);
}

/** Reads every chain, and holds it against the ends sealed in the newest backup's manifest. */
export async function check(ctx: Ctx): Promise<OutputOf<'audit.check'>> {
  const newest = listBackups(ctx.vault.backupsFolder)[0];
  const manifest = newest === undefined ? null : readManifest(join(ctx.vault.backupsFolder, newest.folder));
  const broken = await findAuditBreak(ctx.db, manifest?.auditHeads ?? []);
  return { isWhole: broken === null, rows: await log.count(ctx.db) };
}

export async function listOutsideAccess(ctx: Ctx): Promise<OutputOf<'outsideAccess.list'>> {
  return { rows: await outsideAccess.listUnseen(ctx.db) };
}

export async function markOutsideAccessSeen(
  ctx: Ctx,
  input: ParsedInputOf<'outsideAccess.markSeen'>,
): Promise<OutputOf<'outsideAccess.markSeen'>> {
  if (!(await outsideAccess.markSeen(ctx.db, input.id, ctx.actor.accountId, ctx.now)))
    throw new Refused('not_found');
  return { id: input.id };
}
