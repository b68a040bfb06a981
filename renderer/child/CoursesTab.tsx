import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ChildOverview, CourseSummary } from '../../shared/children/overview.ts';
import { COURSE_ENDING_LABELS, figureInWords, STANDING_LABELS } from '../../shared/courses/rules.ts';
import type { OfferView } from '../../shared/offers/contract.ts';
import { useCatalogue } from '../catalogue.tsx';
import { askAhead, useOp } from '../client.ts';
import { upperFirst } from '../textCase.ts';
import { useCan, useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Link } from '../ui/Link.tsx';
import { Tag } from '../ui/Tag.tsx';
import type { TabProps } from './JourneyTab.tsx';
import { PlanFromOffer } from './PlanFromOffer.tsx';
import { shortDate } from './words.ts';

/** The courses of therapy this child has had, each leading to its sessions. */
export function CoursesTab({ overview }: Pick<TabProps, 'overview'>) {
  const therapies = useCatalogue();
  const today = useToday();
  const { courses, child } = overview;
  const offers = useOffersToPlan(overview);
  useCoursesAhead(courses);
  if (courses.length === 0 && offers.length === 0)
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
      {offers.map((offer) => (
        <Banner
          key={offer.id}
          tone="slate"
          fact={`${therapies.byId(offer.protocolId).name} was accepted${
            offer.answeredOn === null ? '' : ` on ${shortDate(offer.answeredOn, today)}`
          }.`}
          action={<PlanFromOffer offer={offer} childId={child.id} />}
        >
          No course is planned from it yet.
        </Banner>
      ))}
      {courses.length === 0 ? null : <CourseList courses={courses} />}
    </section>
  );
}

function CourseList({ courses }: Pick<ChildOverview, 'courses'>) {
  const therapies = useCatalogue();
  const today = useToday();
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label="Courses of this child">
      <table className="course-list">
        <thead>
          <tr>
            <th scope="col">Therapy</th>
            <th scope="col">With</th>
            <th scope="col">Started</th>
            <th scope="col">So far</th>
            <th scope="col">Carer</th>
            <th scope="col">Where it stands</th>
          </tr>
        </thead>
        <tbody>
          {courses.map((course) => (
            <tr className="row" key={course.id}>
              <th scope="row">
                <Link className="name" to={{ screen: 'course', courseId: course.id }}>
                  {therapies.byId(course.protocolId).name}
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
                <FigureCell course={course} />
              </td>
              <td>
                {course.carersAttended.length === 0 ? (
                  <span className="muted">none</span>
                ) : (
                  course.carersAttended.join(' and ')
                )}
              </td>
              <td>
                {STANDING_LABELS[course.standing]}
                {course.endedOn === null ? '' : `, ${shortDate(course.endedOn, today)}`}
                {course.decisionNeeded ? (
                  <>
                    {' '}
                    <Tag tone="ochre" icon="warn">
                      {course.endedOn === null ? 'Decision needed' : 'No decision on record'}
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
  );
}

/**
 * '7 of 12–16'; where time is counted 'Week 9 of at least 16', and the sessions below. By the policy of a service more may
 * count than was attended: then that is said below.
 */
function FigureCell({ course }: { readonly course: CourseSummary }) {
  const { figure, attended } = course;
  const isTime = figure.unit === 'week' || figure.unit === 'month';
  const held = isTime ? `${attended} ${attended === 1 ? 'session' : 'sessions'}` : `${attended} attended`;
  return (
    <>
      {figure.unit === 'session' ? (
        <>
          <b>{figure.count}</b>
          {figure.ofLabel === null ? '' : ` of ${figure.ofLabel}`}
        </>
      ) : (
        upperFirst(figureInWords(figure))
      )}
      {isTime || figure.count !== attended ? <span className="line-2">{held}</span> : null}
    </>
  );
}

/** Asks for each course before it is pressed: it then opens at once. */
function useCoursesAhead(courses: ChildOverview['courses']): void {
  const queries = useQueryClient();
  useEffect(() => {
    for (const { id } of courses) askAhead(queries, 'course.get', { courseId: id });
  }, [queries, courses]);
}

/** Offers that were accepted and have no course yet, for those who plan courses. */
function useOffersToPlan({ child, referrals }: TabProps['overview']): readonly OfferView[] {
  const canPlan = useCan('course.plan');
  const choice = useOp('choice.get', { childId: child.id });
  if (!canPlan || choice.data === undefined || choice.isPlaceholderData) return [];
  const open = new Set(referrals.filter(({ closedOn }) => closedOn === null).map(({ id }) => id));
  return choice.data.offers.filter(
    ({ answer, courseId, referralId }) => answer === 'accepted' && courseId === null && open.has(referralId),
  );
}
