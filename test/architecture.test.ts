import { describe, expect, test } from 'vitest';
import { contract, contracts } from '../shared/contract.ts';
import { REFUSALS } from '../shared/refusals.ts';
import { allSources, type Node, nameOf, type Source, stringOf, within } from './support/sources.ts';

/** Imports of these files that the rule does not allow, as "file -> import". */
const offending = (files: Source[], isAllowed: (imported: string) => boolean) =>
  files.flatMap(({ path, imports }) =>
    imports.filter((imported) => !isAllowed(imported)).map((imported) => `${path} -> ${imported}`),
  );

const isOwn = (imported: string) => /^(shared|electron|renderer|test|scripts)\//.test(imported);

describe('layers', () => {
  test('shared is pure: it knows zod and itself', () => {
    expect(offending(within('shared/'), (name) => name === 'zod' || name.startsWith('shared/'))).toEqual([]);
  });

  test('the renderer reaches the records only through its bridge', () => {
    const isAllowed = (name: string) =>
      isOwn(name)
        ? name.startsWith('renderer/') || name.startsWith('shared/')
        : !/^(electron|node:|better-sqlite3|kysely|@electric-sql|fs|path|crypto)/.test(name);
    expect(offending(within('renderer/'), isAllowed)).toEqual([]);
    const users = allSources().filter(({ text }) => text.includes('window.holdfast.invoke'));
    expect(users.map(({ path }) => path)).toEqual(['renderer/bridge.ts']);
  });

  test('five files know Electron, and none of them is in the service', () => {
    const users = allSources().filter(({ imports }) =>
      imports.some((name) => /^electron(\/|$)/.test(name) && !isOwn(name)),
    );
    expect(users.map(({ path }) => path)).toEqual([
      'electron/hardening.ts',
      'electron/main.ts',
      'electron/preload.ts',
      'electron/serviceProcess.ts',
      'electron/window.ts',
    ]);
  });

  test('the service knows itself and shared; main takes two harmless files from it', () => {
    const inService = (name: string) =>
      !isOwn(name) || name.startsWith('electron/service/') || name.startsWith('shared/');
    expect(offending(within('electron/service/'), inService)).toEqual([]);
    const main = within('electron/').filter(({ path }) => !path.startsWith('electron/service/'));
    const fromService = main.flatMap(({ imports }) =>
      imports.filter((name) => name.startsWith('electron/service/')),
    );
    expect(new Set(fromService)).toEqual(
      new Set(['electron/service/appearanceFile.ts', 'electron/service/vault/folders.ts']),
    );
  });

  test('the store knows no use-case, no dispatcher and no vault; a use-case knows no dispatcher', () => {
    const above = /^electron\/service\/(useCases\/|vault\/|dispatch|handlers|service\.)/;
    expect(offending(within('electron/service/store/'), (name) => !above.test(name))).toEqual([]);
    const dispatching = /^electron\/service\/(dispatch|handlers|service)\.ts$/;
    expect(offending(within('electron/service/useCases/'), (name) => !dispatching.test(name))).toEqual([]);
  });

  test('there is no barrel to get lost in', () => {
    expect(allSources().filter(({ path }) => /\/index\.tsx?$/.test(path))).toEqual([]);
    const reExporting = allSources().filter(({ nodes }) =>
      nodes.some(({ type }) => type === 'ExportAllDeclaration'),
    );
    expect(reExporting.map(({ path }) => path)).toEqual([]);
  });
});

describe('time, ids and randomness', () => {
  const SOURCES_OF_THEM = new Set(['electron/service/clock.ts', 'electron/service/ids.ts']);

  const banned = (node: Node): string | null => {
    const callee = nameOf(node['callee']);
    const count = Array.isArray(node['arguments']) ? node['arguments'].length : 0;
    if (node.type === 'NewExpression' && callee === 'Date' && count === 0) return 'new Date()';
    if (node.type !== 'CallExpression') return null;
    if (callee === 'Date') return 'Date()';
    if (/(^|\.)(Date\.now|Math\.random|randomUUID|randomBytes|hrtime)$/.test(callee)) return callee;
    if (callee.startsWith('Temporal.Now')) return callee;
    // Without an argument these format the present moment.
    if (/\.(format|formatToParts)$/.test(callee) && count === 0) return `${callee}()`;
    return null;
  };

  test('come from clock.ts and ids.ts alone', () => {
    const found = allSources()
      .filter(({ path }) => !SOURCES_OF_THEM.has(path))
      .flatMap(({ path, nodes }) =>
        nodes.flatMap((node) => banned(node) ?? []).map((name) => `${path}: ${name}`),
      );
    expect(found).toEqual([]);
  });

  test('the check sees what it should', () => {
    const call = (object: string, property: string, args: unknown[] = []): Node => ({
      type: 'CallExpression',
      callee: {
        type: 'MemberExpression',
        object: { type: 'Identifier', name: object },
        property: { type: 'Identifier', name: property },
      },
      arguments: args,
    });
    expect(banned(call('Date', 'now'))).toBe('Date.now');
    expect(banned(call('Math', 'random'))).toBe('Math.random');
    expect(banned(call('crypto', 'randomUUID'))).toBe('crypto.randomUUID');
    expect(banned(call('format', 'format'))).toBe('format.format()');
    expect(banned(call('format', 'format', [1]))).toBeNull();
    const date = {
      type: 'NewExpression',
      callee: { type: 'Identifier', name: 'Date' },
      arguments: [] as unknown[],
    };
    expect(banned(date)).toBe('new Date()');
    expect(banned({ ...date, arguments: [0] })).toBeNull();
  });

  test('the window’s own randomness makes request ids and nothing else', () => {
    const users = within('renderer/').filter(({ text }) => text.includes('getRandomValues'));
    expect(users.map(({ path }) => path)).toEqual(['renderer/bridge.ts']);
  });
});

