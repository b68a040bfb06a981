import { formatDay } from '../../shared/dates.ts';
import { measureById } from '../../shared/measures/catalogue.ts';
import type { JobOf } from '../../shared/today/contract.ts';

/** In which measure a question about harm was answered, and that somebody is to say what was done. */
export function RiskItemLine({ job }: { readonly job: JobOf<'risk_item'> }) {
  const { measure, filledInOn, by } = job;
  return (
    <span className="no">
      In {measureById(measure).shortName} of {formatDay(filledInOn)}
      {by === null ? '' : `, recorded by ${by}`}. Say what was done.
    </span>
  );
}
