// When it is settled whether a child is safe: after a missed session by a contact (Working Together 2023 and RDaSH: a
// miss is a question about the child, not about the diary), after "not safe" in a check-in by what somebody did, after
// "not sure" by asking again or by what somebody did. The ways of settling are our own. A word that all is well settles
// nothing where nobody had checked the contact it came from: docs/decisions/0005-whose-word-settles.md.
import type { LocalDate } from '../dates.ts';
import type { SafeNow } from '../checkIns/safeNow.ts';

/** A missed session that left open whether the child is safe. `askedAt` is null for those logged before it was kept. */
export type OpenMiss = { on: LocalDate; askedAt: string | null };
/**
 * A check-in in which the child or a safe carer was reached and whoever rang was not left unsure, or holding support given
 * to one of them.
 */
export type ContactMade = { on: LocalDate; savedAt: string; isContactChecked: boolean };

/**
 * Whether somebody was in touch since the question was left open: on the day of the miss or later, and saved after
 * the answer "I will ring" or "ask duty". A call of that morning, saved before, says nothing about the afternoon; nor does
 * a carer whose safe contact nobody had checked.
 */
export function isWelfareContactMade({ on, askedAt }: OpenMiss, contacts: readonly ContactMade[]): boolean {
  return contacts.some(
    (contact) =>
      contact.isContactChecked &&
      (askedAt === null ? contact.on > on : contact.on >= on && contact.savedAt > askedAt),
  );
}

/** Working days after "not sure" in which somebody asks again or looks at it (no national rule: our own default). */
export const ASK_AGAIN_WITHIN_WORKING_DAYS = 2;

/**
 * What a check-in said about being safe: of which day, saved when, whether it was the child or a carer whose contact
 * somebody had checked, and when somebody said what was done about it.
 */
export type SafetySaid = {
  on: LocalDate;
  savedAt: string;
  isSafe: SafeNow | null;
  isContactChecked: boolean;
  actedAt: string | null;
};

const saysSafe = ({ isSafe, isContactChecked }: SafetySaid) => isSafe === 'yes' && isContactChecked;

/**
 * Whether a check-in that said "not safe" is settled: what was done is on record, or one of that day or later, saved
 * after it, says safe. A call made before it and written down afterwards says nothing about what was heard since.
 */
export function isNotSafeSettled(
  said: { on: LocalDate; savedAt: string; actedAt: string | null },
  others: readonly SafetySaid[],
): boolean {
  if (said.actedAt !== null) return true;
  return others.some((other) => saysSafe(other) && other.on >= said.on && other.savedAt > said.savedAt);
}

/**
 * Whether a check-in that left somebody unsure is settled: one of that day or later, saved after it, gives an answer,
 * yes or no; or somebody said since what was done about this child's safety. Being unsure again settles nothing, so
 * that the day to ask again never moves on by itself.
 */
export function isNotSureSettled(
  said: { on: LocalDate; savedAt: string },
  all: readonly SafetySaid[],
): boolean {
  return all.some(
    (other) =>
      (other.actedAt !== null && other.actedAt > said.savedAt) ||
      ((saysSafe(other) || other.isSafe === 'no') && other.on >= said.on && other.savedAt > said.savedAt),
  );
}
