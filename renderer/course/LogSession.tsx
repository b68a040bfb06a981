import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { inReach } from '../../shared/checkIns/saving.ts';
import { NOTE_MAX } from '../../shared/clinicalNotes/note.ts';
import type { CourseView, TryView } from '../../shared/courses/contract.ts';
import { SESSION_STATUS_LABELS } from '../../shared/courses/sessions.ts';
import { laterOf, localDate } from '../../shared/dates.ts';
import { useCommand, useOp } from '../client.ts';
import { forgetDraft, keepDraft, useKeptDraft } from '../keptDraft.ts';
import { useCan, useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Conflict } from '../ui/Conflict.tsx';
import { FormHead } from '../ui/FormHead.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useForm } from '../ui/useForm.ts';
import { theirCourseIn } from './conflicts.ts';
import { DidItHappen, WhoAttended } from './LogHeld.tsx';
import { WhatInstead, WhatNow } from './LogNotHeld.tsx';
import {
  initialLog,
  type LogContext,
  logInput,
  logKeyOf,
  type LogValues,
  type SavedLog,
  statusOf,
  tryToLog,
  whatIsMissing,
} from './logForm.ts';
import { thenWords } from './logWords.ts';
import { NoteConflict } from './NoteConflict.tsx';
import { PlanBefore } from './PlanBefore.tsx';
import { SessionNote } from './SessionNote.tsx';
import { useClashes } from './useClashes.ts';
import { LOOK_FIRST } from './useInTheWay.ts';
import { useNoteSent } from './useNoteSent.ts';
import { whenWords } from './words.ts';

export type LogSessionProps = {
  readonly courseId: string;
  readonly sessionId: string;
  /** One of its dates that was logged before; left out: the one that waits, or else the last. */
  readonly tryId?: string | undefined;
  readonly onSaved: (saved: SavedLog) => void;
  /** Whether the answer is "No": the branch has more questions and wants more room. */
  readonly onBranch?: ((isNo: boolean) => void) | undefined;
  /** Said to have been held already, of a session whose date is still to come. */
  readonly onEarlier?: (() => void) | undefined;
  /** Leaves without saving; what was typed is kept as a draft. */
  readonly onClose?: (() => void) | undefined;
};

/** Logging one session in two questions, or correcting what was logged. It loads all it needs itself. */
export function LogSession(props: LogSessionProps) {
  const { courseId, sessionId } = props;
  const asked = useOp('course.get', { courseId });
  const course = asked.data?.id === courseId ? asked.data : undefined;
  const session = course?.sessions.find((each) => each.id === sessionId);
  const strand = course?.strands.find((each) => each.id === session?.strandId);
  if (asked.error !== null) return <Banner tone="brick">{asked.error.failure.message}</Banner>;
  if (course === undefined || session === undefined || strand === undefined) return null;
  const logged = session.tries.find(({ id }) => id === props.tryId) ?? tryToLog(session);
  const key = `${sessionId} ${logged?.id ?? ''} ${logged?.status ?? ''}`;
  return <WithDraft key={key} {...props} context={{ course, session, strand, logged }} />;
}

type ContextProps = LogSessionProps & { readonly context: Omit<LogContext, 'suggestion' | 'around'> };

function WithDraft(props: ContextProps) {
  const { session, logged } = props.context;
  const kept = useKeptDraft<LogValues>(logKeyOf(session.id, logged));
  return kept === null ? null : <LogForm {...props} kept={kept.values} />;
}

const NOBODY: readonly never[] = [];

type LogFormProps = ContextProps & { readonly kept: Partial<LogValues> | null };

