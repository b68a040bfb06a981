import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { initialsOf } from './initials.ts';

export type Privacy = {
  readonly initialsOnly: boolean;
  readonly setInitialsOnly: (on: boolean) => void;
  /** A name as it may stand on the page now, also inside labels and sentences. */
  readonly show: (name: string) => string;
};

const PrivacyContext = createContext<Privacy | null>(null);
const KEPT_AS = 'holdfast.initialsOnly';

/** "Initials only" takes full names out of the page itself, so that copies and screenshots have initials too. */
export function PrivacyProvider({ children }: { readonly children: ReactNode }) {
  const [initialsOnly, setOn] = useState(() => window.localStorage.getItem(KEPT_AS) === 'on');
  const privacy = useMemo<Privacy>(
    () => ({
      initialsOnly,
      setInitialsOnly(on) {
        window.localStorage.setItem(KEPT_AS, on ? 'on' : 'off');
        setOn(on);
      },
      show: (name) => (initialsOnly ? initialsOf(name) : name),
    }),
    [initialsOnly],
  );
  return <PrivacyContext value={privacy}>{children}</PrivacyContext>;
}

export function usePrivacy(): Privacy {
  const privacy = useContext(PrivacyContext);
  if (privacy === null) throw new Error('usePrivacy is used outside a PrivacyProvider');
  return privacy;
}
