import { useCommand } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';

type Values = { reason: string };
type Props = { readonly scoreId: string; readonly onClose: () => void };

/** Takes back a score that should not have been recorded: it leaves the chart and stays on the record. */
export function TakeScoreBack(props: Props) {
  const formKey = `takeScoreBack:${props.scoreId}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({ scoreId, onClose, formKey, kept }: Props & { formKey: string; kept: Kept<Values> | null }) {
  const takeBack = useCommand('score.takeBack');
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: { reason: '' },
    check: ({ reason }) => (reason.trim() === '' ? { reason: 'Say in a few words why' } : {}),
    save: ({ reason }) => takeBack.run({ scoreId, reason }),
    onSaved: onClose,
  });
  return (
    <FormDrawer
      subject={formKey}
      title="Take a score back"
      submit="Take it back"
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      <p className="hint">
        For a score of another child, or one entered twice. It leaves the chart and the comparison, and stays
        on the record with your reason.
      </p>
      <TextField {...form.field('reason')} label="Why?" maxLength={200} />
    </FormDrawer>
  );
}
