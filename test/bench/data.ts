import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { localDate } from '../../shared/dates.ts';
import { contract, type OperationName, type ParsedInputOf, type OutputOf } from '../../shared/contract.ts';
import type { OpenVault, Service } from '../../electron/service/context.ts';
import { dispatch } from '../../electron/service/dispatch.ts';
import { exampleRows, SIZES } from '../../electron/service/example/fill.ts';
import { insertRows } from '../../electron/service/example/rows.ts';
import { makeClock } from '../../electron/service/clock.ts';
import { newBytes, newId } from '../../electron/service/ids.ts';
import { seal } from '../../electron/service/sealed.ts';
import * as accounts from '../../electron/service/store/accounts.ts';
import { migrate } from '../../electron/service/store/migrate.ts';
import { openStore, type OpenStore } from '../../electron/service/store/open.ts';
import * as settings from '../../electron/service/store/settings.ts';
import { deriveFromPassphrase, newParameters, newServiceKeys } from '../../electron/service/vault/keys.ts';
import { ownFolders } from '../../electron/service/vault/folders.ts';
import { createService } from '../../electron/service/vault/setUp.ts';

export const TODAY = localDate('2026-11-20');
export const PASSPHRASE = 'copper lantern orchard ferry';
const ACCOUNT = newId();
const KEY_HEX = newBytes(32).toString('hex');

export type Counts = (typeof SIZES)['large'] | Record<keyof (typeof SIZES)['large'], number>;

export const nobody = {
  received: 0,
  triage: 0,
  waiting: 0,
  offered: 0,
  paused: 0,
  inTherapy: 0,
  ended: 0,
  toldTwice: 0,
  withCarers: 0,
};

/** The large example in an encrypted and in a plain file, row for row the same. */
export async function twoFiles(
  folder: string,
): Promise<{ encrypted: OpenStore; plain: OpenStore; tries: number }> {
  const made = openBoth(folder);
  const inForce = await emptied(made.encrypted);
  await emptied(made.plain);
  const rows = exampleRows(
    { today: TODAY, accountId: ACCOUNT, settings: inForce, sealNote: null, sealWords: null },
    SIZES.large,
  );
  for (const store of Object.values(made)) {
    await store.db.transaction().execute((trx) => insertRows(trx, rows));
    await store.close();
  }
  // Opened again as on any later day: the statistics were kept when the file was closed.
  return { ...openBoth(folder), tries: rows.session_try.length };
}

const openBoth = (folder: string) => ({
  encrypted: openFile(join(folder, 'encrypted.db'), KEY_HEX),
  plain: openFile(join(folder, 'plain.db'), null),
});

function openFile(path: string, keyHex: string | null): OpenStore {
  return openStore({ path, keyHex, nativeBinding: null });
}

async function emptied(store: OpenStore) {
  await migrate(store.db);
  const account = {
    id: ACCOUNT,
    name: 'Jo Draftley',
    roles: [...ROLES],
    practitionerId: null,
    isActive: true,
    version: 1,
  };
  await accounts.insert(store.db, account, `${TODAY}T08:00:00.000Z`);
  return settings.load(store.db);
}

const ROLES = ['administrator', 'manager', 'coordinator', 'therapist', 'safeguarding_lead'] as const;

/** A service over a store that is open already, as the records process has it, without the checks of development. */
export function serviceOver(folder: string, store: OpenStore): Service {
  const vault: OpenVault = {
    openedAt: `${TODAY}T08:00:00.000Z`,
    folder,
    backupsFolder: join(folder, 'backups'),
    isExample: false,
    serviceName: 'Benchford Children’s Therapy',
    store,
    keys: { db: Buffer.from(KEY_HEX, 'hex'), notes: newBytes(32) },
    actor: { accountId: ACCOUNT, name: 'Jo Draftley', roles: ROLES, practitionerId: null },
    openedOutside: new Set(),
    openedConcerns: new Set(),
    isChanged: false,
  };
  return { ...lockedService(folder), vault };
}

function lockedService(userData: string): Service {
  return {
    config: { userData, nativeBinding: null, isPackaged: true, checksOutputs: false },
    clock: makeClock(TODAY),
    host: { saveAs: async () => null, printToPdf: async () => new Uint8Array() },
    vault: null,
    pendingSetUp: null,
  };
}

/** An operation through the dispatcher, as a window calls it. Throws where it is refused. */
export async function call<Name extends OperationName>(
  service: Service,
  name: Name,
  input: ParsedInputOf<Name>,
): Promise<OutputOf<Name>> {
  const requestId = contract[name].kind === 'command' ? newId().replace(/^(.{14})7/, '$14') : null;
  const reply = await dispatch(service, { name, input, requestId });
  if (!reply.ok) throw new Error(`${name} was refused: ${reply.code}`);
  return reply.value as OutputOf<Name>;
}

/** A user-data folder with a service of its own in it, locked with PASSPHRASE; `more` adds to it by operations. */
export async function makeProfile(
  userData: string,
  counts: Counts,
  more: (service: Service, vault: OpenVault) => Promise<void> = async () => {},
): Promise<void> {
  mkdirSync(userData, { recursive: true });
  const service = lockedService(userData);
  const kdf = newParameters();
  const keys = newServiceKeys();
  const vault = await createService(
    service,
    ownFolders(userData),
    {
      serviceName: 'Benchford Children’s Therapy',
      nation: 'england_wales',
      name: 'Jo Draftley',
      roles: [...ROLES],
      kdf,
      kek: await deriveFromPassphrase(PASSPHRASE, kdf),
      keys,
      recoveryKey: newBytes(32),
    },
    'a bench',
  );
  const { db } = vault.store;
  const sealNote = (place: readonly string[], text: string) => seal(keys.notes, place, text);
  const { accountId } = vault.actor;
  const rows = exampleRows(
    { today: TODAY, accountId, settings: await settings.load(db), sealNote, sealWords: null },
    counts,
  );
  await db.transaction().execute((trx) => insertRows(trx, rows));
  await more({ ...service, vault }, vault);
  await vault.store.close();
}
