import { useState, type ReactNode } from 'react';
import type { CheckInOutcome } from '../../shared/checkIns/rules.ts';
import type { OfferAnswer } from '../../shared/offers/codes.ts';
import type { TodayJob } from '../../shared/today/contract.ts';
import { useCommand } from '../client.ts';
import { useNavigate } from '../router.tsx';
import { useCan, useToday } from '../session.tsx';
import { Button, Joined } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { ErrorLine } from '../ui/Field.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import { DueMark } from '../ui/marks/DueMark.tsx';
import { NameLink } from '../ui/Name.tsx';
import { LogSession } from '../course/LogSession.tsx';
import { AnswerOffer } from './AnswerOffer.tsx';
import { dueOf, ICON_OF, lineBelow, whatIsDue } from './words.tsx';

/** What became of a row in this visit. It stays in its place, marked done, until the page is left. */
export type Done = { readonly words: string; readonly checkInId: string | null };

export type JobRowProps = {
  readonly job: TodayJob;
  readonly done: Done | undefined;
  readonly isOpen: boolean;
  readonly isStop: boolean;
  readonly onCheckIn: (referralId: string, outcome: CheckInOutcome | null) => void;
  readonly onDone: (done: Done) => void;
  readonly onUndone: () => void;
};

/** One thing to do, done from here. */
export function JobRow(props: JobRowProps) {
  const { job, done } = props;
  const today = useToday();
  const [answer, setAnswer] = useState<OfferAnswer | null>(null);
  const [isLogging, setLogging] = useState(false);
  const { due, words } = done === undefined ? dueOf(job, today) : { due: 'done' as const, words: 'Done' };
  const isOpen = props.isOpen || ((answer !== null || isLogging) && done === undefined);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows move along the rows; their buttons act
    <li
      className={classes('job', isOpen && 'is-open', done !== undefined && 'is-done')}
      data-row={job.key}
      tabIndex={props.isStop ? 0 : -1}
    >
      <DueMark due={due}>{words}</DueMark>
      <div className="what">
        <Icon name={ICON_OF[job.kind]} />
        <div>
          <p className="line-1">
            {job.kind === 'import_rows' ? (
              <b className="name">
                {job.rows === 1 ? '1 row of a spreadsheet' : `${job.rows} rows of spreadsheets`} to decide
                about
              </b>
            ) : (
              <>
                <NameLink full={job.child.name} to={{ screen: 'child', childId: job.child.childId }} />{' '}
                <span className="light">
                  {job.child.age === null ? '' : `${job.child.age}, `}
                  {whatIsDue(job)}
                </span>
              </>
            )}
          </p>
          <p className="line-2">{done === undefined ? lineBelow(job, today) : done.words}</p>
        </div>
      </div>
      {done === undefined ? (
        <Acts {...props} answer={answer} onAnswer={setAnswer} isLogging={isLogging} onLogging={setLogging} />
      ) : (
        <UndoPart done={done} onUndone={props.onUndone} />
      )}
      {job.kind === 'session_to_log' && isLogging && done === undefined ? (
        <div className="open-log">
          <LogSession
            courseId={job.courseId}
            sessionId={job.sessionId}
            onSaved={() => props.onDone({ words: 'Logged. The course shows it.', checkInId: null })}
            onClose={() => setLogging(false)}
          />
        </div>
      ) : null}
      {job.kind === 'offer' && answer !== null && done === undefined ? (
        <AnswerOffer
          job={job}
          answer={answer}
          onAnswered={(said) => {
            setAnswer(null);
            props.onDone({ words: said, checkInId: null });
          }}
        />
      ) : null}
    </li>
  );
}

type ActsProps = JobRowProps & {
  readonly answer: OfferAnswer | null;
  readonly onAnswer: (answer: OfferAnswer | null) => void;
  readonly isLogging: boolean;
  readonly onLogging: (isLogging: boolean) => void;
};

