import { Fragment } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import {
  HANDOVER_REASON_LABELS,
  HANDOVER_REASONS,
  type HandoverReason,
} from '../../shared/continuity/codes.ts';
import { COVER_IS_A_CHANGE_FROM_DAYS } from '../../shared/continuity/rules.ts';
import type { CourseView } from '../../shared/courses/contract.ts';
import { compareDates, isLocalDate, type LocalDate, localDate } from '../../shared/dates.ts';
import { readDate } from '../../shared/typedDate.ts';
import { ChosenWarnings } from '../allocation/ChosenWarnings.tsx';
import { useCommand, useOp } from '../client.ts';
import { TakenByNames } from '../course/people.tsx';
import { ClashReason } from '../course/WhenFields.tsx';
import { whenWords } from '../course/words.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';
import { StrandTitle } from './StrandTitle.tsx';

type Strand = OutputOf<'handover.list'>['strands'][number];
type Values = {
  what: 'lasting' | 'cover' | null;
  to: string;
  startsOn: string;
  untilOn: string;
  reason: HandoverReason | '';
  wantsKnown: string;
  clashReason: string;
};
const EMPTY: Values = {
  what: null,
  to: '',
  startsOn: '',
  untilOn: '',
  reason: '',
  wantsKnown: '',
  clashReason: '',
};
const MOST_CLASHES = 4;

type Props = {
  readonly course: CourseView;
  readonly strand: Strand;
  /** All that can be handed over, this one included. */
  readonly strands: readonly Strand[];
  readonly onStrand: (strandId: string) => void;
  /** To who holds them and who held them before. */
  readonly onHolders: () => void;
  readonly onSaved: () => void;
  readonly onClose: () => void;
};

