import { formatInstant } from '../../shared/instants.ts';
import { useOp } from '../client.ts';
import { Banner } from '../ui/Banner.tsx';
import { Icon } from '../ui/icons/Icon.tsx';

/** Whether every entry still follows from the one before it, and none was cut off since the last backup. */
export function LogCheck() {
  const check = useOp('audit.check', {}).data;
  if (check === undefined) return <p className="muted">Reading the whole log …</p>;
  const { rows, brokenAt, backupMadeAt } = check;
  if (brokenAt !== null) {
    return (
      <Banner tone="brick" fact="The log is not whole.">
        Entry {brokenAt.seq} of {brokenAt.who} was changed, moved or removed by other means than Holdfast.
        Keep this computer as it is, keep its backups, and tell the manager today.
      </Banner>
    );
  }
  return (
    <p className="log-check">
      <Icon name="ok" />
      <span>
        <b>The log is whole.</b> {rows === 1 ? '1 entry holds' : `All ${rows} entries hold`}
        {backupMadeAt === null
          ? '; with the first backup it can also be told whether its end was cut off.'
          : `, and none is missing since the backup of ${formatInstant(backupMadeAt)}.`}
      </span>
    </p>
  );
}
