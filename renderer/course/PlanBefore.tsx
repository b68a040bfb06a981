import { useState } from 'react';
import type { CourseView, SessionView } from '../../shared/courses/contract.ts';
import { planBefore } from '../../shared/courses/facts.ts';
import { formatDay } from '../../shared/dates.ts';
import { useOp } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';

type PlanBeforeProps = { readonly course: CourseView; readonly session: SessionView };

/** What was planned last time for this session: hidden until it is asked for, since somebody may stand behind. */
export function PlanBefore({ course, session }: PlanBeforeProps) {
  const [isOpen, setOpen] = useState(false);
  const before = planBefore(course, session.id);
  const asked = useOp(
    'note.planBefore',
    { courseId: course.id, sessionId: session.id },
    { enabled: isOpen && before !== null },
  );
  if (before === null) return null;
  const when = `session ${before.number}, ${formatDay(before.on)}`;
  if (!isOpen)
    return (
      <div className="after-q">
        <Button kind="link" small icon="eye" onPress={() => setOpen(true)}>
          Read the plan from {when}
        </Button>
      </div>
    );
  if (asked.error !== null) return <FormMessage message={asked.error.failure.message} />;
  const plan = asked.isPlaceholderData ? null : (asked.data?.plan ?? null);
  return (
    <div className="after-q" role="group" aria-label={`Plan from ${when}`}>
      <b>Plan from {when}</b>
      <p className="sheet-notes">{plan?.text ?? ''}</p>
    </div>
  );
}
