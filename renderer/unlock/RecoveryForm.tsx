import { act } from '../bridge.ts';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { Select } from '../ui/Select.tsx';
import { useForm } from '../ui/useForm.ts';
import { Act } from './Door.tsx';
import { checkNewPassphrase, NewPassphrase } from './NewPassphrase.tsx';
import { enter, lastAccount } from './open.ts';
import { TypedKey } from './TypedKey.tsx';
import type { Status } from './UnlockPage.tsx';

export type RecoveryFormProps = {
  readonly accounts: Status['accounts'];
  readonly onBack: () => void;
};

/** The way in when a passphrase is lost: the key from the paper, and a new passphrase for one account. */
export default function RecoveryForm({ accounts, onBack }: RecoveryFormProps) {
  const ownWords = (id: string) =>
    accounts.filter(({ accountId }) => accountId === id).map(({ signInName }) => signInName);
  const form = useForm({
    initial: {
      accountId: lastAccount() ?? accounts[0]?.accountId ?? '',
      recoveryKey: '',
      newPassphrase: '',
      again: '',
    },
    check: async (values) => ({
      ...(values.recoveryKey.trim() === '' && { recoveryKey: 'Type the key from the paper' }),
      ...(await checkNewPassphrase('newPassphrase', values, ownWords(values.accountId))),
    }),
    save: ({ accountId, recoveryKey, newPassphrase }) =>
      act('vault.unlock', { with: 'recovery_key', accountId, recoveryKey, newPassphrase }),
    onSaved: ({ accountId }) => enter(accountId),
  });

  return (
    <form
      className="door-form"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <div className="stack is-close">
        <h2>Use the recovery key</h2>
        <p className="lead">The key opens the records and sets a new passphrase. The paper stays valid.</p>
      </div>
      <ErrorSummary {...form.summary} />
      <FormMessage message={form.message} />
      <Select
        label="Whose passphrase is lost?"
        {...form.field('accountId')}
        options={accounts.map(({ accountId, signInName }) => ({ value: accountId, label: signInName }))}
      />
      <TypedKey {...form.field('recoveryKey')} label="The key on the paper" />
      <NewPassphrase
        label="New passphrase"
        first={form.field('newPassphrase')}
        again={form.field('again')}
        ownWords={ownWords(form.values.accountId)}
      />
      <div className="row-wrap">
        <Act kind="primary" type="submit" isPending={form.isSaving}>
          {form.isSaving ? 'Opening …' : 'Open with the recovery key'}
        </Act>
        <Act kind="quiet" onPress={onBack}>
          Back to the passphrase
        </Act>
      </div>
    </form>
  );
}
