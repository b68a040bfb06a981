// The stages of `npm test`, each counted, all run even when an earlier one fails.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronEnv } from './electron.mjs';
import { modulesDir, root, runtimeDir } from './paths.mjs';
import { endLeftovers, run } from './processes.mjs';
import { Stop } from './stop.mjs';
import { countVitest, lastLine, stageLine } from './summary.mjs';

/** A check of the sources: what it says is kept, as it runs beside others. */
const check =
  (packageFile, ...args) =>
  async () => {
    const output = [];
    const code = await run(process.execPath, [join(modulesDir, packageFile), ...args], { output });
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
  };

/** Begun together, as one of them leaves a core idle. Types come after them: lint reads what the compiler writes. */
const sideBySide = {
  format: check('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  lint: check('oxlint/bin/oxlint', '--type-aware'),
};

async function vitest(name, { filter, config, ...options }) {
  const report = join(runtimeDir, 'results', `${name}.json`);
  await mkdir(join(runtimeDir, 'results'), { recursive: true });
  await rm(report, { force: true });
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  if (config) args.push('--config', config);
  if (filter.length > 0) args.push('--passWithNoTests');
  const vitestFile = join(modulesDir, 'vitest', 'vitest.mjs');
  const code = await run(process.execPath, [vitestFile, ...args, ...filter], { cwd: root, ...options });
  const json = await readFile(report, 'utf8').catch(() => undefined); // absent when vitest itself broke down
  return countVitest(json && JSON.parse(json), code, filter.length > 0);
}

async function windowSuite(filter, prepared, build) {
  const env = electronEnv(await prepared);
  await build();
  const counts = await vitest('e2e', {
    filter,
    config: 'vitest.e2e.config.ts',
    display: true,
    secondDisplay: true,
    env,
  });
  await endLeftovers();
  return counts;
}

/** The demo's path is long and goes through what every other test does alone: twice it broke while all of them passed. */
async function demo(prepared, build) {
  const env = electronEnv(await prepared);
  await build();
  const out = join(tmpdir(), 'demo');
  const output = [];
  const args = ['--out', out, '--today', '2026-11-20'];
  const code = await run(process.execPath, [join(root, 'scripts', 'demo.mjs'), ...args], {
    display: true,
    env,
    output,
  });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output };
}

export const e2eOnly = ['e2e'];

/** What a stage counted, and its seconds. One that could not be run is a failure. */
async function timed(stage) {
  const started = performance.now();
  const counts = await stage().catch((error) => {
    if (!(error instanceof Stop)) throw error;
    console.error(error.message);
    return { passed: 0, failed: 1 };
  });
  return { ...counts, seconds: (performance.now() - started) / 1000 };
}

/**
 * Runs the stages (the e2e one when `window` says how to get one), prints the sums, gives the exit code. What a window
 * needs of the machine is prepared meanwhile: the first time that takes minutes, and no stage before it needs it.
 */
export async function runSuites({ filter, window, only }) {
  const prepared = window?.prepare();
  prepared?.catch(() => {}); // said where it is waited for: the e2e stage fails with it
  const stages = {
    ...sideBySide,
    types: check('typescript/bin/tsc', '-b'),
    unit: () => vitest('unit', { filter }),
    ...(window && { e2e: () => windowSuite(filter, prepared, window.build) }),
    ...(window && filter.length === 0 && { demo: () => demo(prepared, window.build) }),
  };
  const wanted = Object.entries(stages).filter(([name]) => !only || only.includes(name));
  const begun = new Map(
    wanted.flatMap(([name, stage]) => (name in sideBySide ? [[name, timed(stage)]] : [])),
  );
  const results = [];
  for (const [name, stage] of wanted) {
    console.log(`\n== ${name} ==`);
    const { output = [], ...result } = await (begun.get(name) ?? timed(stage));
    process.stdout.write(Buffer.concat(output));
    results.push({ name, ...result });
  }
  console.log(`\n${results.map(stageLine).join('\n')}\n`);
  console.log(lastLine(results));
  return results.some(({ failed }) => failed > 0) || results.every(({ passed }) => passed === 0) ? 1 : 0;
}
