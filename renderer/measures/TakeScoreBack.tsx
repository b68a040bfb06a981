import { useCommand } from '../client.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useForm } from '../ui/useForm.ts';

type Props = { readonly scoreId: string; readonly onClose: () => void };

/** Takes back a score that should not have been recorded: it leaves the chart and stays on the record. */
export function TakeScoreBack({ scoreId, onClose }: Props) {
  const takeBack = useCommand('score.takeBack');
  const form = useForm<{ reason: string }, unknown>({
    initial: { reason: '' },
    check: ({ reason }) => (reason.trim() === '' ? { reason: 'Say in a few words why' } : {}),
    save: ({ reason }) => takeBack.run({ scoreId, reason }),
    onSaved: onClose,
  });
  return (
    <FormDrawer
      subject={`takeScoreBack:${scoreId}`}
      title="Take a score back"
      submit="Take it back"
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
    >
      <p className="hint">
        For a score of another child, or one entered twice. It leaves the chart and the comparison, and stays
        on the record with your reason.
      </p>
      <TextField {...form.field('reason')} label="Why?" maxLength={200} />
    </FormDrawer>
  );
}
