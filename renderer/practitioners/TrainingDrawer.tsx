import { localDate } from '../../shared/dates.ts';
import type { PractitionerView } from '../../shared/practitioners/contract.ts';
import type { ProtocolId } from '../../shared/protocols/types.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCatalogue } from '../catalogue.tsx';
import { useCommand } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { DateField } from '../ui/DateField.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';

type Values = {
  protocolId: ProtocolId | 'another' | '';
  subject: string;
  trainedOn: string;
  givenBy: string;
};
type Props = { readonly one: PractitionerView; readonly onClose: () => void };

/** A training somebody has had: in which therapy or in what else, when, and who gave it. */
export function TrainingDrawer(props: Props) {
  const formKey = `training:${props.one.id}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({ one, onClose, formKey, kept }: Props & { formKey: string; kept: Kept<Values> | null }) {
  const add = useCommand('practitioner.addTraining');
  const therapies = useCatalogue();
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: { protocolId: '', subject: '', trainedOn: '', givenBy: '' },
    check: whatIsMissing,
    save: ({ protocolId, subject, trainedOn, givenBy }) =>
      add.run({
        practitionerId: one.id,
        protocolId: protocolId === 'another' || protocolId === '' ? null : protocolId,
        subject: protocolId === 'another' ? subject : null,
        trainedOn: localDate(trainedOn),
        givenBy,
      }),
    onSaved: onClose,
  });
  return (
    <FormDrawer
      subject={formKey}
      kicker={one.name}
      title="Add a training"
      submit="Save the training"
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      <Select<ProtocolId | 'another'>
        {...form.field('protocolId')}
        label="In which therapy"
        empty="Choose one"
        options={[
          ...therapies.all.map(({ id, name }) => ({ value: id, label: name })),
          { value: 'another', label: 'Something else' },
        ]}
      />
      {form.values.protocolId === 'another' ? (
        <TextField
          {...form.field('subject')}
          label="In what"
          hint="Such as safeguarding level 3, or working with interpreters"
          maxLength={120}
        />
      ) : null}
      <DateField {...form.field('trainedOn')} label="When it ended" />
      <TextField
        {...form.field('givenBy')}
        label="Given by"
        hint="The person or body who gave it, if you know."
        maxLength={120}
      />
    </FormDrawer>
  );
}

function whatIsMissing({ protocolId, subject, trainedOn }: Values) {
  const errors: Partial<Record<keyof Values, string>> = {};
  if (protocolId === '') errors.protocolId = 'Choose a therapy, or “Something else”';
  if (protocolId === 'another' && subject.trim() === '') errors.subject = 'Say what the training was in';
  const on = readDate(trainedOn);
  if (!on.ok) errors.trainedOn = trainedOn.trim() === '' ? 'Enter the day it ended' : on.message;
  return errors;
}
