import { useState } from 'react';
import type { CourseView } from '../../shared/courses/contract.ts';
import { carerStrandOf, countedStrandOf, standingOf } from '../../shared/courses/facts.ts';
import { useToday } from '../session.tsx';
import { Choices } from '../ui/Choices.tsx';
import { Name } from '../ui/Name.tsx';
import { DateForm } from './DateForm.tsx';

type AddSessionProps = {
  readonly course: CourseView;
  readonly isCarers: boolean;
  readonly onDone: () => void;
};

/** One more session than planned, of the child or of the carer. */
export function AddSession({ course, isCarers, onDone }: AddSessionProps) {
  const today = useToday();
  const counted = countedStrandOf(course);
  const carer = carerStrandOf(course);
  const [whose, setWhose] = useState<'child' | 'carer'>(isCarers && carer !== null ? 'carer' : 'child');
  const strand = whose === 'carer' ? carer : counted;
  if (strand === null) return null;
  const number =
    Math.max(0, ...course.sessions.filter((each) => each.strandId === strand.id).map((each) => each.number)) +
    1;
  const { max, unit } = course.terms.bounds;
  const isPast =
    whose === 'child' &&
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
      {carer === null ? null : (
        <Choices
          legend="Whose session?"
          options={[
            { value: 'child', label: <Name full={course.child.shortName} /> },
            {
              value: 'carer',
              label:
                carer.person === null ? (
                  'Parent or carer'
                ) : (
                  <Name full={carer.person.name.split(' ')[0] ?? ''} />
                ),
            },
          ]}
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
