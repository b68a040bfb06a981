import { useEffect, useState } from 'react';
import { ask } from './bridge.ts';
import { Button } from './ui/Button.tsx';
import { Dialog } from './ui/Dialog.tsx';

const STILL_HERE_EVERY_MS = 15_000;
const NOTICED_EVERY_MS = 1000;
const ACTIVITY = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

/** Locks after some idle minutes, with a warning a minute before (half a minute where one minute is all there is). */
export function IdleLock({ minutes, isExample }: { readonly minutes: number; readonly isExample: boolean }) {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  const isWarning = secondsLeft !== null;
  const warningSeconds = minutes > 1 ? 60 : 30;

  useEffect(() => {
    if (isWarning) return undefined;
    const warn = () => setSecondsLeft(warningSeconds);
    const wait = minutes * 60_000 - warningSeconds * 1000;
    let idle = window.setTimeout(warn, wait);
    let justNoticed: number | undefined;
    const notice = () => {
      if (justNoticed !== undefined) return;
      justNoticed = window.setTimeout(() => {
        justNoticed = undefined;
      }, NOTICED_EVERY_MS);
      window.clearTimeout(idle);
      idle = window.setTimeout(warn, wait);
      sayStillHere();
    };
    for (const event of ACTIVITY) window.addEventListener(event, notice, { capture: true, passive: true });
    return () => {
      window.clearTimeout(idle);
      window.clearTimeout(justNoticed);
      for (const event of ACTIVITY) window.removeEventListener(event, notice, { capture: true });
    };
  }, [isWarning, minutes, warningSeconds]);

  useEffect(() => {
    if (!isWarning) return undefined;
    const tick = window.setInterval(() => setSecondsLeft((left) => (left === null ? null : left - 1)), 1000);
    return () => window.clearInterval(tick);
  }, [isWarning]);

  useEffect(() => {
    if (secondsLeft !== null && secondsLeft <= 0) window.holdfast.lock('idle');
  }, [secondsLeft]);

  const stay = () => {
    setSecondsLeft(null);
    sayStillHere();
  };
  if (!isWarning) return null;
  return (
    <Dialog
      isOpen
      onClose={stay}
      size="sure"
      title="Are you still there?"
      foot={
        <>
          <Button kind="primary" onPress={stay}>
            Stay
          </Button>
          <Button kind="quiet" onPress={() => window.holdfast.lock('asked')}>
            Lock now
          </Button>
        </>
      }
    >
      <p>
        Holdfast locks in {Math.max(0, secondsLeft ?? 0)} seconds.{' '}
        {isExample ? 'Nothing typed in the example is kept.' : 'What you are writing is kept.'}
      </p>
    </Dialog>
  );
}

let saidLately = false;

/** Tells the records process that somebody is there, a few times a minute at most. */
function sayStillHere(): void {
  if (saidLately) return;
  saidLately = true;
  window.setTimeout(() => {
    saidLately = false;
  }, STILL_HERE_EVERY_MS);
  void ask('vault.stillHere', {});
}
