import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import { act, ask } from '../bridge.ts';
import { useAppearance } from '../ui/appearance.ts';
import { Banner } from '../ui/Banner.tsx';
import { lockSentence, readArrival } from './arrival.ts';
import { Act, DoorFoot, Wordmark } from './Door.tsx';
import { enter } from './open.ts';
import { UnlockForm } from './UnlockForm.tsx';

// What few people need on most days is fetched when it is needed, so that the passphrase field is there at once.
const FirstRun = lazy(() => import('./FirstRun.tsx'));
const RecoveryForm = lazy(() => import('./RecoveryForm.tsx'));
const RestoreForm = lazy(() => import('./RestoreForm.tsx'));

export type Status = OutputOf<'vault.status'>;
const STOPPED =
  'The part of Holdfast that opens the records stops each time it is started. Restart the computer; if that does not help, install Holdfast again. Your records and backups stay where they are.';
type Task = 'unlock' | 'recovery' | 'restore';

/** The doors: set-up on a new computer, the passphrase on any other day, and the two ways back to the records. */
export function UnlockPage() {
  useAppearance();
  const [arrival] = useState(() => readArrival(window.location.search));
  const [status, setStatus] = useState<Status>();
  const [task, setTask] = useState<Task>('unlock');
  const [failure, setFailure] = useState<string>();
  const [isOpening, setOpening] = useState(false);
  const [isSetUp, setIsSetUp] = useState(false);

  useEffect(() => {
    void ask('vault.status', {}).then((reply) => {
      if (!reply.ok) setFailure(reply.message);
      else if (reply.value.state === 'open') window.location.replace('app.html');
      else setStatus(reply.value);
    });
  }, []);

  const lookAround = async () => {
    setOpening(true);
    setFailure(undefined);
    const reply = await act('vault.openExample', {});
    if (reply.ok) enter(reply.value.accountId);
    else {
      setFailure(reply.message);
      setOpening(false);
    }
  };
  const example = { isOpeningExample: isOpening, onExample: () => void lookAround() };
  const state = status?.state ?? (arrival.isNew ? 'new' : 'locked');
  const backups = status?.backups ?? [];
  const back = () => setTask('unlock');

  if (state === 'new') {
    return (
      <main className="doors">
        <section className="door" aria-label="Holdfast">
          <div className="door-body">
            <Wordmark />
            {arrival.lock?.wasExample === true && <Banner tone="slate">{lockSentence(arrival.lock)}</Banner>}
            {failure !== undefined && <Problem>{failure}</Problem>}
            <p className="lead">
              Waiting list, therapy courses and returns, on this computer only. Everything is encrypted:
              nobody without a passphrase can read it.
            </p>
            {!isSetUp && (
              <div className="stack">
                <p>
                  {task === 'restore'
                    ? 'Starting with Holdfast for the first time?'
                    : 'Moving from another computer, or after a loss?'}
                </p>
                <div className="row-wrap">
                  {task === 'restore' ? (
                    <Act onPress={back}>Set up a new service</Act>
                  ) : (
                    <Act onPress={() => setTask('restore')}>I have a backup</Act>
                  )}
                </div>
              </div>
            )}
          </div>
          {!isSetUp && <DoorFoot {...example} />}
        </section>
        <section className="door" aria-label={task === 'restore' ? 'Restore a backup' : 'Set-up'}>
          <Suspense fallback={null}>
            {task === 'restore' ? (
              <RestoreForm backups={backups} isNew onBack={back} />
            ) : (
              <FirstRun onSetUp={() => setIsSetUp(true)} />
            )}
          </Suspense>
        </section>
      </main>
    );
  }

  const isDamaged = state === 'damaged_keyring';
  const problem = arrival.isStopped ? STOPPED : failure;
  return (
    <main className="doors is-one">
      <section className="door" aria-labelledby="door-title">
        <div className={task === 'unlock' && !isDamaged ? 'door-body' : 'door-body is-wide'}>
          <div className="stack">
            <Wordmark />
            <h1 className="door-title" id="door-title">
              {status?.serviceName ?? <span className="vh">Holdfast</span>}
            </h1>
          </div>
          {arrival.lock !== null && task === 'unlock' && !isDamaged && (
            <Banner tone="moss">{lockSentence(arrival.lock)}</Banner>
          )}
          {problem !== undefined && <Problem>{problem}</Problem>}
          {isDamaged && (
            <Problem>
              The key file on this computer is damaged, so no passphrase can work. Your records are not lost:
              restore a backup below.
            </Problem>
          )}
          {task === 'unlock' && !isDamaged && (
            <UnlockForm accounts={status?.accounts} onRecovery={() => setTask('recovery')} />
          )}
          <Suspense fallback={null}>
            {task === 'recovery' && <RecoveryForm accounts={status?.accounts ?? []} onBack={back} />}
            {(task === 'restore' || isDamaged) && (
              <RestoreForm backups={backups} isNew={false} onBack={isDamaged ? undefined : back} />
            )}
          </Suspense>
        </div>
        {task === 'unlock' && (
          <DoorFoot {...example} onRestore={isDamaged ? undefined : () => setTask('restore')} />
        )}
      </section>
    </main>
  );
}

function Problem({ children }: { readonly children: ReactNode }) {
  return (
    <div role="alert">
      <Banner tone="brick">{children}</Banner>
    </div>
  );
}