function LogForm({ context, kept, onSaved, onBranch, onEarlier, onClose }: LogFormProps) {
  const { course, session, strand, logged } = context;
  const today = useToday();
  const queries = useQueryClient();
  const log = useCommand('session.log');
  const canNote = useCan('note.get') && strand.notes.mayRead;
  const formKey = logKeyOf(session.id, logged);
  const [isDraft, setIsDraft] = useState(kept !== null);
  const [dateAsked, setDateAsked] = useState(logged === null);
  const [noteShown, setNoteShown] = useState((kept?.note ?? '') !== '' || (kept?.plan ?? '') !== '');
  // Once somebody chose to save over what was saved meanwhile: the version that was shown.
  const shownVersion = useRef<number | null>(null);
  const note = useNoteSent();
  const free = useOp('session.freeDate', {
    strandId: strand.id,
    after: laterOf(logged?.on ?? today, today),
    check: null,
  });
  const asked = useOp('people.list', { childId: course.child.id });
  const people = asked.isPlaceholderData ? NOBODY : (asked.data?.people ?? NOBODY);
  const around = people.map(inReach);
  const suggestion = free.isPlaceholderData ? null : (free.data?.suggestion ?? null);
  // What has not been cannot have happened: a date to come is called off, unless it was held already on another day.
  const isAhead = logged?.status === 'planned' && logged.on > today;
  const [wasEarlier, setWasEarlier] = useState(isAhead && (kept?.on ?? logged.on) !== logged.on);
  const isCallingOff = isAhead && !wasEarlier;
  const blank: LogValues = {
    ...initialLog(logged),
    ...(isCallingOff && { happened: 'no', calledOffOn: today }),
  };
  const form = useForm<LogValues, SavedLog>({
    initial: { ...blank, ...kept, ...(isCallingOff && { happened: 'no' }) },
    check: async (values) => ({
      ...((await unsaid()) && { anotherOn: LOOK_FIRST }),
      ...whatIsMissing(values, { ...context, around, isCallingOff, today }),
    }),
    save: async (values) => {
      const version = shownVersion.current ?? course.version;
      const input = logInput(values, { ...context, around, suggestion }, version, note.of(values.note));
      const reply = await log.run(input);
      if (reply.ok) await forgetDraft(formKey);
      return reply;
    },
    onSaved,
    saveDraft: (values) => keepDraft(formKey, values),
  });
  const { values } = form;
  const isAnother = values.happened === 'no' && values.newDate === 'another';
  const { clashes, unsaid } = useClashes(strand.id, isAnother ? values.anotherOn : '', values.anotherTime);
  // A day that is not the planned one, or that is wrong, is never saved unseen.
  const dateShown =
    dateAsked ||
    values.on !== blank.on ||
    values.time !== blank.time ||
    [form.field('on'), form.field('time')].some(({ error }) => error !== undefined);

  // The branch "No" has more room beside the list.
  const branch = useRef(onBranch);
  const [beginsWithNo] = useState(values.happened === 'no');
  useEffect(() => {
    if (beginsWithNo) branch.current?.(true);
  }, [beginsWithNo]);

  function wasHeldEarlier() {
    setWasEarlier(true);
    setDateAsked(true);
    form.set('happened', null);
    form.set('on', '');
    onBranch?.(false);
    onEarlier?.();
  }
  function saveOver(theirs: CourseView) {
    shownVersion.current = theirs.version;
    form.clearConflict();
    form.submit();
  }
  /** The answers of others stand; a note that was typed stays on the form. */
  async function keepTheirs() {
    form.clearConflict();
    if (values.note === '' && values.plan === '') await startAgain();
    else {
      form.reset({ ...blank, note: values.note, plan: values.plan });
      await keepDraft(formKey, { note: values.note, plan: values.plan });
      onBranch?.(blank.happened === 'no');
    }
    await queries.invalidateQueries();
  }
  async function startAgain() {
    await forgetDraft(formKey);
    form.reset(blank);
    setIsDraft(false);
    onBranch?.(blank.happened === 'no');
  }

  const status = statusOf(values);
  const isNo = values.happened === 'no';
  const theirs = theirCourseIn(form.conflict);
  const noteConflict = note.conflictOf(form.conflict, {
    yours: values.note,
    onText: (text) => form.set('note', text),
    onClear: form.clearConflict,
    onSubmit: form.submit,
  });
  const isCorrection = logged !== null && logged.status !== 'planned' && logged.status !== 'moved';
  const saveWords = isCallingOff
    ? `Call off session ${session.number}`
    : `Save session ${session.number}${isCorrection ? ' again' : ''}`;
  return (
    <form
      className="log"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      {canNote ? <PlanBefore course={course} session={session} /> : null}
      <FormHead form={form} onStartAgain={isDraft ? () => void startAgain() : undefined} />
      {theirs === undefined ? null : (
        <Conflict
          facts={[
            {
              label: `Session ${session.number}`,
              theirs: theirsWords(theirs, session.id, logged),
              yours: status === null ? '' : SESSION_STATUS_LABELS[status],
            },
          ]}
          onKeepTheirs={() => void keepTheirs()}
          onUseYours={() => saveOver(theirs)}
        />
      )}
      {noteConflict === null ? null : <NoteConflict {...noteConflict} />}
      <div className={isNo ? 'two-q' : undefined}>
        <div>
          {isCallingOff ? null : (
            <DidItHappen
              form={form}
              isNo={isNo}
              dateShown={dateShown}
              onAnswer={(happened) => onBranch?.(happened === 'no')}
            />
          )}
          {isNo ? (
            <WhatInstead form={form} context={context} isAhead={isCallingOff} />
          ) : (
            <WhoAttended form={form} course={course} strand={strand} />
          )}
        </div>
        {isNo ? (
          <div>
            <WhatNow
              form={form}
              context={context}
              suggestion={suggestion}
              isAhead={isCallingOff}
              clashes={clashes}
            />
          </div>
        ) : null}
      </div>
      {canNote && noteShown ? (
        <>
          <SessionNote field={form.field('note')} isPreTrial={course.child.isPreTrial} />
          <TextArea
            {...form.field('plan')}
            label="Plan for next time, encrypted"
            hint="It stands beside the next session. Others may read it as they may read a note."
            rows={2}
            maxLength={NOTE_MAX}
          />
        </>
      ) : null}
      <div className="log-more">
        {canNote && !noteShown && logged?.hasNote !== true ? (
          <Button kind="link" small onPress={() => setNoteShown(true)}>
            Write a note
          </Button>
        ) : null}
        {isCallingOff ? (
          <Button kind="link" small onPress={wasHeldEarlier}>
            It was held already, on another day
          </Button>
        ) : dateShown ? null : (
          <Button kind="link" small onPress={() => setDateAsked(true)}>
            It was on another day
          </Button>
        )}
      </div>
      <div className="form-foot">
        <Button kind="primary" type="submit" isPending={form.isSaving}>
          {saveWords}
        </Button>
        {onClose === undefined ? null : <Button onPress={onClose}>Not now</Button>}
        <p className="hint" aria-live="polite">
          {thenWords(context, values, today)}
        </p>
      </div>
    </form>
  );
}

function theirsWords(theirs: CourseView, sessionId: string, logged: TryView | null): string {
  const session = theirs.sessions.find((each) => each.id === sessionId);
  const same = session?.tries.find(({ id }) => id === logged?.id);
  const last = session === undefined ? null : (same ?? tryToLog(session));
  if (last === null) return 'not scheduled';
  return `${whenWords(localDate(last.on), last.time)}: ${SESSION_STATUS_LABELS[last.status]}`;
}
