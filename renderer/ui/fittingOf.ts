export type Line = { readonly room: number; readonly gap: number; readonly opener: number };

/** How many of some widths stand on a line, from the first; where not all do, with room left for what opens the rest. */
export function fittingOf(widths: readonly number[], { room, gap, opener }: Line): number {
  const whole = widths.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, widths.length - 1);
  if (whole <= room) return widths.length;
  let used = opener;
  let fitting = 0;
  for (const width of widths) {
    used += width + gap;
    if (used > room) break;
    fitting += 1;
  }
  return fitting;
}
