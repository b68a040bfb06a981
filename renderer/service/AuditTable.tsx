import type { AuditRow } from '../../shared/audit/contract.ts';
import { besideWords, reasonWords, wordsFor } from '../../shared/audit/words.ts';
import { formatInstant } from '../../shared/instants.ts';
import { Button } from '../ui/Button.tsx';
import { NameLink } from '../ui/Name.tsx';
import { shortOf } from './AuditTab.tsx';

export type AuditTableProps = {
  readonly rows: readonly AuditRow[];
  /** Shows the entries of one record only; null where that is so already. */
  readonly onRecord: ((subject: string) => void) | null;
};

/** Entries of the log in words; what was not done says why, as the person was told. */
export function AuditTable({ rows, onRecord }: AuditTableProps) {
  return (
    <div className="service-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What they did</th>
            <th scope="col">Child</th>
            <th scope="col">Record</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr className="row" key={row.id}>
              <td className="log-when">{formatInstant(row.at)}</td>
              <th scope="row">{row.who}</th>
              <td>
                <What row={row} />
              </td>
              <td>
                {row.child !== null && (
                  <NameLink to={{ screen: 'child', childId: row.child.childId }} full={row.child.name} />
                )}
              </td>
              <td>{row.subject !== null && <RecordOf subject={row.subject} onRecord={onRecord} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function What({ row }: { readonly row: AuditRow }) {
  const words = wordsFor(row.operation, row.outcome);
  if (row.outcome !== 'refused') {
    const beside = besideWords(row.operation, row.detail);
    const isOutside = row.detail !== null && row.detail.includes('"outsideCaseload":true');
    return (
      <>
        {words}
        {beside !== null && <span className="line-2">{beside}</span>}
        {isOutside && <span className="line-2">outside their caseload, with a reason</span>}
      </>
    );
  }
  return (
    <>
      {words}, <b>not done</b>
      <span className="line-2">{reasonWords(row.detail)}</span>
    </>
  );
}

function RecordOf({ subject, onRecord }: { subject: string; onRecord: AuditTableProps['onRecord'] }) {
  if (onRecord === null) return <span className="muted">{shortOf(subject)}</span>;
  return (
    <Button kind="link" small onPress={() => onRecord(subject)}>
      <span className="vh">Only the record </span>
      {shortOf(subject)}
    </Button>
  );
}