function Acts({ job, answer, onCheckIn, onAnswer, onDone, isLogging, onLogging }: ActsProps): ReactNode {
  const navigate = useNavigate();
  const mayLog = useCan('session.log');
  switch (job.kind) {
    case 'check_in':
      return (
        <Joined>
          <Button onPress={() => onCheckIn(job.referralId, 'reached')}>Reached</Button>
          <Button onPress={() => onCheckIn(job.referralId, 'left_message')}>Left message</Button>
          <Button onPress={() => onCheckIn(job.referralId, 'could_not_reach')}>Could not reach</Button>
        </Joined>
      );
    case 'session_to_log':
      return mayLog ? (
        <OneAct onPress={() => onLogging(!isLogging)}>{isLogging ? 'Close' : 'Log it'}</OneAct>
      ) : (
        <OneAct onPress={() => navigate({ screen: 'course', courseId: job.courseId })}>
          Open the course
        </OneAct>
      );
    case 'review':
      return (
        <OneAct onPress={() => navigate({ screen: 'course', courseId: job.courseId })}>
          Hold or plan it
        </OneAct>
      );
    case 'decision':
      return <OneAct onPress={() => navigate({ screen: 'course', courseId: job.courseId })}>Decide</OneAct>;
    case 'offer':
      return answer === null ? (
        <Joined>
          <Button onPress={() => onAnswer('accepted')}>Accepted</Button>
          <Button onPress={() => onAnswer('not_ready')}>Not ready yet</Button>
          <Button onPress={() => onAnswer('declined')}>Declined</Button>
        </Joined>
      ) : (
        <OneAct onPress={() => onAnswer(null)}>Close</OneAct>
      );
    case 'court_date': {
      const { referralId } = job;
      return referralId === null || job.group === 'overdue' ? (
        <OneAct onPress={() => navigate({ screen: 'child', childId: job.child.childId, tab: 'justice' })}>
          Open the record
        </OneAct>
      ) : (
        <OneAct onPress={() => onCheckIn(referralId, null)}>Check in</OneAct>
      );
    }
    case 'referral':
    case 'turning_18':
      return (
        <OneAct onPress={() => navigate({ screen: 'child', childId: job.child.childId })}>
          {job.kind === 'referral' ? 'Open triage' : 'Open the record'}
        </OneAct>
      );
    case 'import_rows':
      return <OneAct onPress={() => navigate({ screen: 'import' })}>Decide</OneAct>;
    case 'outside_opening':
      return <SeenAct accessId={job.accessId} onSeen={() => onDone({ words: 'Seen.', checkInId: null })} />;
  }
}

function OneAct({ children, onPress }: { readonly children: ReactNode; readonly onPress: () => void }) {
  return (
    <Joined>
      <Button onPress={onPress}>{children}</Button>
    </Joined>
  );
}

function SeenAct({ accessId, onSeen }: { readonly accessId: string; readonly onSeen: () => void }) {
  const markSeen = useCommand('outsideAccess.markSeen');
  async function press() {
    const reply = await markSeen.run({ id: accessId });
    if (reply.ok) onSeen();
  }
  return <OneAct onPress={() => void press()}>Mark as seen</OneAct>;
}

function UndoPart({ done, onUndone }: { readonly done: Done; readonly onUndone: () => void }) {
  const undo = useCommand('checkIn.undo');
  const [problem, setProblem] = useState<string>();
  const { checkInId } = done;
  if (checkInId === null) return <span />;
  async function takeBack(id: string) {
    const reply = await undo.run({ checkInId: id });
    setProblem(reply.ok ? undefined : reply.message);
    if (reply.ok) onUndone();
  }
  return (
    <div className="joined">
      {problem === undefined ? null : <ErrorLine>{problem}</ErrorLine>}
      <Button icon="undo" isPending={undo.isPending} onPress={() => void takeBack(checkInId)}>
        Undo
      </Button>
    </div>
  );
}
