import { useState } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import { formatInstant } from '../../shared/instants.ts';
import { useCommand, useOp } from '../client.ts';
import { useSession } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import { Section, TabBody } from './Section.tsx';

type Backup = OutputOf<'backups.list'>['backups'][number];

const REASONS: Record<Backup['reason'], string> = {
  close: 'When Holdfast was closed',
  migration: 'Before an update',
  restore: 'Before a restore',
  asked: 'Asked for',
};

/** What could be restored, where it lies, and how. */
export function BackupsTab() {
  const { isExample } = useSession();
  const found = useOp('backups.list', {}).data;
  const make = useCommand('backups.make');
  const [message, setMessage] = useState<string>();
  const [madeAt, setMadeAt] = useState<string>();
  const makeOne = async () => {
    const reply = await make.run({});
    setMessage(reply.ok ? undefined : reply.message);
    setMadeAt(reply.ok ? reply.value.madeAt : undefined);
  };
  const newest = found?.backups[0];
  return (
    <TabBody label="Backups">
      <Section
        title="Backups"
        lead="Made whenever Holdfast is closed, encrypted like the records, and read back in full before it counts."
        acts={
          !isExample && (
            <Button icon="doc" isPending={make.isPending} onPress={() => void makeOne()}>
              {make.isPending ? 'Making and checking …' : 'Make a backup now'}
            </Button>
          )
        }
      >
        <FormMessage message={message} />
        {madeAt !== undefined && (
          <Banner tone="moss" live fact={`Backup made ${formatInstant(madeAt)}.`}>
            It was opened again and holds everything.
          </Banner>
        )}
        {found !== undefined && newest === undefined && (
          <Banner tone={isExample ? 'slate' : 'ochre'} fact="There is no backup yet.">
            {isExample
              ? 'The example is made anew each time, so none is kept of it.'
              : 'Make one now, or close Holdfast once: it makes one by itself.'}
          </Banner>
        )}
        {newest !== undefined && (
          <p className="log-check">
            <Icon name="ok" />
            <span>
              <b>Last verified {formatInstant(newest.madeAt)}.</b> Each one was opened and compared when it
              was made; the ten newest are kept.
            </span>
          </p>
        )}
        {newest !== undefined && <BackupTable backups={found?.backups ?? []} />}
      </Section>
      {found !== undefined && !isExample && (
        <Section
          title="Where they lie"
          lead="On this computer alone: copy the folder to a stick or a network drive, and keep that elsewhere."
        >
          <p className="where">{found.folder}</p>
        </Section>
      )}
      <Section title="How to restore" lead="A restore never overwrites: the records of today stay beside it.">
        <ol className="steps-how">
          <li>Lock Holdfast, and press “Restore a backup” at the foot of the unlock page.</li>
          <li>Choose a backup by its date, or one brought from elsewhere.</li>
          <li>Type the passphrase that was in use then, or the recovery key from the paper.</li>
        </ol>
      </Section>
    </TabBody>
  );
}

function BackupTable({ backups }: { readonly backups: readonly Backup[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Made and verified</th>
          <th scope="col">Why</th>
          <th scope="col" className="num">
            Size
          </th>
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => (
          <tr className="row" key={backup.folder}>
            <th scope="row">{formatInstant(backup.madeAt)}</th>
            <td>{REASONS[backup.reason]}</td>
            <td className="num">{sizeWords(backup.bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function sizeWords(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1024 ? `${kilobytes} kB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
