// Starting other programs so that none of them outlives the task that needed it.
import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Stop } from './stop.mjs';

const onWindows = process.platform === 'win32';
const MARK = `HOLDFAST_RUN=${process.pid}`;
const GRACE_MS = 5_000;
const live = new Map(); // process group -> resolves when its leader has ended
let isStopping = false;

export const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

function kill(target, signal) {
  try {
    process.kill(target, signal);
  } catch (error) {
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error; // macOS says EPERM of a group that has ended
  }
}

const killGroup = (pid, signal) => kill(onWindows ? pid : -pid, signal);

/** Asked to stop: everything running is told so, given a moment to close what it holds open, and then ended. */
async function stop() {
  isStopping = true;
  for (const pid of live.keys()) killGroup(pid, 'SIGTERM');
  await Promise.race([Promise.all(live.values()), sleep(GRACE_MS)]);
  await endLeftovers();
  process.exit(130);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop());

/**
 * Runs a program in its own process group and gives its exit code. With `display`, on a Linux without one, it
 * gets a virtual display for as long as it runs; with `secondDisplay` also another, named in HOLDFAST_SECOND_DISPLAY,
 * so that two windows can each have the focus. With `quiet`, its output is kept and shown only if it fails; with
 * `output`, an array, it is kept there and not shown.
 */
export async function run(
  command,
  args,
  { env = {}, display = false, secondDisplay = false, quiet, output, ...options } = {},
) {
  const isKept = Boolean(quiet || output);
  const said = output ?? [];
  if (display && !hasDisplay) {
    const onDisplay = ['-a', '-s', '-screen 0 1600x1200x24'];
    args = [...onDisplay, command, ...args];
    if (secondDisplay)
      args = [
        ...onDisplay,
        'sh',
        '-c',
        'HOLDFAST_SECOND_DISPLAY=$DISPLAY exec xvfb-run -f "$XAUTHORITY" "$@"',
        'sh',
        ...args,
      ];
    command = 'xvfb-run';
  }
  const child = spawn(command, args, {
    stdio: ['ignore', isKept ? 'pipe' : 'inherit', isKept ? 'pipe' : 'inherit'],
    detached: !onWindows,
    env: { ...process.env, ...env, HOLDFAST_RUN: String(process.pid) },
    ...options,
  });
  child.stdout?.on('data', (chunk) => said.push(chunk));
  child.stderr?.on('data', (chunk) => said.push(chunk));
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve(exitCode ?? 1));
    child.on('exit', () => killGroup(child.pid, 'SIGKILL'));
  });
  live.set(child.pid, ended);
  const code = await ended.finally(() => live.delete(child.pid));
  if (isStopping) return new Promise(() => {}); // nothing further starts: `stop` ends the process
  if (code !== 0 && isKept && !output) process.stderr.write(endOf(said));
  return code;
}

const endOf = (chunks) => Buffer.concat(chunks).toString().slice(-4000);

/** `run`, for a step without which nothing that follows makes sense. The message holds what a quiet one said. */
export async function mustRun(what, command, args, options = {}) {
  const output = options.quiet ? [] : undefined;
  if ((await run(command, args, { ...options, output })) === 0) return;
  throw new Stop(output ? `${what} did not work:\n${endOf(output)}` : `${what} did not work (see above).`);
}

/** Ends programs started by this task that moved into a process group of their own, as Electron does. */
export async function endLeftovers() {
  if (process.platform !== 'linux') return;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && +name !== process.pid)) {
    const environment = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => ''); // gone, or not ours
    if (!environment.split('\0').includes(MARK)) continue;
    killGroup(+pid, 'SIGKILL');
    kill(+pid, 'SIGKILL');
  }
}
