import { plainWords } from '../imports/sheet.ts';
import type { Catalogue } from './serviceCatalogue.ts';
import { OwnProtocolId, type Protocol, type ProtocolId } from './types.ts';

type Known = Pick<Catalogue, 'all'>;

/** The therapy in mind; null where nothing is, or where it stands in the words of a spreadsheet that named none. */
export function inMindOf(inMind: string | null, { all }: Known): Protocol | null {
  return all.find(({ id }) => id === inMind) ?? null;
}

/** A therapy in short, or the words of a spreadsheet that named none. */
export function protocolWords(inMind: string | null, therapies: Known): string {
  if (inMind === null || inMind === '') return 'Not decided';
  return inMindOf(inMind, therapies)?.shortName ?? inMind;
}

/** The therapy of the service's own that the words of a spreadsheet name, also where it is offered no more. */
export function ownNamed(text: string, { all }: Known): OwnProtocolId | null {
  const named = plainWords(text);
  const own = all.flatMap(({ id, name }) => {
    const read = OwnProtocolId.safeParse(id);
    return read.success ? [{ id: read.data, name }] : [];
  });
  return own.find(({ name }) => plainWords(name) === named)?.id ?? null;
}

export type InMindChoice = { value: string; label: string; count: number };

/**
 * What a list can be narrowed by: the therapies offered here first, then "Not decided" and what a spreadsheet said, and
 * last those that are not offered, marked so. Each part keeps the order it came in.
 */
export function inMindChoices(
  found: readonly { value: string; count: number }[],
  therapies: Known,
  isOffered: (id: ProtocolId) => boolean,
): InMindChoice[] {
  const placed = found.map(({ value, count }) => {
    const protocol = inMindOf(value, therapies);
    const words = protocolWords(value, therapies);
    if (protocol === null) return { place: 1, value, label: words, count };
    return isOffered(protocol.id)
      ? { place: 0, value, label: words, count }
      : { place: 2, value, label: `${words}, not offered here`, count };
  });
  return placed.sort((a, b) => a.place - b.place).map(({ place: _place, ...choice }) => choice);
}
