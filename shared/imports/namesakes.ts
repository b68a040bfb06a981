import type { LocalDate } from '../dates.ts';
import { nameKey } from './names.ts';

/** A child whom Holdfast already knows. `rowHashes`: the rows of earlier files that became this child's referrals. */
export type HeldChild = {
  childId: string;
  name: string;
  birthDate: LocalDate | null;
  receivedDates: LocalDate[];
  rowHashes: string[];
};
export type DuplicateOf =
  | { kind: 'row'; rowNumber: number; rejected: boolean }
  | { kind: 'child'; childId: string; receivedDates: LocalDate[] };

/** Everybody met so far, by name. */
export class Namesakes {
  readonly #byName = new Map<string, { birthDate: LocalDate | null; of: DuplicateOf }[]>();

  constructor(existing: readonly HeldChild[]) {
    this.addHeld(existing);
  }

  addHeld(children: readonly HeldChild[]): void {
    for (const { name, birthDate, childId, receivedDates } of children) {
      this.add(name, birthDate, { kind: 'child', childId, receivedDates });
    }
  }

  add(name: string, birthDate: LocalDate | null, of: DuplicateOf): void {
    const key = nameKey(name);
    const namesakes = this.#byName.get(key);
    if (namesakes === undefined) this.#byName.set(key, [{ birthDate, of }]);
    else namesakes.push({ birthDate, of });
  }

  /** The one with the same birth date, or the first of whom that cannot be said. */
  find(name: string, birthDate: LocalDate | null): DuplicateOf | null {
    const namesakes = this.#byName.get(nameKey(name)) ?? [];
    const sameDay = namesakes.find((other) => other.birthDate !== null && other.birthDate === birthDate);
    const open = namesakes.find((other) => other.birthDate === null || birthDate === null);
    return (sameDay ?? open)?.of ?? null;
  }
}