/** Plans who takes over, for good or for a while, from when, why, and what the child wants them to know. */
export function HandoverForm(props: Props) {
  const formKey = `handover:${props.strand.strandId}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({
  course,
  strand,
  strands,
  onStrand,
  onHolders,
  onSaved,
  onClose,
  formKey,
  kept,
}: Props & { readonly formKey: string; readonly kept: Kept<Values> | null }) {
  const lists = useOp('service.lists', {}).data;
  const plan = useCommand('handover.plan');
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: EMPTY,
    check: (values) => ({
      ...whatIsMissing(values),
      ...(isTwice &&
        values.clashReason.trim() === '' && { clashReason: 'Say why both can be, in a few words' }),
    }),
    save: ({ what, to, startsOn, untilOn, reason, wantsKnown, clashReason }) =>
      plan.run({
        courseId: course.id,
        version: course.version,
        strandId: strand.strandId,
        isCover: what === 'cover',
        toPractitionerId: to,
        startsOn: localDate(startsOn),
        untilOn: what === 'cover' && isLocalDate(untilOn) ? untilOn : null,
        reason: reason === '' ? 'workload' : reason,
        wantsKnown,
        clashReason: isTwice ? clashReason : null,
      }),
    onSaved,
  });
  const { values } = form;
  const moves = useWhatMoves(course, strand, values);
  const isTwice = (moves?.clashes.length ?? 0) > 0;
  const others = (lists?.practitioners ?? []).filter(
    ({ id, isActive }) => isActive && id !== strand.holder?.id,
  );
  const isCover = values.what === 'cover';
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={
        <>
          Hand over or cover: <StrandTitle course={course} strand={strand} />
        </>
      }
      lead={strand.holder === null ? undefined : `Held now by ${strand.holder.name}`}
      submit={isCover ? 'Save the cover' : 'Save the handover'}
      also={
        <>
          <Button onPress={onClose}>Leave it</Button>
          <Button kind="quiet" onPress={onHolders}>
            Who held it before
          </Button>
        </>
      }
      onStartAgain={onStartAgain}
    >
      {strands.length < 2 ? null : (
        <Choices
          id={`${formKey}-strand`}
          legend="Whose sessions?"
          value={strand.strandId}
          onChange={onStrand}
          error={undefined}
          options={strands.map((each) => ({
            value: each.strandId,
            label: (
              <span>
                <StrandTitle course={course} strand={each} />
              </span>
            ),
          }))}
        />
      )}
      <Choices
        {...form.field('what')}
        legend="For how long?"
        hint={`Cover under ${COVER_IS_A_CHANGE_FROM_DAYS} days is not counted as a change of practitioner.`}
        options={[
          { value: 'lasting', label: 'For good' },
          { value: 'cover', label: 'For a while, as cover' },
        ]}
      />
      <Select
        {...form.field('to')}
        label="To whom"
        empty="Choose somebody"
        options={others.map(({ id, name, jobTitle }) => ({ value: id, label: `${name}, ${jobTitle}` }))}
      />
      <ChosenWarnings
        childId={course.child.id}
        protocolId={course.protocolId}
        practitionerId={values.to}
        lastOn={lastDateOf(course, strand, isCover && isLocalDate(values.untilOn) ? values.untilOn : null)}
      />
      <DateField {...form.field('startsOn')} label="From" className="short" />
      {isCover ? (
        <DateField
          {...form.field('untilOn')}
          label="Until"
          hint="The last day. Leave it empty where nobody knows yet."
          className="short"
        />
      ) : null}
      <WhatMoves moves={moves} />
      {isTwice ? (
        <ClashReason
          field={form.field('clashReason')}
          hint="It puts them in two places. Choose another day or person, leave this and change the dates first, or say how it is solved."
        />
      ) : null}
      <Select<HandoverReason>
        {...form.field('reason')}
        label="Why"
        empty="Choose a reason"
        options={HANDOVER_REASONS.map((value) => ({ value, label: HANDOVER_REASON_LABELS[value] }))}
      />
      <TextArea
        {...form.field('wantsKnown')}
        label="What should the next person know?"
        hint="Ask the child what they want known, and what they do not want to be asked again. Whoever may open this course reads it."
        reminder={DISCLOSABLE}
        rows={4}
        maxLength={2000}
      />
    </FormDialog>
  );
}

/** The last date of a strand that is still planned, or the last before cover ends. */
function lastDateOf(course: CourseView, { strandId }: Strand, untilOn: LocalDate | null): LocalDate | null {
  const days = course.sessions
    .filter((session) => session.strandId === strandId)
    .flatMap(({ tries }) => tries.filter(({ status }) => status === 'planned').map(({ on }) => on))
    .filter((on) => untilOn === null || on <= untilOn);
  return days.toSorted(compareDates).at(-1) ?? null;
}

type Moves = OutputOf<'handover.dates'>;

/** What would go to the other person; null until enough is typed. */
function useWhatMoves(course: CourseView, strand: Strand, values: Values): Moves | null {
  const { what, to, startsOn, untilOn } = values;
  const isKnown = to !== '' && isLocalDate(startsOn) && what !== null;
  const found = useOp(
    'handover.dates',
    {
      courseId: course.id,
      strandId: strand.strandId,
      toPractitionerId: to,
      startsOn: isLocalDate(startsOn) ? startsOn : localDate('2000-01-01'),
      untilOn: what === 'cover' && isLocalDate(untilOn) ? untilOn : null,
    },
    { enabled: isKnown },
  );
  return isKnown && !found.isPlaceholderData ? (found.data ?? null) : null;
}

/** How many dates go with it, and on which of them the other person has another session. */
function WhatMoves({ moves }: { readonly moves: Moves | null }) {
  if (moves === null) return null;
  const { dates, stay, clashes } = moves;
  const more = clashes.length - MOST_CLASHES;
  return (
    <>
      <p className="small">
        {dates === 0
          ? 'No date still to come goes to them.'
          : `${dates} planned ${dates === 1 ? 'date goes' : 'dates go'} to them.`}
        {stay === 0
          ? ''
          : stay === 1
            ? ' One date before today is not logged yet. It stays with whoever held it, and Today asks them.'
            : ` ${stay} dates before today are not logged yet. They stay with whoever held them, and Today asks them.`}
      </p>
      {clashes.length === 0 ? null : (
        <Banner
          tone="ochre"
          fact={`They have another session on ${clashes.length === 1 ? 'one' : clashes.length} of these dates.`}
        >
          {clashes.slice(0, MOST_CLASHES).map(({ on, time, takenBy }, index) => (
            <Fragment key={`${on} ${time}`}>
              {index === 0 ? null : '; '}
              {whenWords(on, time)}
              <TakenByNames takenBy={takenBy} at={time} />
            </Fragment>
          ))}
          {more > 0 ? `; and ${more} more` : ''}.
        </Banner>
      )}
    </>
  );
}

function whatIsMissing({ what, to, startsOn, untilOn, reason }: Values) {
  const errors: Partial<Record<keyof Values, string>> = {};
  if (what === null) errors.what = 'Say whether it is for good or for a while';
  if (to === '') errors.to = 'Choose somebody';
  const from = readDate(startsOn);
  if (!from.ok) errors.startsOn = startsOn.trim() === '' ? 'Enter the first day' : from.message;
  if (what === 'cover' && untilOn.trim() !== '') {
    const until = readDate(untilOn);
    if (!until.ok) errors.untilOn = until.message;
  }
  if (reason === '') errors.reason = 'Choose a reason';
  return errors;
}
