import { formatDate } from '../../shared/dates.ts';
import type { PublishedReturn } from '../../shared/returns/suppression.ts';
import { useOp } from '../client.ts';
import { Tag } from '../ui/Tag.tsx';

/** Whether these very figures have left the service, others of the same quarter have, or none. */
export function ReleaseTag({
  published,
  fingerprint,
}: {
  readonly published: PublishedReturn;
  readonly fingerprint: string;
}) {
  const { data } = useOp('returns.releases', {});
  if (data === undefined) return null;
  const ofQuarter = data.releases.filter(
    (one) => one.period === published.period.label && one.mode === published.mode,
  );
  const same = ofQuarter.find((one) => one.fingerprint === fingerprint);
  const [latest] = ofQuarter;
  if (same !== undefined) {
    return (
      <Tag tone="moss" icon="check">
        Released {formatDate(same.madeOn)}
      </Tag>
    );
  }
  return (
    <Tag tone="ochre" icon="pencil">
      {latest === undefined ? 'Draft, not released' : `Changed since ${formatDate(latest.madeOn)}`}
    </Tag>
  );
}
