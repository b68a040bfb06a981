import { useState } from 'react';
import { wordsFor } from '../../shared/audit/words.ts';
import { formatInstant } from '../../shared/instants.ts';
import { useOp } from '../client.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Tag } from '../ui/Tag.tsx';

const SHOWN = 50;

/** Who opened and changed this record, newest first. */
export function HistoryTab({ childId }: { readonly childId: string }) {
  const [offset, setOffset] = useState(0);
  const history = useOp('child.history', { childId, offset, limit: SHOWN });
  const { data, error } = history;
  if (error !== null)
    return (
      <div className="pad">
        <Banner tone="brick">{error.failure.message}</Banner>
      </div>
    );
  if (data === undefined) return null;
  if (data.total === 0)
    return (
      <div className="pad">
        <EmptyState title="Nothing yet">
          Everybody who opens or changes this record stands here from now on.
        </EmptyState>
      </div>
    );
  const last = Math.min(offset + SHOWN, data.total);
  return (
    <section className="pad" aria-labelledby="history-title">
      <div className="sect-head">
        <h2 id="history-title">History</h2>
        <p>
          Showing {offset + 1} to {last} of {data.total}
        </p>
        <div className="acts">
          {offset > 0 ? (
            <Button small onPress={() => setOffset(Math.max(0, offset - SHOWN))}>
              Newer
            </Button>
          ) : null}
          {last < data.total ? (
            <Button small onPress={() => setOffset(offset + SHOWN)}>
              Older
            </Button>
          ) : null}
        </div>
      </div>
      <table className="history">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr className="row" key={row.id}>
              <td className="nowrap">{formatInstant(row.at)}</td>
              <th scope="row">{row.who}</th>
              <td>
                {wordsFor(row.operation, row.outcome)}
                {row.outcome === 'refused' ? ' (not done)' : ''}{' '}
                {row.isOutsideCaseload ? (
                  <Tag tone="slate" icon="eye">
                    outside their caseload
                  </Tag>
                ) : null}
                {row.namedIn === null ? null : <span className="line-2">{row.namedIn}</span>}
                {row.takenBack === null ? null : <span className="line-2">{row.takenBack}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
