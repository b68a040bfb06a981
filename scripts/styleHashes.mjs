// React Aria puts a few lines of style into the page itself. The page's policy refuses inline styles, so each of
// these texts is allowed by its hash, taken from the library's own source at every build: an update that changes one
// changes the hash with it, and an update that this cannot read stops the build.
import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { modulesDir } from './paths.mjs';
import { Stop } from './stop.mjs';

/** The texts that a source file puts into `style` elements. */
export function injectedStyles(source, name) {
  const constants = new Map(
    [...source.matchAll(/const (\S+) = '([^']*)';/g)].map(([, key, value]) => [key, value]),
  );
  const made = source.match(/createElement\(['"]style['"]\)/g)?.length ?? 0;
  const texts = [...source.matchAll(/textContent = `([^`]*)`(\.trim\(\))?/g)].map(([, text, trim]) => {
    const filled = text.replaceAll(/\$\{([^}]+)\}/g, (whole, key) => constants.get(key) ?? whole);
    return trim === undefined ? filled : filled.trim();
  });
  if (made !== texts.length || texts.some((text) => text.includes('${'))) {
    throw new Stop(`${name} puts a style into the page in a way that scripts/styleHashes.mjs cannot read.`);
  }
  return texts;
}

/** The sources of the content policy for those texts: `'sha256-...'`, one a text. */
export async function styleHashes() {
  const root = join(modulesDir, 'react-aria', 'dist', 'private');
  const hashes = new Set();
  for await (const file of glob('**/*.mjs', { cwd: root })) {
    const source = await readFile(join(root, file), 'utf8');
    if (!/createElement\(['"]style['"]\)/.test(source)) continue;
    for (const text of injectedStyles(source, file))
      hashes.add(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  }
  if (hashes.size === 0) throw new Stop('No style of React Aria was found: look at scripts/styleHashes.mjs.');
  return [...hashes].sort().join(' ');
}
