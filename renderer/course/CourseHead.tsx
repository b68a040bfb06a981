import type { CourseView } from '../../shared/courses/contract.ts';
import { COURSE_ENDING_LABELS } from '../../shared/courses/rules.ts';
import { formatDate } from '../../shared/dates.ts';
import { boundsInWords } from '../../shared/protocols/catalogue.ts';
import { useCatalogue } from '../catalogue.tsx';
import { useCan, useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Link } from '../ui/Link.tsx';
import { rhythmWords } from './words.ts';

type CourseHeadProps = {
  readonly course: CourseView;
  readonly roomName: (id: string) => string | null;
  readonly canExtend: boolean;
  readonly isAsked: boolean;
  readonly isExtended: boolean;
  readonly onAdd: () => void;
  readonly onExtend: () => void;
  readonly onHolders: () => void;
  readonly onEnd: () => void;
};

/** Which therapy, with whom and when, and the three acts on the whole of it. */
export function CourseHead(props: CourseHeadProps) {
  const { course, roomName, canExtend, isAsked, isExtended } = props;
  const therapies = useCatalogue();
  const today = useToday();
  const canPlan = useCan('course.plan');
  const canOpenGroup = useCan('group.get');
  const { endedOn, ending, group } = course;
  const { source } = course.terms;
  const extendWords = isAsked
    ? 'Decide on the extension'
    : isExtended
      ? 'Change the extension'
      : 'Extend the course';
  return (
    <div className="course-head">
      <h2 id="course-title">{therapies.byId(course.protocolId).name}</h2>
      <p>
        {endedOn === null
          ? rhythmWords(course, roomName, today)
          : `ended ${formatDate(endedOn)}${ending === null ? '' : `, ${COURSE_ENDING_LABELS[ending].toLowerCase()}`}`}
      </p>
      {source === null ? null : (
        <p className="small">
          Held by this service’s own range. The source says {boundsInWords({ bounds: source }) ?? 'no number'}
          {source.unit === 'session' && boundsInWords({ bounds: source }) !== null ? ' sessions' : ''}.
        </p>
      )}
      {course.unusualFitReason === null ? null : (
        <p className="small">Why it is right, though stated for others: {course.unusualFitReason}</p>
      )}
      {course.reopened === null ? null : (
        <p className="small">
          Had been ended on {formatDate(course.reopened.endedOn)} by mistake, reopened{' '}
          {formatDate(course.reopened.on)}
          {course.reopened.by === null ? '' : `, ${course.reopened.by}`}: {course.reopened.because}
        </p>
      )}
      {group === null ? null : (
        <p className="small">
          {group.leftOn === null ? 'In the group ' : `Was in the group until ${formatDate(group.leftOn)}: `}
          {canOpenGroup ? (
            <Link className="btn link sm" to={{ screen: 'groups', groupId: group.id }}>
              {group.name}
            </Link>
          ) : (
            group.name
          )}
        </p>
      )}
      {endedOn !== null || !canPlan ? (
        <div className="acts">
          <Button small onPress={props.onHolders}>
            Who held it
          </Button>
        </div>
      ) : (
        <div className="acts">
          <Button small icon="user" onPress={props.onHolders}>
            Hand over
          </Button>
          <Button small icon="planner" onPress={props.onAdd}>
            Add a session
          </Button>
          {canExtend ? (
            <Button small onPress={props.onExtend}>
              {extendWords}
            </Button>
          ) : null}
          <Button small onPress={props.onEnd}>
            End course
          </Button>
        </div>
      )}
    </div>
  );
}
