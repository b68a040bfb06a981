import { useState } from 'react';
import type { CourseView } from '../../shared/courses/contract.ts';
import { formatDate } from '../../shared/dates.ts';
import { ACCEPTABILITY_LABELS } from '../../shared/feedback/rules.ts';
import { useOp } from '../client.ts';
import { useIsAskedFor } from '../router.tsx';
import { useCan } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { VOICE_LABELS } from './AnswerFields.tsx';
import { FeedbackForm, WithoutNameForm } from './FeedbackForms.tsx';

/** What child and carer said of this course with their name on it, and the two ways to record more. */
export function CourseFeedback({ course }: { readonly course: CourseView }) {
  const mayGive = useCan('feedback.give');
  const given = useOp('feedback.ofCourse', { courseId: course.id });
  const isAsked = useIsAskedFor(`feedback:${course.id}`);
  const [open, setOpen] = useState<'named' | 'without' | null>(isAsked ? 'named' : null);
  const answers = given.isPlaceholderData ? [] : (given.data?.answers ?? []);
  if (course.startedOn === null) return null;
  return (
    <section aria-labelledby="feedback-title" className="next-review">
      <div className="sect-head">
        <h2 id="feedback-title">Feedback</h2>
        {mayGive ? (
          <div className="acts">
            <Button small onPress={() => setOpen('named')}>
              With a name
            </Button>
            <Button small onPress={() => setOpen('without')}>
              Without a name
            </Button>
          </div>
        ) : null}
      </div>
      {answers.length === 0 ? (
        <p className="hint">
          Nothing with a name on it yet. Ask child and carer apart, at a review or the end.
        </p>
      ) : (
        <ul className="plain-list">
          {answers.map(({ id, voice, saidOn, acceptability, helped, change }) => (
            <li key={id}>
              <b>{VOICE_LABELS[voice]}</b>, {formatDate(saidOn)}
              {acceptability === null
                ? ''
                : `: ${acceptability} of 5, ${ACCEPTABILITY_LABELS[acceptability].toLowerCase()}`}
              {helped === '' ? null : <span className="line-2">Helped: {helped}</span>}
              {change === '' ? null : <span className="line-2">To change: {change}</span>}
            </li>
          ))}
        </ul>
      )}
      {open === 'named' ? <FeedbackForm course={course} onClose={() => setOpen(null)} /> : null}
      {open === 'without' ? <WithoutNameForm course={course} onClose={() => setOpen(null)} /> : null}
    </section>
  );
}
