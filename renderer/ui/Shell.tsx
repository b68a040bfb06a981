import { useState, type ReactNode } from 'react';
import type { Screen } from '../route.ts';
import { AccountMenu, type AccountMenuProps } from './AccountMenu.tsx';
import { Button } from './Button.tsx';
import { FindDialog, type Find } from './FindDialog.tsx';
import { Icon } from './icons/Icon.tsx';
import { usePrivacy } from './privacy.tsx';
import { Rail } from './Rail.tsx';
import { Saved, type SavedState } from './Saved.tsx';
import { Switch } from './Switch.tsx';
import { Tag } from './Tag.tsx';
import { useShortcut } from './useShortcut.ts';

export type ShellProps = {
  readonly serviceName: string;
  /** The invented service: marked on every screen. */
  readonly isExample?: boolean | undefined;
  readonly account: AccountMenuProps;
  readonly todayCount?: number | undefined;
  /** The rail's screens for this account; all of them unless told. */
  readonly screens?: readonly Screen[] | undefined;
  readonly saved: SavedState;
  readonly find: Find;
  readonly onLock: () => void;
  /** The top line of every printed page: the service, the date, who printed it, "Confidential". */
  readonly printLine: string;
  /** The screen: one `Page`. */
  readonly children: ReactNode;
};

/** The rail, the top bar and the screen. Ctrl or Cmd with K finds, with L locks. */
export function Shell(props: ShellProps) {
  const [isFinding, setFinding] = useState(false);
  const { initialsOnly, setInitialsOnly } = usePrivacy();
  useShortcut('k', () => setFinding(true));
  useShortcut('l', props.onLock);

  return (
    <>
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        Skip to the page
      </a>
      <p className="print-line">{props.printLine}</p>
      <div className="shell">
        <Rail todayCount={props.todayCount} screens={props.screens} />
        <header className="topbar">
          <p className="topbar-service">
            {props.isExample === true ? <Tag tone="ochre">Example</Tag> : null}
            <span className="name-of-service">{props.serviceName}</span>
          </p>
          <button className="find" type="button" aria-haspopup="dialog" onClick={() => setFinding(true)}>
            <Icon name="search" />
            <span>Find a child, a screen or an action</span>
            <kbd>{commandKey} K</kbd>
          </button>
          <div className="topbar-end">
            <Saved state={props.saved} />
            <Switch label="Initials only" on={initialsOnly} onChange={setInitialsOnly} />
            <AccountMenu {...props.account} />
            <Button icon="lock" onPress={props.onLock}>
              Lock
            </Button>
          </div>
        </header>
        {props.children}
      </div>
      {isFinding ? <FindDialog onClose={() => setFinding(false)} find={props.find} /> : null}
    </>
  );
}

const commandKey = /mac/i.test(navigator.userAgent) ? 'Cmd' : 'Ctrl';
