import { createContext, useContext, type ReactNode } from 'react';
import type { OutputOf } from '../shared/contract.ts';
import { localDate, type LocalDate } from '../shared/dates.ts';
import { holdsOneOf, type Role } from '../shared/roles.ts';
import { contract, type OperationName } from '../shared/contract.ts';

export type Session = OutputOf<'vault.session'>;

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({
  session,
  children,
}: {
  readonly session: Session;
  readonly children: ReactNode;
}) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Who is signed in, and to which service. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession is used outside a SessionProvider');
  return session;
}

/** The date the service keeps, in Europe/London: never the window's own clock. */
export function useToday(): LocalDate {
  return localDate(useSession().today);
}

/** Whether the signed-in account may do this: the same declaration that the service enforces. */
export function useCan(name: OperationName): boolean {
  return mayCall(useSession().account.roles as Role[], name);
}

/** Whether somebody of these roles may do it. */
export function mayCall(roles: readonly Role[], name: OperationName): boolean {
  const { allow } = contract[name];
  return typeof allow === 'string' || holdsOneOf(roles, allow);
}
