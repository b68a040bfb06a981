import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { unlockedService } from '../exampleService.ts';
import type { Ctx, OpenVault, Service } from '../context.ts';
import { Refused } from '../refused.ts';
import * as settings from '../store/settings.ts';
import * as backups from '../vault/backups.ts';
import { hasKeyring, ownFolders } from '../vault/folders.ts';
import { type Keyring, readKeyring } from '../vault/keyring.ts';
import { KeyringDamaged } from '../vault/keys.ts';
import { strengthOf } from '../vault/passphrase.ts';
import { backupFolder, restore as restoreBackup } from '../vault/restore.ts';
import * as setUp from '../vault/setUp.ts';
import { unlock as unlockService } from '../vault/unlock.ts';

/** What the unlock page may show before anybody has unlocked: names to sign in with, and backups by date. */
export async function status(service: Service): Promise<OutputOf<'vault.status'>> {
  const folders = ownFolders(service.config.userData);
  const found = backups.listBackups(folders.backups);
  const nobody = { serviceName: null, accounts: [], backups: found };
  if (service.vault !== null) return { state: 'open', ...nobody };
  if (!hasKeyring(folders.vault)) return { state: 'new', ...nobody };
  try {
    const keyring = readKeyring(folders.vault);
    const { serviceName } = keyring;
    return { state: 'locked', serviceName, accounts: signInsOf(keyring), backups: found };
  } catch (error) {
    if (!(error instanceof KeyringDamaged)) throw error;
    return { state: 'damaged_keyring', ...nobody };
  }
}

export async function passphraseStrength(
  _service: Service,
  input: ParsedInputOf<'vault.passphraseStrength'>,
): Promise<OutputOf<'vault.passphraseStrength'>> {
  return { strength: await strengthOf(input.passphrase, input.ownWords) };
}

export const beginSetUp = setUp.beginSetUp;

export async function finishSetUp(service: Service, input: ParsedInputOf<'vault.finishSetUp'>) {
  return opened(service, await setUp.finishSetUp(service, input.recoveryKeyTyped, input.keptWhere));
}

export async function unlock(service: Service, input: ParsedInputOf<'vault.unlock'>) {
  return opened(service, await unlockService(service, input));
}

export async function restore(service: Service, input: ParsedInputOf<'vault.restore'>) {
  return opened(service, await restoreBackup(service, backupFolder(service, input.backup), input.opening));
}

/** Who could sign in to a backup, so that a restore can ask for the right passphrase. */
export async function accountsInBackup(
  service: Service,
  input: ParsedInputOf<'vault.accountsInBackup'>,
): Promise<OutputOf<'vault.accountsInBackup'>> {
  const folder = backupFolder(service, input.backup);
  const manifest = backups.readManifest(folder);
  if (manifest === null)
    throw new Refused(input.backup.from === 'here' ? 'backup_not_found' : 'not_a_backup');
  try {
    const keyring = readKeyring(folder);
    const { serviceName } = keyring;
    return { serviceName, madeAt: manifest.madeAt, accounts: signInsOf(keyring) };
  } catch (error) {
    if (error instanceof KeyringDamaged) throw new Refused('backup_damaged');
    throw error;
  }
}

/** "Look around with example data": a separate, invented service, made anew each time under a key nobody keeps. */
export async function openExample(service: Service) {
  return opened(service, await unlockedService(service));
}

export async function session(ctx: Ctx): Promise<OutputOf<'vault.session'>> {
  const { actor, vault: open } = ctx;
  const { idleLockMinutes, serviceName } = await settings.load(ctx.db);
  return {
    serviceName,
    isExample: open.isExample,
    today: ctx.today,
    account: {
      id: actor.accountId,
      name: actor.name,
      roles: [...actor.roles],
      practitionerId: actor.practitionerId,
    },
    idleLockMinutes,
  };
}

export async function stillHere(): Promise<OutputOf<'vault.stillHere'>> {
  return {};
}

export async function listBackups(ctx: Ctx): Promise<OutputOf<'backups.list'>> {
  return { backups: backups.listBackups(ctx.vault.backupsFolder), folder: ctx.vault.backupsFolder };
}

export const backUpNow = {
  /** A backup cannot be made inside a write transaction, so it is made before the audit row. */
  prepare: async (_ctx: Ctx, _input: unknown, service: Service): Promise<string> => {
    if (service.vault === null) throw new Refused('locked');
    const madeAt = await backups.backUp(service, service.vault, 'asked');
    if (madeAt === null) throw new Refused('not_in_example');
    return madeAt;
  },
  run: async (_ctx: Ctx, _input: unknown, madeAt: string) => ({ madeAt }),
};

function signInsOf({ accounts }: Keyring) {
  return accounts.map(({ accountId, signInName }) => ({ accountId, signInName }));
}

/** From here on this process holds the keys. */
function opened(service: Service, open: OpenVault): { accountId: string } {
  service.vault = open;
  return { accountId: open.actor.accountId };
}
