import { useEffect } from 'react';
import { MISS_REASON_LABELS, type MissReason, reasonsOf } from '../../shared/courses/logging.ts';
import { formatDay, localTime } from '../../shared/dates.ts';
import { type Clash, isTwoPlaces } from '../../shared/diary/clashes.ts';
import { isCancelled, wasHeld } from '../../shared/courses/sessions.ts';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Mark } from '../ui/marks/Mark.tsx';
import { markHeading } from '../ui/marks/words.ts';
import { TimeField } from '../ui/TimeField.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Form } from '../ui/useForm.ts';
import { ClashLine } from './ClashLine.tsx';
import { callOffWords } from './interpreterWords.ts';
import { asksSafety, type LogContext, type LogValues, type NotHeldStatus, otherDate } from './logForm.ts';
import { runNote } from './logWords.ts';
import { IsSafe } from './IsSafe.tsx';
import { dayWords, subjectWord, whenWords } from './words.ts';

const INSTEAD: readonly NotHeldStatus[] = [
  'was_not_brought',
  'did_not_attend',
  'cancelled_by_family',
  'cancelled_by_service',
  'late_not_seen',
];

type Part = { readonly form: Form<LogValues>; readonly context: Omit<LogContext, 'suggestion' | 'around'> };

/** Of a date that is still to come only that it was called off can be known: by whom. */
const CALLED_OFF = [
  { value: 'cancelled_by_family', label: 'The family' },
  { value: 'cancelled_by_service', label: 'The service' },
] as const satisfies readonly { value: NotHeldStatus; label: string }[];

type Asked = Part & {
  /** Whether the date is still to come: then it is asked who called it off, before anything else. */
  readonly isAhead: boolean;
};

/** What happened instead, and why: questions two and three of the branch "No", or the first two where it is called off. */
export function WhatInstead({ form, context, isAhead }: Asked) {
  const { course, strand, session } = context;
  const options = INSTEAD.filter((status) => strand.kind !== 'carer' || status !== 'was_not_brought');
  const subject = strand.kind === 'carer' ? 'They' : subjectWord(course.child.pronouns);
  const instead = form.field('instead');
  const { reason: chosen } = form.values;
  // A reason of the other list goes with its answer.
  const answer = (status: NotHeldStatus) => {
    instead.onChange(status);
    if (chosen !== null && !reasonsOf(status).includes(chosen)) form.set('reason', null);
    // What is no longer asked is no longer missing either; an answer to it stays for when it is asked again.
    if (!asksSafety({ ...form.values, instead: status }, strand))
      for (const name of ['safety', 'safeFrom', 'unsafeChannelReason'] as const)
        form.set(name, form.values[name]);
  };
  const offered = reasonsOf(form.values.instead);
  const isBooked = session.tries.some((each) => each.status === 'planned' && each.interpreter === 'booked');
  // An entry from before the service had reasons of its own keeps the one it has.
  const reasons = chosen === null || offered.includes(chosen) ? offered : [chosen, ...offered];
  return (
    <>
      <Choices<NotHeldStatus>
        {...instead}
        onChange={answer}
        legend={isAhead ? 'Who called it off?' : 'What happened instead?'}
        number={isAhead ? 1 : 2}
        layout="instead"
        options={
          isAhead
            ? CALLED_OFF.map((each) => ({ ...each, mark: <Mark state={each.value} size={16} /> }))
            : options.map((status) => ({
                value: status,
                label: markHeading(status),
                mark: <Mark state={status} size={16} />,
              }))
        }
      />
      {isAhead && isBooked ? <p className="hint after-q">{callOffWords(1, 1)}</p> : null}
      {form.values.instead !== null && isCancelled(form.values.instead) ? (
        <DateField
          {...form.field('calledOffOn')}
          label="When was it called off?"
          hint={
            course.terms.counts === 'called_off_late' && form.values.instead === 'cancelled_by_family'
              ? 'On its day or the day before it counts towards the range here.'
              : isAhead
                ? undefined
                : 'Leave it empty if nobody knows.'
          }
          className="short after-q"
        />
      ) : null}
      <Choices<MissReason>
        {...form.field('reason')}
        legend="Why, as far as you know?"
        number={isAhead ? 2 : 3}
        options={reasons.map((reason) => ({
          value: reason,
          label: reason === 'chose_not_to' ? `${subject} chose not to` : MISS_REASON_LABELS[reason],
        }))}
      />
      <TextField
        label="In a few words, if it helps"
        hint="Everybody who sees this course reads it. Clinical words belong in the note."
        maxLength={200}
        className="after-q"
        {...form.field('reasonDetail')}
      />
    </>
  );
}

