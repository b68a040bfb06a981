import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { unlockedService } from '../exampleService.ts';
import type { Ctx, OpenVault, Service } from '../context.ts';
import { Refused } from '../refused.ts';
import * as settings from '../store/settings.ts';
import * as backups from '../vault/backups.ts';
import { readKeyring } from '../vault/keyring.ts';
import { KeyringDamaged } from '../vault/keys.ts';
import { strengthOf } from '../vault/passphrase.ts';
import * as vault from '../vault/vault.ts';

/** What the first screen shows. */
export async function status(service: Service): Promise<OutputOf<'vault.status'>> {
  const found = vault.status(service);
  return service.vault === null ? found : { ...found, state: 'open' };
}

export async function passphraseStrength(
  _service: Service,
  input: ParsedInputOf<'vault.passphraseStrength'>,
): Promise<OutputOf<'vault.passphraseStrength'>> {
  return { strength: strengthOf(input.passphrase, input.ownWords) };
}

export const beginSetUp = vault.beginSetUp;

export async function finishSetUp(service: Service, input: ParsedInputOf<'vault.finishSetUp'>) {
  return opened(service, await vault.finishSetUp(service, input.recoveryKeyTyped, input.keptWhere));
}

export async function unlock(service: Service, input: ParsedInputOf<'vault.unlock'>) {
  return opened(service, await vault.unlock(service, input));
}

export async function restore(service: Service, input: ParsedInputOf<'vault.restore'>) {
  return opened(
    service,
    await vault.restore(service, vault.backupFolder(service, input.backup), input.opening),
  );
}

/** Who could sign in to a backup, so that a restore can ask for the right passphrase. */
export async function accountsInBackup(
  service: Service,
  input: ParsedInputOf<'vault.accountsInBackup'>,
): Promise<OutputOf<'vault.accountsInBackup'>> {
  const folder = vault.backupFolder(service, input.backup);
  const manifest = backups.readManifest(folder);
  if (manifest === null) throw new Refused('backup_not_found');
  try {
    const { serviceName, accounts } = readKeyring(folder);
    const signIns = accounts.map(({ accountId, signInName }) => ({ accountId, signInName }));
    return { serviceName, madeAt: manifest.madeAt, accounts: signIns };
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

export async function listBackups(ctx: Ctx): Promise<OutputOf<'backups.list'>> {
  return { backups: backups.listBackups(ctx.vault.backupsFolder), folder: ctx.vault.backupsFolder };
}

export const backUpNow = {
  /** A backup cannot be made inside a write transaction, so it is made before the audit row. */
  prepare: async (_ctx: Ctx, _input: unknown, service: Service): Promise<string> => {
    if (service.vault === null) throw new Refused('locked');
    const madeAt = await vault.backUp(service, service.vault, 'asked');
    if (madeAt === null) throw new Refused('not_in_example');
    return madeAt;
  },
  run: async (_ctx: Ctx, _input: unknown, madeAt: string) => ({ madeAt }),
};

function opened(service: Service, open: OpenVault): { accountId: string } {
  service.vault = open;
  return { accountId: open.actor.accountId };
}
