import { useState } from 'react';
import { formatInstant } from '../../shared/instants.ts';
import type { InputOf, OutputOf } from '../../shared/contract.ts';
import { ask } from '../bridge.ts';
import { ErrorLine, FieldSet } from '../ui/Field.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import { Act } from './Door.tsx';
import type { Status } from './UnlockPage.tsx';

type Place = InputOf<'vault.restore'>['backup'];
/** A backup that was looked into: whose it is, and who can open it. `madeAt` is in words. */
export type Found = {
  readonly place: Place;
  readonly serviceName: string;
  readonly madeAt: string;
  readonly accounts: OutputOf<'vault.accountsInBackup'>['accounts'];
};

export type BackupChoiceProps = {
  readonly id: string;
  readonly error: string | undefined;
  readonly backups: Status['backups'];
  readonly found: Found | null;
  readonly onFound: (found: Found | null) => void;
};

const SHOWN_AT_FIRST = 5;
const REASONS: Record<Status['backups'][number]['reason'], string> = {
  close: 'made on closing',
  migration: 'made before an update',
  restore: 'made before a restore',
  asked: 'made by hand',
};

/** One of this computer's backups, or one brought on a stick or from a network drive. */
export function BackupChoice({ id, error, backups, found, onFound }: BackupChoiceProps) {
  const [showsAll, setShowsAll] = useState(false);
  const [problem, setProblem] = useState<string>();
  // Marked at once; what is in it follows when it was looked into.
  const [chosen, setChosen] = useState<string>();
  const listed = showsAll ? backups : backups.slice(0, SHOWN_AT_FIRST);

  const look = async (place: Place) => {
    setProblem(undefined);
    setChosen(place.from === 'here' ? place.folder : undefined);
    const reply = await ask('vault.accountsInBackup', { backup: place });
    if (reply.ok) {
      onFound({ ...reply.value, place, madeAt: formatInstant(reply.value.madeAt) });
    } else {
      setProblem(reply.message);
      onFound(null);
    }
  };

  return (
    <FieldSet id={id} legend="Which backup?" error={error}>
      {backups.length === 0 && <p className="hint">There is none on this computer.</p>}
      <div>
        {listed.map((backup) => (
          <label className="tick" key={backup.folder}>
            <input
              type="radio"
              name="backup"
              checked={chosen === backup.folder}
              onChange={() => void look({ from: 'here', folder: backup.folder })}
            />
            <span>
              {formatInstant(backup.madeAt)}
              <span className="muted">
                , {REASONS[backup.reason]}, {sizeOf(backup.bytes)}
              </span>
            </span>
          </label>
        ))}
      </div>
      <div className="row-wrap backup-acts">
        {backups.length > listed.length && (
          <Act kind="link" onPress={() => setShowsAll(true)}>
            Show all {String(backups.length)}
          </Act>
        )}
        <label className="btn sm file-choice">
          <Icon name="doc" />
          Choose a backup from elsewhere
          <input
            className="vh"
            type="file"
            aria-describedby={`${id}-file`}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file !== undefined) void look({ from: 'file', path: window.holdfast.pathOf(file) });
            }}
          />
        </label>
      </div>
      <p className="hint" id={`${id}-file`}>
        Open the backup’s folder, on a stick or a network drive, and choose the file manifest.json in it.
      </p>
      {problem !== undefined && (
        <div role="alert">
          <ErrorLine>{problem}</ErrorLine>
        </div>
      )}
      {found !== null && (
        <p className="found" role="status">
          <Icon name="ok" />
          <span>
            {found.serviceName}, {found.madeAt}
          </span>
        </p>
      )}
    </FieldSet>
  );
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
