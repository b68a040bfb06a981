import type { LocalDate } from '../../../shared/dates.ts';
import type { Ctx, OpenVault, Service } from '../context.ts';
import { newId } from '../ids.ts';
import { appendAudit } from '../store/audit.ts';
import type { Db } from '../store/dialect.ts';

/** Carries out one command of the example as on a day before today, with its line in the log. */
export async function pastCommand<T>(
  { db, service, vault }: { db: Db; service: Service; vault: OpenVault },
  { day, operation, run }: { day: LocalDate; operation: string; run: (ctx: Ctx) => Promise<T> },
  subjectOf: (result: T) => string,
): Promise<Ctx> {
  const detail: Record<string, unknown> = {};
  const ctx: Ctx = {
    db,
    vault,
    config: service.config,
    actor: vault.actor,
    today: day,
    now: `${day}T11:20:00.000Z`,
    newId,
    auditDetail: (more) => Object.assign(detail, more),
    afterCommit: () => {},
    afterRollback: () => {},
  };
  const result = await run(ctx);
  await appendAudit(db, {
    id: newId(),
    accountId: vault.actor.accountId,
    at: ctx.now,
    operation,
    outcome: 'done',
    subject: subjectOf(result),
    detail,
    requestId: newId(),
    result,
  });
  return ctx;
}
