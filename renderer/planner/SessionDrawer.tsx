import { formatLongDay, formatTime } from '../../shared/dates.ts';
import type { WeekBlock } from '../../shared/diary/weekContract.ts';
import { SESSION_STATUS_LABELS } from '../../shared/courses/sessions.ts';
import { useOp } from '../client.ts';
import { ChangeForm, type ChangeTarget } from '../course/ChangeForm.tsx';
import { interpreterFormOf } from '../course/InterpreterPart.tsx';
import { INTERPRETER_WORDS } from '../course/interpreterWords.ts';
import { useCan, useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { Link } from '../ui/Link.tsx';
import { Name } from '../ui/Name.tsx';

type SessionDrawerProps = {
  readonly block: WeekBlock;
  readonly place: string;
  /** Where it was put down in the grid. */
  readonly target: ChangeTarget | undefined;
  readonly onClose: () => void;
};

/** One session of the week: what it is, and its date to change. */
export function SessionDrawer(props: SessionDrawerProps) {
  const { block, place, target, onClose } = props;
  const { courseId, childName, group } = block;
  const today = useToday();
  const mayLog = useCan('session.log');
  const maySayInterpreter = useCan('session.interpreter');
  return (
    <Drawer
      subject={`${block.tryId}${keyOf(target)}`}
      kicker={target === undefined ? SESSION_STATUS_LABELS[block.status] : 'Moving, nothing is saved yet'}
      title={
        group !== null ? (
          group.name
        ) : childName === null ? (
          'A session'
        ) : (
          <>
            <Name full={childName} />
            {block.isCarers ? ', carer’s' : ','} session {block.number}
          </>
        )
      }
      closeLabel="Close this session"
      onClose={onClose}
    >
      <dl className="pairs">
        <dt>When</dt>
        <dd>
          {formatLongDay(block.on)}, {formatTime(block.time)}
        </dd>
        <dt>Where</dt>
        <dd>
          {place}, {block.lengthMinutes} minutes
        </dd>
        {block.interpreter === null ? null : (
          <>
            <dt>Interpreter</dt>
            <dd className="with-act">
              {INTERPRETER_WORDS[block.interpreter]}
              {courseId === null ||
              block.status !== 'planned' ||
              block.on < today ||
              !maySayInterpreter ? null : (
                <>
                  {' '}
                  <Link
                    className="btn link sm"
                    to={{ screen: 'course', courseId, open: interpreterFormOf(block.tryId) }}
                  >
                    {block.interpreter === 'needed' ? 'Say that it is booked' : 'Change it'}
                  </Link>
                </>
              )}
            </dd>
          </>
        )}
      </dl>
      {group !== null ? (
        <OfGroup group={group} />
      ) : courseId === null ? (
        <p className="hint">This child is outside your caseload. The time and the room are taken.</p>
      ) : (
        <>
          <p>
            <Link className="btn link sm" to={{ screen: 'course', courseId }}>
              Open the course
            </Link>
            {block.status === 'planned' && mayLog ? (
              <>
                {' '}
                <Link
                  className="btn link sm"
                  to={{ screen: 'course', courseId, open: `logSession:${block.tryId}` }}
                >
                  {block.on > today ? 'It is cancelled' : 'Log it'}
                </Link>
              </>
            ) : null}
          </p>
          {block.status === 'planned' ? <Change {...props} courseId={courseId} /> : null}
        </>
      )}
    </Drawer>
  );
}

/** Put down somewhere else it is asked anew: every part of where it was put. */
const keyOf = (target: ChangeTarget | undefined): string =>
  target === undefined ? '' : [target.on, target.time, target.practitionerId, target.roomId].join(' ');

/** A group is changed on its own page, for every member at once. */
function OfGroup({ group }: { readonly group: NonNullable<WeekBlock['group']> }) {
  return (
    <>
      <p>
        {group.members === 1
          ? '1 member has a session then.'
          : `${group.members} members have a session then.`}
      </p>
      {group.id === null ? null : (
        <p>
          <Link className="btn link sm" to={{ screen: 'groups', groupId: group.id }}>
            Open the group to change its date
          </Link>
        </p>
      )}
    </>
  );
}

function Change({ block, courseId, target, onClose }: SessionDrawerProps & { readonly courseId: string }) {
  const { data: course, error, isPlaceholderData } = useOp('course.get', { courseId });
  if (error !== null) return <Banner tone="brick">{error.failure.message}</Banner>;
  if (course === undefined || isPlaceholderData) return null;
  const session = course.sessions.find(({ tries }) => tries.some(({ id }) => id === block.tryId));
  const planned = session?.tries.find(({ id, status }) => id === block.tryId && status === 'planned');
  const strand = course.strands.find(({ id }) => id === session?.strandId);
  if (session === undefined || planned === undefined || strand === undefined) return null;
  return (
    <ChangeForm
      key={`${planned.id}${course.version}${keyOf(target)}`}
      course={course}
      strand={strand}
      planned={planned}
      number={session.number}
      target={target}
      onSaved={onClose}
      onClose={onClose}
      closeWords={target === undefined ? 'Leave it' : 'Put it back'}
    />
  );
}
