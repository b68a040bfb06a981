import { LEAST_BASE } from './definition.ts';
import { placeOf, WAITS } from './places.ts';
import type { PublishedReturn } from './suppression.ts';

/** What the releases of the same quarter that are out already ask of the next one. */
export type Earlier = {
  /** Whether a figure stays hidden for what was released before. Never asked of zero, which is always shown. */
  holdsBack: (place: string, value: number) => boolean;
  /** Whether the typical waits of those still waiting were held back, and so stay. */
  holdsWaitsBack: boolean;
};

type Printed = { text: string; value: number | null };

/**
 * A reader who has two releases of a quarter can subtract them, so a difference is a figure too. Our own rule, the
 * simplest that we could test to be sound: what was hidden stays hidden, and what was shown and has changed by 1 to 4
 * is hidden. It rests on every earlier release, and the sign never says which of the reasons it was.
 */
export function heldBackBy(releases: readonly PublishedReturn[]): Earlier {
  const before = new Map<string, Printed[]>();
  for (const { sections } of releases)
    for (const section of sections)
      for (const { row, column, kind, value, text } of section.cells) {
        if (kind !== 'count') continue;
        const place = placeOf(section.id, row, column);
        before.set(place, [...(before.get(place) ?? []), { text, value }]);
      }
  return {
    holdsBack: (place, value) => (before.get(place) ?? []).some((one) => staysHidden(one, value)),
    holdsWaitsBack: releases.some(heldWaitsBack),
  };
}

/** Whether a figure is printed '[c]' because of what was printed in its place before. A small one is hidden anyway. */
export function staysHidden({ text, value }: Printed, now: number): boolean {
  if (value === null) return text !== '<5' || now > 4;
  const by = Math.abs(now - value);
  return now > 4 && by >= 1 && by <= 4;
}

/** Where the number they rest on was given and large enough, the waits were hidden for what they tell of the bands. */
function heldWaitsBack({ sections }: PublishedReturn): boolean {
  const cells = sections.find((section) => section.id === WAITS)?.cells ?? [];
  const cell = (column: string) => cells.find((one) => one.row === 'still_waiting' && one.column === column);
  const count = cell('count')?.value ?? null;
  return count !== null && count >= LEAST_BASE && cell('median_days')?.hidden === 'base';
}

export type Change = { section: string; row: string; column: string; before: string; now: string };

/** The figures that are printed otherwise than in an earlier release, in the order of the return. */
export function changesSince(before: PublishedReturn, now: PublishedReturn): Change[] {
  const printed = new Map(
    before.sections.flatMap((section) =>
      section.cells.map(({ row, column, text }) => [placeOf(section.id, row, column), text] as const),
    ),
  );
  return now.sections.flatMap((section) => {
    const rows = new Map(section.rows.map(({ id, label }) => [id, label]));
    const columns = new Map(section.columns.map(({ id, label }) => [id, label]));
    return section.cells.flatMap(({ row, column, text }) => {
      const was = printed.get(placeOf(section.id, row, column)) ?? '0';
      if (was === text) return [];
      const names = { row: rows.get(row) ?? row, column: columns.get(column) ?? column };
      return [{ section: section.title, ...names, before: was, now: text }];
    });
  });
}
