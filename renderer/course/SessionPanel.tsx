import { REACHED_BY_LABELS, type SafeWord } from '../../shared/checkIns/reached.ts';
import { useEffect, useRef, useState } from 'react';
import type { CourseView, SessionView, StrandView, TryView } from '../../shared/courses/contract.ts';
import { wasHeld, heldTry } from '../../shared/courses/sessions.ts';
import { type SafetyAnswer } from '../../shared/courses/logging.ts';
import { formatDay } from '../../shared/dates.ts';
import { useOp } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { Name } from '../ui/Name.tsx';
import { StatusWord } from '../ui/marks/StatusWord.tsx';
import { useIsAskedFor } from '../router.tsx';
import { useCan, useToday } from '../session.tsx';
import { ChangeForm } from './ChangeForm.tsx';
import { DateForm, type DateTask } from './DateForm.tsx';
import { interpreterFormOf, InterpreterPart } from './InterpreterPart.tsx';
import { logKeyOf, type SavedLog, tryToLog } from './logForm.ts';
import { LogSession } from './LogSession.tsx';
import { NoteView } from './NoteView.tsx';
import { AttendeeNames } from './people.tsx';
import { PlanBefore } from './PlanBefore.tsx';
import { isWords, reasonWords, whenWords } from './words.ts';

export type SessionPanelProps = {
  readonly course: CourseView;
  readonly session: SessionView;
  readonly strand: StrandView;
  /** One of its dates that was logged before, to be corrected. */
  readonly tryId?: string | undefined;
  /** Leaves that correction. */
  readonly onLeave: () => void;
  /** Takes the focus to the heading: after a press in the list or the strip, not on arrival. */
  readonly takesFocus: boolean;
  readonly roomName: (id: string) => string | null;
  readonly onSaved: (saved: SavedLog) => void;
  readonly onBranch: (isNo: boolean) => void;
};

type Task = 'look' | 'log' | 'move' | DateTask['is'];

/** The session that is open beside the list: its two questions, its date, or what was logged. */
export function SessionPanel(props: SessionPanelProps) {
  const { course, session, strand, takesFocus, onBranch } = props;
  const today = useToday();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) title.current?.focus();
  }, [takesFocus, session.id]);
  const planned = session.tries.find((each) => each.status === 'planned') ?? null;
  const shown = planned ?? heldTryView(session) ?? session.tries.at(-1) ?? null;
  const waits = planned !== null && planned.on <= today;
  const isAboutInterpreter = useIsAskedFor(interpreterFormOf(planned?.id ?? ''));
  const [task, setTask] = useState<Task>(
    useIsAskedFor(logKeyOf(session.id, tryToLog(session)))
      ? 'log'
      : isAboutInterpreter
        ? 'look'
        : firstTask(session, waits),
  );
  const corrected = session.tries.find(({ id }) => id === props.tryId) ?? null;
  const [wasEarlier, setWasEarlier] = useState(false);
  const who = strand.isCounted ? 'session' : 'carer’s session';
  const heading =
    corrected !== null
      ? `Correct ${who} ${session.number}`
      : task === 'log'
        ? `${planned === null || waits || wasEarlier ? 'Log' : 'Call off'} ${who} ${session.number}`
        : `${who.charAt(0).toUpperCase()}${who.slice(1)} ${session.number}`;
  const dated = corrected ?? shown;
  const look = () => {
    onBranch(false);
    setWasEarlier(false);
    setTask('look');
  };
  return (
    <section aria-labelledby="session-panel-title">
      <div className="sect-head">
        <h2 id="session-panel-title" tabIndex={-1} ref={title}>
          {heading}
        </h2>
        {dated === null ? null : <p>{whenWords(dated.on, dated.time)}</p>}
      </div>
      {corrected !== null ? (
        <LogSession
          courseId={course.id}
          sessionId={session.id}
          tryId={corrected.id}
          onSaved={props.onSaved}
          onBranch={onBranch}
          onClose={props.onLeave}
        />
      ) : task === 'log' ? (
        <LogSession
          courseId={course.id}
          sessionId={session.id}
          onSaved={props.onSaved}
          onBranch={onBranch}
          onEarlier={() => setWasEarlier(true)}
          {...(waits ? {} : { onClose: look })}
        />
      ) : task === 'look' ? (
        <Look {...props} shown={shown} planned={planned} waits={waits} onTask={setTask} />
      ) : task === 'move' && planned !== null ? (
        <ChangeForm
          course={course}
          strand={strand}
          planned={planned}
          number={session.number}
          onSaved={look}
          onClose={look}
        />
      ) : (
        <DateForm
          course={course}
          strand={strand}
          task={{ is: 'addDate', sessionId: session.id, number: session.number }}
          onSaved={look}
          {...(session.tries.length === 0 ? {} : { onClose: look })}
        />
      )}
    </section>
  );
}

function firstTask(session: SessionView, waits: boolean): Task {
  if (waits) return 'log';
  return session.tries.length === 0 ? 'addDate' : 'look';
}

