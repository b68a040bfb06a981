import * as z from 'zod';
import { Id, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { Role } from '../roles.ts';
import { Passphrase, SignInName } from './fields.ts';

const Roles = z.array(Role).min(1, 'Choose at least one role');

export const AccountView = z.strictObject({
  id: Id,
  version: Version,
  name: z.string(),
  roles: z.array(Role),
  practitionerId: Id.nullable(),
  isActive: z.boolean(),
  /** Whether the key file has a passphrase of theirs. An open account without one was interrupted while it was added. */
  canSignIn: z.boolean(),
  /** Whether they have the notes key: to read notes where a role of theirs does, or to hand it on. */
  holdsNotesKey: z.boolean(),
});
export type AccountView = z.infer<typeof AccountView>;

export const accountsContract = {
  'accounts.list': query({
    allow: ['administrator'],
    input: z.strictObject({}),
    output: z.strictObject({ accounts: z.array(AccountView) }),
  }),
  'account.add': command({
    allow: ['administrator'],
    input: z.strictObject({
      name: SignInName,
      roles: Roles,
      practitionerId: Id.nullable(),
      passphrase: Passphrase,
    }),
    subject: (_input, output) => output?.accountId,
    output: z.strictObject({ accountId: Id, version: Version }),
  }),
  /** Gives an account that was interrupted while it was added its passphrase after all. */
  'account.finish': command({
    allow: ['administrator'],
    input: z.strictObject({ accountId: Id, passphrase: Passphrase }),
    subject: (input) => input.accountId,
    output: z.strictObject({ accountId: Id }),
  }),
  /** The person's own passphrase is needed only where they are given the notes key: it is wrapped under it. */
  'account.changeRoles': command({
    allow: ['administrator'],
    input: z.strictObject({
      accountId: Id,
      version: Version,
      roles: Roles,
      practitionerId: Id.nullable(),
      passphrase: z.string().max(1000).nullable(),
    }),
    subject: (input) => input.accountId,
    output: z.strictObject({ accountId: Id, version: Version }),
  }),
  'account.close': command({
    allow: ['administrator'],
    input: z.strictObject({ accountId: Id, version: Version }),
    subject: (input) => input.accountId,
    output: z.strictObject({ accountId: Id, version: Version }),
  }),
  'account.changePassphrase': command({
    allow: 'signed_in',
    input: z.strictObject({ passphrase: Passphrase, newPassphrase: Passphrase }),
    output: z.strictObject({}),
  }),
};
