import { formatDate } from '../../shared/dates.ts';
import { REFERRAL_SOURCES_LABELS, type ReferralSource } from '../../shared/referrals/codes.ts';
import { useOp } from '../client.ts';
import { Banner } from '../ui/Banner.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { NameLink } from '../ui/Name.tsx';
import type { OpenedFigure } from './SheetSection.tsx';

/** More than these are not read one by one; the waiting list and the search find them. */
const SHOWN = 200;

export type RecordsDrawerProps = {
  readonly period: string;
  readonly figure: OpenedFigure;
  readonly onClose: () => void;
};

/** The children behind a figure, each a way to their record. */
export function RecordsDrawer({ period, figure, onClose }: RecordsDrawerProps) {
  const { section, row, column, sectionTitle, name } = figure;
  const { data, error } = useOp('returns.records', { period, section, row, column });
  const records = data?.records ?? [];
  return (
    <Drawer
      subject={`${section} ${row} ${column}`}
      kicker={sectionTitle}
      title={data === undefined ? name : `${name}: ${records.length}`}
      closeLabel="Close the records"
      onClose={onClose}
    >
      {error !== null && <Banner tone="brick">{error.failure.message}</Banner>}
      <ul className="return-records">
        {records.slice(0, SHOWN).map((record) => (
          <li key={record.referralId}>
            <NameLink full={record.name} to={{ screen: 'child', childId: record.childId }} />
            <span>
              {record.daysWaited === null
                ? `${sourceLabel(record.source)}, received ${formatDate(record.receivedOn)}`
                : `${record.daysWaited} days, since ${formatDate(record.receivedOn)}`}
            </span>
          </li>
        ))}
      </ul>
      {records.length > SHOWN && <p className="small">And {records.length - SHOWN} more.</p>}
    </Drawer>
  );
}

function sourceLabel(source: string): string {
  return Object.hasOwn(REFERRAL_SOURCES_LABELS, source)
    ? REFERRAL_SOURCES_LABELS[source as ReferralSource]
    : REFERRAL_SOURCES_LABELS.other;
}
