import type { CourseView } from '../../shared/courses/contract.ts';
import {
  AFTERCARE_ANSWER_LABELS,
  ENDING_DECIDER_LABELS,
  ENDING_KIND_LABELS,
  FEEDBACK_ASKED_LABELS,
  type FeedbackAnswer,
} from '../../shared/courses/ending.ts';
import { formatDate } from '../../shared/dates.ts';
import { useNavigate } from '../router.tsx';
import { useCan } from '../session.tsx';
import { upperFirst } from '../textCase.ts';
import { Button } from '../ui/Button.tsx';
import { Name } from '../ui/Name.tsx';

type EndingSectionProps = {
  readonly course: CourseView;
  readonly onTell: () => void;
  readonly onReopen: () => void;
};

/** How the course ended, as it was told; of older endings that it is not recorded, and the way to tell it. */
export function EndingSection({ course, onTell, onReopen }: EndingSectionProps) {
  const navigate = useNavigate();
  const mayTell = useCan('course.tellEnding');
  const mayReopen = useCan('course.reopen');
  const mayPlan = useCan('supportPlan.save');
  const { endingTold: told, child } = course;
  if (course.endedOn === null) return null;
  const openPlan = () =>
    navigate({
      screen: 'child',
      childId: child.id,
      tab: 'journey',
      open: `supportPlan:${course.referral.id}`,
    });
  return (
    <section aria-labelledby="ending-title" className="next-review">
      <div className="sect-head">
        <h2 id="ending-title">How it ended</h2>
        <div className="acts">
          {told?.aftercare === 'agreed' && mayPlan ? (
            <Button small onPress={openPlan}>
              Aftercare plan
            </Button>
          ) : null}
          {mayTell ? (
            <Button small onPress={onTell}>
              {told === null ? 'Say how it ended' : 'Correct it'}
            </Button>
          ) : null}
          {mayReopen ? (
            <Button small onPress={onReopen}>
              Ended by mistake
            </Button>
          ) : null}
        </div>
      </div>
      {told === null ? (
        <p className="hint">The kind of ending is not recorded.</p>
      ) : (
        <dl className="pairs">
          <dt>Kind</dt>
          <dd>{ENDING_KIND_LABELS[told.kind]}</dd>
          <dt>Decided by</dt>
          <dd>
            {upperFirst(told.decidedBy.map((who) => ENDING_DECIDER_LABELS[who].toLowerCase()).join(', '))}
          </dd>
          {course.endingReason === null ? null : (
            <>
              <dt>Why here</dt>
              <dd>{course.endingReason}</dd>
            </>
          )}
          {told.agreed === '' ? null : (
            <>
              <dt>Agreed</dt>
              <dd>{told.agreed}</dd>
            </>
          )}
          <dt>After it</dt>
          <dd>{told.aftercare === null ? 'not said' : AFTERCARE_ANSWER_LABELS[told.aftercare]}</dd>
          <dt>Feedback</dt>
          <dd>
            <Name full={child.shortName} />: {askedWords(told.feedback.child)}. Parent or carer:{' '}
            {askedWords(told.feedback.carer)}.
          </dd>
          <dt>Recorded</dt>
          <dd>
            {formatDate(told.toldOn)}
            {told.by === null ? '' : `, ${told.by}`}
          </dd>
          {told.correctedBecause === null ? null : (
            <>
              <dt>Corrected</dt>
              <dd>{told.correctedBecause}</dd>
            </>
          )}
        </dl>
      )}
    </section>
  );
}

function askedWords(answer: FeedbackAnswer | null): string {
  if (answer === null) return 'not said yet';
  const words = FEEDBACK_ASKED_LABELS[answer.asked].toLowerCase();
  return answer.asked === 'not_asked' ? `${words} (${answer.reason.replace(/\.$/, '')})` : words;
}
