import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeClock } from '../../electron/service/clock.ts';
import type { OpenVault, Service } from '../../electron/service/context.ts';
import { dispatch } from '../../electron/service/dispatch.ts';
import { newBytes } from '../../electron/service/ids.ts';
import { ownFolders } from '../../electron/service/vault/folders.ts';
import {
  deriveFromPassphrase,
  newParameters,
  newServiceKeys,
  type ScryptParameters,
  type ServiceKeys,
} from '../../electron/service/vault/keys.ts';
import { writeRecoveryKey } from '../../electron/service/vault/recoveryKey.ts';
import { createService } from '../../electron/service/vault/setUp.ts';
import { contract, type InputOf, type OperationName, type OutputOf } from '../../shared/contract.ts';
import { localDate } from '../../shared/dates.ts';
import { NO_DETAILS } from '../../shared/referrals/details.ts';
import type { Reply } from '../../shared/op.ts';
import type { ChildFields } from '../../shared/children/contract.ts';
import { childFields } from './children.ts';
import { PASSPHRASE, PERSON, SERVICE_NAME } from './person.ts';
import { newRequestId } from './service.ts';

/** A service on disk with its own folder, locked or open, reached through the dispatcher as a window reaches it. */
export type VaultWorld = {
  service: Service;
  userData: string;
  folders: ReturnType<typeof ownFolders>;
  call: <Name extends OperationName>(name: Name, input: InputOf<Name>) => Promise<Reply<OutputOf<Name>>>;
  ok: <Name extends OperationName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>;
  /** As locking does: the store is closed and the keys are let go. */
  lock: () => Promise<void>;
  remove: () => Promise<void>;
};

/** An empty profile: nothing is set up. */
export function emptyWorld(): VaultWorld {
  const userData = mkdtempSync(join(tmpdir(), 'holdfast-vault-'));
  const service: Service = {
    config: { userData, nativeBinding: null, isPackaged: false, checksOutputs: true },
    clock: makeClock(localDate('2026-11-20')),
    host: { saveAs: async () => null, printToPdf: async () => new Uint8Array() },
    vault: null,
    pendingSetUp: null,
  };
  const call: VaultWorld['call'] = async (name, input) => {
    const requestId = contract[name].kind === 'command' ? newRequestId() : null;
    return (await dispatch(service, { name, input, requestId })) as never;
  };
  const lock = async () => {
    await service.vault?.store.close();
    service.vault = null;
  };
  return {
    service,
    userData,
    folders: ownFolders(userData),
    call,
    ok: (name, input) => sendOk(service, name, input),
    lock,
    remove: async () => {
      await lock();
      rmSync(userData, { recursive: true, force: true });
    },
  };
}

export type SetUpWorld = VaultWorld & {
  accountId: string;
  recoveryKey: string;
  keys: ServiceKeys & { notes: Buffer };
  vault: OpenVault;
};

let passphraseKey: Promise<{ kdf: ScryptParameters; kek: Buffer }> | null = null;

/** The slow derivation at its full cost, once for a test file: what unlocks later derives it again. */
async function keyOfPassphrase(): Promise<{ kdf: ScryptParameters; kek: Buffer }> {
  const kdf = newParameters();
  return { kdf, kek: await deriveFromPassphrase(PASSPHRASE, kdf) };
}

/** A profile with a service in it, open, whose one account holds every role but auditor. */
export async function setUpWorld(): Promise<SetUpWorld> {
  const world = emptyWorld();
  passphraseKey ??= keyOfPassphrase();
  const keys = newServiceKeys();
  const recoveryKey = newBytes(32);
  const setUp = {
    serviceName: SERVICE_NAME,
    nation: 'england_wales' as const,
    name: PERSON,
    roles: ['administrator', 'manager', 'coordinator', 'therapist', 'safeguarding_lead'] as const,
    ...(await passphraseKey),
    keys,
    recoveryKey,
  };
  const vault = await createService(world.service, world.folders, { ...setUp, roles: [...setUp.roles] }, '');
  world.service.vault = vault;
  const { accountId } = vault.actor;
  return { ...world, accountId, recoveryKey: writeRecoveryKey(recoveryKey), keys, vault };
}

/** Calls an operation of a service as a window would, and throws unless the reply is `ok`. */
export async function sendOk<Name extends OperationName>(
  service: Service,
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const requestId = contract[name].kind === 'command' ? newRequestId() : null;
  const reply = (await dispatch(service, { name, input, requestId })) as Reply<OutputOf<Name>>;
  if (!reply.ok) throw new Error(`${name} was refused: ${reply.code}`);
  return reply.value;
}

/** Adds an invented child with a referral, and gives the child's id. */
export async function addChild(
  { service }: { service: Service },
  name = 'Rafe Testwood',
  more: Partial<ChildFields> = {},
): Promise<string> {
  const { childId } = await sendOk(service, 'referral.add', {
    child: { is: 'new', fields: childFields({ name, ...more }) },
    receivedOn: localDate('2026-03-09'),
    acceptedOn: localDate('2026-03-09'),
    details: { ...NO_DETAILS, source: 'social_care' },
  });
  return childId;
}
