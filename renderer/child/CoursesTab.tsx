import { COURSE_ENDING_LABELS, STANDING_LABELS } from '../../shared/courses/rules.ts';
import { protocolById } from '../../shared/protocols/catalogue.ts';
import { useToday } from '../session.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Link } from '../ui/Link.tsx';
import { Tag } from '../ui/Tag.tsx';
import type { TabProps } from './JourneyTab.tsx';
import { shortDate } from './words.ts';

/** The courses of therapy this child has had, each leading to its sessions. */
export function CoursesTab({ overview }: Pick<TabProps, 'overview'>) {
  const today = useToday();
  const { courses, child } = overview;
  if (courses.length === 0)
    return (
      <div className="pad">
        <EmptyState
          title="No course yet"
          action={
            <Link className="btn" to={{ screen: 'child', childId: child.id, tab: 'choice' }}>
              Go to assessment and choice
            </Link>
          }
        >
          A course is planned from an offer that was accepted.
        </EmptyState>
      </div>
    );
  return (
    <section className="pad" aria-labelledby="courses-title">
      <div className="sect-head">
        <h2 id="courses-title">Courses</h2>
      </div>
      <div className="table-scroll" tabIndex={0} role="group" aria-label="Courses of this child">
        <table className="course-list">
          <thead>
            <tr>
              <th scope="col">Therapy</th>
              <th scope="col">With</th>
              <th scope="col">Started</th>
              <th scope="col">Attended</th>
              <th scope="col">Carer</th>
              <th scope="col">Where it stands</th>
            </tr>
          </thead>
          <tbody>
            {courses.map((course) => (
              <tr className="row" key={course.id}>
                <th scope="row">
                  <Link className="name" to={{ screen: 'course', courseId: course.id }}>
                    {protocolById(course.protocolId).name}
                  </Link>
                </th>
                <td>{course.practitioner ?? <span className="muted">nobody yet</span>}</td>
                <td>
                  {course.startedOn !== null
                    ? shortDate(course.startedOn, today)
                    : course.firstPlannedOn === null
                      ? 'not yet'
                      : `first date ${shortDate(course.firstPlannedOn, today)}`}
                </td>
                <td>
                  <b>{course.attended}</b>
                  {course.ofLabel === null ? '' : ` of ${course.ofLabel}`}
                </td>
                <td>{course.carerAttended ?? <span className="muted">none</span>}</td>
                <td>
                  {STANDING_LABELS[course.standing]}
                  {course.endedOn === null ? '' : `, ${shortDate(course.endedOn, today)}`}
                  {course.decisionNeeded ? (
                    <>
                      {' '}
                      <Tag tone="ochre" icon="warn">
                        Decision needed
                      </Tag>
                    </>
                  ) : null}
                  {course.ending === null ? null : (
                    <span className="line-2">{COURSE_ENDING_LABELS[course.ending]}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
