import { useState } from 'react';
import type { ProposedDate } from '../../shared/courses/contract.ts';
import { formatDay, isLocalDate, type LocalDate, weekdayName } from '../../shared/dates.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import type { Form } from '../ui/useForm.ts';
import { carerClashes, isClash } from './datesToSolve.ts';
import type { PlanValues } from './planForm.ts';

type SolveDateProps = {
  readonly form: Form<PlanValues>;
  readonly date: ProposedDate;
  readonly onDone: () => void;
};

/** The ways out of one date: a free day of the same week, leaving it out, another day, or keeping it all the same. */
export function SolveDate({ form, date, onDone }: SolveDateProps) {
  const { values } = form;
  const [another, setAnother] = useState<string | null>(null);
  const rhythmOn = date.movedFrom ?? date.on;
  const isOff = date.skipped !== null && date.skipped.because !== 'left_out';
  const isLeftOut = date.skipped?.because === 'left_out';
  const inTheWay = (isClash(date) || carerClashes(date)) && !values.kept.includes(date.on);
  const taken = another !== null && isLocalDate(another) ? another : null;

  function moveTo(to: LocalDate) {
    form.set('moves', [...values.moves.filter((each) => each.from !== rhythmOn), { from: rhythmOn, to }]);
    form.set(
      'leftOut',
      values.leftOut.filter((each) => each !== rhythmOn),
    );
    onDone();
  }
  function leaveOut() {
    form.set(
      'moves',
      values.moves.filter((each) => each.from !== rhythmOn),
    );
    form.set('leftOut', [...values.leftOut, rhythmOn]);
    onDone();
  }
  function putBack() {
    form.set(
      'moves',
      values.moves.filter((each) => each.from !== rhythmOn),
    );
    form.set(
      'leftOut',
      values.leftOut.filter((each) => each !== rhythmOn),
    );
    onDone();
  }
  function keep() {
    form.set('kept', [...values.kept, date.on]);
    onDone();
  }
  return (
    <>
      <div className="acts">
        {date.suggestion === null ? null : (
          <Button small onPress={() => suggest(date.suggestion)}>
            Move it to {formatDay(date.suggestion)}
          </Button>
        )}
        {isLeftOut || date.movedFrom !== null ? (
          <Button small onPress={putBack}>
            Back to {formatDay(rhythmOn)}
          </Button>
        ) : null}
        {isLeftOut ? null : (
          <Button small onPress={isOff ? onDone : leaveOut}>
            {isOff ? 'Pass it over' : 'Leave it out'}
          </Button>
        )}
        {inTheWay ? (
          <Button small onPress={keep}>
            Keep it all the same
          </Button>
        ) : null}
        <Button small pressed={another !== null} onPress={() => setAnother(another === null ? '' : null)}>
          Another date
        </Button>
      </div>
      {date.suggestion === null ? null : (
        <p className="hint">{weekdayName(date.suggestion)}: nothing is in the way.</p>
      )}
      {another === null ? null : (
        <div className="on-day">
          <DateField label="Another date" value={another} onChange={setAnother} />
          <Button small className="end" onPress={() => taken !== null && moveTo(taken)}>
            Move this one
          </Button>
        </div>
      )}
    </>
  );

  function suggest(to: LocalDate | null) {
    if (to !== null) moveTo(to);
  }
}
