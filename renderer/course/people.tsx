import { Fragment } from 'react';
import type { CourseView } from '../../shared/courses/contract.ts';
import type { Attendee } from '../../shared/courses/logging.ts';
import { Name } from '../ui/Name.tsx';
import { attendeeName } from './words.ts';

/** Somebody who can attend: by name where this course has one for them. */
export function AttendeeLabel({ course, who }: { readonly course: CourseView; readonly who: Attendee }) {
  const { name, label } = attendeeName(course, who);
  return name === null ? label : <Name full={name} />;
}

/** 'Tilly, Halina, interpreter' */
export function AttendeeNames({
  course,
  who,
}: {
  readonly course: CourseView;
  readonly who: readonly Attendee[];
}) {
  if (who.length === 0) return <span className="muted">not said</span>;
  return who.map((each, index) => {
    const { name, label } = attendeeName(course, each);
    return (
      <Fragment key={each}>
        {index === 0 ? null : ', '}
        {name === null ? index === 0 ? label : label.toLowerCase() : <Name full={name} />}
      </Fragment>
    );
  });
}
