import {
  CHILD_EVENT_LABELS,
  CHILD_EVENTS,
  type ChildEventKind,
  EVENT_CHECK_IN_WITHIN_WORKING_DAYS,
} from '../../shared/checkIns/events.ts';
import { isLocalDate } from '../../shared/dates.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand, useOp } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useToday } from '../session.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';

type ConcernNext = 'now' | 'recorded';
type Values = {
  kind: ChildEventKind | null;
  happenedOn: string;
  concern: ConcernNext | null;
  /** Where a concern is recorded already. */
  recordedWhere: string;
};
type Props = {
  readonly childId: string;
  readonly onClose: () => void;
  /** What was told belongs in a safeguarding concern: opens one. */
  readonly onConcern: (eventId: string) => void;
};

/** What happened round a child, and when: the family is rung within the days of the setting. */
export function EventForm(props: Props) {
  const formKey = `event:${props.childId}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({
  childId,
  onClose,
  onConcern,
  formKey,
  kept,
}: Props & { formKey: string; kept: Kept<Values> | null }) {
  const today = useToday();
  const record = useCommand('event.record');
  const days =
    useOp('settings.list', {}).data?.values.eventCheckInWorkingDays ?? EVENT_CHECK_IN_WITHIN_WORKING_DAYS;
  const { form, onStartAgain } = useDraftedForm<Values, { eventId: string }>({
    formKey,
    kept,
    empty: { kind: null, happenedOn: today, concern: null, recordedWhere: '' },
    check: whatIsMissing,
    save: ({ kind, happenedOn, concern, recordedWhere }) =>
      record.run({
        childId,
        kind: kind ?? 'disclosure',
        happenedOn: isLocalDate(happenedOn) ? happenedOn : today,
        concernRecorded: concern === 'recorded' ? recordedWhere : '',
      }),
    onSaved: ({ eventId }, { kind, concern }) =>
      kind === 'disclosure' && concern === 'now' ? onConcern(eventId) : onClose(),
  });
  return (
    <FormDrawer
      subject={formKey}
      title="Something happened"
      submit="Save what happened"
      closeLabel="Close what happened"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      <p className="hint">
        While a child waits, the family is rung within {days} working day{days === 1 ? '' : 's'} of it, or of
        the day we heard of it. If a child is in danger, record a concern instead.
      </p>
      <Choices
        {...form.field('kind')}
        legend="What happened?"
        options={CHILD_EVENTS.map((value) => ({ value, label: CHILD_EVENT_LABELS[value] }))}
      />
      <DateField {...form.field('happenedOn')} label="When" hint="A trial or a planned move may lie ahead." />
      {form.values.kind === 'disclosure' ? (
        <Choices
          {...form.field('concern')}
          legend="What was told, to whom, and is the child safe now?"
          hint="It is kept as a safeguarding concern, and nowhere else. Until it is, it stands on Today."
          options={[
            { value: 'now', label: 'Record the concern next' },
            { value: 'recorded', label: 'It is recorded already' },
          ]}
        />
      ) : null}
      {form.values.kind === 'disclosure' && form.values.concern === 'recorded' ? (
        <TextField
          {...form.field('recordedWhere')}
          label="Where is it recorded, and who knows?"
          hint={DISCLOSABLE}
          maxLength={500}
        />
      ) : null}
    </FormDrawer>
  );
}

function whatIsMissing({ kind, happenedOn, concern, recordedWhere }: Values) {
  const errors: Partial<Record<keyof Values, string>> = {};
  if (kind === null) errors.kind = 'Say what happened';
  const on = readDate(happenedOn);
  if (!on.ok) errors.happenedOn = on.message;
  if (kind === 'disclosure' && concern === null) errors.concern = 'Say whether a concern is recorded next';
  if (kind === 'disclosure' && concern === 'recorded' && recordedWhere.trim() === '')
    errors.recordedWhere = 'Say where it is recorded, and who knows';
  return errors;
}
