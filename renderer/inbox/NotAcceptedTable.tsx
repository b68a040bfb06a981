import { formatDate } from '../../shared/dates.ts';
import { CLOSING_REASONS_LABELS } from '../../shared/referrals/codes.ts';
import { NOT_ACCEPTED_REASON_LABELS } from '../../shared/triage/codes.ts';
import type { NotAcceptedRow } from '../../shared/triage/contract.ts';
import { NameLink } from '../ui/Name.tsx';
import { onRowKeys } from '../ui/rowKeys.ts';

/** Referrals that were declined or signposted, the newest decision first. */
export function NotAcceptedTable({ rows }: { readonly rows: readonly NotAcceptedRow[] }) {
  return (
    <table>
      <caption className="vh">Not accepted: the newest decision first</caption>
      <thead>
        <tr>
          <th scope="col">Child</th>
          <th scope="col">Received</th>
          <th scope="col">Decided</th>
          <th scope="col">What was decided</th>
          <th scope="col">Who holds the risk</th>
        </tr>
      </thead>
      <tbody
        onKeyDown={(event) =>
          onRowKeys(event, { open: (row) => row.querySelector<HTMLElement>('a')?.click() })
        }
      >
        {rows.map((row, at) => (
          <tr key={row.referralId} className="row" data-row={row.referralId} tabIndex={at === 0 ? 0 : -1}>
            <th scope="row">
              <NameLink full={row.name} to={{ screen: 'child', childId: row.childId }} />{' '}
              <span className="age">{row.age ?? ''}</span>
            </th>
            <td className="nowrap">{formatDate(row.receivedOn)}</td>
            <td className="nowrap">
              {formatDate(row.closedOn)}
              <span className="line-2">
                {row.daysToDecide === 1 ? 'after 1 day' : `after ${row.daysToDecide} days`}
              </span>
            </td>
            <td>
              {row.signpostedTo === null
                ? CLOSING_REASONS_LABELS[row.closingReason]
                : `Signposted to ${row.signpostedTo}`}
              {row.notAcceptedReason === null ? null : (
                <span className="line-2">{NOT_ACCEPTED_REASON_LABELS[row.notAcceptedReason]}</span>
              )}
            </td>
            <td>{row.riskHeldBy ?? <span className="muted">Not said</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
