// What a bare Linux lacks: the libraries a Chromium window needs, a virtual display, tools to compile with.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { mustRun } from './processes.mjs';
import { Stop } from './stop.mjs';

/** Debian package -> the file that shows it is there: a command, or a library by its soname. */
const PACKAGES = {
  tools: { 'g++': 'g++', make: 'make', python3: 'python3', unzip: 'unzip' },
  display: { xvfb: 'xvfb-run', xauth: 'xauth' },
  window: {
    'libgtk-3-0': 'libgtk-3.so.0',
    libnss3: 'libnss3.so',
    libasound2: 'libasound.so.2',
    libgbm1: 'libgbm.so.1',
    libxss1: 'libXss.so.1',
    libxtst6: 'libXtst.so.6',
    'libatk-bridge2.0-0': 'libatk-bridge-2.0.so.0',
    libdrm2: 'libdrm.so.2',
  },
};

function commandExists(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function missing(kinds) {
  const libraries = existsSync('/sbin/ldconfig')
    ? execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' })
    : null;
  return kinds
    .flatMap((kind) => Object.entries(PACKAGES[kind]))
    .filter(([, file]) =>
      file.includes('.so') ? libraries && !libraries.includes(`${file} `) : !commandExists(file),
    )
    .map(([name]) => name);
}

/** Newer Debian and Ubuntu call some of these libraries by a name ending in t64. */
const currentName = (name) =>
  spawnSync('apt-cache', ['show', `${name}t64`]).status === 0 ? `${name}t64` : name;

/**
 * Makes sure that what `kinds` ('tools', 'display', 'window') stand for is installed. As root on Debian it is
 * installed here; elsewhere a `Stop` gives the exact command.
 */
export async function ensureSystem(kinds) {
  if (process.platform !== 'linux') return;
  const names = missing(kinds);
  if (names.length === 0) return;
  if (!commandExists('apt-get') || process.getuid() !== 0)
    throw new Stop(
      `This computer lacks what an Electron window needs: ${names.join(', ')}.\nInstall it with\n\n` +
        `    sudo apt-get update && sudo apt-get install -y ${names.map(currentName).join(' ')}\n\n` +
        '(on a Linux without apt-get: the packages of the same content), then run the same command again.',
    );
  console.log(`Installing system packages: ${names.join(' ')} ...`);
  const options = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await mustRun('apt-get update', 'apt-get', ['update', '-q'], options);
  const wanted = names.map(currentName);
  await mustRun(
    'apt-get install',
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', ...wanted],
    options,
  );
  const still = missing(kinds);
  if (still.length > 0)
    throw new Stop(`apt-get installed ${wanted.join(', ')}, but ${still.join(', ')} is still missing.`);
}
