import { allowed, type Decision, notAllowed } from '../decision.ts';
import { CLINICAL_ROLES, holdsOneOf, type Role } from '../roles.ts';

export type AccountFacts = {
  id: string;
  roles: readonly Role[];
  isActive: boolean;
  /** Whether the key file has a passphrase of theirs, and with it the notes key. */
  canSignIn: boolean;
  readsNotes: boolean;
};

/** Whether these roles are given the notes key. */
export function readNotes(roles: readonly Role[]): boolean {
  return holdsOneOf(roles, CLINICAL_ROLES);
}

/**
 * Whether an account may be closed (`roles` null) or be given other roles. Somebody who can sign in must stay
 * administrator, and somebody must keep the notes key: no other account could give either back (our own default).
 */
export function decideAccountChange(
  accounts: readonly AccountFacts[],
  accountId: string,
  roles: readonly Role[] | null,
): Decision<null, 'last_administrator' | 'last_notes_reader'> {
  const after = accounts.flatMap((account) => {
    if (!account.isActive || !account.canSignIn) return [];
    if (account.id !== accountId) return [account];
    return roles === null ? [] : [{ ...account, roles, readsNotes: account.readsNotes && readNotes(roles) }];
  });
  if (!after.some((account) => account.roles.includes('administrator'))) {
    return notAllowed('last_administrator');
  }
  if (!after.some((account) => account.readsNotes)) return notAllowed('last_notes_reader');
  return allowed(null);
}