type LookProps = SessionPanelProps & {
  readonly shown: TryView | null;
  readonly planned: TryView | null;
  readonly waits: boolean;
  readonly onTask: (task: Task) => void;
};

/** What is known of a session, and what can be done with it. */
function Look({ course, session, strand, shown, planned, waits, roomName, onTask }: LookProps) {
  const canLog = useCan('session.log');
  const canNote = useCan('note.get');
  const isHeld = heldTry(session) !== null;
  const last = session.tries.findLast((each) => each.status !== 'planned' && each.status !== 'moved');
  return (
    <>
      {shown === null ? null : (
        <dl className="pairs">
          <dt>State</dt>
          <dd>
            <StatusWord state={shown.status} />
          </dd>
          <dt>Where</dt>
          <dd>
            {(shown.roomId === null ? shown.place : roomName(shown.roomId)) ?? 'not said'},{' '}
            {shown.lengthMinutes} minutes
          </dd>
          {last === undefined ? null : (
            <LoggedFacts course={course} strand={strand} logged={last} isEarlier={last !== shown} />
          )}
        </dl>
      )}
      {planned === null ? null : <InterpreterPart course={course} strand={strand} planned={planned} />}
      {canNote && last !== undefined && !strand.notes.mayRead ? (
        <p className="hint after-q">
          Notes of these sessions are between the parent or carer and whoever sees them. They have not agreed
          to share them.
        </p>
      ) : null}
      {canNote && last !== undefined && strand.notes.mayRead ? (
        <NoteView
          about="session_try"
          id={last.id}
          isPreTrial={course.child.isPreTrial}
          hasNote={last.hasNote}
        />
      ) : null}
      {canNote && strand.notes.mayRead && planned !== null ? (
        <PlanBefore course={course} session={session} />
      ) : null}
      {canLog ? (
        <div className="row-wrap panel-acts">
          {planned !== null && course.endedOn === null ? (
            <Button small icon="planner" onPress={() => onTask('move')}>
              Move or change
            </Button>
          ) : null}
          {planned === null && !isHeld && course.endedOn === null ? (
            <Button small icon="planner" onPress={() => onTask('addDate')}>
              Give session {session.number} a date
            </Button>
          ) : null}
          <Button small icon="pencil" onPress={() => onTask('log')}>
            {planned === null ? 'Correct this entry' : waits ? 'Log it' : 'It is cancelled'}
          </Button>
        </div>
      ) : null}
    </>
  );
}

type LoggedFactsProps = {
  readonly course: CourseView;
  readonly strand: StrandView;
  readonly logged: TryView;
  /** A try before the one that is shown above: then it says which day it was. */
  readonly isEarlier: boolean;
};

function LoggedFacts({ course, strand, logged, isEarlier }: LoggedFactsProps) {
  const why = reasonWords(logged);
  return (
    <>
      {isEarlier ? (
        <>
          <dt>Before</dt>
          <dd>
            {whenWords(logged.on, logged.time)}: <StatusWord state={logged.status} />
          </dd>
        </>
      ) : null}
      {wasHeld(logged.status) ? (
        <>
          <dt>There</dt>
          <dd>
            <AttendeeNames course={course} who={logged.whoAttended} strand={strand} />
          </dd>
        </>
      ) : null}
      {why === '' ? null : (
        <>
          <dt>Why</dt>
          <dd>{why}</dd>
        </>
      )}
      {logged.calledOffOn === null ? null : (
        <>
          <dt>Called off</dt>
          <dd>{formatDay(logged.calledOffOn)}</dd>
        </>
      )}
      {logged.safety === null ? null : (
        <>
          <dt>Safe</dt>
          <dd>
            {safetyWords(logged.safety, course.child.pronouns)}
            {logged.safeWord === null ? null : <WhoToldUs word={logged.safeWord} childId={course.child.id} />}
          </dd>
        </>
      )}
    </>
  );
}

function WhoToldUs({ word, childId }: { readonly word: SafeWord; readonly childId: string }) {
  const { data } = useOp('people.list', { childId });
  const who = data?.people.find(({ personId }) => personId === word.from)?.fields.name;
  return (
    <span className="line-2">
      {word.from === 'child' ? (
        'The child said so'
      ) : (
        <>{who === undefined ? 'A carer' : <Name full={who} />} said so</>
      )}
      , {REACHED_BY_LABELS[word.by].toLowerCase()}.
      {word.unsafeChannelReason === '' ? null : ` Not agreed as safe: ${word.unsafeChannelReason}`}
    </span>
  );
}

function safetyWords(safety: SafetyAnswer, pronouns: string | null): string {
  const words: Record<SafetyAnswer, string> = {
    spoke_and_safe: `rang, ${isWords(pronouns)} safe`,
    will_ring: 'somebody is to ring; log it again once you know',
    asked_duty: 'duty was asked to ring; log it again once you know',
  };
  return words[safety];
}

function heldTryView(session: SessionView): TryView | null {
  return session.tries.find((each) => wasHeld(each.status)) ?? null;
}
