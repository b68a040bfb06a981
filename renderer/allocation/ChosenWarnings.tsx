import { warningsOf } from '../../shared/allocation/rules.ts';
import type { LocalDate } from '../../shared/dates.ts';
import type { ProtocolId } from '../../shared/protocols/types.ts';
import { useOp } from '../client.ts';
import { Banner } from '../ui/Banner.tsx';

type Props = {
  /** Null for a group. */
  readonly childId: string | null;
  readonly protocolId: ProtocolId | null;
  /** Who was chosen; empty while nobody is. */
  readonly practitionerId: string;
  /** The last date they would hold; null while it is not known. */
  readonly lastOn: LocalDate | null;
  /** Whose sessions they are; without it the child's. */
  readonly whose?: 'child' | 'carer';
};

/** What speaks against whoever was chosen to hold a course, beside the field. It blocks nothing. */
export function ChosenWarnings({ childId, protocolId, practitionerId, lastOn, whose = 'child' }: Props) {
  const found = useOp(
    'allocation.list',
    { childId, protocolId, wish: null },
    { enabled: practitionerId !== '' },
  );
  const row = found.isPlaceholderData
    ? undefined
    : found.data?.rows.find((each) => each.practitionerId === practitionerId);
  const warnings = row === undefined ? [] : warningsOf(row, lastOn, whose);
  if (row === undefined || warnings.length === 0) return null;
  return (
    <div className="after-q">
      <Banner tone="ochre" live fact={`Before you choose ${row.name}:`}>
        {warnings.join('. ')}. You can choose them all the same.
      </Banner>
    </div>
  );
}
