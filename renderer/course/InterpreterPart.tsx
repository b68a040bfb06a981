import { useEffect, useRef, useState } from 'react';
import type { CourseView, StrandView, TryView } from '../../shared/courses/contract.ts';
import { plannedDatesOf } from '../../shared/courses/facts.ts';
import { datesToSay, type InterpretedDate, type SaidOfDate } from '../../shared/courses/interpreter.ts';
import { formatDay } from '../../shared/dates.ts';
import type { ChangeScope } from '../../shared/diary/change.ts';
import { useCommand } from '../client.ts';
import { useIsAskedFor } from '../router.tsx';
import { useCan } from '../session.tsx';
import { useAfterPaint } from '../useAfterPaint.ts';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { closeThis } from '../ui/closeThis.ts';
import { FormMessage } from '../ui/FormMessage.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import { bringUp } from './bringUp.ts';
import {
  type InterpreterAct,
  INTERPRETER_WORDS,
  interpreterActs,
  interpreterOf,
  languagesWords,
} from './interpreterWords.ts';

/** Asks a course for the session of this date, with its interpreter before whoever came. */
export const interpreterFormOf = (tryId: string) => `interpreter:${tryId}`;

type Props = { readonly course: CourseView; readonly strand: StrandView; readonly planned: TryView };
type Asking = { readonly act: InterpreterAct; readonly scope: ChangeScope };
type Saved = { readonly words: string; readonly before: readonly SaidOfDate[] | null };

/** The interpreter of a session to come: how it stands, and one press to say it, of this one or of all later ones too. */
export function InterpreterPart({ course, strand, planned }: Props) {
  const say = useCommand('session.interpreter');
  const maySay = useCan('session.interpreter') && course.endedOn === null;
  const [asking, setAsking] = useState<Asking | null>(null);
  const [saved, setSaved] = useState<Saved | null>(null);
  const [failed, setFailed] = useState<string>();
  const part = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLParagraphElement>(null);
  const isAskedFor = useIsAskedFor(interpreterFormOf(planned.id));
  const isPainted = useAfterPaint();
  useEffect(() => {
    if (isAskedFor && isPainted) bringUp(part.current);
  }, [isAskedFor, isPainted]);
  // What was pressed is gone once it is saved. Whoever went elsewhere meanwhile stays there.
  useEffect(() => {
    const { activeElement } = document;
    if (saved !== null && (activeElement === document.body || part.current?.contains(activeElement) === true))
      line.current?.focus({ preventScroll: true });
  }, [saved]);

  const state = interpreterOf(course, strand, planned);
  if (state === null) return null;
  const isNeeded = strand.interpreters.length > 0;
  const dates = plannedDatesOf(course);
  const ofScope = (scope: ChangeScope) => datesToSay(dates, planned.id, scope);

  async function save(told: readonly SaidOfDate[], then: Saved) {
    setFailed(undefined);
    const reply = await say.run({ courseId: course.id, version: course.version, dates: [...told] });
    if (reply.ok) {
      setSaved(then);
      closeThis(setAsking, asking, null)();
    } else setFailed(reply.code === 'conflict' ? CONFLICT : reply.message);
  }
  const saveAct = ({ act, scope }: Asking) => {
    const chosen = ofScope(scope);
    void save(
      chosen.map(({ tryId }) => ({ tryId, said: act.said })),
      {
        words: `Saved for ${howMany(chosen)}.`,
        before: chosen.map(({ tryId, said }) => ({ tryId, said })),
      },
    );
  };
  function press(act: InterpreterAct) {
    setSaved(null);
    setFailed(undefined);
    const next = { act, scope: 'this' as const };
    if (ofScope('this_and_later').length > 1) setAsking(next);
    else saveAct(next);
  }

  return (
    <div className="after-q interpreter" role="group" aria-label="Interpreter" ref={part}>
      <p className="st" tabIndex={-1} ref={line}>
        <Icon name="interp" />
        <span>
          <b>Interpreter</b>{' '}
          {state === 'none' ? 'none needed by whoever comes, as recorded' : INTERPRETER_WORDS[state]}
          {isNeeded ? `. ${languagesWords(strand.interpreters)}.` : ''}
          {state === 'booked' && !isNeeded ? ', though by the record nobody who comes needs one' : ''}
        </span>
      </p>
      <FormMessage message={failed} />
      {maySay && asking === null ? (
        <div className="row-wrap">
          {interpreterActs(state, isNeeded).map((act) => (
            <Button key={act.label} small isPending={say.isPending} onPress={() => press(act)}>
              {act.label}
            </Button>
          ))}
        </div>
      ) : null}
      {maySay && asking !== null ? (
        <form
          ref={focusFirst}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            saveAct(asking);
          }}
        >
          <Choices<ChangeScope>
            legend={asking.act.asks}
            value={asking.scope}
            onChange={(scope) => setAsking({ ...asking, scope })}
            options={[
              { value: 'this', label: 'This session' },
              { value: 'this_and_later', label: 'This and all later' },
            ]}
            hint={
              asking.scope === 'this' ? `${formatDay(planned.on)} alone.` : scopeWords(ofScope(asking.scope))
            }
          />
          <div className="form-foot">
            <Button small kind="primary" type="submit" isPending={say.isPending}>
              {asking.scope === 'this'
                ? 'Save for this session'
                : `Save for ${howMany(ofScope(asking.scope))}`}
            </Button>
            <Button small kind="quiet" onPress={() => leave()}>
              Leave it
            </Button>
          </div>
        </form>
      ) : null}
      <div role="status">
        {saved === null ? null : (
          <p className="small row-wrap">
            <span>{saved.words}</span>
            {saved.before === null ? null : (
              <Button small kind="link" isPending={say.isPending} onPress={() => undo(saved.before ?? [])}>
                Undo
              </Button>
            )}
          </p>
        )}
      </div>
    </div>
  );

  function leave() {
    setAsking(null);
    setFailed(undefined);
    line.current?.focus({ preventScroll: true });
  }
  function undo(before: readonly SaidOfDate[]) {
    void save(before, { words: 'As it was before.', before: null });
  }
}

/** What was pressed to open it is gone. */
const focusFirst = (form: HTMLFormElement | null) => form?.querySelector('input')?.focus();

const CONFLICT =
  'Somebody else changed this course meanwhile. It is shown as it is now: look again, then save.';

const howMany = (dates: readonly InterpretedDate[]) =>
  dates.length === 1 ? 'this session' : `${dates.length} sessions`;

/** 'Those that stand like this one: 8 sessions, the last on Thu 14 Jan.' */
function scopeWords(dates: readonly InterpretedDate[]): string {
  const last = dates.at(-1);
  return `Those that stand like this one: ${howMany(dates)}${
    last === undefined ? '' : `, the last on ${formatDay(last.on)}`
  }.`;
}
