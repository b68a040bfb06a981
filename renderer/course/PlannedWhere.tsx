import type { CourseView, SessionView, TryView } from '../../shared/courses/contract.ts';
import { interpreterState } from '../../shared/courses/interpreter.ts';
import { Icon } from '../ui/icons/Icon.tsx';

type PlannedWhereProps = {
  readonly course: CourseView;
  readonly session: SessionView;
  readonly one: TryView;
  readonly roomName: (id: string) => string | null;
};

/** Where a session to come is held, and how it stands with its interpreter. */
export function PlannedWhere({ course, session, one, roomName }: PlannedWhereProps) {
  const strand = course.strands.find((each) => each.id === session.strandId);
  const isNeeded = (strand?.interpreters.length ?? 0) > 0;
  const state = interpreterState(one.interpreter, isNeeded);
  const place = (one.roomId === null ? one.place : roomName(one.roomId)) ?? '';
  if (state === null || state === 'not_needed') return place;
  return (
    <>
      {place === '' ? '' : `${place}, `}
      {state === 'needed' ? (
        <span className="to-book">
          <Icon name="interp" className="s" /> interpreter to book
        </span>
      ) : (
        'interpreter booked'
      )}
    </>
  );
}
