import { useState } from 'react';
import type { HandoverState } from '../../shared/continuity/codes.ts';
import type { HandoverView } from '../../shared/continuity/contract.ts';
import type { CourseView } from '../../shared/courses/contract.ts';
import { formatDate, isLocalDate, type LocalDate } from '../../shared/dates.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { ClashReason } from '../course/WhenFields.tsx';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';

type Settled = Exclude<HandoverState, 'planned'>;
type Values = {
  state: Settled | null;
  on: string;
  wantsKnown: string;
  howItWent: string;
  clashReason: string;
};
type Props = {
  readonly course: CourseView;
  readonly handover: HandoverView;
  readonly onSaved: () => void;
  readonly onClose: () => void;
};

/** Says what became of a handover or of cover. The practitioner changes with it, or goes back. */
export function SettleForm(props: Props) {
  const formKey = `handover:${props.handover.id}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({
  course,
  handover,
  onSaved,
  onClose,
  formKey,
  kept,
}: Props & { readonly formKey: string; readonly kept: Kept<Values> | null }) {
  const today = useToday();
  const settle = useCommand('handover.settle');
  const { isCover, from, to, startsOn, untilOn, words } = handover;
  const empty: Values = { state: null, on: dayOf(handover, today), ...words, clashReason: '' };
  // Asked for once the service finds that dates given back or over would put somebody in two places.
  const [isTwice, setTwice] = useState((kept?.values.clashReason ?? '') !== '');
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty,
    check: (values) => whatIsMissing(values, isCover),
    save: async ({ state, on, wantsKnown, howItWent, clashReason }) => {
      const reply = await settle.run({
        courseId: course.id,
        version: course.version,
        handoverId: handover.id,
        state: state ?? 'called_off',
        on: state === 'called_off' || !isLocalDate(on) ? null : on,
        wantsKnown,
        howItWent,
        clashReason: isTwice ? clashReason : null,
      });
      if (!reply.ok && reply.fields?.['clashReason'] !== undefined) setTwice(true);
      return reply;
    },
    onSaved,
  });
  const { state } = form.values;
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={isCover ? `${to.name} covers` : `${from?.name ?? 'Nobody named'} to ${to.name}`}
      lead={`From ${formatDate(startsOn)}${untilOn === null ? '' : ` until ${formatDate(untilOn)}`}`}
      submit="Save"
      also={<Button onPress={onClose}>Leave it</Button>}
      onStartAgain={onStartAgain}
    >
      <Choices<Settled>
        {...form.field('state')}
        legend={isCover ? 'Has the cover ended?' : 'What became of it?'}
        options={
          isCover
            ? [
                { value: 'done', label: `It ended${from === null ? '' : `, ${from.name} is back`}` },
                { value: 'called_off', label: 'It never happened' },
              ]
            : [
                { value: 'done', label: 'The child was handed over' },
                { value: 'not_done', label: `${to.name} holds it, without a handover` },
                { value: 'called_off', label: 'Called off' },
              ]
        }
      />
      {state === null || state === 'called_off' ? null : (
        <DateField
          {...form.field('on')}
          label={isCover ? 'Its last day' : `${to.name} holds it from`}
          className="short"
        />
      )}
      {isTwice ? (
        <ClashReason
          field={form.field('clashReason')}
          hint="Dates that go back or over are at a time at which that person has another session. Choose another day, or say how it is solved."
        />
      ) : null}
      <TextArea
        {...form.field('wantsKnown')}
        label="What should the next person know?"
        hint="As the child wants it known."
        reminder={DISCLOSABLE}
        rows={3}
        maxLength={2000}
      />
      {state === null || isCover ? null : (
        <TextArea
          {...form.field('howItWent')}
          label={state === 'done' ? 'How they were handed over' : 'Why'}
          hint={
            state === 'done'
              ? 'Such as: a session together, a goodbye, what was told to the carer.'
              : 'In a few words.'
          }
          rows={2}
          maxLength={1000}
        />
      )}
    </FormDialog>
  );
}

/** The day that was agreed, where it has come. */
function dayOf({ isCover, startsOn, untilOn }: HandoverView, today: LocalDate): string {
  const agreed = isCover ? untilOn : startsOn;
  return agreed === null || agreed > today ? '' : agreed;
}

function whatIsMissing({ state, on, howItWent }: Values, isCover: boolean) {
  const errors: Partial<Record<keyof Values, string>> = {};
  if (state === null) errors.state = isCover ? 'Say whether it has ended' : 'Say what became of it';
  if (state === 'done' || state === 'not_done') {
    const read = readDate(on);
    if (!read.ok) errors.on = on.trim() === '' ? 'Enter the day' : read.message;
  }
  if (state === 'not_done' && howItWent.trim() === '') errors.howItWent = 'Say why, in a few words';
  return errors;
}
