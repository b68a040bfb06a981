import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (path: string) => readFileSync(path, 'utf8');
const folderOf = (path: string) => path.split('/').slice(0, -1).join('/');

/** The classes that elements of a folder may have, by their names in `className`. */
const usedIn = globSync('renderer/**/*.tsx').map((path) => ({
  folder: folderOf(path),
  names: new Set(
    Array.from(read(path).matchAll(/className=(?:"([^"]*)"|\{([^}]*)\})/g)).flatMap(
      ([, plain = '', code = '']) => `${plain} ${code}`.match(/[\w-]+/g) ?? [],
    ),
  ),
}));

/** Classes that a stylesheet takes off the screen wherever they are: named alone, or at the end of a list of names. */
function hiddenAnywhere(css: string): string[] {
  const withoutComments = css.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return Array.from(withoutComments.matchAll(/([^{}]+)\{([^{}]*)\}/g))
    .filter(([, , body = '']) => /display:\s*none/.test(body))
    .flatMap(([, selectors = '']) => selectors.split(','))
    .flatMap((selector) => /^\.([\w-]+)$/.exec(selector.trim())?.[1] ?? []);
}

describe('stylesheets', () => {
  test('a screen hides no class by its name alone that another screen uses', () => {
    // What is only for paper may leave a class out wherever it stands.
    const sheets = globSync('renderer/*/*.css').filter(
      (path) => folderOf(path) !== 'renderer/ui' && !path.endsWith('Print.css'),
    );
    expect(sheets.length).toBeGreaterThan(20);
    const hidden = sheets.flatMap((path) =>
      hiddenAnywhere(read(path)).flatMap((name) =>
        usedIn
          .filter(({ folder, names }) => folder !== folderOf(path) && names.has(name))
          .map(({ folder }) => `${path} hides .${name}, which ${folder} uses`),
      ),
    );
    expect(hidden).toEqual([]);
  });

  test('a class hidden by its name alone is found', () => {
    expect(hiddenAnywhere('.a { color: red } .wide,\n.b .c { display: none; }')).toEqual(['wide']);
  });
});
