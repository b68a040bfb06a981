/** The section of typical waits. */
export const WAITS = 'waits';

/** A figure's place in the return, the same in every release. */
export function placeOf(section: string, row: string, column: string): string {
  return `${section} ${row} ${column}`;
}
