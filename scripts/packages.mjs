// Installs exactly what package-lock.json names, and only when that is not what is there.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modulesDir, root } from './paths.mjs';
import { Stop } from './stop.mjs';

async function packagesIn(lockFile) {
  const text = await readFile(lockFile, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return '{"packages":{}}';
    throw error;
  });
  return JSON.parse(text).packages;
}

/** npm writes its own record into node_modules as the last thing it does, so a half-done install has none. */
async function isInstalled() {
  const wanted = await packagesIn(join(root, 'package-lock.json'));
  const present = await packagesIn(join(modulesDir, '.package-lock.json'));
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' ||
      (present[path]
        ? present[path].version === entry.version
        : Boolean(entry.optional ?? entry.devOptional)),
  );
}

/** How to call the npm that called us, or else the one on PATH. Windows starts npm.cmd only through a shell. */
export function npmCommand(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js')) return { command: process.execPath, args: [cli, ...args], shell: false };
  return { command: 'npm', args, shell: process.platform === 'win32' };
}

export async function ensurePackages() {
  if (await isInstalled()) return;
  console.log('Installing the packages named in package-lock.json ...');
  const npm = npmCommand(['ci', '--include=dev', '--include=optional', '--loglevel=error']);
  const code = await new Promise((resolve, reject) => {
    spawn(npm.command, npm.args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: npm.shell })
      .on('error', reject)
      .on('exit', resolve);
  });
  if (code !== 0)
    throw new Stop(
      'npm could not install the packages (see above). Is the npm registry reachable from here?',
    );
}
