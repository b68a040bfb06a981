import type { CourseView } from '../../shared/courses/contract.ts';
import {
  carerLimitOf,
  carerStrandOf,
  countedStrandOf,
  heldReviews,
  standingOf,
} from '../../shared/courses/facts.ts';
import { figureInWords, figureOf } from '../../shared/courses/rules.ts';
import { wasHeld } from '../../shared/courses/sessions.ts';
import { daysBetween, wholeWeeks } from '../../shared/dates.ts';
import { REVIEW_FINDING_LABELS } from '../../shared/reviews/codes.ts';
import { useToday } from '../session.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import { Mark } from '../ui/marks/Mark.tsx';
import { Name } from '../ui/Name.tsx';

/** What a decision on the bound rests on: the count, the last review, and what it leaves alone. */
export function ExtendFacts({ course }: { readonly course: CourseView }) {
  const today = useToday();
  const standing = standingOf(course, today);
  const counted = countedStrandOf(course);
  const tries = course.sessions.filter((each) => each.strandId === counted?.id).flatMap((each) => each.tries);
  const missed = tries.filter(
    ({ status }) => !wasHeld(status) && status !== 'planned' && status !== 'moved',
  ).length;
  const weeks = course.startedOn === null ? 0 : wholeWeeks(daysBetween(course.startedOn, today));
  const last = heldReviews(course).at(-1);
  const carer = carerStrandOf(course);
  const limit = carerLimitOf(course);
  return (
    <aside aria-labelledby="rest-title">
      <h3 id="rest-title">What you are deciding on</h3>
      <ul className="facts-line">
        <li>
          <Mark state="attended" size={16} />
          <span>
            <b>{figureInWords(figureOf(standing))}</b>, {course.attended} attended in {weeks}{' '}
            {weeks === 1 ? 'week' : 'weeks'}. {missedWords(missed)}
          </span>
        </li>
        {last === undefined ? null : (
          <li>
            <Mark state="review_held" size={16} />
            <span>
              <b>Review {heldReviews(course).length}:</b>{' '}
              {last.effective === null
                ? 'no finding kept'
                : REVIEW_FINDING_LABELS[last.effective].toLowerCase()}
              {last.extendTo === null ? '' : `, ${last.extendTo} asked for`}.
            </span>
          </li>
        )}
        {carer === null || limit === null ? null : (
          <li>
            <Icon name="children" className="s" />
            <span>
              {carer.person === null ? (
                'The carer'
              ) : (
                <Name full={carer.person.name.split(' ')[0] ?? carer.person.name} />
              )}{' '}
              has {Math.max(0, limit.max - carer.attended)} of {limit.max} sessions left. This does not change
              them.
            </span>
          </li>
        )}
      </ul>
    </aside>
  );
}

function missedWords(missed: number): string {
  if (missed === 0) return 'No date was missed or cancelled.';
  return missed === 1 ? '1 date was missed or cancelled.' : `${missed} dates were missed or cancelled.`;
}
