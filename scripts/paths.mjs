// Where things lie. Everything made on this machine goes into .runtime/ and build/, both git-ignored.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const runtimeDir = join(root, '.runtime');
export const modulesDir = join(root, 'node_modules');

/** The Node 24 that comes with the packages; there is none for macOS. */
export const bundledNode = join(
  modulesDir,
  `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);
