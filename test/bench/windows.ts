// Starts an Electron as a person does, by its executable, and hears from its first page over the DevTools protocol when
// a field can be typed into. The bare window and Holdfast are started and heard in exactly the same way.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** Sends a command to the page and gives its result. */
type Send = (method: string, params?: Record<string, unknown>) => Promise<Record<string, unknown>>;
export type OpenWindow = {
  /** Milliseconds from the start of the process to the frame on which a field was enabled. */
  readyAfter: number;
  pid: number;
  send: Send;
  close: () => Promise<void>;
};

const STARTING_MS = 30_000;
const CLOSING_MS = 5_000;
const REPORT = `(() => {
  if (window.top !== window || window.benchBegun) return;
  window.benchBegun = true;
  const painted = () => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window.benchReady('');
    channel.port2.postMessage(null);
  };
  const look = () => requestAnimationFrame(document.querySelector('input:enabled') ? painted : look);
  look();
})()`;

/** The flags that the starter uses on this machine. */
const FLAGS = [
  ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...(process.platform === 'linux' && !existsSync('/dev/dri') ? ['--disable-gpu'] : []),
  '--remote-debugging-port=0',
];

/** Starts `appFolder` and waits for its first enabled field. */
export async function startWindow(
  appFolder: string,
  userData: string,
  args: readonly string[] = [],
): Promise<OpenWindow> {
  const executable = process.env['HOLDFAST_ELECTRON'];
  if (!executable)
    throw new Error('HOLDFAST_ELECTRON is not set: run `npm run bench`, which finds an Electron.');
  const began = performance.now();
  const child = spawn(executable, [...FLAGS, appFolder, `--user-data-dir=${userData}`, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const address = await devtoolsAddress(child.stderr);
  const protocol = await connect(address);
  const giveUp = setTimeout(() => child.kill('SIGKILL'), STARTING_MS);
  const page = await Promise.race([protocol.firstPage(REPORT), ended.then(() => null)]);
  if (page === null) throw new Error('Electron ended, or opened no page in time.');
  await Promise.race([
    page.ready,
    ended.then(() => Promise.reject(new Error('No field was enabled in time.'))),
  ]);
  clearTimeout(giveUp);
  const readyAfter = performance.now() - began;
  const close = async () => {
    const deadline = setTimeout(() => child.kill('SIGKILL'), CLOSING_MS);
    protocol.closeBrowser();
    await ended;
    clearTimeout(deadline);
  };
  return { readyAfter, pid: child.pid ?? 0, send: page.send, close };
}

async function devtoolsAddress(stderr: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(stderr)) {
    const address = /^DevTools listening on (\S+)/.exec(line)?.[1];
    if (address !== undefined) {
      stderr.resume();
      return address;
    }
  }
  throw new Error('Electron ended before its window opened.');
}

type Message = {
  id?: number;
  method?: string;
  params?: Record<string, unknown>;
  sessionId?: string;
  result?: Record<string, unknown>;
};

async function connect(address: string) {
  const socket = new WebSocket(address);
  const answers = new Map<number, (result: Record<string, unknown>) => void>();
  const listeners = new Set<(message: Message) => void>();
  let lastId = 0;
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id !== undefined) answers.get(message.id)?.(message.result ?? {});
    else for (const listener of listeners) listener(message);
  });
  await once(socket, 'open');
  const sendTo = (sessionId: string | undefined): Send => {
    return (method, params = {}) =>
      new Promise((resolve) => {
        lastId += 1;
        answers.set(lastId, resolve);
        socket.send(JSON.stringify({ id: lastId, method, params, ...(sessionId && { sessionId }) }));
      });
  };
  const firstPage = (script: string) =>
    new Promise<{ send: Send; ready: Promise<void> }>((found) => {
      listeners.add(({ method, params }) => {
        if (method !== 'Target.attachedToTarget') return;
        const { sessionId, targetInfo } = params as { sessionId: string; targetInfo: { type: string } };
        const send = sendTo(sessionId);
        if (targetInfo.type !== 'page') {
          void send('Runtime.runIfWaitingForDebugger');
          return;
        }
        const ready = new Promise<void>((resolve) => {
          listeners.add((message) => {
            if (message.sessionId === sessionId && message.method === 'Runtime.bindingCalled') resolve();
          });
        });
        // Sent in one go: the page waits for the last of them and is held up by no more than one message.
        void send('Runtime.enable');
        void send('Page.enable');
        void send('Runtime.addBinding', { name: 'benchReady' });
        void send('Page.addScriptToEvaluateOnNewDocument', { source: script });
        void send('Runtime.evaluate', { expression: script });
        void send('Runtime.runIfWaitingForDebugger');
        found({ send, ready });
      });
      void sendTo(undefined)('Target.setAutoAttach', {
        autoAttach: true,
        waitForDebuggerOnStart: true,
        flatten: true,
      });
    });
  const closeBrowser = () => void sendTo(undefined)('Browser.close');
  return { firstPage, closeBrowser };
}
