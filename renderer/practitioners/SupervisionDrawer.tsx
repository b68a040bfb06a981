import { localDate } from '../../shared/dates.ts';
import {
  SUPERVISION_PURPOSE_LABELS,
  SUPERVISION_PURPOSES,
  type SupervisionPurpose,
} from '../../shared/practitioners/codes.ts';
import type { PractitionerView } from '../../shared/practitioners/contract.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useToday } from '../session.tsx';
import { ManyChoices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';

type Values = { heldOn: string; withWhom: string; purposes: readonly SupervisionPurpose[] };
type Props = { readonly one: PractitionerView; readonly onClose: () => void };

/** A supervision that was held: when, with whom and what for. What was said is not written here. */
export function SupervisionDrawer(props: Props) {
  const formKey = `supervision:${props.one.id}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({ one, onClose, formKey, kept }: Props & { formKey: string; kept: Kept<Values> | null }) {
  const today = useToday();
  const add = useCommand('practitioner.addSupervision');
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: { heldOn: today, withWhom: one.supervision?.[0]?.withWhom ?? '', purposes: [] },
    check: whatIsMissing,
    save: ({ heldOn, withWhom, purposes }) =>
      add.run({ practitionerId: one.id, heldOn: localDate(heldOn), withWhom, purposes: [...purposes] }),
    onSaved: onClose,
  });
  return (
    <FormDrawer
      subject={formKey}
      kicker={one.name}
      title="Add a supervision"
      submit="Save the supervision"
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      <DateField {...form.field('heldOn')} label="Held on" />
      <TextField {...form.field('withWhom')} label="With" hint="The supervisor" maxLength={120} />
      <ManyChoices
        {...form.field('purposes')}
        legend="What was it for?"
        hint="One or more."
        options={SUPERVISION_PURPOSES.map((value) => ({
          value,
          label: SUPERVISION_PURPOSE_LABELS[value],
        }))}
      />
    </FormDrawer>
  );
}

function whatIsMissing({ heldOn, withWhom, purposes }: Values) {
  const errors: Partial<Record<keyof Values, string>> = {};
  const on = readDate(heldOn);
  if (!on.ok) errors.heldOn = heldOn.trim() === '' ? 'Enter the day' : on.message;
  if (withWhom.trim() === '') errors.withWhom = 'Say who it was with';
  if (purposes.length === 0) errors.purposes = 'Tick at least one';
  return errors;
}
