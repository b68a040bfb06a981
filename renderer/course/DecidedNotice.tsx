import { useState } from 'react';
import type { CourseView } from '../../shared/courses/contract.ts';
import { heldReviews } from '../../shared/courses/facts.ts';
import { strandsThatTell } from '../../shared/courses/sessions.ts';
import { compareDates, formatDay } from '../../shared/dates.ts';
import { openOutcome, type ToCarryOut } from '../../shared/reviews/decided.ts';
import { useCan, useToday } from '../session.tsx';
import { CarryOut } from '../today/CarryOut.tsx';
import { DECIDED_WORDS } from '../today/courseWords.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

type Props = {
  readonly course: CourseView;
  /** Whether the decision about the bound is asked for above already. */
  readonly isNear: boolean;
  readonly onExtend: () => void;
};

/** What the last review decided, until somebody has carried it out or said what became of it. */
export function DecidedNotice({ course, isNear, onExtend }: Props) {
  const today = useToday();
  const canSay = useCan('review.carryOut');
  const [isSaying, setSaying] = useState(false);
  const held = heldReviews(course);
  const telling = strandsThatTell(course.strands).map(({ id }) => id);
  const planned = course.sessions
    .filter(({ strandId }) => telling.includes(strandId))
    .flatMap(({ tries }) =>
      tries.flatMap(({ status, on }) => (status === 'planned' && on >= today ? [on] : [])),
    )
    .sort(compareDates);
  const nextPlannedOn = planned[0] ?? null;
  const open = openOutcome(
    held.map(({ id, heldOn, outcome, extendTo, carriedOut }) => ({
      id,
      heldOn,
      outcome,
      extendTo,
      isSaid: carriedOut !== null,
    })),
    { decidedOn: course.decisions.map(({ decidedOn }) => decidedOn), nextPlannedOn },
  );
  if (open === null || course.endedOn !== null) return null;
  const { outcome, extendTo, heldOn, reviewId } = open;
  if (outcome === 'extend' && isNear) return null;
  const what: Record<ToCarryOut, string> = {
    extend: extendTo === null ? 'Decide, and say why.' : `To ${extendTo}. Decide, and say why.`,
    change: 'The dates go on as planned until the new offer is made and this course is ended.',
    pause: `The next session still stands on ${nextPlannedOn === null ? 'no day' : formatDay(nextPlannedOn)}. Move it, “this and later”, or take the date off.`,
  };
  return (
    <div className="course-notice">
      <Banner
        tone="ochre"
        fact={`Review ${held.length} of ${formatDay(heldOn)}: ${DECIDED_WORDS[outcome]}.`}
        action={
          outcome === 'extend' ? (
            <Button kind="link" small onPress={onExtend}>
              Decide whether it goes on
            </Button>
          ) : canSay ? (
            <Button kind="link" small onPress={() => setSaying(!isSaying)} expanded={isSaying}>
              Say what became of it
            </Button>
          ) : undefined
        }
      >
        {what[outcome]}
      </Banner>
      {isSaying ? (
        <CarryOut job={{ courseId: course.id, reviewId, outcome }} onSaved={() => setSaying(false)} />
      ) : null}
    </div>
  );
}
