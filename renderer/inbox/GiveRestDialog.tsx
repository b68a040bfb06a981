import { useCommand } from '../client.ts';
import { AnswersForField } from '../referrals/AnswersForField.tsx';
import { useSession } from '../session.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useForm } from '../ui/useForm.ts';

export type GiveRestDialogProps = {
  readonly count: number;
  readonly onClose: () => void;
  readonly onGiven?: (count: number) => void;
};

/** Gives every open referral that is nobody's to one person, as after an import or when a colleague left. */
export function GiveRestDialog({ count, onClose, onGiven }: GiveRestDialogProps) {
  const { account } = useSession();
  const give = useCommand('referral.answerForRest');
  const form = useForm({
    initial: { accountId: account.id },
    check: ({ accountId }) => (accountId === '' ? { accountId: 'Choose somebody' } : {}),
    save: ({ accountId }) => give.run({ accountId }),
    onSaved: ({ referrals }) => {
      onGiven?.(referrals);
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      size="sure"
      title="Who answers for them?"
      submit={count === 1 ? 'Give it to them' : `Give all ${count} to them`}
    >
      <p>
        {count === 1
          ? 'One open referral has nobody who answers for it.'
          : `${count} open referrals have nobody who answers for them.`}{' '}
        Each can be handed on to somebody else later.
      </p>
      <AnswersForField {...form.field('accountId')} />
    </FormDialog>
  );
}
