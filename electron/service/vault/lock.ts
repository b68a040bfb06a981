import { formatTime } from '../../../shared/dates.ts';
import { draftWords } from '../../../shared/drafts/words.ts';
import { londonTimeOf } from '../../../shared/instants.ts';
import type { Service } from '../context.ts';
import * as drafts from '../store/drafts.ts';
import { noteUnlock } from './unlockLog.ts';

/** What the unlock page may say after a lock. No names. */
export type Locked = { wasOpen: boolean; at: string; kept: string | null; wasExample: boolean };

/**
 * Writes the lock into the log and says what of the person's typing was kept since they unlocked. The process ends
 * right after, and the keys with it; nothing that comes in between is answered.
 */
export async function lock(service: Service, reason: string): Promise<Locked> {
  const { vault } = service;
  const now = service.clock.now();
  const at = formatTime(londonTimeOf(now));
  if (vault === null) return { wasOpen: false, at, kept: null, wasExample: false };
  const { accountId } = vault.actor;
  const [newest] = await drafts.list(vault.store.db, accountId);
  const isNew = newest !== undefined && newest.savedAt >= vault.openedAt;
  service.vault = null;
  await vault.store.db
    .transaction()
    .execute((db) =>
      noteUnlock(db, { accountId, at: now, operation: 'vault.lock', outcome: 'locked', detail: { reason } }),
    );
  // The example is invented anew each time: what was typed in it ends with it.
  const { isExample: wasExample } = vault;
  return { wasOpen: true, at, kept: isNew && !wasExample ? draftWords(newest.formKey) : null, wasExample };
}
