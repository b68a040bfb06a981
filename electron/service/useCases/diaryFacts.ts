import {
  type Booking,
  byDay,
  type Clash,
  clashesOf,
  type ClashFacts,
  isTwoPlaces,
  takenBy,
} from '../../../shared/diary/clashes.ts';
import type { Slot } from '../../../shared/courses/proposal.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { whatMatters } from '../../../shared/diary/matters.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as carers from '../store/carers.ts';
import * as diary from '../store/diary.ts';
import * as keepApart from '../store/keepApart.ts';
import * as risks from '../store/risks.ts';
import * as serviceLists from '../store/serviceLists.ts';
import { listBookings } from '../store/bookings.ts';
import * as settings from '../store/settings.ts';

export type Diary = { facts: ClashFacts; bookings: Booking[] };

type Days = { from: LocalDate; to: LocalDate };

/** Everything a session of these days is held against: what is booked, days off, hours, and who must not meet. */
export async function loadDiary(ctx: Ctx, within: Days): Promise<Diary> {
  return { facts: await loadFacts(ctx, within), bookings: await listBookings(ctx.db, within) };
}

/** The same without what is booked, for a plan that does not know its days before. */
export async function loadFacts(ctx: Ctx, within: Days): Promise<ClashFacts> {
  const { db } = ctx;
  const inForce = await settings.load(db);
  const pairs = await keepApart.listPairs(db);
  return {
    nation: inForce.nation,
    pausesInSchoolHolidays: inForce.pausesInSchoolHolidays === 'yes',
    periods: await diary.listPeriods(db, within),
    hours: await diary.listHours(db),
    defaults: {
      sessionMinutes: inForce.usualSessionMinutes,
      travelMinutes: inForce.travelMinutes,
      mostADay: inForce.sessionsADay,
    },
    apart: pairs,
    unsafeAtHome: new Set([
      ...pairs.filter(({ livesThere }) => livesThere !== 'no').map(({ childId }) => childId),
      ...(await risks.childrenUnsafeAtHome(db)),
      ...(await carers.childrenWithAlleged(db)),
    ]),
    names: await namesOf(ctx),
  };
}

/** What is booked that can be in the way of a plan: in its weeks, and of somebody or some room that it holds. */
export async function bookingsForPlan(
  ctx: Ctx,
  days: Days | null,
  plan: { slots: readonly Slot[]; facts: ClashFacts },
): Promise<Booking[]> {
  if (days === null) return [];
  return listBookings(ctx.db, days, whatMatters(plan.slots, plan.facts.apart));
}

/** Names of practitioners and rooms for what is in the way of a date. */
async function namesOf(ctx: Ctx): Promise<ClashFacts['names']> {
  const nameIn = (list: readonly { id: string; name: string }[]) => {
    const names = new Map(list.map(({ id, name }) => [id, name]));
    return (id: string) => names.get(id) ?? '';
  };
  return {
    practitioner: nameIn(await serviceLists.practitioners(ctx.db)),
    room: nameIn(await serviceLists.rooms(ctx.db)),
  };
}

/** What is in the way of each of these sessions, held against the diary and one another. */
export function clashesOfAll(planned: readonly Booking[], diaryThen: Diary): Clash[][] {
  const ofDay = othersThen(planned, diaryThen);
  return planned.map((each) => clashesOf(each, ofDay(each.on), diaryThen.facts));
}

/** Which sessions take the place of each of these. */
export function takenByAll(planned: readonly Booking[], diaryThen: Diary): Booking[][] {
  const ofDay = othersThen(planned, diaryThen);
  return planned.map((each) => takenBy(each, ofDay(each.on)));
}

/** The diary by its days, with those that move where they would be. */
function othersThen(planned: readonly Booking[], { bookings }: Diary) {
  const moving = new Set(planned.flatMap(({ tryId }) => tryId ?? []));
  const staying = bookings.filter(({ tryId }) => tryId === null || !moving.has(tryId));
  return byDay([...staying, ...planned]);
}

/**
 * Refuses a plan that puts a person or a room in two places, unless somebody says why. Gives that reason for each session
 * it is about, and null for the others.
 */
export async function reasonsFor(
  ctx: Ctx,
  planned: readonly Booking[],
  reason: string | null,
): Promise<(string | null)[]> {
  const [first, ...later] = planned.map(({ on }) => on).toSorted();
  if (first === undefined) return [];
  const diaryThen = await loadDiary(ctx, { from: first, to: later.at(-1) ?? first });
  const twice = clashesOfAll(planned, diaryThen).map((clashes) => clashes.some(isTwoPlaces));
  const count = twice.filter(Boolean).length;
  if (count === 0) return twice.map(() => null);
  if (reason === null || reason === '')
    throw new Refused('clash_reason_needed', {
      fields: { clashReason: 'Say why both can be, in a few words' },
    });
  ctx.auditDetail({ plannedAllTheSame: count });
  return twice.map((isTwice) => (isTwice ? reason : null));
}
