import { useRef } from 'react';
import type { AccountView } from '../../shared/accounts/contract.ts';
import { readNotes } from '../../shared/accounts/rules.ts';
import type { Reply } from '../../shared/op.ts';
import { type Role, ROLE_LABELS } from '../../shared/roles.ts';
import { useCommand, useOp } from '../client.ts';
import { useSession } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Conflict } from '../ui/Conflict.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { type FormErrors, useForm } from '../ui/useForm.ts';
import { checkNewPassphrase, NewPassphrase } from '../unlock/NewPassphrase.tsx';
import { PassphraseField } from '../unlock/PassphraseField.tsx';
import { RoleTicks } from './RoleTicks.tsx';

export type AccountDrawerProps = {
  /** Null to add one. */
  readonly account: AccountView | null;
  readonly accounts: readonly AccountView[];
  readonly onClose: () => void;
};

type Values = {
  name: string;
  roles: readonly Role[];
  practitionerId: string;
  passphrase: string;
  again: string;
};

const namesOf = (roles: readonly Role[]) => roles.map((role) => ROLE_LABELS[role]).join(', ');

/**
 * Adds an account or changes what it is for. No draft is kept of it: it holds a passphrase. The person it belongs to
 * types that themselves, on this computer.
 */
export function AccountDrawer({ account, accounts, onClose }: AccountDrawerProps) {
  const session = useSession();
  const practitioners = useOp('service.lists', {}).data?.practitioners ?? [];
  const add = useCommand('account.add').run;
  const change = useCommand('account.changeRoles').run;
  const version = useRef(account?.version ?? 1);
  const isNew = account === null;
  const iHoldNotesKey = accounts.find((one) => one.id === session.account.id)?.holdsNotesKey ?? false;

  const isGivenNotes = (values: Values) =>
    account !== null && account.canSignIn && !account.holdsNotesKey && readNotes(values.roles);
  const form = useForm<Values, unknown>({
    initial: {
      name: account?.name ?? '',
      roles: account?.roles ?? [],
      practitionerId: account?.practitionerId ?? '',
      passphrase: '',
      again: '',
    },
    check: async (values) => {
      const errors: FormErrors<Values> = {};
      if (isNew && values.name.trim() === '') errors.name = 'Enter a name to sign in with';
      if (values.roles.length === 0) errors.roles = 'Choose at least one role';
      if (!isNew) return errors;
      const ownWords = [session.serviceName, values.name];
      return { ...errors, ...(await checkNewPassphrase('passphrase', values, ownWords)) };
    },
    save: (values): Promise<Reply<unknown>> => {
      const { name, passphrase } = values;
      const roles = [...values.roles];
      const practitionerId = values.practitionerId === '' ? null : values.practitionerId;
      if (account === null) return add({ name, roles, practitionerId, passphrase });
      return change({
        accountId: account.id,
        version: version.current,
        roles,
        practitionerId,
        passphrase: isGivenNotes(values) ? passphrase : null,
      });
    },
    onSaved: onClose,
  });
  const theirs = (form.conflict?.detail as { theirs: AccountView } | undefined)?.theirs;
  const { values } = form;
  return (
    <Drawer
      subject={account?.id ?? 'new'}
      kicker={isNew ? 'Accounts' : 'Change an account'}
      title={isNew ? 'Add an account' : account.name}
      closeLabel="Close this form"
      onClose={onClose}
      onSubmit={form.submit}
      foot={
        <>
          <Button kind="primary" type="submit" isPending={form.isSaving}>
            {form.isSaving ? 'Locking the keys …' : isNew ? 'Add the account' : 'Save changes'}
          </Button>
          <Button kind="quiet" onPress={onClose}>
            Leave it
          </Button>
        </>
      }
    >
      <ErrorSummary {...form.summary} />
      <FormMessage message={form.message} />
      {theirs !== undefined && (
        <Conflict
          facts={[{ label: 'Roles', theirs: namesOf(theirs.roles), yours: namesOf(values.roles) }]}
          onKeepTheirs={() => {
            version.current = theirs.version;
            form.reset({ ...values, roles: theirs.roles, practitionerId: theirs.practitionerId ?? '' });
          }}
          onUseYours={() => {
            version.current = theirs.version;
            form.clearConflict();
            form.submit();
          }}
        />
      )}
      {isNew && (
        <TextField
          {...form.field('name')}
          label="Name to sign in with"
          hint="Shown on the unlock screen to anybody who opens this computer."
          maxLength={80}
        />
      )}
      <RoleTicks {...form.field('roles')} />
      {!iHoldNotesKey && (
        <Banner tone="slate" fact="You do not hold the key of clinical notes.">
          So you cannot give manager, therapist or safeguarding lead. Ask an administrator who holds it, or
          make somebody who reads notes an administrator.
        </Banner>
      )}
      {(values.roles.includes('therapist') || values.practitionerId !== '') && (
        <Select
          {...form.field('practitionerId')}
          label="Which practitioner are they?"
          hint="The courses of this practitioner are their caseload."
          empty="None of these"
          options={practitioners
            .filter((one) => one.isActive || one.id === values.practitionerId)
            .map((one) => ({ value: one.id, label: one.name }))}
        />
      )}
      {isNew && (
        <>
          <p className="hint">Now hand them the keyboard: they choose the passphrase and tell nobody.</p>
          <NewPassphrase
            label="Their passphrase"
            first={form.field('passphrase')}
            again={form.field('again')}
            ownWords={[session.serviceName, values.name]}
          />
        </>
      )}
      {isGivenNotes(values) && (
        <PassphraseField
          {...form.field('passphrase')}
          label={`${account?.name ?? 'Their'}: your own passphrase`}
          hint="They type it here, so that the key of the notes is locked with it."
          autoComplete="current-password"
        />
      )}
    </Drawer>
  );
}
