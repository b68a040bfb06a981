import { Fragment } from 'react';
import type { CourseView, StrandView, TakenBy } from '../../shared/courses/contract.ts';
import type { Attendee } from '../../shared/courses/logging.ts';
import { formatTime, type LocalTime } from '../../shared/dates.ts';
import { Name } from '../ui/Name.tsx';
import { attendeeName } from './words.ts';

type AttendeeProps = {
  readonly course: CourseView;
  /** Whose session it is, where a course has more than one carer. */
  readonly strand?: StrandView | undefined;
};

/** Whose strand it is: the child's name, the carer's, or what they are. */
export function StrandName({ course, strand }: { readonly course: CourseView; readonly strand: StrandView }) {
  const name = strand.kind === 'child' ? course.child.shortName : (strand.person?.name.split(' ')[0] ?? null);
  if (name !== null) return <Name full={name} />;
  return strand.kind === 'carer' ? 'Parent or carer' : 'Parent and child';
}

/** Somebody who can attend: by name where this course has one for them. */
export function AttendeeLabel({ course, who, strand }: AttendeeProps & { readonly who: Attendee }) {
  const { name, label } = attendeeName(course, who, strand);
  return name === null ? label : <Name full={name} />;
}

/** 'Tilly, Halina, interpreter' */
export function AttendeeNames({
  course,
  who,
  strand,
}: AttendeeProps & { readonly who: readonly Attendee[] }) {
  if (who.length === 0) return <span className="muted">not said</span>;
  return who.map((each, index) => {
    const { name, label } = attendeeName(course, each, strand);
    return (
      <Fragment key={each}>
        {index === 0 ? null : ', '}
        {name === null ? index === 0 ? label : label.toLowerCase() : <Name full={name} />}
      </Fragment>
    );
  });
}

/** ' (Una)', ' (Una at 2 pm)': whose sessions take the place, with the hour where it is another; nothing where none does. */
export function TakenByNames({
  takenBy,
  at,
}: {
  readonly takenBy: readonly TakenBy[];
  /** The hour that is said beside it already. */
  readonly at: LocalTime | null;
}) {
  if (takenBy.length === 0) return null;
  return (
    <>
      {' '}
      (
      {takenBy.map(({ childName, time }, index) => (
        <Fragment key={`${childName ?? ''} ${time}`}>
          {index === 0 ? null : ', '}
          {childName === null ? 'another caseload' : <Name full={childName} />}
          {time === at ? null : ` at ${formatTime(time)}`}
        </Fragment>
      ))}
      )
    </>
  );
}
