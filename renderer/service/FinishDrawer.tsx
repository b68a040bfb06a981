import type { AccountView } from '../../shared/accounts/contract.ts';
import { useCommand } from '../client.ts';
import { useSession } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { useForm } from '../ui/useForm.ts';
import { checkNewPassphrase, NewPassphrase } from '../unlock/NewPassphrase.tsx';

/** Gives an account that was interrupted while it was added its passphrase after all. */
export function FinishDrawer({
  account,
  onClose,
}: {
  readonly account: AccountView;
  readonly onClose: () => void;
}) {
  const { serviceName } = useSession();
  const ownWords = [serviceName, account.name];
  const finish = useCommand('account.finish').run;
  const form = useForm({
    initial: { passphrase: '', again: '' },
    check: (values) => checkNewPassphrase('passphrase', values, ownWords),
    save: ({ passphrase }) => finish({ accountId: account.id, passphrase }),
    onSaved: onClose,
  });
  return (
    <Drawer
      subject={account.id}
      kicker="Finish an account"
      title={account.name}
      closeLabel="Close this form"
      onClose={onClose}
      onSubmit={form.submit}
      foot={
        <Button kind="primary" type="submit" isPending={form.isSaving}>
          {form.isSaving ? 'Locking the keys …' : 'Finish the account'}
        </Button>
      }
    >
      <ErrorSummary {...form.summary} />
      <FormMessage message={form.message} />
      <p>
        Adding this account was interrupted before its passphrase was kept, so nobody can sign in with it yet.
        Hand {account.name} the keyboard.
      </p>
      <NewPassphrase
        label="Their passphrase"
        first={form.field('passphrase')}
        again={form.field('again')}
        ownWords={ownWords}
      />
    </Drawer>
  );
}
