import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InputOf, OperationName, OutputOf } from '../../shared/contract.ts';
import { contract } from '../../shared/contract.ts';
import { localDate, type LocalDate } from '../../shared/dates.ts';
import type { Reply } from '../../shared/op.ts';
import type { Role } from '../../shared/roles.ts';
import type { Actor, OpenVault, Service } from '../../electron/service/context.ts';
import { dispatch } from '../../electron/service/dispatch.ts';
import { newBytes, newId } from '../../electron/service/ids.ts';
import type { DialectName } from '../../electron/service/store/dialect.ts';
import * as accounts from '../../electron/service/store/accounts.ts';
import { openTestStore, TEST_KEY } from './store.ts';

export const TODAY = localDate('2026-11-20');

export type TestService = {
  service: Service;
  vault: OpenVault;
  folder: string;
  /** Calls an operation as a window would; commands get a fresh request id unless one is given. */
  call: <Name extends OperationName>(
    name: Name,
    input: InputOf<Name>,
    requestId?: string,
  ) => Promise<Reply<OutputOf<Name>>>;
  /** The same, and fails the test unless the reply is `ok`. */
  ok: <Name extends OperationName>(
    name: Name,
    input: InputOf<Name>,
    requestId?: string,
  ) => Promise<OutputOf<Name>>;
  /** Signs in as somebody else with these roles. */
  become: (roles: readonly Role[], practitionerId?: string | null) => Promise<Actor>;
  setToday: (today: LocalDate) => void;
  close: () => Promise<void>;
};

/** An unlocked service over an empty store, with a clock that stands still, for tests through the dispatcher. */
export async function openTestService(
  options: { dialect?: DialectName; roles?: readonly Role[]; today?: LocalDate } = {},
): Promise<TestService> {
  const {
    dialect = 'sqlite',
    roles = ['administrator', 'manager', 'coordinator', 'therapist', 'safeguarding_lead'],
  } = options;
  const store = await openTestStore(dialect);
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-service-'));
  let today = options.today ?? TODAY;
  let seconds = 0;
  const now = () => {
    seconds += 1;
    return `${today}T09:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}.000Z`;
  };
  const vault: OpenVault = {
    folder,
    backupsFolder: join(folder, 'backups'),
    isExample: false,
    openedAt: `${today}T09:00:00.000Z`,
    serviceName: 'Testbridge Children’s Therapy',
    store: { db: store.db, close: store.close } as OpenVault['store'],
    keys: { db: Buffer.from(TEST_KEY, 'hex'), notes: newBytes(32) },
    actor: { accountId: '', name: '', roles: [], practitionerId: null },
    openedOutside: new Set(),
    openedConcerns: new Set(),
    isChanged: false,
  };
  const service: Service = {
    config: { userData: folder, nativeBinding: null, isPackaged: false, checksOutputs: true },
    clock: { now, today: () => today },
    host: {
      saveAs: async (suggestedName) => join(folder, suggestedName),
      printToPdf: async () => new Uint8Array(Buffer.from('%PDF-1.7 test')),
    },
    vault,
    pendingSetUp: null,
  };
  const become = async (asRoles: readonly Role[], practitionerId: string | null = null): Promise<Actor> => {
    const actor: Actor = {
      accountId: newId(),
      name: `Test ${asRoles.join(' ')}`,
      roles: asRoles,
      practitionerId,
    };
    const account = { id: actor.accountId, name: actor.name, roles: [...asRoles], practitionerId };
    await accounts.insert(store.db, { ...account, isActive: true, version: 1 }, now());
    vault.actor = actor;
    vault.openedOutside.clear();
    vault.openedConcerns.clear();
    return actor;
  };
  await become(roles);
  const call: TestService['call'] = async (name, input, requestId) => {
    const id = contract[name].kind === 'command' ? (requestId ?? newRequestId()) : null;
    return (await dispatch(service, { name, input, requestId: id })) as never;
  };
  const ok: TestService['ok'] = async (name, input, requestId) => {
    let reply = await call(name, input, requestId);
    // Many a test holds several invented children of one name: each is said to be another child.
    if (!reply.ok && reply.code === 'child_alike') {
      const { childIds } = reply.detail as { childIds: string[] };
      reply = await call(name, { ...input, notTheseIds: childIds }, requestId);
    }
    if (!reply.ok)
      throw new Error(`${name} was refused: ${reply.code} ${JSON.stringify(reply.fields ?? {})}`);
    return reply.value;
  };
  return {
    service,
    vault,
    folder,
    call,
    ok,
    become,
    setToday: (date) => {
      today = date;
    },
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A request id as a window makes one. */
export function newRequestId(): string {
  return newId().replace(/^(.{14})7/, '$14');
}
