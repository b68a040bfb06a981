import { useState } from 'react';
import type { CourseView, StrandView } from '../../shared/courses/contract.ts';
import { type Attendee, whoMayAttend } from '../../shared/courses/logging.ts';
import { Choices, ManyChoices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import type { Form } from '../ui/useForm.ts';
import type { Happened, LogValues } from './logForm.ts';
import { AttendeeLabel } from './people.tsx';

type DidItHappenProps = {
  readonly form: Form<LogValues>;
  readonly isNo: boolean;
  /** Whether the day can be changed here: where nobody planned one, or once somebody asked to. */
  readonly dateShown: boolean;
  readonly onAnswer: (happened: Happened) => void;
};

/** The first question, and on which day. */
export function DidItHappen({ form, isNo, dateShown, onAnswer }: DidItHappenProps) {
  const answer = form.field('happened');
  return (
    <>
      {dateShown ? (
        <div className="on-day">
          <DateField label="On which day?" {...form.field('on')} />
          <TimeField label="At" {...form.field('time')} />
        </div>
      ) : null}
      <Choices<Happened>
        {...answer}
        legend="Did the session happen?"
        number={1}
        layout="seg"
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'late', label: isNo ? 'Started late' : 'Yes, started late' },
          { value: 'no', label: 'No' },
        ]}
        onChange={(happened) => {
          answer.onChange(happened);
          onAnswer(happened);
        }}
      />
    </>
  );
}

type WhoAttendedProps = {
  readonly form: Form<LogValues>;
  readonly course: CourseView;
  readonly strand: StrandView;
};

/** The second question, with the names of this course. */
export function WhoAttended({ form, course, strand }: WhoAttendedProps) {
  // As the form was opened: an answer that is unticked stays where it was.
  const [said] = useState(form.values.attendees);
  const order = whoMayAttend({
    needsInterpreter: course.needsInterpreter,
    said,
    isCarers: strand.kind === 'carer',
  });
  return (
    <ManyChoices<Attendee>
      {...form.field('attendees')}
      legend="Who attended?"
      number={2}
      options={order.map((who) => ({
        value: who,
        label: <AttendeeLabel course={course} who={who} strand={strand} />,
      }))}
    />
  );
}
