import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export type FailedUnlock = { at: string; accountId: string };

const path = (folder: string) => join(folder, 'failed-unlocks.jsonl');

/** Notes a wrong passphrase while the store is closed: a time and an account id, nothing else. */
export function noteFailedUnlock(folder: string, entry: FailedUnlock): void {
  appendFileSync(path(folder), `${JSON.stringify(entry)}\n`, { mode: 0o600 });
}

/** What was noted since the last unlock. Lines that are not whole are passed over. */
export function readFailedUnlocks(folder: string): FailedUnlock[] {
  if (!existsSync(path(folder))) return [];
  return readFileSync(path(folder), 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        const entry: unknown = JSON.parse(line);
        return isFailedUnlock(entry) ? [{ at: entry.at, accountId: entry.accountId }] : [];
      } catch {
        return [];
      }
    });
}

/** Forgets them, once they stand in the audit log. */
export function clearFailedUnlocks(folder: string): void {
  rmSync(path(folder), { force: true });
}

function isFailedUnlock(entry: unknown): entry is FailedUnlock {
  if (typeof entry !== 'object' || entry === null) return false;
  const { at, accountId } = entry as Record<string, unknown>;
  return typeof at === 'string' && typeof accountId === 'string';
}
