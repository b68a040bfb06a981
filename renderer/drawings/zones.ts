import type { Strip } from '../../shared/courses/strip.ts';

type StripZone = Strip['zones'][number];
export type DrawnZone = Omit<StripZone, 'kind'> & { readonly kind: StripZone['kind'] | 'asked' };

/** An extension that is being asked for or decided on: how far it would go, in sessions. */
export type AskedExtension = { readonly to: number; readonly label: string };

/** The zones with the one asked for laid between what is agreed and what is still possible. */
export function zonesWith(strip: Strip, asked: AskedExtension | null): readonly DrawnZone[] {
  if (asked === null) return strip.zones;
  const settled = strip.zones.filter(({ kind }) => kind !== 'possible');
  const from = Math.max(0, ...settled.map(({ to }) => to)) + 1;
  const next = strip.counted.find(({ number }) => number > asked.to);
  const to = next === undefined ? strip.columns : next.column - 1;
  if (to < from) return strip.zones;
  return [
    ...settled,
    { kind: 'asked', from, to, label: asked.label },
    ...strip.zones
      .filter((zone) => zone.kind === 'possible' && zone.to > to)
      .map((zone) => ({ ...zone, from: to + 1 })),
  ];
}
