import { once } from 'node:events';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';

export const repoRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const CLOSING_MS = 15_000;

export type LaunchOptions = {
  /** The app's own data folder, always a throwaway one. */
  userData: string;
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
};

export type RunningHoldfast = { app: ElectronApplication; page: Page; close: () => Promise<void> };

/** Starts the built app in a real window and waits for its first page. Throws when no Electron was arranged. */
export async function launchHoldfast({ userData, args = [], env }: LaunchOptions): Promise<RunningHoldfast> {
  const executablePath = process.env['HOLDFAST_ELECTRON'];
  if (!executablePath)
    throw new Error(
      'HOLDFAST_ELECTRON is not set: run `npm test`, which finds an Electron and builds the app.',
    );
  const app = await _electron.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      repoRoot,
      `--user-data-dir=${userData}`,
      ...lateReplies(),
      ...args,
    ],
    env: { ...definedOnly(process.env), ...displayOfWorker(), ...env },
  });
  const close = () => closeHoldfast(app);
  try {
    return { app, page: await app.firstWindow(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Quits as a person would; an app that has not ended within the time allowed is killed, and that is an error. */
async function closeHoldfast(app: ElectronApplication): Promise<void> {
  const main = app.process();
  const hasEnded = () => main.exitCode !== null || main.signalCode !== null;
  if (hasEnded()) return;
  const ended = once(main, 'exit');
  let isStuck = false;
  const deadline = setTimeout(() => {
    isStuck = true;
    main.kill('SIGKILL');
  }, CLOSING_MS);
  try {
    await app.close();
    if (!hasEnded()) await ended;
  } finally {
    clearTimeout(deadline);
  }
  if (isStuck) throw new Error(`Holdfast did not end within ${CLOSING_MS / 1000} seconds of being closed.`);
}

/** `HOLDFAST_LATE_REPLIES=450 npm run e2e` pretends a slow computer, to find what depends on a quick answer. */
function lateReplies(): string[] {
  const late = process.env['HOLDFAST_LATE_REPLIES'];
  return late === undefined ? [] : [`--late-replies=${late}`];
}

/** Where two test files run at a time, the second has a display to itself. */
function displayOfWorker(): Record<string, string> {
  const second = process.env['HOLDFAST_SECOND_DISPLAY'];
  return second !== undefined && process.env['VITEST_POOL_ID'] === '2' ? { DISPLAY: second } : {};
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
