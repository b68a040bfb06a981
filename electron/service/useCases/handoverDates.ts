// Which planned dates go to whom when somebody takes over, covers, or gives back.
import type { ParsedInputOf } from '../../../shared/contract.ts';
import { holderOn, leadOn } from '../../../shared/continuity/holder.ts';
import type { CourseView, StrandView } from '../../../shared/courses/contract.ts';
import { addDays, compareDates, laterOf, localDate, type LocalDate } from '../../../shared/dates.ts';
import { type Booking, takenBy } from '../../../shared/diary/clashes.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import { listBookings } from '../store/bookings.ts';
import * as store from '../store/handovers.ts';
import * as serviceLists from '../store/serviceLists.ts';

type Held = { on: LocalDate; practitionerId: string | null };
type Moving = {
  dates: store.Dates;
  /** To whom a date of that day goes. */
  to: (on: LocalDate) => string | null;
  /** Which of them go; left out: all. */
  isTaken?: (date: Held) => boolean;
};

/**
 * Which dates go along when somebody takes over or covers: those of whoever was to hold them, and of nobody or of somebody
 * who works here no longer. A date for which somebody else stands in stays with them.
 */
export async function notSwapped(ctx: Ctx, strand: StrandView, to: string): Promise<(date: Held) => boolean> {
  const open = await store.openOfStrand(ctx.db, strand.id);
  const settled = await store.settledOfStrand(ctx.db, strand.id);
  const everybody = await serviceLists.practitioners(ctx.db);
  const working = new Set(everybody.filter(({ isActive }) => isActive).map(({ id }) => id));
  return ({ on, practitionerId: id }) =>
    id === null ||
    id === to ||
    !working.has(id) ||
    id === holderOn(leadOn(strand.practitioner?.id ?? null, settled, on), open, on);
}

/**
 * How many dates before today nobody has logged that would go as well, were they still to come. They stay with whoever held
 * them, and Today asks that person: who takes over was not there (our own reading; a record says who held a session).
 */
export async function whatStays(ctx: Ctx, { dates, to, isTaken }: Moving): Promise<number> {
  const last = addDays(ctx.today, -1);
  const until = dates.until !== null && dates.until < last ? dates.until : last;
  return (await store.plannedDates(ctx.db, { ...dates, until }))
    .map((row) => ({ on: localDate(row.planned_on), practitionerId: row.practitioner_id }))
    .filter((each) => each.practitionerId !== to(each.on) && (isTaken === undefined || isTaken(each))).length;
}

/** The same dates from today on: what is over does not go to somebody who takes over. */
export function fromToday(ctx: Ctx, dates: store.Dates): store.Dates {
  return { ...dates, from: laterOf(dates.from, ctx.today) };
}

/**
 * The planned dates that would go to somebody, those on which they would be in two places, and those with nothing in the way
 * then. Whoever holds a group already is with its members: that is one gathering.
 */
export async function whatMoves(ctx: Ctx, { dates, to, isTaken }: Moving) {
  const planned = (await store.plannedDates(ctx.db, dates))
    .map(({ id, planned_on: on, practitioner_id: practitionerId }) => ({
      id,
      on: localDate(on),
      practitionerId,
    }))
    .filter((each) => isTaken === undefined || isTaken(each))
    .map((each) => ({ ...each, to: to(each.on) }));
  const [first, last] = [planned[0], planned.at(-1)];
  const moving = planned.filter((each) => each.practitionerId !== each.to).map(({ id }) => id);
  if (first === undefined || last === undefined) return { tryIds: [], planned, clashes: [], free: [] };
  const bookings = await listBookings(ctx.db, { from: first.on, to: last.on });
  const moved = bookings
    .filter(({ tryId }) => tryId !== null && moving.includes(tryId))
    .toSorted((a, b) => compareDates(a.on, b.on))
    .map(({ tryId, ...booking }) => {
      const practitionerId = to(booking.on);
      const given = { ...booking, tryId: tryId ?? '', practitionerId };
      const taken = takenBy(given, bookings);
      const isTheirs = (each: Booking) => practitionerId !== null && each.practitionerId === practitionerId;
      return { given, taken, theirs: taken.filter(isTheirs) };
    });
  return {
    tryIds: planned.map(({ id }) => id),
    planned,
    clashes: moved.filter(({ theirs }) => theirs.length > 0),
    free: moved.filter(({ taken }) => taken.length === 0).map(({ given }) => given.tryId),
  };
}

type Giving = Moving & { clashReason: string | null };

/** Refuses to give dates to somebody who would be in two places, unless it is said why. Gives what moves. */
export async function assertGiven(ctx: Ctx, giving: Giving) {
  const moves = await whatMoves(ctx, giving);
  if (moves.clashes.length > 0 && (giving.clashReason === null || giving.clashReason === ''))
    throw Refused.beside('clashReason', 'clash_reason_needed', {});
  return moves;
}

/** Gives the dates, with the reason where they clash. One that was kept goes where nothing is in the way any more. */
export async function give(
  ctx: Ctx,
  { tryIds, planned, clashes, free }: Awaited<ReturnType<typeof whatMoves>>,
  { clashReason }: Giving,
): Promise<number> {
  for (const [to, dates] of Map.groupBy(planned, (each) => each.to))
    await store.giveDates(
      ctx.db,
      dates.map(({ id }) => id),
      to,
    );
  const twice = clashes.map(({ given }) => given.tryId);
  await store.keepClashReason(ctx.db, twice, clashReason);
  await store.keepClashReason(ctx.db, free, null);
  return tryIds.length;
}

type Settling = Pick<ParsedInputOf<'handover.settle'>, 'state' | 'on' | 'clashReason'>;

/**
 * Whose dates go to whom once it is settled: over from the day it was, but none before today; or back where it was called off or cover ended, to
 * whoever holds that day without it, be it somebody who covers.
 */
export async function givingOf(
  ctx: Ctx,
  row: store.HandoverRow,
  { strands }: CourseView,
  { state, on, clashReason }: Settling,
): Promise<Giving> {
  const { strand_id: strandId, from_practitioner_id: from, to_practitioner_id: taker } = row;
  const startsOn = localDate(row.starts_on);
  const dates = { strandId, until: null, heldBy: taker };
  if (row.is_cover !== 1 && state !== 'called_off')
    return {
      dates: fromToday(ctx, { ...dates, from: on ?? startsOn, heldBy: from }),
      to: () => taker,
      clashReason,
    };
  const open = await store.openOfStrand(ctx.db, strandId, row.id);
  const settled = await store.settledOfStrand(ctx.db, strandId);
  const holderId = strands.find(({ id }) => id === strandId)?.practitioner?.id ?? from;
  const back = state === 'called_off' ? startsOn : addDays(on ?? startsOn, 1);
  return {
    dates: { ...dates, from: back },
    to: (day) => holderOn(leadOn(holderId, settled, day), open, day),
    clashReason,
  };
}
