import { Fragment, type ReactNode, useState } from 'react';
import type { ProposedDate } from '../../shared/courses/contract.ts';
import type { PlannedReview } from '../../shared/courses/plan.ts';
import { pointInWords } from '../../shared/reviews/rhythm.ts';
import { needsAnswer } from '../../shared/diary/clashes.ts';
import type { DayOff } from '../../shared/diary/periods.ts';
import { formatDay, formatTime, type LocalDate } from '../../shared/dates.ts';
import { Button } from '../ui/Button.tsx';
import { CheckMark } from '../ui/marks/CheckMark.tsx';
import { Mark } from '../ui/marks/Mark.tsx';
import type { Form } from '../ui/useForm.ts';
import { carerClashes, isClash, toSolve } from './datesToSolve.ts';
import type { PlanValues } from './planForm.ts';
import { SolveDate } from './SolveDate.tsx';
import { clashWords } from './words.ts';

type PlanDatesProps = {
  readonly form: Form<PlanValues>;
  readonly dates: readonly ProposedDate[];
  readonly reviews: readonly PlannedReview[];
  readonly childName: ReactNode;
  readonly carerName: ReactNode;
  readonly where: string;
};

/** Every date of the plan, the carer's beside the child's, with what is in the way and the ways out of it. */
export function PlanDates({ form, dates, reviews, childName, carerName, where }: PlanDatesProps) {
  const { kept } = form.values;
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [openOn, setOpenOn] = useState<LocalDate | null>(null);
  const open = toSolve(dates, kept);
  const shown = onlyOpen ? open : dates;
  const hasCarer = dates.some((each) => each.carer !== null);
  const placed = dates.filter((each) => each.number !== null).length;
  return (
    <>
      <div className="sect-head plan-head">
        <h2 id="dates-title">Dates</h2>
        <div className="acts">
          <Button kind="quiet" small pressed={!onlyOpen} onPress={() => setOnlyOpen(false)}>
            All {placed} dates
          </Button>
          <Button kind="quiet" small pressed={onlyOpen} onPress={() => setOnlyOpen(true)}>
            To solve, {open.length}
          </Button>
        </div>
      </div>
      <div className="plan-dates" tabIndex={0} role="region" aria-label="Every date of the course">
        {shown.length === 0 ? <p className="hint empty-list">Nothing is in the way of any date.</p> : null}
        <table className="dates">
          <caption className="vh">
            Every date, with what is in the way, and the carer’s sessions beside it
          </caption>
          <thead>
            <tr>
              <th scope="col" className="no">
                No.
              </th>
              <th scope="col">Date</th>
              <th scope="col">{childName}</th>
              {hasCarer ? (
                <th scope="col" className="car">
                  {carerName}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {shown.map((date) => {
              const review = onlyOpen ? undefined : reviews.find((each) => each.afterSession === date.number);
              const isOpen = openOn === date.on;
              const isKept = kept.includes(date.on);
              const inTheWay = (isClash(date) || carerClashes(date)) && !isKept;
              const rowClass = `row${inTheWay ? ' clash' : ''}${isOpen ? ' is-open' : ''}${date.skipped === null ? '' : ' passed'}`;
              return (
                <Fragment key={date.movedFrom ?? date.on}>
                  <tr className={rowClass}>
                    <th scope="row" className="no">
                      {date.number ?? <span className="vh">Passed over</span>}
                    </th>
                    <td>
                      <button
                        type="button"
                        className="btn-date"
                        aria-expanded={isOpen}
                        onClick={() => setOpenOn(isOpen ? null : date.on)}
                      >
                        {formatDay(date.on)}
                      </button>
                    </td>
                    <td>
                      <span className="st">
                        <ChildCell date={date} isKept={isKept} where={where} />
                      </span>
                    </td>
                    {hasCarer ? (
                      <td className="car">
                        {date.carer === null ? null : (
                          <span className="st">
                            {carerClashes(date) && !isKept ? (
                              <>
                                <CheckMark check="warning" />
                                {date.carer.clashes.filter(needsAnswer).map(clashWords).join(', ')}
                              </>
                            ) : (
                              <>
                                <Mark state="planned" size={14} />
                                {date.carer.number}
                              </>
                            )}
                          </span>
                        )}
                      </td>
                    ) : null}
                  </tr>
                  {isOpen ? (
                    <tr className="solve">
                      <td colSpan={hasCarer ? 4 : 3}>
                        <SolveDate form={form} date={date} onDone={() => setOpenOn(null)} />
                      </td>
                    </tr>
                  ) : null}
                  {review === undefined ? null : (
                    <tr className="review-row">
                      <th scope="row" className="no">
                        <Mark state="review_due" size={16} title="Review" />
                      </th>
                      <td colSpan={hasCarer ? 3 : 2}>
                        Review after {pointInWords(review, review.at)}, about {formatDay(review.about)}
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

function ChildCell({
  date,
  isKept,
  where,
}: {
  readonly date: ProposedDate;
  readonly isKept: boolean;
  readonly where: string;
}) {
  const { skipped, clashes, movedFrom, time } = date;
  if (skipped !== null) {
    return (
      <>
        <CheckMark check={skipped.because === 'left_out' ? 'same' : 'warning'} />
        {skipped.because === 'left_out' ? 'left out' : `${dayOffWords(skipped)}, passed over`}
      </>
    );
  }
  if (isClash(date) && !isKept) {
    return (
      <>
        <CheckMark check="warning" />
        {clashes.filter(needsAnswer).map(clashWords).join(', ')}
      </>
    );
  }
  if (movedFrom !== null) {
    return (
      <>
        <CheckMark check="moved" />
        moved from {formatDay(movedFrom)}
      </>
    );
  }
  return [
    formatTime(time),
    where === '' ? null : where,
    ...clashes.filter((each) => !needsAnswer(each)).map(clashWords),
    isKept ? 'kept all the same' : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

const dayOffWords = ({ because, name }: DayOff) => (because === 'leave' ? 'leave' : name);