test('an expected start is planning: it is asked and said in these places, none of them a letter or a printed list', () => {
  const isOfIt = (path: string) =>
    /\/(expectedStart|expectedStartWords|forecast\w*|MayStart)\.tsx?$/.test(path);
  const reaching = allSources().filter(
    ({ path, text, imports }) =>
      isOfIt(path) || imports.some((one) => isOfIt(one)) || text.includes("'waitingList.expectedStart'"),
  );
  expect(reaching.map(({ path }) => path)).toEqual([
    'electron/service/handlers.ts',
    'electron/service/store/expectedStart.ts',
    'electron/service/useCases/expectedStart.ts',
    'renderer/checkIns/CheckInDrawer.tsx',
    'renderer/child/ReferralFacts.tsx',
    'renderer/waitingList/MayStart.tsx',
    'renderer/waitingList/expectedStartWords.ts',
    'shared/waitingList/contract.ts',
    'shared/waitingList/forecast.ts',
    'shared/waitingList/forecastCurves.ts',
    'shared/waitingList/forecastDraws.ts',
  ]);
});

describe('operations', () => {
  test('have names of their own: a spread would overwrite one of two in silence', () => {
    const names = contracts.flatMap((one) => Object.keys(one));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(Object.keys(contract).sort()).toEqual([...names].sort());
  });

  test('are named noun.verb', () => {
    expect(Object.keys(contract).filter((name) => !/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(name))).toEqual(
      [],
    );
  });

  test('need an account, but for those that open the door', () => {
    const open = Object.entries(contract).filter(([, { allow }]) => allow === 'locked');
    expect(open.map(([name]) => name).sort()).toEqual([
      'appearance.save',
      'vault.accountsInBackup',
      'vault.beginSetUp',
      'vault.finishSetUp',
      'vault.openExample',
      'vault.passphraseStrength',
      'vault.restore',
      'vault.status',
      'vault.unlock',
    ]);
  });

  test('refuse with a sentence for each code, and each sentence has a code that is used', () => {
    const used = new Set<string>();
    for (const { path, nodes } of allSources()) {
      if (path === 'shared/refusals.ts') continue;
      for (const node of nodes) {
        const text = stringOf(node);
        if (text !== null) used.add(text);
        const { type, key } = node;
        if (type === 'Property') used.add(nameOf(key));
      }
    }
    expect(Object.keys(REFUSALS).filter((code) => !used.has(code))).toEqual([]);
  });
});

describe('the surface of a page', () => {
  const preload = within('electron/preload.ts')[0];
  const calls = (source: Source | undefined, name: string) =>
    (source?.nodes ?? []).filter(({ type, callee }) => type === 'CallExpression' && nameOf(callee) === name);

  test('is four functions, and a feature adds none', () => {
    const exposed = calls(preload, 'contextBridge.exposeInMainWorld');
    expect(exposed).toHaveLength(1);
    const [world, api] = (exposed[0]?.['arguments'] ?? []) as [unknown, { properties: Node[] }];
    expect(stringOf(world)).toBe('holdfast');
    expect(api.properties.map(({ key }) => nameOf(key))).toEqual(['invoke', 'pathOf', 'lock', 'onFlush']);
    expect(preload?.lines).toBeLessThan(50);
  });

  test('and four messages between a page and main', () => {
    const channels = new Set(
      within('electron/').flatMap(({ nodes }) =>
        nodes.flatMap((node) => stringOf(node) ?? []).filter((text) => text.startsWith('holdfast:')),
      ),
    );
    expect([...channels].sort()).toEqual([
      'holdfast:flush',
      'holdfast:flushed',
      'holdfast:lock',
      'holdfast:port',
    ]);
  });
});

describe('what was paid for once', () => {
  test.each([
    [/\brekey\b/i, 'the live file is never rekeyed: a kill destroys it'],
    [/\bverbose:/, 'the database never logs what it binds'],
    [/\.serialize\(/, 'a serialised database is plain'],
    [/\.backup\(/, 'the library’s backup leaves an empty file'],
    [/authTagLength: (?!TAG_LENGTH\b)/, 'a tag is always 16 bytes'],
    [/dangerouslySetInnerHTML|innerHTML\s*=/, 'text is never taken for markup'],
  ])('%s is in no source: %s', (pattern) => {
    expect(
      allSources()
        .filter(({ text }) => pattern.test(text))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  test('a file over 300 lines says at its top why', () => {
    const silent = allSources().filter(({ text, lines }) => {
      const opening = /^(\/\*[\s\S]*?\*\/|(\/\/.*\n)+)/.exec(text)?.[0] ?? '';
      return lines > 300 && !/\blong\b|\bbecause\b|not a program|rather than code|one place/i.test(opening);
    });
    expect(silent.map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([]);
  });
});
