import { allowed, type Decision, notAllowed } from '../decision.ts';
import { CLINICAL_ROLES, holdsOneOf, type Role } from '../roles.ts';

export type AccountFacts = {
  id: string;
  roles: readonly Role[];
  isActive: boolean;
  /** Whether the key file has a passphrase of theirs. */
  canSignIn: boolean;
  /** Whether it has the notes key under it too. */
  holdsNotesKey: boolean;
};

/** Whether these roles read clinical notes, and so are given the notes key. */
export function readNotes(roles: readonly Role[]): boolean {
  return holdsOneOf(roles, CLINICAL_ROLES);
}

/**
 * Whether these roles may go on holding a notes key they have: those that read notes, and administrators, who keep it
 * to hand it on and are shown no note. An administrator is given it at set-up only (our own default): otherwise a
 * coordinator could not set up a service before its first therapist has an account.
 */
export function mayHoldNotesKey(roles: readonly Role[]): boolean {
  return readNotes(roles) || holdsOneOf(roles, ['administrator']);
}

/**
 * Whether an account may be closed (`roles` null) or be given other roles. Somebody who can sign in must stay
 * administrator, and somebody must keep the notes key: no other account could give either back (our own default).
 */
export function decideAccountChange(
  accounts: readonly AccountFacts[],
  accountId: string,
  roles: readonly Role[] | null,
): Decision<null, 'last_administrator' | 'last_notes_key'> {
  const after = accounts.flatMap((account) => {
    if (!account.isActive || !account.canSignIn) return [];
    if (account.id !== accountId) return [account];
    return roles === null
      ? []
      : [{ ...account, roles, holdsNotesKey: account.holdsNotesKey && mayHoldNotesKey(roles) }];
  });
  if (!after.some((account) => account.roles.includes('administrator'))) {
    return notAllowed('last_administrator');
  }
  if (!after.some((account) => account.holdsNotesKey)) return notAllowed('last_notes_key');
  return allowed(null);
}
