import { useState } from 'react';
import type { AccountView } from '../../shared/accounts/contract.ts';
import { useCommand } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';

/** Closes the account of somebody who leaves, after saying what will change. */
export function CloseAccount({
  account,
  onClose,
}: {
  readonly account: AccountView;
  readonly onClose: () => void;
}) {
  const close = useCommand('account.close');
  const [message, setMessage] = useState<string>();
  const send = async () => {
    const reply = await close.run({ accountId: account.id, version: account.version });
    if (reply.ok) onClose();
    else setMessage(reply.message);
  };
  return (
    <Dialog
      isOpen
      size="sure"
      title={`Close the account of ${account.name}`}
      onClose={onClose}
      foot={
        <>
          <Button kind="grave" isPending={close.isPending} onPress={() => void send()}>
            Close the account
          </Button>
          <Button kind="quiet" onPress={onClose}>
            Keep it
          </Button>
        </>
      }
    >
      <div>
        <FormMessage message={message} />
        <p>
          {account.name} can no longer unlock Holdfast on this computer. What they did stays in the log and in
          the records. It cannot be opened again; a new account can be added.
        </p>
        <p className="hint">
          The keys stay the same: a copy of the key file or a backup from before still opens with their
          passphrase.
        </p>
      </div>
    </Dialog>
  );
}
