import * as z from 'zod';
import { Passphrase, SignInName } from '../accounts/fields.ts';
import { Nation } from '../calendar/bankHolidays.ts';
import { LocalDate } from '../dates.ts';
import { Id, requiredText, text } from '../ids.ts';
import { command, query } from '../op.ts';
import { Role } from '../roles.ts';

const RecoveryKeyTyped = z.string().min(1, 'Type the key from the paper').max(200);

export const BackupSummary = z.strictObject({
  folder: z.string(),
  madeAt: z.string(),
  reason: z.enum(['close', 'migration', 'restore', 'asked']),
  bytes: z.int(),
});

/** How an account is opened: by its passphrase, or by the recovery key and a new passphrase for it. */
export const Opening = z.discriminatedUnion('with', [
  z.strictObject({ with: z.literal('passphrase'), accountId: Id, passphrase: Passphrase }),
  z.strictObject({
    with: z.literal('recovery_key'),
    accountId: Id,
    recoveryKey: RecoveryKeyTyped,
    newPassphrase: Passphrase,
  }),
]);
export type Opening = z.infer<typeof Opening>;

/** Where a backup to restore lies: one of this computer's, or a folder somebody brought (any file in it). */
const BackupPlace = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('here'), folder: z.string().regex(/^[\w-]+$/) }),
  z.strictObject({ from: z.literal('file'), path: z.string().min(1) }),
]);

const Opened = z.strictObject({ accountId: Id });

export const vaultContract = {
  'vault.status': query({
    allow: 'locked',
    input: z.strictObject({}),
    output: z.strictObject({
      state: z.enum(['new', 'locked', 'damaged_keyring', 'open']),
      serviceName: z.string().nullable(),
      accounts: z.array(z.strictObject({ accountId: Id, signInName: z.string() })),
      backups: z.array(BackupSummary),
    }),
  }),
  'vault.passphraseStrength': query({
    allow: 'locked',
    input: z.strictObject({
      passphrase: z.string().max(1000),
      ownWords: z.array(z.string().max(200)).max(10),
    }),
    output: z.strictObject({ strength: z.int().min(0).max(4) }),
  }),
  'vault.beginSetUp': command({
    allow: 'locked',
    input: z.strictObject({
      serviceName: requiredText(120, 'Enter the service’s name'),
      nation: Nation,
      name: SignInName,
      roles: z.array(Role).min(1, 'Choose at least one role'),
      passphrase: Passphrase,
    }),
    output: z.strictObject({ recoveryKey: z.string(), madeOn: LocalDate }),
  }),
  'vault.finishSetUp': command({
    allow: 'locked',
    input: z.strictObject({ recoveryKeyTyped: RecoveryKeyTyped, keptWhere: text(200) }),
    output: Opened,
  }),
  'vault.unlock': command({ allow: 'locked', input: Opening, output: Opened }),
  'vault.restore': command({
    allow: 'locked',
    input: z.strictObject({ backup: BackupPlace, opening: Opening }),
    output: Opened,
  }),
  'vault.accountsInBackup': query({
    allow: 'locked',
    input: z.strictObject({ backup: BackupPlace }),
    output: z.strictObject({
      serviceName: z.string(),
      madeAt: z.string(),
      accounts: z.array(z.strictObject({ accountId: Id, signInName: z.string() })),
    }),
  }),
  'vault.openExample': command({
    allow: 'locked',
    input: z.strictObject({}),
    output: Opened,
  }),
  'vault.session': query({
    allow: 'signed_in',
    input: z.strictObject({}),
    output: z.strictObject({
      serviceName: z.string(),
      isExample: z.boolean(),
      today: z.string(),
      account: z.strictObject({
        id: Id,
        name: z.string(),
        roles: z.array(Role),
        practitionerId: Id.nullable(),
      }),
      idleLockMinutes: z.int(),
    }),
  }),
  /** Somebody is at the keyboard: keeps the records process from ending itself. Sent at most every 15 seconds. */
  'vault.stillHere': query({
    allow: 'signed_in',
    input: z.strictObject({}),
    output: z.strictObject({}),
  }),
  'backups.list': query({
    allow: ['administrator', 'manager'],
    input: z.strictObject({}),
    output: z.strictObject({ backups: z.array(BackupSummary), folder: z.string() }),
  }),
  'backups.make': command({
    allow: ['administrator', 'manager'],
    input: z.strictObject({}),
    output: z.strictObject({ madeAt: z.string() }),
  }),
};
