import type { OutputOf } from '../../shared/contract.ts';
import { formatInstant } from '../../shared/instants.ts';
import { agesLabel, boundsInWords, courseBoundsOf } from '../../shared/protocols/catalogue.ts';
import { type VersionFields, withVersion } from '../../shared/protocols/localVersions.ts';
import type { BoundUnit, CourseBounds, Protocol } from '../../shared/protocols/types.ts';
import { rhythmInWords } from '../../shared/reviews/rhythm.ts';
import { upperFirst } from '../textCase.ts';
import { Button } from '../ui/Button.tsx';

export type SavedVersion = OutputOf<'catalogue.get'>['versions'][number];
type Props = {
  /** As its source says. */
  readonly stated: Protocol;
  /** Its versions, oldest first. */
  readonly versions: readonly SavedVersion[];
  readonly onChange: (() => void) | null;
  /** Of a therapy of the service's own: changes what is said of it. */
  readonly onDescribe: (() => void) | null;
};

/** How the service holds a therapy, beside what its source says, and every time that was changed. */
export function HeldHere({ stated, versions, onChange, onDescribe }: Props) {
  const newestFirst = versions.toReversed();
  return (
    <section aria-label="How it is held here" className="differs">
      <h3>How it is held here</h3>
      {newestFirst.length === 0 ? (
        <p>As its source says.</p>
      ) : (
        <ul className="plain-list">
          {newestFirst.map((version, at) => (
            <li key={version.id}>
              <b>{at === 0 ? versionWords(stated, version) : `Before: ${versionWords(stated, version)}`}</b>
              <p>{version.reason}</p>
              <p className="hint">
                {formatInstant(version.at)}, {version.who}
              </p>
            </li>
          ))}
        </ul>
      )}
      {onChange === null ? null : (
        <div className="acts">
          <Button small icon="pencil" onPress={onChange}>
            Change its range, reviews or ages here
          </Button>
          {onDescribe === null ? null : (
            <Button small icon="pencil" onPress={onDescribe}>
              Change what is said of it
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** 'Local range 10 to 14 sessions; the source says 12 to 16 sessions. A review after every 4 attended sessions.' */
export function versionWords(stated: Protocol, version: VersionFields): string {
  const held = withVersion(stated, { id: '', protocolId: stated.id, reason: '', ...version });
  const source = courseBoundsOf(stated);
  const range =
    stated.source === 'own'
      ? upperFirst(amount(courseBoundsOf(held)))
      : version.bounds === null
        ? 'The range of its source'
        : `Local range ${amount(courseBoundsOf(held))}; the source says ${amount(source)}`;
  const ages =
    version.ages === null
      ? ''
      : ` Ages ${agesLabel(held) ?? ''}; the source says ${agesLabel(stated) ?? 'no age'}.`;
  return `${range}.${ages}${version.reviews === null ? '' : ` A review ${rhythmInWords(version.reviews)}.`}`;
}

const COUNTED: Record<BoundUnit, string> = { session: ' sessions', day: '', week: '', month: '' };

/** '12 to 16 sessions', '4 to 6 months', 'no number' */
export function amount(bounds: CourseBounds): string {
  const words = boundsInWords({ bounds });
  return words === null ? 'no number' : `${words}${COUNTED[bounds.unit]}`;
}
