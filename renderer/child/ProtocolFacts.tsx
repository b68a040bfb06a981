import { agesLabel, boundsInWords } from '../../shared/protocols/catalogue.ts';
import { type Protocol, STRENGTH_LABELS } from '../../shared/protocols/types.ts';

/** What its source says of a therapy: for whom, how many sessions, with what beside it, on what conditions. */
export function ProtocolFacts({ protocol }: { readonly protocol: Protocol }) {
  const { bounds, carerStrand, requirements, recommendations, recipientConditions } = protocol;
  const ages = agesLabel(protocol);
  const sessions = boundsInWords(protocol);
  const further = bounds.openExtension
    ? ', more where needed'
    : bounds.extendTo === null
      ? ''
      : `, up to ${bounds.extendTo} where needed`;
  const source = recommendations.length === 0 ? '' : `, ${recommendations.join(', ')}`;
  return (
    <div className="protocol-facts">
      <dl className="pairs">
        <dt>Sessions</dt>
        <dd>{sessions === null ? 'no number stated' : `${sessions}${further}`}</dd>
        <dt>Stated for</dt>
        <dd>
          {protocol.recipients}
          {ages === null ? '' : `, ages ${ages}`}
        </dd>
        {carerStrand === null ? null : (
          <>
            <dt>Beside it</dt>
            <dd>
              {carerStrand.what}
              {carerStrand.max === null ? '' : `, up to ${carerStrand.max}`}
            </dd>
          </>
        )}
        <dt>Source</dt>
        <dd>
          {STRENGTH_LABELS[protocol.strength]}
          {source}
        </dd>
      </dl>
      {[...requirements, ...recipientConditions].length === 0 ? null : (
        <ul className="conditions">
          {[...requirements, ...recipientConditions].map((condition) => (
            <li key={condition}>{condition}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
