// When it is settled whether a child is safe: after a missed session by a contact (Working Together 2023 and RDaSH: a
// miss is a question about the child, not about the diary), after "not safe" in a check-in by what somebody did. The
// ways of settling are our own.
import type { LocalDate } from '../dates.ts';
import type { SafeNow } from '../checkIns/rules.ts';

/** A missed session that left open whether the child is safe. `askedAt` is null for those logged before it was kept. */
export type OpenMiss = { on: LocalDate; askedAt: string | null };
/** A check-in in which the child or a safe carer was reached, or holding support given to one of them. */
export type ContactMade = { on: LocalDate; savedAt: string };

/**
 * Whether somebody was in touch since the question was left open: on the day of the miss or later, and saved after
 * the answer "I will ring" or "ask duty". A call of that morning, saved before, says nothing about the afternoon.
 */
export function isWelfareContactMade({ on, askedAt }: OpenMiss, contacts: readonly ContactMade[]): boolean {
  return contacts.some((contact) =>
    askedAt === null ? contact.on > on : contact.on >= on && contact.savedAt > askedAt,
  );
}

/** Whether a check-in that said "not safe" is settled: what was done is on record, or a later one says safe. */
export function isNotSafeSettled(
  said: { savedAt: string; actedAt: string | null },
  others: readonly { savedAt: string; isSafe: SafeNow | null }[],
): boolean {
  if (said.actedAt !== null) return true;
  return others.some(({ savedAt, isSafe }) => isSafe === 'yes' && savedAt > said.savedAt);
}
