// In which order those round a child stand where somebody is about to ring: the one most safely rung next on top.
import type { PersonOfChild } from './contract.ts';
import { type AsOf, firstToRing, isCheckOld, standingOf, wasGoneThrough } from './rules.ts';

/**
 * Everybody round a child, the one most safely rung next first, and nobody left out (our own rule, after NG76 1.1.9: an
 * unsafe call is worse than a late one). Of those with a number who may be rung: safe and checked lately; safe, but to be
 * checked again; then "ask first"; then whoever nobody has checked. At each step of safety the family stand before
 * professionals, who are asked only when no safe relative is left; then the first contact, then an emergency contact. After them those
 * who are reached another way, and last those who must not be contacted.
 */
export function safestFirst(people: readonly PersonOfChild[], asOf: AsOf): PersonOfChild[] {
  const firstId = firstToRing(people)?.linkId ?? null;
  const placed = people.map((person, at) => ({ person, place: [...placeOf(person, asOf, firstId), at] }));
  return placed.toSorted((a, b) => compare(a.place, b.place)).map(({ person }) => person);
}

/** From the safest: whether they may be rung, are known to be safe, are of the family, are lately checked, and are named first. */
function placeOf(person: PersonOfChild, asOf: AsOf, firstId: string | null): number[] {
  const { fields, linkId } = person;
  return [
    reachOf(person),
    SAFETY_ORDER.indexOf(standingOf(person)),
    fields.kind === 'carer' ? 0 : 1,
    wasGoneThrough(person) ? (isCheckOld(person, asOf) ? 1 : 0) : 2,
    linkId === firstId ? 0 : 1,
    fields.isEmergencyContact ? 0 : 1,
  ];
}

const SAFETY_ORDER = ['safe', 'ask_first', 'not_checked', 'do_not_contact'] as const;

/** Rung; reached another way, or by no number that is known; not to be contacted at all. */
function reachOf({ fields }: PersonOfChild): number {
  if (fields.safety === 'do_not_contact') return 2;
  const hasNumber = fields.phone !== null && fields.phone.trim() !== '';
  return hasNumber && fields.mayRing !== 'no' ? 0 : 1;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((each, index) => each !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
