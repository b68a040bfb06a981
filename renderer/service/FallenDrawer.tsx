import { formatDay, formatTime } from '../../shared/dates.ts';
import { useOp } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { NameLink } from '../ui/Name.tsx';
import { useCan } from '../session.tsx';

type FallenDrawerProps = {
  readonly periodId: string;
  /** How many there are, whoever they are of. */
  readonly sessions: number;
  readonly onClose: () => void;
};

/** What was planned already and now falls on a closure or leave that was just saved. */
export function FallenDrawer({ periodId, sessions, onClose }: FallenDrawerProps) {
  const maySee = useCan('diary.fallen');
  return (
    <Drawer
      subject={`fallen sessions of ${periodId}`}
      title={sessions === 1 ? '1 session is planned then' : `${sessions} sessions are planned then`}
      closeLabel="Close this list"
      onClose={onClose}
      foot={
        <Button kind="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      <p>
        Nothing has moved. Each stands on Today, for coordinators and whoever holds it, until it is moved,
        covered or kept with a reason.
      </p>
      {maySee ? <List periodId={periodId} /> : null}
    </Drawer>
  );
}

function List({ periodId }: { readonly periodId: string }) {
  const sessions = useOp('diary.fallen', { id: periodId }).data?.sessions ?? [];
  return (
    <ul className="plain stack">
      {sessions.map(({ tryId, courseId, childName, on, time, isCarers, practitioner }) => (
        <li key={tryId}>
          {formatDay(on)}
          {time === null ? '' : `, ${formatTime(time)}`}:{' '}
          <NameLink full={childName} to={{ screen: 'course', courseId }} />
          {isCarers ? ', carer’s session' : ''}
          {practitioner === null ? '' : `, with ${practitioner}`}
        </li>
      ))}
    </ul>
  );
}
