import { Mark } from '../ui/marks/Mark.tsx';
import { markWords, type MarkState } from '../ui/marks/words.ts';

const usual = [
  'attended',
  'attended_late',
  'needs_logging',
  'planned',
  'not_scheduled',
  'was_not_brought',
  'did_not_attend',
] as const;

export type StripLegendProps = {
  /** Rarer marks that this strip has: "late and not seen", "moved". */
  readonly also?: readonly MarkState[];
  /** Whether a session was or is tried again later than one that follows it. */
  readonly hasLater?: boolean;
};

/** The key below a course strip. */
export function StripLegend({ also = [], hasLater = false }: StripLegendProps) {
  return (
    <ul className="legend" aria-label="Key">
      {[...usual, ...also].map((state) => (
        <li key={state}>
          <Mark state={state} size={14} />
          {markWords[state]}
        </li>
      ))}
      <li>
        cancelled by <Mark state="cancelled_by_family" size={14} />
        family&ensp;
        <Mark state="cancelled_by_service" size={14} />
        service
      </li>
      <li>
        review <Mark state="review_held" size={14} />
        held&ensp;
        <Mark state="review_due" size={14} />
        due
      </li>
      {hasLater ? <li>→ later than the next</li> : null}
    </ul>
  );
}
