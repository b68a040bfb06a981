import type { LocalDate } from '../dates.ts';
import { likenessKeys } from '../matching/keys.ts';
import { compareChildren, LIKENESSES, type Likened, type LikenessFound } from '../matching/likeness.ts';

/** A child whom Holdfast already knows. `rowHashes`: the rows of earlier files that became this child's referrals. */
export type HeldChild = Likened & {
  childId: string;
  receivedDates: LocalDate[];
  rowHashes: string[];
};
export type DuplicateOf =
  | { kind: 'row'; rowNumber: number; rejected: boolean }
  | { kind: 'child'; childId: string; receivedDates: LocalDate[] };

type Met = { child: Likened; of: DuplicateOf };
type Found = LikenessFound & { of: DuplicateOf };

/** Nobody is compared with more than these: the ones with most in common. */
const COMPARED = 25;
/** What more than these share, such as the number of a children’s home, tells nobody apart. */
const TOO_COMMON = 300;

/** Everybody met so far, by what makes two records worth comparing. */
export class Namesakes {
  readonly #met: Met[] = [];
  readonly #byKey = new Map<string, number[]>();

  addHeld(children: readonly HeldChild[]): void {
    for (const child of children) {
      const { childId, receivedDates } = child;
      this.add(child, { kind: 'child', childId, receivedDates });
    }
  }

  add(child: Likened, of: DuplicateOf): void {
    const at = this.#met.push({ child, of }) - 1;
    for (const key of likenessKeys(child)) {
      const others = this.#byKey.get(key);
      if (others === undefined) this.#byKey.set(key, [at]);
      else others.push(at);
    }
  }

  /** Who is likeliest to be the same child, and why; a brother or a sister is none. The first met among equals. */
  find(child: Likened): Found | null {
    let best: Found | null = null;
    for (const at of this.#worthComparing(child)) {
      const met = this.#met[at];
      const found = met === undefined ? null : compareChildren(child, met.child);
      if (met === undefined || found === null || found.likeness === 'sibling') continue;
      if (best === null || LIKENESSES.indexOf(found.likeness) < LIKENESSES.indexOf(best.likeness)) {
        best = { ...found, of: met.of };
      }
    }
    return best;
  }

  #worthComparing(child: Likened): number[] {
    const shared = new Map<number, number>();
    for (const key of likenessKeys(child)) {
      const met = this.#byKey.get(key) ?? [];
      if (met.length > TOO_COMMON) continue;
      for (const at of met) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    return [...shared]
      .sort(([one, inOne], [other, inOther]) => inOther - inOne || one - other)
      .slice(0, COMPARED)
      .map(([at]) => at)
      .sort((one, other) => one - other);
  }
}
