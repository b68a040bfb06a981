import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import type { Ctx, Host } from '../context.ts';
import { Refused } from '../refused.ts';
import { putInPlace, writeFlushed } from '../vault/files.ts';

/** A file that leaves the service: what is in it, and where the person wants it. */
export type MadeFile = { bytes: Uint8Array; path: string };

/**
 * Asks where a file goes. Outside any transaction, as people take their time.
 * @throws Refused when the person changed their mind
 */
export async function askWhere(host: Host, suggestedName: string, unattendedName?: string): Promise<string> {
  const path = await host.saveAs(suggestedName, unattendedName);
  if (path === null) throw new Refused('save_cancelled');
  return path;
}

/**
 * Saves a file together with the row of the log that tells of it: it is written in full beside its place, and named
 * only once the row is safe. So no file is left without its row. Where naming it fails after all, the person is told
 * and the log says so; a kill in between leaves the whole file under its temporary name.
 * @returns the SHA-256 of what was written, in hex
 * @throws Refused when the file cannot be written there
 */
export function saveExport(
  ctx: Pick<Ctx, 'newId' | 'afterCommit' | 'afterRollback'>,
  { bytes, path }: MadeFile,
): string {
  const beside = `${path}.${ctx.newId().slice(-6)}.part`;
  const takeAway = () => rmSync(beside, { force: true });
  try {
    assertReplaceable(path);
    writeFlushed(beside, bytes);
  } catch (error) {
    takeAway();
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new Refused(error.code === 'ENOSPC' ? 'disk_full' : 'export_not_written');
  }
  ctx.afterRollback(takeAway);
  ctx.afterCommit(() => {
    try {
      putInPlace(beside, path);
    } catch {
      takeAway();
      throw new Refused('export_not_placed');
    }
  });
  return createHash('sha256').update(bytes).digest('hex');
}

/** Throws where the file that lies there is open in another program that keeps it, before anything is logged. */
function assertReplaceable(path: string): void {
  if (existsSync(path)) closeSync(openSync(path, 'r+'));
}
