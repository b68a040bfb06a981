import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron';
import { join } from 'node:path';

export type HostAct = {
  id: number;
  act: 'saveAs' | 'printToPdf';
  suggestedName: string | null;
  /** The name under `--save-to`, where nobody is asked. */
  unattendedName: string | null;
};
export type LockReason = 'asked' | 'idle' | 'suspend';
/** What the unlock page may say after a lock: the time, and the kind of form whose text was kept. No names. */
export type Locked = { wasOpen: boolean; at: string; kept: string | null; wasExample: boolean };
export type ServiceProcess = {
  connect: (contents: WebContents) => void;
  /** Asks it to write the lock into the log, before it is killed. */
  lock: (reason: LockReason) => Promise<Locked>;
  close: () => Promise<void>;
  kill: () => Promise<void>;
};

/** Forks the process that holds the keys and the database. Only after `app.whenReady`, or older Electrons crash. */
export function forkService(
  start: Record<string, unknown>,
  act: (asked: HostAct) => Promise<unknown>,
  onEnd: () => void,
): ServiceProcess {
  const child = utilityProcess.fork(join(__dirname, 'service.cjs'), [JSON.stringify(start)], {
    serviceName: 'Holdfast records',
  });
  let isLocked: (locked: Locked) => void = () => {};
  let isClosed = () => {};
  const closed = new Promise<void>((resolve) => {
    isClosed = resolve;
  });
  child.on('message', (message: { type: string } & HostAct & Locked) => {
    if (message.type === 'locked') isLocked(message);
    if (message.type === 'closed') isClosed();
    if (message.type === 'host') void answer(child, message, act);
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      isClosed();
      resolve();
      onEnd();
    });
  });
  return {
    connect: (contents) => {
      const { port1, port2 } = new MessageChannelMain();
      child.postMessage({ type: 'window' }, [port1]);
      contents.postMessage('holdfast:port', null, [port2]);
    },
    lock: (reason) => {
      child.postMessage({ type: 'lock', reason });
      return new Promise((resolve) => {
        isLocked = resolve;
      });
    },
    close: () => {
      child.postMessage({ type: 'close' });
      return closed;
    },
    kill: () => {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
      return ended;
    },
  };
}

async function answer(child: UtilityProcess, asked: HostAct, act: (asked: HostAct) => Promise<unknown>) {
  try {
    child.postMessage({ type: 'hostAnswer', id: asked.id, value: await act(asked), error: null });
  } catch {
    child.postMessage({
      type: 'hostAnswer',
      id: asked.id,
      value: null,
      error: 'The window could not do this',
    });
  }
}
