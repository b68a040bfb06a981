import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { Host } from '../context.ts';
import { Refused } from '../refused.ts';

/**
 * Asks where a file goes and writes it there.
 * @returns the SHA-256 of what was written, in hex, for the audit log
 * @throws Refused when the person changed their mind or the file could not be written
 */
export async function writeExport(host: Host, suggestedName: string, bytes: Uint8Array): Promise<string> {
  const path = await host.saveAs(suggestedName);
  if (path === null) throw new Refused('save_cancelled');
  try {
    await writeFile(path, bytes);
  } catch (error) {
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    throw new Refused(isFull ? 'disk_full' : 'export_not_written');
  }
  return createHash('sha256').update(bytes).digest('hex');
}
