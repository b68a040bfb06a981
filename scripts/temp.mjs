import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives this process, and all it starts, a temporary folder of its own, removed with whatever is left in it when the
 * process ends, also by an error or a signal that is handled. The name is short: sockets lie in it.
 */
export function useOwnTemp() {
  const folder = mkdtempSync(join(tmpdir(), 'hf-'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
}
