import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { Route } from '../route.ts';
import { useNavigate } from '../router.tsx';
import { Icon, type IconName } from './icons/Icon.tsx';
import { usePrivacy } from './privacy.tsx';

export type FoundChild = {
  readonly childId: string;
  readonly name: string;
  /** What tells two of the same name apart: "14, waiting 256 days". */
  readonly detail?: string | undefined;
};

/** A screen to go to or something to do. */
export type FindPlace = {
  readonly label: string;
  readonly icon: IconName;
  readonly go: Route | (() => void);
  /** Other words by which somebody may look for it: "log out" for Lock. */
  readonly alsoCalled?: string;
};

export type Find = {
  readonly search: (text: string) => Promise<readonly FoundChild[]>;
  readonly places: readonly FindPlace[];
};

export type FindDialogProps = { readonly onClose: () => void; readonly find: Find };

/** Finds a child, a screen or an action from the keyboard. */
export function FindDialog({ onClose, find }: FindDialogProps) {
  return (
    <ModalOverlay
      className="scrim"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="find-dialog">
        <Dialog aria-label="Find">
          <FindBox find={find} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

type Option = {
  readonly key: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly icon: IconName;
  readonly run: () => void;
};

const SEARCH_AFTER_MS = 120;

function FindBox({ find, onClose }: { readonly find: Find; readonly onClose: () => void }) {
  const navigate = useNavigate();
  const { show } = usePrivacy();
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [found, setFound] = useState<{ text: string; rows: readonly FoundChild[] }>({ text: '', rows: [] });
  const wanted = text.trim();

  useEffect(() => {
    if (wanted === '') return undefined;
    let isStale = false;
    const timer = window.setTimeout(() => {
      void find.search(wanted).then((rows) => {
        if (!isStale) setFound({ text: wanted, rows });
      });
    }, SEARCH_AFTER_MS);
    return () => {
      isStale = true;
      window.clearTimeout(timer);
    };
  }, [wanted, find]);

  const children: Option[] = (wanted === '' ? [] : found.rows).map((child) => ({
    key: child.childId,
    label: show(child.name),
    detail: child.detail,
    icon: 'user',
    run: () => navigate({ screen: 'child', childId: child.childId }),
  }));
  const places: Option[] = find.places
    .filter(({ label, alsoCalled }) =>
      `${label} ${alsoCalled ?? ''}`.toLowerCase().includes(wanted.toLowerCase()),
    )
    .map((place) => {
      const { go } = place;
      return {
        key: place.label,
        label: place.label,
        icon: place.icon,
        run: typeof go === 'function' ? go : () => navigate(go),
      };
    });
  const options = [...children, ...places];
  const current = options[Math.min(at, options.length - 1)];
  const isSearching = wanted !== '' && found.text !== wanted;

  function choose(option: Option | undefined) {
    if (option === undefined) return;
    onClose();
    option.run();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((Math.min(at, options.length - 1) + step + options.length) % Math.max(options.length, 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(current);
    }
  }

  const row = (option: Option) => (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the keys, as in any combobox
    <div
      key={option.key}
      id={`${listId}-${option.key}`}
      role="option"
      tabIndex={-1}
      aria-selected={option === current}
      className="find-option"
      onClick={() => choose(option)}
    >
      <Icon name={option.icon} />
      <span>{option.label}</span>
      {option.detail !== undefined && <span className="more">{option.detail}</span>}
    </div>
  );

  return (
    <>
      <div className="find-box">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label="Find a child, a screen or an action"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={current === undefined ? undefined : `${listId}-${current.key}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person asked for this field
          autoFocus
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="find-results">
        <div id={listId} role="listbox" aria-label="Found">
          {children.length > 0 && (
            <div role="group" aria-label="Children">
              {children.map(row)}
            </div>
          )}
          {places.length > 0 && (
            <div role="group" aria-label="Screens and actions">
              {places.map(row)}
            </div>
          )}
        </div>
        <p className="find-note" role="status">
          {isSearching ? 'Looking' : noteOn(wanted, children.length, places.length)}
        </p>
      </div>
      <p className="find-foot">
        <span>
          <kbd>Up</kbd> <kbd>Down</kbd> to move
        </span>
        <span>
          <kbd>Enter</kbd> to open
        </span>
        <span>
          <kbd>Esc</kbd> to close
        </span>
      </p>
    </>
  );
}

function noteOn(wanted: string, children: number, places: number): string {
  if (wanted === '') return 'Type a name to find a child.';
  if (children === 0 && places > 0)
    return places === 1 ? '1 screen or action found' : `${places} screens and actions found`;
  if (children === 0) return 'No child by that name. Try a part of the name, or another spelling.';
  return children === 1 ? '1 child found' : `${children} children found`;
}
