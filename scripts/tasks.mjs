// The tasks of run.mjs. Runs under the Node that comes with the packages.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronEnv, ensureElectron } from './electron.mjs';
import { root } from './paths.mjs';
import { endLeftovers, hasDisplay, mustRun, run } from './processes.mjs';
import { endWith, Stop } from './stop.mjs';
import { e2eOnly, runSuites } from './suites.mjs';
import { ensureSystem } from './system.mjs';
import { useOwnTemp } from './temp.mjs';

const script = (name) => join(root, 'scripts', name);

async function build(...args) {
  await mustRun('The build', process.execPath, [script('build.mjs'), ...args]);
  return 0;
}

/** What a real window needs of the machine: an Electron, the system's libraries. */
async function readyMachine() {
  const electron = await ensureElectron();
  await ensureSystem(hasDisplay ? ['window'] : ['window', 'display']);
  return electron;
}

async function readyToOpen() {
  const electron = await readyMachine();
  await build();
  return electron;
}

async function inWindow(file, args) {
  const path = join(root, file);
  if (!existsSync(path)) throw new Stop(`${file} is not part of this version yet.`);
  const env = electronEnv(await readyToOpen());
  return run(process.execPath, [path, ...args], { display: true, env });
}

function electronFlags() {
  if (process.platform !== 'linux') return [];
  return [
    ...(process.getuid() === 0 ? ['--no-sandbox'] : []), // Chromium refuses to sandbox for root
    ...(existsSync('/dev/dri') ? [] : ['--disable-gpu']),
  ];
}

async function start(...args) {
  if (!hasDisplay) {
    console.log(
      'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set): running the demo instead.',
    );
    return demo();
  }
  const electron = await readyToOpen();
  return run(electron.path, [...electronFlags(), root, ...args], { env: electronEnv(electron) });
}

const demo = (...args) => inWindow('scripts/demo.mjs', args);

/** Runs a program from node_modules by its command name. */
async function exec(name, ...args) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const [folder, entry] = Object.entries(packages).find(([, { bin }]) => bin?.[name]) ?? [];
  if (folder === undefined) throw new Stop(`No installed package has a command called ${name}.`);
  return run(process.execPath, [join(root, folder, entry.bin[name]), ...args]);
}

const window = { prepare: readyMachine, build };

const tasks = {
  start,
  demo,
  build,
  exec,
  bench: (...args) => inWindow('test/bench/run.ts', args),
  screens: (...args) => inWindow('scripts/screens.mjs', args),
  test: (...filter) => runSuites({ filter, window }),
  check: (...filter) => runSuites({ filter }),
  e2e: (...filter) => runSuites({ filter, window, only: e2eOnly }),
};

await endWith(async () => {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined || !Object.hasOwn(tasks, name))
    throw new Stop(`Say which task: node scripts/run.mjs <${Object.keys(tasks).join('|')}> [arguments]`);
  useOwnTemp();
  try {
    return await tasks[name](...args);
  } finally {
    await endLeftovers();
  }
});
