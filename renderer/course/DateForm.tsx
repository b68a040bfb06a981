import type { CourseView, StrandView } from '../../shared/courses/contract.ts';
import { formatDay, isLocalDate, laterOf, localDate, localTime } from '../../shared/dates.ts';
import { isTwoPlaces } from '../../shared/diary/clashes.ts';
import type { Reply } from '../../shared/op.ts';
import { useCommand, useOp } from '../client.ts';
import { orNull } from '../formValues.ts';
import { useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { useForm } from '../ui/useForm.ts';
import { ClashLine } from './ClashLine.tsx';
import { dateError, timeError } from './dateErrors.ts';
import { useClashes } from './useClashes.ts';
import { LOOK_FIRST } from './useInTheWay.ts';
import { dayWords, whenWords } from './words.ts';

/** A session to give a date, or one more session to add. */
export type DateTask =
  { readonly is: 'addDate'; readonly sessionId: string; readonly number: number } | { readonly is: 'add' };

type DateFormProps = {
  readonly course: CourseView;
  readonly strand: StrandView;
  readonly task: DateTask;
  /** Where it was pressed in the planner; otherwise nothing is filled in. */
  readonly at?: { readonly on: string; readonly time: string } | undefined;
  readonly onSaved: () => void;
  readonly onClose?: (() => void) | undefined;
};

type Saved = { version: number };
type Values = { on: string; time: string; clashReason: string };

/** One date, with the next free day to press and what is in the way of another. */
export function DateForm({ course, strand, task, at, onSaved, onClose }: DateFormProps) {
  const today = useToday();
  const addDate = useCommand('session.addDate');
  const add = useCommand('session.add');
  const courseId = course.id;
  const { version } = course;
  const lastOn = course.sessions
    .filter((each) => each.strandId === strand.id)
    .flatMap((each) => each.tries.map((one) => one.on))
    .reduce(laterOf, today);
  const after = task.is === 'add' ? lastOn : today;
  const free = useOp('session.freeDate', { strandId: strand.id, after, check: null });
  const suggestion = free.isPlaceholderData ? null : (free.data?.suggestion ?? null);

  async function send({ on, time, clashReason }: Values): Promise<Reply<Saved>> {
    const date = {
      on: localDate(on),
      time: time === '' ? null : localTime(time),
      clashReason: isTwice ? orNull(clashReason) : null,
    };
    if (task.is === 'addDate') return addDate.run({ courseId, version, sessionId: task.sessionId, ...date });
    return add.run({ courseId, version, strandId: strand.id, ...date });
  }
  const form = useForm<Values, Saved>({
    initial: { on: at?.on ?? '', time: at?.time ?? '', clashReason: '' },
    check: async ({ on, time, clashReason }) => ({
      ...((await unsaid()) && { on: LOOK_FIRST }),
      ...dateError('on', on, 'Enter a date, or press the free day above'),
      ...timeError('time', time),
      ...(isTwice && clashReason.trim() === '' && { clashReason: 'Say why both can be, in a few words' }),
    }),
    save: send,
    onSaved,
  });
  const { on, time } = form.values;
  const { clashes, unsaid } = useClashes(strand.id, on, time);
  const isTwice = clashes.some(isTwoPlaces);
  const saveWords = task.is === 'add' ? 'Add the session on' : 'Plan session';
  const number = task.is === 'add' ? '' : ` ${task.number}`;
  const toWords = isLocalDate(on) ? `${task.is === 'add' ? '' : ' to'} ${formatDay(on)}` : '';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <FormMessage message={form.message ?? form.conflict?.message} />
      {suggestion === null ? null : (
        <div className="row-wrap after-q">
          <span className="small">Next free day</span>
          <Button
            small
            onPress={() => {
              form.set('on', suggestion.on);
              if (suggestion.time !== null) form.set('time', suggestion.time);
            }}
          >
            {whenWords(suggestion.on, suggestion.time)}
          </Button>
        </div>
      )}
      <div className="on-day">
        <DateField label="Date" {...form.field('on')} hint={dayWords(on, today)} />
        <TimeField label="At" {...form.field('time')} />
        <ClashLine clashes={clashes} can="It can be saved all the same." />
      </div>
      {isTwice ? (
        <TextField {...form.field('clashReason')} label="Why can both be at the same time?" maxLength={300} />
      ) : null}
      <div className="form-foot">
        <Button kind="primary" type="submit" isPending={form.isSaving}>
          {saveWords}
          {number}
          {toWords}
        </Button>
        {onClose === undefined ? null : (
          <Button kind="quiet" onPress={onClose}>
            Leave it
          </Button>
        )}
      </div>
    </form>
  );
}
