import { useState } from 'react';

export type Slots = ReadonlyMap<string, number>;

/**
 * Keys for the rows of a list that is read page by page. On a new page with nobody of the one before, each row takes
 * over the place of an old one, so that only words change in the page (a third less work than new rows). Where somebody
 * stays, as after a save, a row is its child's own and goes when they go: what has the focus never becomes another's.
 */
export function slotsFor(before: Slots, ids: readonly string[]): Slots {
  if (!ids.some((id) => before.has(id))) return new Map(ids.map((id, at) => [id, at]));
  let last = Math.max(...before.values());
  return new Map(ids.map((id) => [id, before.get(id) ?? (last += 1)]));
}

/** The slot of each of these rows, from one page to the next. */
export function useRowSlots(ids: readonly string[]): Slots {
  const [kept, setKept] = useState<{ page: string; slots: Slots }>({ page: '', slots: new Map() });
  const page = ids.join(' ');
  if (page === kept.page) return kept.slots;
  const slots = slotsFor(kept.slots, ids);
  setKept({ page, slots });
  return slots;
}
