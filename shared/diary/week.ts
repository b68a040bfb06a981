// One week of the diary as it is drawn: a lane for each practitioner or room in each day, and what is free.
import { addDays, type LocalDate, minutesOf, weekdayOf } from '../dates.ts';
import type { WeekBlock, WeekView } from './weekContract.ts';

export const WEEK_BY = ['practitioner', 'room'] as const;
export type WeekBy = (typeof WEEK_BY)[number];

/** Minutes since midnight. */
export type Span = { from: number; to: number };
export type Lane = {
  /** The practitioner's or room's id; null for those without. */
  id: string | null;
  name: string;
  /** Why nothing is held in it: a day off of everybody, or leave. Null on an ordinary day. */
  off: string | null;
  blocks: WeekBlock[];
  /** Stretches in which a whole session fits. */
  free: Span[];
  /** How many whole sessions fit into them. */
  freeSessions: number;
};
export type WeekDay = { on: LocalDate; off: string | null; lanes: Lane[] };

const USUAL_HOURS: Span = { from: 9 * 60, to: 18 * 60 };

/**
 * The week's lanes: Monday to Friday always, Saturday and Sunday where something is held. Nothing is free on a day gone by.
 */
export function weekDays(week: WeekView, by: WeekBy, today: LocalDate): WeekDay[] {
  const days = Array.from({ length: 7 }, (_, at) => addDays(week.from, at)).filter(
    (on) => weekdayOf(on) <= 5 || week.blocks.some((each) => each.on === on),
  );
  return days.map((on) => {
    const off = week.daysOff.find((each) => each.on === on)?.name ?? null;
    const blocks = week.blocks.filter((each) => each.on === on);
    return { on, off, lanes: lanesOf(week, by, on, { blocks, off, isPast: on < today }) };
  });
}

/** The names of those who work here and of whose hours nobody has said anything: nothing of theirs is drawn as free. */
export function withoutHours({ practitioners, hours }: Pick<WeekView, 'practitioners' | 'hours'>): string[] {
  const isSaid = (id: string) =>
    hours.some(({ practitionerId, days }) => practitionerId === id && days.length > 0);
  return practitioners.filter(({ id, isActive }) => isActive && !isSaid(id)).map(({ name }) => name);
}

/** The hours that are drawn: nine to six, and further where something is held. */
export function hoursDrawn({ blocks }: Pick<WeekView, 'blocks'>): Span {
  const starts = blocks.map(({ time }) => Math.floor(minutesOf(time) / 60) * 60);
  const ends = blocks.map((each) => Math.ceil(endOf(each) / 60) * 60);
  return {
    from: Math.min(USUAL_HOURS.from, ...starts),
    to: Math.max(USUAL_HOURS.to, ...ends),
  };
}

/** The nearest quarter of an hour at which a session of this length still lies in the hours drawn. */
export function toQuarter(minutes: number, lengthMinutes: number, { from, to }: Span): number {
  const latest = Math.floor((to - lengthMinutes) / 15) * 15;
  return Math.max(from, Math.min(latest, Math.round(minutes / 15) * 15));
}

function lanesOf(
  week: WeekView,
  by: WeekBy,
  on: LocalDate,
  { blocks, off, isPast }: { blocks: readonly WeekBlock[]; off: string | null; isPast: boolean },
): Lane[] {
  const isOf = (each: WeekBlock, id: string | null) =>
    by === 'practitioner'
      ? each.practitionerId === id || (id !== null && each.secondPractitionerId === id)
      : each.roomId === id;
  const listed = by === 'practitioner' ? week.practitioners : week.rooms;
  const shown = listed.filter(
    ({ id, isActive }) => (isActive && off === null) || blocks.some((each) => isOf(each, id)),
  );
  const lanes: Lane[] = shown.map(({ id, name }) => {
    const own = blocks.filter((each) => isOf(each, id));
    const isAway =
      by === 'practitioner' && week.leave.some((each) => each.on === on && each.practitionerId === id);
    const mayBeFree = by === 'practitioner' && off === null && !isAway && !isPast;
    const free = mayBeFree ? freeOf(week, id, on, own) : NO_TIME;
    return { id, name, off: off ?? (isAway ? 'Leave' : null), blocks: own, ...free };
  });
  const without = blocks.filter((each) => isOf(each, null));
  const name = by === 'practitioner' ? 'Nobody' : 'Elsewhere';
  if (without.length > 0) lanes.push({ id: null, name, off, blocks: without, ...NO_TIME });
  return lanes.length === 0 ? [{ id: null, name: 'All', off, blocks: [], ...NO_TIME }] : lanes;
}

const NO_TIME = { free: [] as Span[], freeSessions: 0 };

/** What is free of a practitioner's day: only where their hours are known. */
function freeOf(
  week: WeekView,
  practitionerId: string,
  on: LocalDate,
  own: readonly WeekBlock[],
): Pick<Lane, 'free' | 'freeSessions'> {
  const said = week.hours.find((each) => each.practitionerId === practitionerId);
  const day = said?.days.find(({ weekday }) => weekday === weekdayOf(on));
  if (said === undefined || day === undefined) return NO_TIME;
  const gaps: Span[] = [];
  let from = minutesOf(day.from);
  const until = minutesOf(day.to);
  for (const each of own.toSorted((a, b) => minutesOf(a.time) - minutesOf(b.time))) {
    gaps.push({ from, to: Math.min(minutesOf(each.time), until) });
    from = Math.max(from, endOf(each));
  }
  gaps.push({ from, to: until });
  const fit = ({ from: start, to }: Span) => Math.max(0, Math.floor((to - start) / said.sessionMinutes));
  const room = Math.max(0, said.mostADay - own.length);
  const free = gaps.filter((gap) => fit(gap) > 0);
  const freeSessions = Math.min(
    room,
    free.reduce((sum, gap) => sum + fit(gap), 0),
  );
  return freeSessions === 0 ? NO_TIME : { free, freeSessions };
}

const endOf = ({ time, lengthMinutes }: WeekBlock) => minutesOf(time) + lengthMinutes;
