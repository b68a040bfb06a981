// The stages of `npm test`, each counted, all run even when an earlier one fails.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { electronEnv } from './electron.mjs';
import { modulesDir, root, runtimeDir } from './paths.mjs';
import { endLeftovers, run } from './processes.mjs';
import { Stop } from './stop.mjs';
import { countVitest, lastLine, stageLine } from './summary.mjs';

const node = (packageFile, ...args) => run(process.execPath, [join(modulesDir, packageFile), ...args]);

const check =
  (packageFile, ...args) =>
  async () =>
    (await node(packageFile, ...args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

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
  const counts = await vitest('e2e', { filter, config: 'vitest.e2e.config.ts', display: true, env });
  await endLeftovers();
  return counts;
}

export const e2eOnly = ['e2e'];

/**
 * Runs the stages (the e2e one when `window` says how to get one), prints the sums, gives the exit code. What a window
 * needs of the machine is prepared meanwhile: the first time that takes minutes, and no stage before it needs it.
 */
export async function runSuites({ filter, window, only }) {
  const prepared = window?.prepare();
  prepared?.catch(() => {}); // said where it is waited for: the e2e stage fails with it
  const stages = {
    format: check('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
    lint: check('oxlint/bin/oxlint', '--type-aware'),
    types: check('typescript/bin/tsc', '-b'),
    unit: () => vitest('unit', { filter }),
    ...(window && { e2e: () => windowSuite(filter, prepared, window.build) }),
  };
  const results = [];
  for (const [name, stage] of Object.entries(stages)) {
    if (only && !only.includes(name)) continue;
    console.log(`\n== ${name} ==`);
    const started = performance.now();
    const counts = await stage().catch((error) => {
      if (!(error instanceof Stop)) throw error;
      console.error(error.message);
      return { passed: 0, failed: 1 };
    });
    results.push({ name, ...counts, seconds: (performance.now() - started) / 1000 });
  }
  console.log(`\n${results.map(stageLine).join('\n')}\n`);
  console.log(lastLine(results));
  return results.some(({ failed }) => failed > 0) || results.every(({ passed }) => passed === 0) ? 1 : 0;
}
