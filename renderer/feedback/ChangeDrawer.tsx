import { formatDate, localDate } from '../../shared/dates.ts';
import type { ChangeMade } from '../../shared/feedback/contract.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { DateField } from '../ui/DateField.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import type { FormErrors } from '../ui/useForm.ts';
import { useDraftedForm } from '../useDraftedForm.ts';

type Values = { heard: string; changed: string; changedOn: string };
type Props = { readonly change: ChangeMade | null; readonly onClose: () => void };

/** What was heard, what the service changed, and when. */
export function ChangeDrawer(props: Props) {
  const formKey = `feedbackChange:${props.change?.id ?? 'new'}`;
  return (
    <WithKept<Values> key={formKey} formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({ change, onClose, formKey, kept }: Props & { formKey: string; kept: Kept<Values> | null }) {
  const save = useCommand('feedback.saveChange');
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    version: change?.version ?? null,
    empty: {
      heard: change?.heard ?? '',
      changed: change?.changed ?? '',
      changedOn: change === null ? '' : formatDate(change.changedOn),
    },
    check: whatIsMissing,
    save: ({ heard, changed, changedOn }, version) =>
      save.run({ id: change?.id ?? null, version, heard, changed, changedOn: dateOf(changedOn) }),
    onSaved: onClose,
  });
  return (
    <FormDrawer
      subject={formKey}
      title="A change after feedback"
      submit="Save it"
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      <FormMessage message={form.conflict?.message} />
      <TextArea
        {...form.field('heard')}
        label="What we heard"
        hint="So that nobody is recognised: no names, and nothing only one family could have said."
        rows={3}
        maxLength={500}
      />
      <TextArea {...form.field('changed')} label="What we changed" rows={3} maxLength={500} />
      <DateField {...form.field('changedOn')} label="Since when" className="short" />
    </FormDrawer>
  );
}

function dateOf(typed: string) {
  const read = readDate(typed);
  return read.ok ? read.date : localDate('1900-01-01');
}

function whatIsMissing({ heard, changed, changedOn }: Values): FormErrors<Values> {
  const errors: FormErrors<Values> = {};
  if (heard.trim() === '') errors.heard = 'Say what you heard';
  if (changed.trim() === '') errors.changed = 'Say what you changed';
  const on = readDate(changedOn);
  if (!on.ok) errors.changedOn = changedOn.trim() === '' ? 'Enter the day' : on.message;
  return errors;
}
