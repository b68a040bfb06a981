import type { ProposedDate } from '../../shared/courses/contract.ts';
import { formatDay, type LocalDate } from '../../shared/dates.ts';
import { clashWords } from '../course/words.ts';
import { Button } from '../ui/Button.tsx';
import { CheckMark } from '../ui/marks/CheckMark.tsx';

type ProposedDatesProps = {
  readonly dates: readonly ProposedDate[];
  readonly leftOut: readonly LocalDate[];
  readonly onLeftOut: (leftOut: readonly LocalDate[]) => void;
};

/** Every date of the plan with what is in its way, and the way to leave one out; another follows at the end. */
export function ProposedDates({ dates, leftOut, onLeftOut }: ProposedDatesProps) {
  const count = dates.filter(({ number }) => number !== null).length;
  return (
    <section aria-labelledby="group-dates" aria-live="polite">
      <h3 id="group-dates">{count === 1 ? '1 date' : `${count} dates`}</h3>
      <ol className="group-dates">
        {dates.map(({ on, skipped, clashes }) => (
          <li key={on} className={skipped === null ? undefined : 'passed'}>
            <span>
              {formatDay(on)}
              {skipped === null ? '' : `, ${passedWords(skipped)}`}
              {clashes.length === 0 ? null : (
                <span className="st">
                  <CheckMark check="warning" />
                  {clashes.map(clashWords).join(', ')}
                </span>
              )}
            </span>
            {skipped !== null && skipped.because !== 'left_out' ? null : (
              <Button
                kind="link"
                small
                onPress={() =>
                  onLeftOut(skipped === null ? [...leftOut, on] : leftOut.filter((date) => date !== on))
                }
              >
                {skipped === null ? 'Leave out' : 'Take back'}
                <span className="vh"> {formatDay(on)}</span>
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function passedWords(skipped: NonNullable<ProposedDate['skipped']>): string {
  if (skipped.because === 'left_out') return 'left out';
  return `${skipped.because === 'leave' ? 'leave' : skipped.name}, passed over`;
}
