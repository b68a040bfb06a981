import { useState } from 'react';
import type { InputOf } from '../../shared/contract.ts';
import { act } from '../bridge.ts';
import { Choices } from '../ui/Choices.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { Select } from '../ui/Select.tsx';
import { useForm } from '../ui/useForm.ts';
import { BackupChoice, type Found } from './BackupChoice.tsx';
import { Act } from './Door.tsx';
import { checkNewPassphrase, NewPassphrase } from './NewPassphrase.tsx';
import { enter } from './open.ts';
import { PassphraseField } from './PassphraseField.tsx';
import { TypedKey } from './TypedKey.tsx';
import type { Status } from './UnlockPage.tsx';

export type RestoreFormProps = {
  readonly backups: Status['backups'];
  /** On a computer without a service: nothing is replaced. */
  readonly isNew: boolean;
  /** Undefined where there is nothing to go back to. */
  readonly onBack: (() => void) | undefined;
};

/** Brings the records back from a backup, with a passphrase of that time or with the recovery key alone. */
export default function RestoreForm({ backups, isNew, onBack }: RestoreFormProps) {
  const [found, setFound] = useState<Found | null>(null);
  const form = useForm({
    initial: {
      backup: false,
      accountId: '',
      way: 'passphrase' as 'passphrase' | 'recovery_key',
      passphrase: '',
      recoveryKey: '',
      newPassphrase: '',
      again: '',
    },
    check: async (values) => {
      if (found === null) return { backup: 'Choose the backup to restore' };
      if (values.way === 'passphrase') {
        return values.passphrase === '' ? { passphrase: 'Enter the passphrase' } : {};
      }
      return {
        ...(values.recoveryKey.trim() === '' && { recoveryKey: 'Type the key from the paper' }),
        ...(await checkNewPassphrase('newPassphrase', values, ownWords(found, values.accountId))),
      };
    },
    save: (values) =>
      act('vault.restore', {
        backup: found?.place ?? { from: 'here', folder: '-' },
        opening: openingOf(values),
      }),
    onSaved: ({ accountId }) => enter(accountId),
  });
  const { values } = form;

  return (
    <form
      className="door-form"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      {isNew ? <h1>Restore a backup</h1> : <h2>Restore a backup</h2>}
      <ErrorSummary {...form.summary} />
      <FormMessage message={form.message} />
      <BackupChoice
        id={form.field('backup').id}
        error={form.field('backup').error}
        backups={backups}
        found={found}
        onFound={(next) => {
          setFound(next);
          form.set('backup', next !== null);
          form.set('accountId', next?.accounts[0]?.accountId ?? '');
        }}
      />
      {found !== null && (
        <>
          <Select
            label="Who opens it?"
            {...form.field('accountId')}
            options={found.accounts.map(({ accountId, signInName }) => ({
              value: accountId,
              label: signInName,
            }))}
          />
          <Choices
            legend="With what?"
            layout="seg"
            options={[
              { value: 'passphrase', label: 'The passphrase' },
              { value: 'recovery_key', label: 'The recovery key' },
            ]}
            {...form.field('way')}
          />
          {values.way === 'passphrase' ? (
            <PassphraseField
              {...form.field('passphrase')}
              label="Passphrase"
              hint="The one that was in use when the backup was made."
            />
          ) : (
            <>
              <TypedKey {...form.field('recoveryKey')} label="The key on the paper" />
              <NewPassphrase
                label="New passphrase"
                first={form.field('newPassphrase')}
                again={form.field('again')}
                ownWords={ownWords(found, values.accountId)}
              />
            </>
          )}
          {!isNew && (
            <p className="hint">
              The records on this computer go back to {found.madeAt}. What was saved later is kept aside, but
              no longer shown.
            </p>
          )}
        </>
      )}
      <div className="row-wrap">
        <Act kind="primary" type="submit" isPending={form.isSaving}>
          {form.isSaving ? 'Checking and restoring …' : 'Restore this backup'}
        </Act>
        {onBack !== undefined && (
          <Act kind="quiet" onPress={onBack}>
            {isNew ? 'Back to set-up' : 'Back to the passphrase'}
          </Act>
        )}
      </div>
    </form>
  );
}

function ownWords(found: Found, accountId: string): string[] {
  const account = found.accounts.find((one) => one.accountId === accountId);
  return account === undefined ? [] : [account.signInName];
}

function openingOf(values: {
  accountId: string;
  way: 'passphrase' | 'recovery_key';
  passphrase: string;
  recoveryKey: string;
  newPassphrase: string;
}): InputOf<'vault.unlock'> {
  const { accountId, way, passphrase, recoveryKey, newPassphrase } = values;
  return way === 'passphrase'
    ? { with: way, accountId, passphrase }
    : { with: way, accountId, recoveryKey, newPassphrase };
}
