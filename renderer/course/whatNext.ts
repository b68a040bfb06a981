import type { CourseView, SessionView } from '../../shared/courses/contract.ts';
import { countedStrandOf } from '../../shared/courses/facts.ts';
import type { LocalDate } from '../../shared/dates.ts';

/** The session to open on arrival: the oldest that waits to be logged, else the next one, else the last. */
export function sessionToShow(course: CourseView, today: LocalDate): SessionView | null {
  const counted = countedStrandOf(course);
  const own = course.sessions.filter((each) => each.strandId === counted?.id);
  return (
    nextToLog(course, null, today) ??
    own.find((each) => each.tries.some((one) => one.status === 'planned')) ??
    own.at(-1) ??
    null
  );
}

/** The oldest session up to today that waits to be logged; those of the given strand before the other's. */
export function nextToLog(course: CourseView, strandId: string | null, today: LocalDate): SessionView | null {
  const ofFirst = strandId ?? countedStrandOf(course)?.id;
  const waiting = course.sessions
    .flatMap((session) => {
      const planned = session.tries.find((each) => each.status === 'planned');
      return planned !== undefined && planned.on <= today ? [{ session, on: planned.on }] : [];
    })
    .sort((a, b) => {
      const strand = Number(b.session.strandId === ofFirst) - Number(a.session.strandId === ofFirst);
      return strand !== 0 ? strand : a.on < b.on ? -1 : 1;
    });
  return waiting[0]?.session ?? null;
}
