import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Icon } from './icons/Icon.tsx';

export type ConflictFact = { readonly label: string; readonly theirs: ReactNode; readonly yours: ReactNode };

export type ConflictProps = {
  /** Who saved meanwhile, and when: "Ama Fictley", "at 10.42 am". */
  readonly who?: string | undefined;
  readonly when?: string | undefined;
  /** What differs, both versions side by side. */
  readonly facts: readonly ConflictFact[];
  /** What was typed is given up for what is saved. */
  readonly onKeepTheirs: () => void;
  /** What was typed is saved over it, on top of the newer version. */
  readonly onUseYours: () => void;
  /** Where one can follow the other: brings both together, to be read before they are saved. */
  readonly onKeepBoth?: (() => void) | undefined;
};

/** Someone else saved the same record meanwhile. Nobody's work is overwritten in silence. */
export function Conflict({ who, when, facts, onKeepTheirs, onUseYours, onKeepBoth }: ConflictProps) {
  return (
    <section className="conflict" role="group" aria-label="Two versions" tabIndex={-1} ref={takeFocus}>
      <div className="banner ochre">
        <Icon name="warn" />
        <p>
          <b>
            {who ?? 'Somebody else'} saved this{when === undefined ? ' while you were writing' : ` ${when}`}.
          </b>{' '}
          Nothing you typed is lost. Choose which to keep.
        </p>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">What differs</span>
            </th>
            <th scope="col">Saved</th>
            <th scope="col">Yours</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={fact.label}>
              <th scope="row">{fact.label}</th>
              <td>{fact.theirs}</td>
              <td>
                <b>{fact.yours}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row-wrap">
        {onKeepBoth === undefined ? null : (
          <Button small onPress={onKeepBoth}>
            Bring both together
          </Button>
        )}
        <Button small onPress={onUseYours}>
          Save yours over it
        </Button>
        <Button small onPress={onKeepTheirs}>
          Keep what was saved
        </Button>
      </div>
    </section>
  );
}

function takeFocus(section: HTMLElement | null) {
  section?.focus();
}
