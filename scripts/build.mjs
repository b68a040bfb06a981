// Builds the app into build/: main, preload and service as bundled CommonJS, and the renderer's pages.
// node scripts/build.mjs [--force]   Does nothing when no source changed since the last build.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { endWith, Stop } from './stop.mjs';
import { styleHashes } from './styleHashes.mjs';

const outDir = join(root, 'build');
const SOURCES = [
  'electron/**/*',
  'renderer/**/*',
  'shared/**/*',
  'package-lock.json',
  'scripts/{build,styleHashes}.mjs',
];
const PROGRAMS = {
  main: 'electron/main.ts',
  preload: 'electron/preload.ts',
  service: 'electron/service/service.ts',
};
const PAGES = { unlock: 'renderer/unlock.html', app: 'renderer/app.html' };
const MADE = [...Object.keys(PROGRAMS).map((name) => `${name}.cjs`), 'renderer'];
const OUTSIDE = new Set(['electron', 'better-sqlite3', ...builtinModules]);

async function sourceHash() {
  const hash = createHash('sha256');
  const files = [];
  for await (const entry of glob(SOURCES, { cwd: root, withFileTypes: true }))
    if (entry.isFile()) files.push(join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(`${file}\0`).update(await readFile(file));
  return hash.digest('hex');
}

const shared = { root, configFile: false, logLevel: 'warn', publicDir: false };

/** One file each, so that nothing but `electron`, the database module and Node itself is looked up at run time. */
function programConfig(name, entry, to) {
  return {
    ...shared,
    ssr: { noExternal: true, target: 'node' },
    build: {
      outDir: to,
      emptyOutDir: false,
      ssr: entry,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        external: (id) => id.startsWith('node:') || OUTSIDE.has(id),
        output: { format: 'cjs', entryFileNames: `${name}.cjs`, codeSplitting: false },
      },
    },
  };
}

/** Two pages; relative paths, and nothing inlined, so that the content policy can stay strict. */
async function rendererConfig(to) {
  const { default: react } = await import('@vitejs/plugin-react');
  const input = Object.fromEntries(Object.entries(PAGES).map(([name, file]) => [name, join(root, file)]));
  return {
    ...shared,
    root: join(root, 'renderer'),
    base: './',
    plugins: [react()],
    build: {
      outDir: join(to, 'renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input },
    },
  };
}

const stamp = join(outDir, 'sources.sha256');

async function isBuilt(wanted) {
  if (!existsSync(stamp) || !MADE.every((name) => existsSync(join(outDir, name)))) return false;
  return (await readFile(stamp, 'utf8')) === wanted;
}

/** Built aside and then moved in, so that a build that fails leaves the last good one. */
async function buildAll() {
  const { build } = await import('vite');
  const making = join(outDir, `making-${process.pid}`);
  try {
    for (const [name, entry] of Object.entries(PROGRAMS)) await build(programConfig(name, entry, making));
    await build(await rendererConfig(making));
    await writeFile(join(making, 'renderer', 'style-hashes.txt'), await styleHashes());
    await rm(stamp, { force: true });
    for (const name of MADE) {
      await rm(join(outDir, name), { recursive: true, force: true });
      await rename(join(making, name), join(outDir, name));
    }
  } catch (error) {
    throw new Stop(error.message); // Vite's message names the file and the line; its stack is Vite's own
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

await endWith(async () => {
  const wanted = await sourceHash();
  if (!process.argv.includes('--force') && (await isBuilt(wanted))) return 0;
  console.log('Building ...');
  await buildAll();
  await writeFile(stamp, wanted);
  return 0;
});
