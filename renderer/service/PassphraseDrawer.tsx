import { useCommand } from '../client.ts';
import { useSession } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { useForm } from '../ui/useForm.ts';
import { checkNewPassphrase, NewPassphrase } from '../unlock/NewPassphrase.tsx';
import { PassphraseField } from '../unlock/PassphraseField.tsx';

/** A new passphrase for one's own account; the old one is asked for first. */
export function PassphraseDrawer({ onClose }: { readonly onClose: () => void }) {
  const { account, serviceName } = useSession();
  const ownWords = [serviceName, account.name];
  const change = useCommand('account.changePassphrase').run;
  const form = useForm({
    initial: { passphrase: '', newPassphrase: '', again: '' },
    check: async (values) => ({
      ...(values.passphrase === '' ? { passphrase: 'Enter the passphrase you use now' } : {}),
      ...(await checkNewPassphrase('newPassphrase', values, ownWords)),
    }),
    save: ({ passphrase, newPassphrase }) => change({ passphrase, newPassphrase }),
    onSaved: onClose,
  });
  return (
    <Drawer
      subject="passphrase"
      kicker="Your account"
      title="Change your passphrase"
      closeLabel="Close this form"
      onClose={onClose}
      onSubmit={form.submit}
      foot={
        <>
          <Button kind="primary" type="submit" isPending={form.isSaving}>
            {form.isSaving ? 'Locking the keys …' : 'Change passphrase'}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            Leave it
          </Button>
        </>
      }
    >
      <ErrorSummary {...form.summary} />
      <FormMessage message={form.message} />
      <PassphraseField
        {...form.field('passphrase')}
        label="The passphrase you use now"
        autoComplete="current-password"
      />
      <NewPassphrase
        label="New passphrase"
        first={form.field('newPassphrase')}
        again={form.field('again')}
        ownWords={ownWords}
      />
      <p className="hint">Backups made before today still open with the old one.</p>
    </Drawer>
  );
}
