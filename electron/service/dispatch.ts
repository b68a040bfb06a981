import type * as z from 'zod';
import { contract, type OperationName } from '../../shared/contract.ts';
import type { Failure, Operation, Reply } from '../../shared/op.ts';
import { RequestId } from '../../shared/ids.ts';
import { refusalMessage } from '../../shared/refusals.ts';
import { holdsOneOf } from '../../shared/roles.ts';
import type { Ctx, OpenVault, Service } from './context.ts';
import { handlers } from './handlers.ts';
import { newId } from './ids.ts';
import { writeLog } from './log.ts';
import { Refused } from './refused.ts';
import { answeredBefore, appendAudit } from './store/audit.ts';

export type Request = { name: string; input: unknown; requestId: string | null };

/**
 * The one path of every action: account, role, parsing, transaction, use-case, audit, reply. It is the only place
 * that turns an error into words for a person; use-cases catch only to say with `Refused` what it means.
 */
export async function dispatch(service: Service, request: Request): Promise<Reply<unknown>> {
  const { name } = request;
  if (!Object.hasOwn(contract, name)) return failure('unknown_operation');
  const op: Operation = contract[name as OperationName];
  try {
    if (op.allow === 'locked') {
      // Set-up, unlocking and restoring end with a vault; none of them may take the place of one that is open.
      if (op.kind === 'command' && name.startsWith('vault.') && service.vault !== null) {
        return failure('already_open');
      }
      return await runLocked(service, op, request);
    }
    const { vault } = service;
    if (vault === null) return failure('locked');
    if (op.allow !== 'signed_in' && !holdsOneOf(vault.actor.roles, op.allow)) {
      await auditRefusal(service, vault, op, request, 'not_allowed');
      return failure('not_allowed');
    }
    const parsed = op.input.safeParse(request.input);
    if (!parsed.success) return badInput(parsed.error);
    try {
      const run = op.kind === 'query' ? runQuery : runCommand;
      return { ok: true, value: await run(service, vault, op, request, parsed.data) };
    } catch (error) {
      if (error instanceof Refused) await auditRefusal(service, vault, op, request, error.code);
      throw error;
    }
  } catch (error) {
    return explain(service, name, error);
  }
}

type Handler = (ctx: Ctx, input: unknown, prepared?: unknown) => unknown;
type PreparedHandler = { prepare: (ctx: Ctx, input: unknown, service: Service) => unknown; run: Handler };
type LockedHandler = (service: Service, input: unknown) => unknown;

const handlerOf = (name: string) => handlers[name as OperationName] as unknown;

async function runLocked(service: Service, op: Operation, request: Request): Promise<Reply<unknown>> {
  const parsed = op.input.safeParse(request.input);
  if (!parsed.success) return badInput(parsed.error);
  const value = await (handlerOf(request.name) as LockedHandler)(service, parsed.data);
  return { ok: true, value: checked(service, op, value) };
}

async function runQuery(
  service: Service,
  vault: OpenVault,
  op: Operation,
  request: Request,
  input: unknown,
): Promise<unknown> {
  const ctx = contextFor(service, vault, vault.store.db, NO_HOOKS);
  return checked(service, op, await (handlerOf(request.name) as Handler)(ctx, input));
}

async function runCommand(
  service: Service,
  vault: OpenVault,
  op: Operation,
  request: Request,
  input: unknown,
): Promise<unknown> {
  const parsedId = RequestId.safeParse(request.requestId);
  if (!parsedId.success) throw new Refused('bad_input');
  const requestId = parsedId.data;
  const isAudited = op.kind === 'command' && op.audited;
  const handler = handlerOf(request.name) as Handler | PreparedHandler;
  const detail: Record<string, unknown> = {};
  const steps: (() => void)[] = [];
  const undoings: (() => void)[] = [];
  const hooks: Hooks = {
    auditDetail: (more) => Object.assign(detail, more),
    afterCommit: (step) => steps.push(step),
    afterRollback: (step) => undoings.push(step),
  };
  const { actor } = vault;

  let prepared: unknown;
  if (typeof handler !== 'function') {
    const before = await answeredBefore(vault.store.db, actor.accountId, requestId);
    if (before !== null) return before.result;
    prepared = await handler.prepare(contextFor(service, vault, vault.store.db, hooks), input, service);
  }
  const run = typeof handler === 'function' ? handler : handler.run;
  const saved = vault.store.db.transaction().execute(async (db) => {
    const before = await answeredBefore(db, actor.accountId, requestId);
    if (before !== null) return before.result;
    const ctx = contextFor(service, vault, db, hooks);
    const result = checked(service, op, await run(ctx, input, prepared));
    if (isAudited) {
      await appendAudit(db, {
        id: newId(),
        accountId: actor.accountId,
        at: ctx.now,
        operation: request.name,
        outcome: 'done',
        subject: op.subject?.(input, result) ?? null,
        detail: Object.keys(detail).length === 0 ? null : detail,
        requestId,
        result,
      });
    }
    return result;
  });
  const value = await saved.catch((error: unknown) => {
    for (const undo of undoings) undo();
    throw error;
  });
  vault.isChanged = true;
  for (const step of steps) step();
  return value;
}

type Hooks = Pick<Ctx, 'auditDetail' | 'afterCommit' | 'afterRollback'>;
const NO_HOOKS: Hooks = { auditDetail: () => {}, afterCommit: () => {}, afterRollback: () => {} };

function contextFor(service: Service, vault: OpenVault, db: Ctx['db'], hooks: Hooks): Ctx {
  const { actor } = vault;
  const { clock, config } = service;
  return { db, now: clock.now(), today: clock.today(), actor, newId, vault, config, ...hooks };
}

function checked(service: Service, op: Operation, value: unknown): unknown {
  return service.config.checksOutputs ? op.output.parse(value) : value;
}

async function auditRefusal(
  service: Service,
  vault: OpenVault,
  op: Operation,
  request: Request,
  code: string,
) {
  const parsed = op.input.safeParse(request.input);
  await vault.store.db.transaction().execute((db) =>
    appendAudit(db, {
      id: newId(),
      accountId: vault.actor.accountId,
      at: service.clock.now(),
      operation: request.name,
      outcome: 'refused',
      subject: parsed.success ? (op.subject?.(parsed.data) ?? null) : null,
      detail: { code },
      requestId: null,
      result: null,
    }),
  );
}

function failure(code: string): Failure {
  return { ok: false, code, message: refusalMessage(code) };
}

function badInput(error: z.ZodError): Failure {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.join('.')] ??= issue.message;
  return { ...failure('bad_input'), fields };
}

function explain(service: Service, name: string, error: unknown): Failure {
  if (error instanceof Refused) {
    const { code, parts, fields, detail } = error;
    const message = refusalMessage(code, parts);
    return { ok: false, code, message, ...(fields && { fields }), ...(detail !== undefined && { detail }) };
  }
  const sqlite = sqliteCode(error);
  if (sqlite.startsWith('SQLITE_FULL')) return failure('disk_full');
  if (sqlite.startsWith('SQLITE_CORRUPT') || sqlite === 'SQLITE_NOTADB') return failure('damaged_database');
  const logId = newId().slice(-6);
  writeLog(service, { logId, operation: name, error });
  return { ok: false, code: 'internal', message: refusalMessage('internal', { logId }) };
}

function sqliteCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}
