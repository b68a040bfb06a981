import { useState } from 'react';
import type { CourseView } from '../../shared/courses/contract.ts';
import { heldReviews } from '../../shared/courses/facts.ts';
import { useCommand } from '../client.ts';
import { useCan } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useForm } from '../ui/useForm.ts';
import { HoldReview } from './HoldReview.tsx';
import { useBroughtUp } from './useBroughtUp.ts';

/** The review of an ending: recorded, or called off with a reason. It stands on Today until one of the two. */
export function EndingReview({ course }: { readonly course: CourseView }) {
  const canHold = useCan('review.record');
  const [task, setTask] = useState<'look' | 'hold' | 'none'>('look');
  const title = useBroughtUp(course.id);
  const { isOpen, waivedBecause } = course.endingReview;
  const number = heldReviews(course).length + 1;
  if (!isOpen && waivedBecause === null) return null;
  return (
    <section aria-labelledby="ending-review-title" className="next-review">
      <div className="sect-head">
        <h2 id="ending-review-title" tabIndex={-1} ref={title}>
          Review of the ending
        </h2>
        {isOpen && canHold && task === 'look' ? (
          <div className="acts">
            <Button small onPress={() => setTask('hold')}>
              Record review {number}
            </Button>
            <Button small onPress={() => setTask('none')}>
              None will be held
            </Button>
          </div>
        ) : null}
      </div>
      {!isOpen ? (
        <p>None was held: {waivedBecause}</p>
      ) : task === 'look' ? (
        <p className="hint">
          Not held yet. Look back on it with the child, and say what was reached and what comes next.
        </p>
      ) : task === 'hold' ? (
        <HoldReview course={course} planned={null} number={number} onDone={() => setTask('look')} />
      ) : (
        <NoneHeld course={course} onDone={() => setTask('look')} />
      )}
    </section>
  );
}

function NoneHeld({ course, onDone }: { readonly course: CourseView; readonly onDone: () => void }) {
  const waive = useCommand('course.waiveEndingReview');
  const form = useForm<{ reason: string }, unknown>({
    initial: { reason: '' },
    check: ({ reason }) => (reason.trim() === '' ? { reason: 'Say why none will be held' } : {}),
    save: ({ reason }) => waive.run({ courseId: course.id, version: course.version, reason }),
    onSaved: onDone,
  });
  return (
    <form
      noValidate
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <FormMessage message={form.message ?? form.conflict?.message} />
      <TextArea {...form.field('reason')} label="Why will none be held?" rows={2} maxLength={500} />
      <div className="panel-acts">
        <Button kind="primary" type="submit" isPending={form.isSaving}>
          Save the reason
        </Button>
        <Button onPress={onDone}>Leave it</Button>
      </div>
    </form>
  );
}
