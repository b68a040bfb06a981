import type { ReferralView } from '../../shared/children/overview.ts';
import { useCommand } from '../client.ts';
import { TextArea } from '../ui/TextArea.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useDraftedForm } from '../useDraftedForm.ts';

type Values = { note: string };
type Props = { readonly referral: ReferralView; readonly onClose: () => void };

/** Opens a closed referral again; the wait is counted from the day it was first received. */
export function ReopenForm(props: Props) {
  const formKey = `reopen:${props.referral.id}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({ referral, onClose, formKey, kept }: Props & { formKey: string; kept: Kept<Values> | null }) {
  const reopen = useCommand('referral.reopen');
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: { note: '' },
    check: ({ note }) => (note.trim() === '' ? { note: 'Say why it is opened again' } : {}),
    save: ({ note }) => reopen.run({ referralId: referral.id, version: referral.version, note }),
    onSaved: onClose,
  });
  return (
    <FormDrawer
      subject={formKey}
      title="Open the referral again"
      submit="Open the referral again"
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      <p className="hint">
        For a closing that was a mistake, or a family that came back within days. After a longer time add a
        new referral instead, so that its wait begins anew.
      </p>
      <TextArea {...form.field('note')} label="Why is it opened again?" rows={3} maxLength={500} />
    </FormDrawer>
  );
}
