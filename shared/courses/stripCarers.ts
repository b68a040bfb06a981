// The lanes of parents and carers on the course strip: each their own sessions and places, in the child's columns by date.
import { compareDates, type LocalDate } from '../dates.ts';
import type { Session } from './sessions.ts';
import { markOf, type StripSession } from './stripMarks.ts';

export type CarerLaneInput = {
  /** The strand. */
  id: string;
  sessions: readonly Session[];
  /** Their limit; places up to it are shown while the course runs. Null without one. */
  max: number | null;
};

export type CarerLane = { id: string; slots: StripSession[] };

type Laid = { counted: readonly StripSession[]; columns: number };

/**
 * Each session of a carer in the first free column of the counted ones on or after its date; never out of order. Those
 * after the last of them get columns of their own at the end, one for each date, so that one day is one column in every lane.
 */
export function layCarers(
  carers: readonly CarerLaneInput[],
  laid: Laid,
  { isEnded, today }: { isEnded: boolean; today: LocalDate },
): { lanes: CarerLane[]; datesBeyond: (LocalDate | null)[] } {
  const placed = carers.map(({ id, max, sessions }) => ({
    id,
    max,
    marks: sessions
      .toSorted((a, b) => a.number - b.number)
      .map((session) => markOf(session, session.number, 0, today)),
  }));
  const within = placed.map(({ marks }) => columnsWithin(marks, laid.counted));
  const days = placed.flatMap(({ marks }, lane) => marks.slice(within[lane]?.length).map(({ on }) => on));
  const datesBeyond: (LocalDate | null)[] = [...new Set(days)]
    .filter((on) => on !== null)
    .toSorted(compareDates);

  const lanes = placed.map(({ id, max, marks }, lane) => {
    const columns = [...(within[lane] ?? [])];
    let last = -1;
    for (const { on } of marks.slice(columns.length)) {
      last = Math.max(last + 1, on === null ? 0 : datesBeyond.indexOf(on));
      if (last >= datesBeyond.length) datesBeyond.push(on);
      columns.push(laid.columns + last + 1);
    }
    const slots = marks.map((mark, index) => ({ ...mark, column: columns[index] ?? 0 }));
    return {
      id,
      slots: isEnded || max === null ? slots : [...slots, ...openPlaces(slots, max, laid, today)],
    };
  });
  return { lanes, datesBeyond };
}

/** The columns of as many marks as find one among the counted sessions. */
function columnsWithin(marks: readonly StripSession[], counted: readonly StripSession[]): number[] {
  const columns: number[] = [];
  let last = 0;
  for (const { on } of marks) {
    const free = counted.filter((each) => each.column > last);
    const place = free.find((each) => each.on === null || (on !== null && each.on >= on));
    if (place === undefined) break;
    last = place.column;
    columns.push(last);
  }
  return columns;
}

/** Places up to the limit, in columns that have no date yet. */
function openPlaces(
  slots: readonly StripSession[],
  max: number,
  { counted }: Laid,
  today: LocalDate,
): StripSession[] {
  const last = slots.at(-1);
  const highest = last?.number ?? 0;
  return counted
    .filter((each) => each.column > (last?.column ?? 0) && each.on === null)
    .slice(0, Math.max(0, max - highest))
    .map(({ column }, index) => markOf(null, highest + index + 1, column, today));
}
