// Somebody looked at two records that are alike and said that they are of two children. It stands until what it rested on changes.
import type { LocalDate } from '../dates.ts';
import { nameKey } from '../imports/names.ts';

type Identified = { name: string; nameUsed: string | null; birthDate: LocalDate | null };

/**
 * What a decision about two records rests on, of one of them: by which names the child goes and when they were born. The
 * way a name is spelt in capitals and accents is not part of it.
 */
export function identityOf({ name, nameUsed, birthDate }: Identified): string {
  return JSON.stringify([nameKey(name), nameKey(nameUsed ?? ''), birthDate ?? '']);
}

/** A decision on two records, each with what it rested on. */
export type SaidNotSame = { oneId: string; oneWas: string; otherId: string; otherWas: string };

/**
 * Whether it still holds that two records are of two children: neither has another name or birth date since. Otherwise it is
 * asked again (our own rule: one question too many is better than one child twice). It does not matter which is named first.
 */
export function holdsStill(
  said: SaidNotSame,
  a: Identified & { childId: string },
  b: Identified & { childId: string },
): boolean {
  const [one, other] = a.childId === said.oneId ? [a, b] : [b, a];
  return (
    one.childId === said.oneId &&
    other.childId === said.otherId &&
    identityOf(one) === said.oneWas &&
    identityOf(other) === said.otherWas
  );
}
