import { useState } from 'react';
import type { CourseView } from '../../shared/courses/contract.ts';
import {
  carerStrandOf,
  heldReviews,
  reviewBefore,
  plannedDates,
  reviewFactsOf,
} from '../../shared/courses/facts.ts';
import { daysBetween, formatDay, type LocalDate } from '../../shared/dates.ts';
import {
  PLAN_SHARED_LABELS,
  REVIEW_FINDING_LABELS,
  REVIEW_OUTCOME_LABELS,
} from '../../shared/reviews/codes.ts';
import type { ReviewView } from '../../shared/reviews/contract.ts';
import { aboutReview } from '../../shared/reviews/expected.ts';
import { reviewDueBy } from '../../shared/reviews/planDay.ts';
import { pointInWords } from '../../shared/reviews/rhythm.ts';
import { type ReviewState, reviewState } from '../../shared/reviews/rules.ts';
import { FEEDBACK_VOICES } from '../../shared/courses/ending.ts';
import type { Attendee } from '../../shared/courses/logging.ts';
import { SinceLastReview } from '../measures/SinceLastReview.tsx';
import { useIsAskedFor } from '../router.tsx';
import { useCan, useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { EndingReview } from './EndingReview.tsx';
import { HoldReview } from './HoldReview.tsx';
import { NoteView } from './NoteView.tsx';
import { AttendeeNames } from './people.tsx';
import { PlanReview } from './PlanReview.tsx';
import { useBroughtUp } from './useBroughtUp.ts';
import { whenWords } from './words.ts';

type NextReviewProps = {
  readonly course: CourseView;
  /** A held review that was pressed in the list or the strip; null for the one to come. */
  readonly opened: ReviewView | null;
  readonly onClose: () => void;
};

/** The review to come: when it is due, who to invite, and the two things to do about it. */
export function NextReview({ course, opened, onClose }: NextReviewProps) {
  const today = useToday();
  const canPlan = useCan('review.plan');
  const [task, setTask] = useState<'look' | 'plan' | 'hold'>(
    useIsAskedFor(`review:${course.id}`) ? 'hold' : 'look',
  );
  const title = useBroughtUp(course.id);
  if (opened !== null) return <HeldReview course={course} review={opened} onClose={onClose} />;
  if (course.endedOn !== null) return <EndingReview course={course} />;
  const state = reviewState(reviewFactsOf(course, today), today);
  const planned = course.reviews.find((review) => review.heldOn === null) ?? null;
  const done = () => {
    setTask('look');
    // The form goes, and with it what had the focus.
    title.current?.focus();
  };
  const { reviewNumber } = state;
  const mayHold = state.canBeHeldNow || (planned?.plannedOn ?? '9999') <= today;
  return (
    <section aria-labelledby="review-title" className="next-review">
      <div className="sect-head">
        <h2 id="review-title" tabIndex={-1} ref={title}>
          {task === 'hold' ? `Review ${reviewNumber}` : 'Next review'}
        </h2>
        {task === 'look' && canPlan ? (
          <div className="acts">
            <Button small onPress={() => setTask('plan')}>
              {planned === null ? `Plan review ${reviewNumber}` : 'Move it'}
            </Button>
            {mayHold ? (
              <Button small onPress={() => setTask('hold')}>
                Record review {reviewNumber}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
      {task === 'look' ? <DueFacts course={course} state={state} planned={planned} /> : null}
      {task === 'look' && !mayHold && canPlan ? (
        <p className="log-more">
          <Button kind="link" small onPress={() => setTask('hold')}>
            It was held already
          </Button>
        </p>
      ) : null}
      {task === 'plan' ? (
        <PlanReview course={course} planned={planned} number={reviewNumber} onDone={done} />
      ) : null}
      {task === 'hold' ? (
        <HoldReview course={course} planned={planned} number={reviewNumber} onDone={done} />
      ) : null}
    </section>
  );
}

function DueFacts({
  course,
  state,
  planned,
}: {
  readonly course: CourseView;
  readonly state: ReviewState;
  readonly planned: ReviewView | null;
}) {
  const today = useToday();
  const invited: Attendee[] = ['child'];
  if (carerStrandOf(course) !== null || course.terms.countedStrand !== 'child') invited.push('carer');
  if (course.needsInterpreter) invited.push('interpreter');
  return (
    <dl className="pairs">
      <dt>Due</dt>
      <dd className={state.state === 'overdue' ? 'overdue-words' : undefined}>
        {dueWords(state, aboutReview(state, plannedDates(course), today), planned?.plannedOn ?? null, today)}
      </dd>
      {planned?.plannedOn == null ? null : (
        <>
          <dt>Planned</dt>
          <dd>
            <b>{whenWords(planned.plannedOn, planned.startsAt)}</b>
          </dd>
        </>
      )}
      <dt>Invite</dt>
      <dd>
        <AttendeeNames course={course} who={invited} />
      </dd>
    </dl>
  );
}

/** 'after session 12, about Thu 17 Dec', 'since week 6, Thu 22 Oct. To be held by Thu 5 Nov, 18 days over' */
function dueWords(
  state: ReviewState,
  about: LocalDate | null,
  plannedOn: LocalDate | null,
  today: LocalDate,
): string {
  if (state.dueSince !== null) {
    const by = reviewDueBy(state.dueSince, plannedOn);
    const over = daysBetween(by, today);
    const late = over > 0 ? `, ${over} ${over === 1 ? 'day' : 'days'} over` : '';
    const more = state.openCount > 1 ? `; ${state.openCount} reviews are open` : '';
    const usual = reviewDueBy(state.dueSince, null);
    const heldBy =
      over <= 0 && plannedOn !== null && plannedOn > usual
        ? `Was to be held by ${formatDay(usual)}, is planned later`
        : `To be held by ${formatDay(by)}`;
    return `since ${pointInWords(state, state.at)}, ${formatDay(state.dueSince)}. ${heldBy}${late}${more}`;
  }
  return `after ${pointInWords(state, state.at)}${about === null ? '' : `, ${state.by === 'week' ? '' : 'about '}${formatDay(about)}`}`;
}

function HeldReview({
  course,
  review,
  onClose,
}: {
  readonly course: CourseView;
  readonly review: ReviewView;
  readonly onClose: () => void;
}) {
  const canNote = useCan('note.get');
  const canCorrect = useCan('review.record');
  const [isCorrecting, setCorrecting] = useState(useIsAskedFor(`review:${review.id}`));
  const number = heldReviews(course).findIndex((each) => each.id === review.id) + 1;
  if (review.heldOn === null) return null;
  return (
    <section aria-labelledby="held-review-title" className="next-review">
      <div className="sect-head">
        <h2 id="held-review-title" tabIndex={-1} ref={takeFocus}>
          Review {number}
        </h2>
        <p>{whenWords(review.heldOn, review.startsAt)}</p>
        <div className="acts">
          <Button kind="quiet" small icon="cross" iconOnly="Close the review" onPress={onClose} />
        </div>
      </div>
      {isCorrecting ? (
        <HoldReview
          course={course}
          planned={null}
          corrects={review}
          number={number}
          onDone={() => setCorrecting(false)}
        />
      ) : (
        <>
          <SinceLastReview
            childId={course.child.id}
            courseId={course.id}
            on={review.heldOn}
            before={reviewBefore(course, review.heldOn)}
          />
          <dl className="pairs">
            <dt>There</dt>
            <dd>
              <AttendeeNames course={course} who={review.withWhom} />
            </dd>
            <dt>Found</dt>
            <dd>{review.effective === null ? 'not said' : REVIEW_FINDING_LABELS[review.effective]}</dd>
            <dt>Decided</dt>
            <dd>
              {review.outcome === null ? 'not said' : REVIEW_OUTCOME_LABELS[review.outcome]}
              {review.extendTo === null ? '' : `, to ${review.extendTo}`}
            </dd>
            {review.carriedOut === null ? null : (
              <>
                <dt>Then</dt>
                <dd>
                  {review.carriedOut.words} ({formatDay(review.carriedOut.on)})
                </dd>
              </>
            )}
            <dt>Plan</dt>
            <dd>{review.planShared === null ? 'not said' : PLAN_SHARED_LABELS[review.planShared]}</dd>
            <dt>After</dt>
            <dd>{review.attendedWhenHeld ?? 0} attended</dd>
          </dl>
          {canNote ? (
            <>
              {FEEDBACK_VOICES.filter(
                (voice) => review.words.includes(voice) || review.withWhom.includes(voice),
              ).map((voice) => (
                <NoteView
                  key={voice}
                  about="review"
                  id={review.id}
                  part={`${voice}_words`}
                  isPreTrial={course.child.isPreTrial}
                  hasNote={review.words.includes(voice)}
                />
              ))}
              <NoteView
                about="review"
                id={review.id}
                isPreTrial={course.child.isPreTrial}
                hasNote={review.hasNote}
              />
            </>
          ) : null}
          {canCorrect ? (
            <div className="panel-acts">
              <Button small icon="pencil" onPress={() => setCorrecting(true)}>
                Correct this entry
              </Button>
            </div>
          ) : null}
        </>
      )}
    </section>
  );
}

function takeFocus(title: HTMLElement | null) {
  title?.focus();
}