/** Whether the child is safe, and when to try again: the last questions, with whom to ring above the call. */
export function WhatNow({
  form,
  context,
  suggestion,
  isAhead,
  clashes,
}: Asked & Pick<LogContext, 'suggestion'> & { readonly clashes: readonly Clash[] }) {
  const { course, strand, session } = context;
  const isAsked = asksSafety(form.values, strand);
  const run = runNote(context, form.values);
  const next = isAhead ? 3 : 4;
  const other = otherDate(context);
  return (
    <>
      {isAsked ? (
        <IsSafe
          child={course.child}
          isCalledOff={form.values.instead === 'cancelled_by_family'}
          number={next}
          fields={{
            safety: form.field('safety'),
            safeFrom: form.field('safeFrom'),
            safeBy: form.field('safeBy'),
            unsafeChannelReason: form.field('unsafeChannelReason'),
          }}
        />
      ) : null}
      {other !== null ? (
        <p className="hint after-q">
          Session {session.number} {wasHeld(other.status) ? 'was held' : 'has a date'} on{' '}
          {formatDay(other.on)}.
        </p>
      ) : course.endedOn === null ? (
        <Choices
          {...form.field('newDate')}
          legend={`A new date for session ${session.number}?`}
          number={isAsked ? next + 1 : next}
          options={[
            ...(suggestion === null
              ? []
              : [
                  {
                    value: 'suggested' as const,
                    label: whenWords(
                      suggestion.on,
                      suggestion.time === null ? null : localTime(suggestion.time),
                    ),
                  },
                ]),
            { value: 'another' as const, label: 'Another date' },
            { value: 'not_yet' as const, label: 'Not yet' },
          ]}
        />
      ) : (
        <p className="hint after-q">This course has ended, so no new date is planned.</p>
      )}
      {other === null && course.endedOn === null && form.values.newDate === 'another' ? (
        <AnotherDate form={form} clashes={clashes} />
      ) : null}
      {run === null ? null : (
        <div className="after-q">
          <Banner tone="ochre" live fact={run}>
            It then stands on Today until somebody decides: what is in the way, and who else should know?
          </Banner>
        </div>
      )}
    </>
  );
}

type AnotherDateProps = { readonly form: Form<LogValues>; readonly clashes: readonly Clash[] };

function AnotherDate({ form, clashes }: AnotherDateProps) {
  const today = useToday();
  const { anotherOn } = form.values;
  const isTwice = clashes.some(isTwoPlaces);
  const asks = form.values.clashReason !== null;
  // The form asks only while something is in the way, so that saving knows what to ask for.
  useEffect(() => {
    if (isTwice !== asks) form.set('clashReason', isTwice ? '' : null);
  });
  return (
    <div className="on-day after-q">
      <DateField label="New date" {...form.field('anotherOn')} hint={dayWords(anotherOn, today)} />
      <TimeField label="At" {...form.field('anotherTime')} />
      <ClashLine clashes={clashes} can="It can be saved all the same." />
      {isTwice ? (
        <TextField
          {...form.field('clashReason')}
          value={form.values.clashReason ?? ''}
          label="Why can both be at the same time?"
          maxLength={300}
          className="wide"
        />
      ) : null}
    </div>
  );
}
