import { useState } from 'react';
import type { AccountView } from '../../shared/accounts/contract.ts';
import { readNotes } from '../../shared/accounts/rules.ts';
import { ROLE_LABELS } from '../../shared/roles.ts';
import { useOp } from '../client.ts';
import { useCan, useSession } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Tag } from '../ui/Tag.tsx';
import { AccountDrawer } from './AccountDrawer.tsx';
import { CloseAccount } from './CloseAccount.tsx';
import { FinishDrawer } from './FinishDrawer.tsx';
import { PassphraseDrawer } from './PassphraseDrawer.tsx';
import { Section, TabBody } from './Section.tsx';
import { closeThis } from '../ui/closeThis.ts';

type Task = { is: 'add' | 'passphrase' } | { is: 'change' | 'finish' | 'close'; accountId: string };

/** Who may sign in and what for; and, for everybody, their own passphrase. */
export function AccountsTab() {
  const isAdministrator = useCan('accounts.list');
  const accounts = useOp('accounts.list', {}, { enabled: isAdministrator }).data?.accounts ?? [];
  const [task, setTask] = useState<Task | null>(null);
  const done = closeThis(setTask, task, null);
  const about =
    task !== null && 'accountId' in task ? accounts.find((one) => one.id === task.accountId) : undefined;
  return (
    <>
      <TabBody label="Accounts">
        {isAdministrator && <Accounts accounts={accounts} openId={about?.id ?? null} onTask={setTask} />}
        <OwnAccount onChange={() => setTask({ is: 'passphrase' })} />
      </TabBody>
      {task?.is === 'add' && <AccountDrawer account={null} accounts={accounts} onClose={done} />}
      {task?.is === 'change' && about !== undefined && (
        <AccountDrawer key={about.id} account={about} accounts={accounts} onClose={done} />
      )}
      {task?.is === 'finish' && about !== undefined && (
        <FinishDrawer key={about.id} account={about} onClose={done} />
      )}
      {task?.is === 'passphrase' && <PassphraseDrawer onClose={done} />}
      {task?.is === 'close' && about !== undefined && <CloseAccount account={about} onClose={done} />}
    </>
  );
}

type AccountsProps = {
  readonly accounts: readonly AccountView[];
  readonly openId: string | null;
  readonly onTask: (task: Task) => void;
};

function Accounts({ accounts, openId, onTask }: AccountsProps) {
  const own = useSession().account.id;
  const practitioners = useOp('service.lists', {}).data?.practitioners ?? [];
  const sorted = [...accounts].sort((a, b) => Number(b.isActive) - Number(a.isActive));
  return (
    <Section
      title="Accounts"
      lead="Everybody who unlocks Holdfast on this computer, each with a passphrase of their own."
      acts={
        <Button icon="plus" onPress={() => onTask({ is: 'add' })}>
          Add an account
        </Button>
      }
    >
      <div className="service-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Roles</th>
              <th scope="col">Notes</th>
              <td className="acts" />
            </tr>
          </thead>
          <tbody>
            {sorted.map((account) => (
              <tr
                key={account.id}
                className={[
                  'row',
                  account.isActive ? '' : 'is-closed',
                  account.id === openId ? 'is-open' : '',
                ].join(' ')}
              >
                <th scope="row">
                  {account.name}
                  {account.id === own && <span className="line-2">You</span>}
                </th>
                <td>
                  {account.roles.map((role) => ROLE_LABELS[role]).join(', ')}
                  {account.practitionerId !== null && (
                    <span className="line-2">
                      Caseload of {practitioners.find((one) => one.id === account.practitionerId)?.name}
                    </span>
                  )}
                </td>
                <td>{account.isActive && notesWord(account)}</td>
                <td className="acts">
                  <AccountActs account={account} isOwn={account.id === own} onTask={onTask} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function notesWord({ holdsNotesKey, roles }: AccountView): string {
  if (!holdsNotesKey) return 'No notes';
  return readNotes(roles) ? 'Reads notes' : 'Keeps their key, reads none';
}

type ActsProps = {
  readonly account: AccountView;
  readonly isOwn: boolean;
  readonly onTask: (task: Task) => void;
};

function AccountActs({ account, isOwn, onTask }: ActsProps) {
  const accountId = account.id;
  const name = <span className="vh"> {account.name}</span>;
  if (!account.isActive) return <Tag>Closed</Tag>;
  return (
    <span className="row-acts">
      {!account.canSignIn && (
        <Button small onPress={() => onTask({ is: 'finish', accountId })}>
          Finish: choose a passphrase{name}
        </Button>
      )}
      <Button kind="quiet" small icon="pencil" onPress={() => onTask({ is: 'change', accountId })}>
        Change{name}
      </Button>
      {!isOwn && (
        <Button kind="quiet" small onPress={() => onTask({ is: 'close', accountId })}>
          Close{name}
        </Button>
      )}
    </span>
  );
}

function OwnAccount({ onChange }: { readonly onChange: () => void }) {
  const { account, isExample } = useSession();
  return (
    <Section
      title="Your account"
      lead={`${account.name}: ${account.roles.map((role) => ROLE_LABELS[role]).join(', ')}`}
    >
      <div className="row-wrap">
        {isExample ? (
          <p className="hint">The example is made anew each time, so it has no passphrase to change.</p>
        ) : (
          <Button onPress={onChange}>Change your passphrase</Button>
        )}
      </div>
    </Section>
  );
}
