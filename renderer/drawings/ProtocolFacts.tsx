import { agesLabel, boundsInWords, extentInWords } from '../../shared/protocols/catalogue.ts';
import { type Protocol, STRENGTH_LABELS } from '../../shared/protocols/types.ts';

/** What its source says of a therapy: for whom, how much of it, with what beside it, on what conditions. */
export function ProtocolFacts({ protocol }: { readonly protocol: Protocol }) {
  const { bounds, duration, carerStrand, requirements, recipientConditions } = protocol;
  const ages = agesLabel(protocol);
  const source = protocol.local?.source ?? null;
  const statedAges = protocol.local?.ages ?? null;
  const isByTime = bounds.min === null && bounds.max === null && duration.asStated !== null;
  return (
    <div className="protocol-facts">
      <dl className="pairs">
        <dt>{isByTime ? 'How long' : 'Sessions'}</dt>
        <dd>
          {extentInWords(protocol) ?? 'no number stated'}
          {source === null
            ? ''
            : ` (local range; the source says ${boundsInWords({ bounds: source }) ?? 'no number'})`}
        </dd>
        <dt>Stated for</dt>
        <dd>
          {protocol.recipients}
          {ages === null ? '' : `, ages ${ages}`}
          {statedAges === null
            ? ''
            : ` (our own; the source says ${agesLabel({ ages: statedAges }) ?? 'no age'})`}
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
        <dd>{sourceWords(protocol)}</dd>
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

/** 'NICE: offer, 1.7.17', 'Practice example, LimeCulture', 'The service’s own' */
export function sourceWords({ strength, recommendations, source }: Protocol): string {
  if (source === 'own') return STRENGTH_LABELS.own;
  const where = recommendations.length === 0 ? source : recommendations.join(', ');
  return `${STRENGTH_LABELS[strength]}, ${where}`;
}
