import { join } from 'node:path';
import type { AuditKind } from '../../../shared/audit/kinds.ts';
import { operationsOf } from '../../../shared/audit/words.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { holdsOneOf } from '../../../shared/roles.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as accounts from '../store/accounts.ts';
import { findAuditBreak } from '../store/audit.ts';
import * as log from '../store/auditList.ts';
import * as outsideAccess from '../store/outsideAccess.ts';
import { childrenOf } from '../store/recordsOfChild.ts';
import { listBackups, readManifest } from '../vault/backups.ts';

/** One page of the log. Children are named only to those who work with every child anyway. */
export async function list(ctx: Ctx, input: ParsedInputOf<'audit.list'>): Promise<OutputOf<'audit.list'>> {
  const { accountId, subject, kind, offset, limit } = input;
  const filter = { accountId, subject, ...askedFor(kind) };
  const { rows, total } = await log.search(ctx.db, filter, { offset, limit });
  const subjects = rows.flatMap((row) => (row.subject === null ? [] : [row.subject]));
  const named = holdsOneOf(ctx.actor.roles, ['manager', 'safeguarding_lead'])
    ? await childrenOf(ctx.db, [...new Set(subjects)])
    : [];
  return {
    total,
    rows: rows.map((row) => {
      const child = named.find((one) => one.subject === row.subject);
      return { ...row, child: child === undefined ? null : { childId: child.childId, name: child.name } };
    }),
  };
}

/** What was not done is its own kind; the others are what was. */
function askedFor(kind: AuditKind | null): Pick<log.LogFilter, 'operations' | 'outcomes'> {
  if (kind === null) return { operations: null, outcomes: null };
  if (kind === 'not_done') return { operations: null, outcomes: ['refused', 'failed_unlock'] };
  return { operations: operationsOf(kind), outcomes: ['done', 'unlocked'] };
}

export async function listPeople(ctx: Ctx): Promise<OutputOf<'audit.people'>> {
  const all = await accounts.list(ctx.db);
  return { people: all.map(({ id, name }) => ({ accountId: id, name })) };
}

/** Reads every chain, and holds it against the ends sealed in the newest backup's manifest. */
export async function check(ctx: Ctx): Promise<OutputOf<'audit.check'>> {
  const newest = listBackups(ctx.vault.backupsFolder)[0];
  const manifest = newest === undefined ? null : readManifest(join(ctx.vault.backupsFolder, newest.folder));
  const broken = await findAuditBreak(ctx.db, manifest?.auditHeads ?? []);
  const who = broken === null ? null : await accounts.load(ctx.db, broken.accountId);
  return {
    rows: await log.count(ctx.db),
    brokenAt: broken === null ? null : { who: who?.name ?? 'an unknown account', seq: broken.seq },
    backupMadeAt: manifest?.madeAt ?? null,
  };
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
