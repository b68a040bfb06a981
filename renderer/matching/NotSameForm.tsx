import type { AlikeChild } from '../../shared/matching/contract.ts';
import { useCommand } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Name } from '../ui/Name.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useForm } from '../ui/useForm.ts';

type Props = { readonly childId: string; readonly other: AlikeChild; readonly onClose: () => void };

/** Two records are of two children, who are not brother or sister: it is asked no more while their names and birth dates stand. */
export function NotSameForm({ childId, other, onClose }: Props) {
  const say = useCommand('notSame.say');
  const form = useForm<{ reason: string }, unknown>({
    initial: { reason: '' },
    check: () => ({}),
    save: ({ reason }) =>
      say.run({ childId, otherId: other.childId, reason: reason.trim() === '' ? null : reason.trim() }),
    onSaved: onClose,
  });
  return (
    <FormDialog
      size="sure"
      title="Are these two children?"
      submit="Not the same child"
      also={<Button onPress={onClose}>Not now</Button>}
      form={form}
      onClose={onClose}
    >
      <p>
        This record and that of <Name full={other.name} /> are of two children.
      </p>
      <p className="hint">
        Both records stop pointing at each other. It is asked again when a name or a birth date of either
        changes, and you can take it back here.
      </p>
      <TextArea
        {...form.field('reason')}
        label="How do you know, if you want to say"
        reminder={DISCLOSABLE}
        rows={2}
        maxLength={300}
      />
    </FormDialog>
  );
}
