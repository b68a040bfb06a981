import { formatDate } from '../../shared/dates.ts';
import type { BandDecision } from '../../shared/priority/contract.ts';
import { answerWords, FACTOR_WORDS } from '../../shared/priority/factors.ts';
import { SAFETY_SETTLED_LABELS } from '../../shared/priority/safety.ts';
import { BandMark } from '../ui/marks/BandMark.tsx';
import { Name } from '../ui/Name.tsx';

/** How a child came to the band, the newest first: what was suggested, what a person decided, who, when and why. */
export function BandHistory({ decisions }: { readonly decisions: readonly BandDecision[] }) {
  return (
    <section className="band-history" aria-label="Looks at priority so far">
      <h3>So far</h3>
      {decisions.length === 0 ? (
        <p className="small muted">Nobody has given a band yet.</p>
      ) : (
        <ol className="plain-list">
          {decisions.map((decision) => (
            <Decision key={decision.number} decision={decision} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Decision({ decision }: { readonly decision: BandDecision }) {
  const { band, bandWas, suggested, because, answers, reason, by, on, settled } = decision;
  return (
    <li>
      <b>{band === null ? 'No band' : <BandMark band={band} />}</b>
      {bandWas === null ? null : (
        <span className="muted"> {bandWas === band ? 'kept' : `before: band ${bandWas}`}</span>
      )}
      {reason === null ? null : <span className="line-2 band-why">{reason}</span>}
      {answers === null ? null : (
        <span className="line-2">
          {suggested === null ? 'No band was suggested' : `Suggested: band ${suggested}`}
          {because.map((factor) => (
            <span className="line-2" key={factor}>
              {FACTOR_WORDS[factor].label}: {answerWords(factor, answers[factor])}
            </span>
          ))}
        </span>
      )}
      <span className="line-2">
        {by === null ? 'Not recorded by whom' : <Name full={by} />}
        {on === null ? '' : `, ${formatDate(on)}`}
      </span>
      {settled === null ? null : (
        <span className="line-2">
          {SAFETY_SETTLED_LABELS[settled.is]}
          {settled.by === null ? '' : `, says ${settled.by}`}: {settled.reason}
        </span>
      )}
    </li>
  );
}
