import { mkdirSync } from 'node:fs';
import type { Answer, Call } from '../../shared/op.ts';
import type { LocalDate } from '../../shared/dates.ts';
import { makeClock } from './clock.ts';
import type { Host, Service } from './context.ts';
import { dispatch } from './dispatch.ts';
import { makeIdleBackstop, showsSomebody } from './idleBackstop.ts';
import { makeLateness } from './lateReplies.ts';
import * as settings from './store/settings.ts';
import { backUp } from './vault/backups.ts';
import { lock } from './vault/lock.ts';

/** What main tells the service, and what the service asks of main. Records never travel this way. */
type FromMain =
  | { type: 'window' }
  | { type: 'lock'; reason: string }
  | { type: 'close' }
  | { type: 'hostAnswer'; id: number; value: unknown; error: string | null };
type Port = {
  on: (event: 'message', listener: (event: { data: unknown }) => void) => void;
  postMessage: (message: unknown) => void;
  start: () => void;
  close: () => void;
};
type ParentPort = {
  on: (event: 'message', listener: (event: { data: unknown; ports: Port[] }) => void) => void;
  postMessage: (message: unknown) => void;
};

type Start = {
  userData: string;
  nativeBinding: string | null;
  isPackaged: boolean;
  fixedToday: LocalDate | null;
  lateReplies: number | null;
};

const parent = (process as unknown as { parentPort: ParentPort }).parentPort;
const start = JSON.parse(process.argv.at(-1) ?? '{}') as Start;
mkdirSync(start.userData, { recursive: true });

const service: Service = {
  config: {
    userData: start.userData,
    nativeBinding: start.nativeBinding,
    isPackaged: start.isPackaged,
    checksOutputs: !start.isPackaged,
  },
  clock: makeClock(start.fixedToday),
  host: hostOver(parent),
  vault: null,
  pendingSetUp: null,
};

let window: Port | null = null;

parent.on('message', ({ data, ports }) => {
  const message = data as FromMain;
  if (message.type === 'window' && ports[0] !== undefined) serve(ports[0]);
  if (message.type === 'lock') void lockFor(message.reason);
  if (message.type === 'close') void close();
});

const late = makeLateness(start.lateReplies);
const backstop = makeIdleBackstop(() => void end());

function serve(port: Port): void {
  window?.close();
  window = port;
  port.on('message', ({ data }) => {
    const { id, name, input, requestId } = data as Call;
    void dispatch(service, { name, input, requestId }).then(async (reply) => {
      await late();
      port.postMessage({ id, reply } satisfies Answer);
      if (showsSomebody(name)) return stayAwake();
    });
  });
  port.start();
}

async function stayAwake(): Promise<void> {
  if (service.vault === null) return;
  const { idleLockMinutes } = await settings.load(service.vault.store.db);
  backstop.restart(idleLockMinutes);
}

async function lockFor(reason: string): Promise<void> {
  backstop.stop();
  parent.postMessage({ type: 'locked', ...(await lock(service, reason)) });
}

/** Ends this process, and the keys in it, by itself. */
async function end(): Promise<void> {
  await lock(service, 'idle').finally(() => process.exit(0));
}

/** Quitting, not locking: a verified backup when something changed, then the end of this process and its keys. */
async function close(): Promise<void> {
  const { vault } = service;
  try {
    if (vault?.isChanged) await backUp(service, vault, 'close');
    await vault?.store.close();
  } finally {
    parent.postMessage({ type: 'closed' });
  }
}

function hostOver(main: ParentPort): Host {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  main.on('message', ({ data }) => {
    const message = data as FromMain;
    if (message.type !== 'hostAnswer') return;
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === null) asked?.resolve(message.value as never);
    else asked?.reject(new Error(message.error));
  });
  const ask = <T>(
    act: string,
    names: { suggestedName?: string; unattendedName?: string | null },
  ): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      main.postMessage({
        type: 'host',
        id: lastId,
        act,
        suggestedName: null,
        unattendedName: null,
        ...names,
      });
    });
  return {
    saveAs: (suggestedName, unattendedName) =>
      ask<string | null>('saveAs', { suggestedName, unattendedName: unattendedName ?? null }),
    printToPdf: () => ask<Uint8Array>('printToPdf', {}),
  };
}
