import { formatInstant } from '../../shared/instants.ts';
import { type OwnChange, whatDiffers } from '../../shared/protocols/own.ts';
import type { OwnProtocolId } from '../../shared/protocols/types.ts';
import { useOp } from '../client.ts';
import { Banner } from '../ui/Banner.tsx';

/** Who described a therapy of the service's own, who changed what is said of it, and what it was before. */
export function OwnHistory({ protocolId }: { readonly protocolId: OwnProtocolId }) {
  const { data, error } = useOp('protocol.history', { protocolId });
  if (error !== null) return <Banner tone="brick">{error.failure.message}</Banner>;
  if (data === undefined) return null;
  return (
    <section aria-label="What was said of it before" className="differs">
      <h3>What was said of it before</h3>
      {data.changes.length === 0 ? (
        <p>It is said of as it always was.</p>
      ) : (
        <ul className="plain-list">
          {data.changes.map((change) => (
            <li key={change.id}>
              <p className="hint">
                {formatInstant(change.at)}, {change.who}
              </p>
              <Changed change={change} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Changed({ change: { from, to } }: { readonly change: OwnChange }) {
  if (from === null) return <p>Described it first, as {to.name}.</p>;
  const differs = whatDiffers(from, to);
  if (differs.length === 0) return <p>Saved it with nothing changed.</p>;
  return (
    <dl className="pairs">
      {differs.map(({ label, from: was, to: now }) => (
        <div key={label} className="pair">
          <dt>{label}</dt>
          <dd>
            {now}
            <span className="line-2">Before: {was}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
