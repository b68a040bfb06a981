import { useState } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import {
  EVENT_REMOVAL_LABELS,
  EVENT_REMOVALS,
  type EventRemoval,
} from '../../shared/checkIns/eventRemoval.ts';
import { CHILD_EVENT_LABELS } from '../../shared/checkIns/events.ts';
import { formatDate } from '../../shared/dates.ts';
import { useCommand, useOp } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { RefusedDialog } from '../ui/RefusedDialog.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { TextField } from '../ui/TextField.tsx';
import { useForm } from '../ui/useForm.ts';

type Values = { because: EventRemoval | null; words: string };
type Props = { readonly eventId: string; readonly onClose: () => void };
type Preview = OutputOf<'event.removal'>;

/** Before what was recorded as happened is taken back: what becomes of the check-in it asked for, and why it is done. */
export function RemoveEvent({ eventId, onClose }: Props) {
  const asked = useOp('event.removal', { eventId });
  if (asked.data !== undefined && !asked.isPlaceholderData)
    return <Opened key={eventId} eventId={eventId} asOpened={asked.data} onClose={onClose} />;
  return asked.error === null ? null : <Refused message={asked.error.failure.message} onClose={onClose} />;
}

/** As it stood when it was opened: what has been taken back cannot be again, and the form still has to close. */
function Opened({ eventId, asOpened, onClose }: Props & { readonly asOpened: Preview }) {
  const [preview] = useState(asOpened);
  if (preview.whyNot !== null) return <Refused message={preview.whyNot} onClose={onClose} />;
  return <Form eventId={eventId} preview={preview} onClose={onClose} />;
}

function Refused(props: { readonly message: string; readonly onClose: () => void }) {
  return <RefusedDialog title="This cannot be taken back" {...props} />;
}

function Form({ eventId, preview, onClose }: Props & { readonly preview: Preview }) {
  const remove = useCommand('event.remove');
  const form = useForm<Values, unknown>({
    initial: { because: null, words: '' },
    check: whatIsMissing,
    save: ({ because, words }) =>
      remove.run({
        eventId,
        because: because ?? 'other',
        words: because === 'other' && words.trim() !== '' ? words.trim() : null,
      }),
    onSaved: onClose,
  });
  return (
    <FormDialog
      size="sure"
      title="Take back what happened?"
      submit="Take it back"
      also={<Button onPress={onClose}>Keep it</Button>}
      form={form}
      onClose={onClose}
    >
      <p>
        <b>{CHILD_EVENT_LABELS[preview.kind]}</b>, {formatDate(preview.happenedOn)}
      </p>
      <p className="hint">{dueWords(preview)}</p>
      {preview.isInProceedings ? (
        <p className="hint">
          The day comes from the criminal proceedings. It stays there, and does not come back here while they
          name it. Put it right there if it is wrong.
        </p>
      ) : null}
      <Choices
        {...form.field('because')}
        legend="Why is it taken back?"
        options={EVENT_REMOVALS.map((value) => ({ value, label: EVENT_REMOVAL_LABELS[value] }))}
      />
      {form.values.because === 'other' ? (
        <TextField
          {...form.field('words')}
          label="In a few words"
          hint={
            <>
              Managers and safeguarding leads read it in this child’s History. <b>{DISCLOSABLE}</b>
            </>
          }
          maxLength={200}
        />
      ) : null}
    </FormDialog>
  );
}

/** What becomes of the next check-in. */
function dueWords({ dueOn, dueWithout }: Preview): string {
  if (dueOn === dueWithout)
    return dueOn === null
      ? 'No check-in is due because of it.'
      : `The next check-in stays due on ${formatDate(dueOn)}.`;
  const now = dueOn === null ? '' : `A check-in is due on ${formatDate(dueOn)} because of it. `;
  return dueWithout === null
    ? `${now}Without it none is due.`
    : `${now}Without it the next one is due on ${formatDate(dueWithout)}.`;
}

function whatIsMissing({ because, words }: Values) {
  const errors: Partial<Record<keyof Values, string>> = {};
  if (because === null) errors.because = 'Say why it is taken back';
  if (because === 'other' && words.trim() === '') errors.words = 'Say in a few words why';
  return errors;
}
