import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { repoRoot } from '../support/electron.ts';

const url = (file: string) => JSON.stringify(pathToFileURL(join(repoRoot, 'scripts', file)).href);

/** Runs a suite that leaves files behind, in a process with a temporary folder of its own; then `ending`. */
function runAndLeave(ending: string) {
  const suite = `
    const { writeFileSync } = require('node:fs');
    const folder = require('node:os').tmpdir();
    writeFileSync(folder + '/left-behind', 'x');
    process.stdout.write(folder);
    process.exit(1);`;
  const program = `
    import { useOwnTemp } from ${url('temp.mjs')};
    import { run } from ${url('processes.mjs')};
    useOwnTemp();
    const code = await run(process.execPath, ['-e', ${JSON.stringify(suite)}]);
    if (code !== 1) process.exit(99);
    ${ending}`;
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  return { status, folder: stdout };
}

test.each([
  ['a suite fails', 'process.exitCode = 1;', 1],
  ['the runner breaks down', `throw new Error('broke down');`, 1],
  [
    'it is told to stop',
    `process.kill(process.pid, 'SIGTERM'); await new Promise(() => {}, setInterval(() => {}, 9e6));`,
    130,
  ],
])('what a run leaves in its temporary folder is gone when %s', (_, ending, code) => {
  const { status, folder } = runAndLeave(ending);
  expect(status).toBe(code);
  expect(dirname(folder)).toBe(tmpdir());
  expect(existsSync(folder)).toBe(false);
});
