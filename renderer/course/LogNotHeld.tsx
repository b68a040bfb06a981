import { useEffect } from 'react';
import {
  MISS_REASON_LABELS,
  MISS_REASONS,
  type MissReason,
  type SafetyAnswer,
} from '../../shared/courses/logging.ts';
import { onlySafeCarer, SPOKEN_BY, wordIsEnoughOf } from '../../shared/checkIns/reached.ts';
import { inReach } from '../../shared/checkIns/saving.ts';
import { localTime } from '../../shared/dates.ts';
import type { PersonOfChild } from '../../shared/people/contract.ts';
import { personChoice, withFirst } from '../checkIns/personChoice.tsx';
import { WhoAndHow } from '../checkIns/WhoAndHow.tsx';
import { isTwoPlaces } from '../../shared/diary/clashes.ts';
import { SafeContactLine } from '../drawings/SafeContactCard.tsx';
import { useOp } from '../client.ts';
import { safeContactOf } from '../people/safeContact.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FieldSet } from '../ui/Field.tsx';
import { Mark } from '../ui/marks/Mark.tsx';
import { markHeading } from '../ui/marks/words.ts';
import { Name } from '../ui/Name.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Form } from '../ui/useForm.ts';
import { asksSafety, type LogContext, type LogValues, type NotHeldStatus, safeWordIn } from './logForm.ts';
import { runNote } from './logWords.ts';
import { useClashes } from './useClashes.ts';
import { clashesSentence, isWords, subjectWord, whenWords } from './words.ts';

const INSTEAD: readonly NotHeldStatus[] = [
  'was_not_brought',
  'did_not_attend',
  'cancelled_by_family',
  'cancelled_by_service',
  'late_not_seen',
];

type Part = { readonly form: Form<LogValues>; readonly context: Omit<LogContext, 'suggestion' | 'around'> };

/** What happened instead, and why: questions two and three of the branch "No". */
export function WhatInstead({ form, context }: Part) {
  const { course, strand } = context;
  const options = INSTEAD.filter((status) => strand.kind !== 'carer' || status !== 'was_not_brought');
  const subject = strand.kind === 'carer' ? 'They' : subjectWord(course.child.pronouns);
  return (
    <>
      <Choices<NotHeldStatus>
        {...form.field('instead')}
        legend="What happened instead?"
        number={2}
        layout="instead"
        options={options.map((status) => ({
          value: status,
          label: markHeading(status),
          mark: <Mark state={status} size={16} />,
        }))}
      />
      <Choices<MissReason>
        {...form.field('reason')}
        legend="Why, as far as you know?"
        number={3}
        options={MISS_REASONS.map((reason) => ({
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
export function WhatNow({ form, context, suggestion }: Part & Pick<LogContext, 'suggestion'>) {
  const { course, strand, session } = context;
  const isAsked = asksSafety(form.values, strand);
  const run = runNote(context, form.values);
  return (
    <>
      {isAsked ? <IsSafe form={form} context={context} /> : null}
      {course.endedOn === null ? (
        <Choices
          {...form.field('newDate')}
          legend={`A new date for session ${session.number}?`}
          number={isAsked ? 5 : 4}
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
      {course.endedOn === null && form.values.newDate === 'another' ? (
        <AnotherDate form={form} strandId={strand.id} />
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

function IsSafe({ form, context: { course } }: Part) {
  const people = useOp('people.list', { childId: course.child.id });
  const card = people.isPlaceholderData ? null : (people.data?.card ?? null);
  const isCalledOff = form.values.instead === 'cancelled_by_family';
  const { id, value, onChange, error } = form.field('safety');
  const options: { value: SafetyAnswer; label: string }[] = [
    {
      value: 'spoke_and_safe',
      label: `${isCalledOff ? 'Spoke' : 'Rang'}, ${isWords(course.child.pronouns)} safe`,
    },
    { value: 'will_ring', label: 'I will ring' },
    { value: 'asked_duty', label: 'Ask duty' },
  ];
  return (
    <FieldSet
      id={id}
      number={4}
      error={error}
      legend={
        <span>
          Is <Name full={course.child.shortName} /> safe?
        </span>
      }
    >
      {card === null ? (
        <p className="hint">
          No contact is agreed for this child yet. Ask the referrer or duty, never a number found elsewhere.
        </p>
      ) : (
        <SafeContactLine {...safeContactOf(card)} />
      )}
      <Choices<SafetyAnswer>
        legend={<span className="vh">How do you know?</span>}
        options={options}
        value={value}
        onChange={onChange}
        className="bare"
      />
      {value === 'spoke_and_safe' ? (
        <WhoSaidSo form={form} name={course.child.shortName} people={people.data?.people ?? []} />
      ) : null}
    </FieldSet>
  );
}

type WhoSaidSoProps = Pick<Part, 'form'> & {
  readonly name: string;
  readonly people: readonly PersonOfChild[];
};

/** Who said that the child is safe: the child, or a carer whose word is enough, and by which way. */
function WhoSaidSo({ form, name, people }: WhoSaidSoProps) {
  const around = people.map(inReach);
  const offered = onlySafeCarer(around);
  const enough = new Set(wordIsEnoughOf(around).map(({ personId }) => personId));
  const carers = withFirst(
    people.filter(({ personId }) => enough.has(personId)),
    offered,
  );
  return (
    <WhoAndHow
      who={{
        field: form.field('safeFrom'),
        legend: 'Who told you?',
        hint: 'Only the child, or a carer whose contact was checked, settles it. Otherwise it is “I will ring” or “Ask duty”.',
        options: [
          ...carers.map((person) => personChoice(person, people)),
          { value: 'child', label: <Name full={name} /> },
        ],
      }}
      personId={safeWordIn(form.values, around)?.from ?? null}
      how={{ field: form.field('safeBy'), options: SPOKEN_BY }}
      reason={form.field('unsafeChannelReason')}
      people={people}
    />
  );
}

function AnotherDate({ form, strandId }: { readonly form: Form<LogValues>; readonly strandId: string }) {
  const { anotherOn, anotherTime } = form.values;
  const clashes = useClashes(strandId, anotherOn, anotherTime);
  const isTwice = clashes.some(isTwoPlaces);
  const asks = form.values.clashReason !== null;
  // The form asks only while something is in the way, so that saving knows what to ask for.
  useEffect(() => {
    if (isTwice !== asks) form.set('clashReason', isTwice ? '' : null);
  });
  return (
    <div className="on-day after-q">
      <DateField label="New date" {...form.field('anotherOn')} />
      <TimeField label="At" {...form.field('anotherTime')} />
      {clashes.length === 0 ? null : (
        <p className="hint wide">{clashesSentence(clashes)} It can be saved all the same.</p>
      )}
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
