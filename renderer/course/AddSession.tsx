import { useState } from 'react';
import type { CourseView } from '../../shared/courses/contract.ts';
import { countedStrandOf, standingOf } from '../../shared/courses/facts.ts';
import { useToday } from '../session.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateForm } from './DateForm.tsx';
import { StrandName } from './people.tsx';

type AddSessionProps = {
  readonly course: CourseView;
  /** Whose session is chosen to begin with; the counted strand's unless told. */
  readonly strandId: string | null;
  readonly onDone: () => void;
};

/** One more session than planned, of the child or of the carer. */
export function AddSession({ course, strandId, onDone }: AddSessionProps) {
  const today = useToday();
  const [whose, setWhose] = useState(strandId ?? countedStrandOf(course)?.id ?? '');
  const strand = course.strands.find(({ id }) => id === whose);
  if (strand === undefined) return null;
  const number =
    Math.max(0, ...course.sessions.filter((each) => each.strandId === strand.id).map((each) => each.number)) +
    1;
  const { max, unit } = course.terms.bounds;
  const isPast =
    strand.isCounted &&
    unit === 'session' &&
    max !== null &&
    number > max &&
    standingOf(course, today).ofLabel !== String(number);
  return (
    <section aria-labelledby="add-title">
      <div className="sect-head">
        <h2 id="add-title" tabIndex={-1} ref={takeFocus}>
          Add session {number}
        </h2>
      </div>
      {course.strands.length === 1 ? null : (
        <Choices<string>
          legend="Whose session?"
          options={course.strands.map((each) => ({
            value: each.id,
            label: <StrandName course={course} strand={each} />,
          }))}
          value={whose}
          onChange={setWhose}
        />
      )}
      {isPast ? (
        <p className="hint after-q">
          The range of the protocol ends at {max}. It can be planned all the same.
        </p>
      ) : null}
      <DateForm
        key={strand.id}
        course={course}
        strand={strand}
        task={{ is: 'add' }}
        onSaved={onDone}
        onClose={onDone}
      />
    </section>
  );
}

function takeFocus(title: HTMLElement | null) {
  title?.focus();
}
