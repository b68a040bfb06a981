import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { addDays, startOfWeek } from '../../../shared/dates.ts';
import { numbersFor } from '../../../shared/diary/hours.ts';
import { dayOff, isOnLeave } from '../../../shared/diary/periods.ts';
import { caseloadOf } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import * as diary from '../store/diary.ts';
import * as lists from '../store/serviceLists.ts';
import { listWeek } from '../store/bookings.ts';
import { strandsToPlace } from '../store/toPlace.ts';
import * as settings from '../store/settings.ts';

/** Whose session may be put into a free stretch of one practitioner. */
export async function toPlace(
  ctx: Ctx,
  { practitionerId }: ParsedInputOf<'diary.toPlace'>,
): Promise<OutputOf<'diary.toPlace'>> {
  return { strands: await strandsToPlace(ctx.db, practitionerId, caseloadOf(ctx)) };
}

/** Said of a place that is not a room where it could tell of the child: which school, or that it is at home. */
const ELSEWHERE = 'elsewhere';

/** One week: every session that stands in it, days off, leave and hours. Names, and what else tells of a child, only of those this account may see. */
export async function week(ctx: Ctx, input: ParsedInputOf<'diary.week'>): Promise<OutputOf<'diary.week'>> {
  const { db } = ctx;
  const from = startOfWeek(input.from);
  const within = { from, to: addDays(from, 6) };
  const inForce = await settings.load(db);
  const facts = {
    nation: inForce.nation,
    pausesInSchoolHolidays: inForce.pausesInSchoolHolidays === 'yes',
    periods: await diary.listPeriods(db, within),
  };
  const defaults = {
    sessionMinutes: inForce.usualSessionMinutes,
    travelMinutes: inForce.travelMinutes,
    mostADay: inForce.sessionsADay,
  };
  const practitioners = await lists.practitioners(db);
  const days = Array.from({ length: 7 }, (_, at) => addDays(from, at));
  const { timed, withoutTime } = await listWeek(db, within, caseloadOf(ctx));
  const named = ({
    id,
    name,
    isActive,
  }: (typeof practitioners)[number] | OutputOf<'service.lists'>['rooms'][number]) => ({
    id,
    name,
    isActive,
  });
  return {
    from,
    blocks: timed.map(({ childId, isSeen, childName, courseId, group, ...block }) => {
      if (group !== null || childId === null)
        return {
          ...block,
          courseId: null,
          childId: null,
          childName: null,
          group: group === null ? null : { ...group, id: isSeen ? group.id : null },
        };
      const mayKnow = isSeen || ctx.vault.openedOutside.has(childId);
      if (mayKnow) return { ...block, group, courseId, childId, childName };
      const place = block.place === null ? null : ELSEWHERE;
      return { ...block, group, courseId: null, childId: null, childName: null, place, interpreter: null };
    }),
    withoutTime,
    daysOff: days.flatMap((on) => {
      const off = dayOff(facts, on, null);
      return off === null
        ? []
        : [{ on, name: off.because === 'holiday' ? `${off.name}, bank holiday` : off.name }];
    }),
    leave: practitioners.flatMap(({ id }) =>
      days.filter((on) => isOnLeave(facts, on, id)).map((on) => ({ on, practitionerId: id })),
    ),
    practitioners: practitioners.map(named),
    rooms: (await lists.rooms(db)).map(named),
    hours: (await diary.listHours(db)).map((hours) => {
      const { sessionMinutes, mostADay } = numbersFor(hours, defaults);
      return { practitionerId: hours.practitionerId, days: hours.days, sessionMinutes, mostADay };
    }),
  };
}
