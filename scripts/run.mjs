// The one entry point: node scripts/run.mjs <task> [arguments]. This file and what it imports run on Node 20
// with nothing installed; once the packages are there, everything else runs under the Node they bring.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ensurePackages } from './packages.mjs';
import { bundledNode, root } from './paths.mjs';
import { endWith, Stop } from './stop.mjs';

const OLDEST_NODE = [22, 18]; // the first to run TypeScript files as they are

function suitableNode() {
  if (existsSync(bundledNode)) return bundledNode;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]))
    return process.execPath;
  throw new Stop(
    `Holdfast needs Node ${OLDEST_NODE.join('.')} or newer on ${process.platform} ${process.arch}; this is ` +
      `${process.versions.node}.\nInstall a newer Node from https://nodejs.org and run the same command again.`,
  );
}

await endWith(async () => {
  await ensurePackages();
  const node = suitableNode();
  const child = spawn(node, [join(root, 'scripts', 'tasks.mjs'), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
});
