import { useRef, useState, type SyntheticEvent } from 'react';
import type { Failure } from '../../shared/op.ts';
import { act } from '../bridge.ts';
import { Banner } from '../ui/Banner.tsx';
import { Select } from '../ui/Select.tsx';
import { Act } from './Door.tsx';
import { enter, lastAccount } from './open.ts';
import { PassphraseField } from './PassphraseField.tsx';
import type { Status } from './UnlockPage.tsx';

export type UnlockFormProps = {
  /** Undefined until the records process has answered; a passphrase can be typed before. */
  readonly accounts: Status['accounts'] | undefined;
  readonly onRecovery: () => void;
};

/** Name and passphrase. A wrong passphrase, a damaged key file and damaged records are told apart. */
export function UnlockForm({ accounts = [], onRecovery }: UnlockFormProps) {
  const [chosen, setChosen] = useState<string | null>(lastAccount);
  const [passphrase, setPassphrase] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const [missing, setMissing] = useState<string>();
  const [isUnlocking, setUnlocking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const account = accounts.find(({ accountId }) => accountId === chosen) ?? accounts[0];

  const unlock = async (event: SyntheticEvent) => {
    event.preventDefault();
    setFailure(undefined);
    setMissing(passphrase === '' ? 'Enter your passphrase' : undefined);
    if (passphrase === '' || account === undefined || isUnlocking) {
      focusPassphrase();
      return;
    }
    setUnlocking(true);
    const { accountId } = account;
    const reply = await act('vault.unlock', { with: 'passphrase', accountId, passphrase });
    if (reply.ok) {
      enter(accountId);
      return;
    }
    setUnlocking(false);
    setFailure(reply);
    focusPassphrase();
  };
  const focusPassphrase = () => form.current?.querySelector<HTMLInputElement>('[name=passphrase]')?.focus();

  const isWrong = failure?.code === 'wrong_passphrase';
  return (
    <form className="door-form" ref={form} onSubmit={(event) => void unlock(event)}>
      {failure !== undefined && !isWrong && (
        <div role="alert">
          <Banner tone="brick">{failure.message}</Banner>
        </div>
      )}
      <Select
        label="Your name"
        value={account?.accountId ?? ''}
        onChange={setChosen}
        options={accounts.map(({ accountId, signInName }) => ({ value: accountId, label: signInName }))}
      />
      <PassphraseField
        label="Passphrase"
        name="passphrase"
        autoFocus
        autoComplete="current-password"
        value={passphrase}
        onChange={setPassphrase}
        error={missing ?? (isWrong ? failure.message : undefined)}
      />
      <div className="row-wrap">
        <Act kind="primary" type="submit" isPending={isUnlocking}>
          {isUnlocking ? 'Unlocking …' : 'Unlock'}
        </Act>
        <Act kind="link" onPress={onRecovery}>
          Use the recovery key
        </Act>
      </div>
    </form>
  );
}
