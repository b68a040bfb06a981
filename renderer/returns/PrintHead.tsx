import { formatDate, type LocalDate } from '../../shared/dates.ts';
import type { PublishedReturn } from '../../shared/returns/suppression.ts';
import { useSession } from '../session.tsx';

export type PrintHeadProps = {
  readonly published: PublishedReturn;
  readonly reason: string | null;
  readonly madeOn: LocalDate;
  readonly madeBy: string;
};

/** What the paper says of itself above the figures: whose return it is, of which quarter, and how it may be used. */
export function PrintHead({ published, reason, madeOn, madeBy }: PrintHeadProps) {
  const { serviceName, isExample } = useSession();
  const { period, asAt, mode } = published;
  return (
    <>
      <p>
        <b>{serviceName}</b>
        {isExample && ' (example, everyone is invented)'}. {period.label}, {formatDate(period.startsOn)} to{' '}
        {formatDate(period.endsOn)}, counted to {formatDate(asAt)}. Made on {formatDate(madeOn)} by {madeBy}.
      </p>
      {mode === 'exact_under_contract' ? (
        <p>
          <b>Confidential: exact figures, under contract.</b> Children may be recognised in small ones.
          Reason: {reason}
        </p>
      ) : (
        <p>For publication. {published.summary}</p>
      )}
    </>
  );
}
