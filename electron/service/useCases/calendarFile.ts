import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { type CalendarEvent, calendarFile } from '../../../shared/diary/ics.ts';
import { instantOf } from '../../../shared/instants.ts';
import type { Ctx, Service } from '../context.ts';
import { askWhere, type MadeFile, saveExport } from '../exports/saveExport.ts';
import { Refused } from '../refused.ts';
import * as lists from '../store/serviceLists.ts';
import { listWeek } from '../store/bookings.ts';
import * as settings from '../store/settings.ts';

const MS_A_MINUTE = 60_000;

/**
 * Saves one practitioner's sessions as a calendar file for their own calendar. No name leaves: each says "Session", or the
 * initials where the service chose that. A therapist without the manager's or coordinator's role takes only their own.
 */
export const saveCalendar = {
  prepare: async (
    ctx: Ctx,
    input: ParsedInputOf<'diary.saveCalendar'>,
    { host }: Service,
  ): Promise<MadeFile & { count: number }> => {
    const { practitionerId, from, to } = input;
    if (to < from) throw Refused.beside('to', 'calendar_ends_before', {});
    const mayTakeAll = ctx.actor.roles.some((role) => role === 'manager' || role === 'coordinator');
    if (!mayTakeAll && ctx.actor.practitionerId !== practitionerId) throw new Refused('not_allowed');
    if (!(await lists.practitioners(ctx.db)).some(({ id }) => id === practitionerId))
      throw new Refused('not_found');
    const events = await eventsOf(ctx, { practitionerId, from, to });
    const bytes = new TextEncoder().encode(calendarFile(events, ctx.now));
    return { bytes, path: await askWhere(host, 'Sessions.ics'), count: events.length };
  },
  run: async (
    ctx: Ctx,
    { practitionerId, from, to }: ParsedInputOf<'diary.saveCalendar'>,
    { count, ...file }: MadeFile & { count: number },
  ): Promise<OutputOf<'diary.saveCalendar'>> => {
    const sha256 = saveExport(ctx, file);
    ctx.auditDetail({ practitionerId, from, to, sessions: count, sha256 });
    return { sessions: count, sha256 };
  },
};

async function eventsOf(
  ctx: Ctx,
  of: { practitionerId: string; from: LocalDate; to: LocalDate },
): Promise<CalendarEvent[]> {
  const { calendarSays } = await settings.load(ctx.db);
  const rooms = await lists.rooms(ctx.db);
  const { timed } = await listWeek(ctx.db, of, 'all');
  return timed
    .filter((each) => [each.practitionerId, each.secondPractitionerId].includes(of.practitionerId))
    .map(({ tryId, on, time, lengthMinutes, roomId, place, childName, group, isCarers }) => {
      const startsAt = instantOf(on, time);
      const endsAt = new Date(Date.parse(startsAt) + lengthMinutes * MS_A_MINUTE).toISOString();
      const initial = `${(childName ?? '').charAt(0)}.`;
      const ofOne =
        calendarSays === 'initials' ? `Session, ${isCarers ? 'carer of ' : ''}${initial}` : 'Session';
      const summary = group === null ? ofOne : 'Group session';
      return {
        uid: `${tryId}@holdfast`,
        startsAt,
        endsAt,
        summary,
        place: roomId === null ? place : (rooms.find(({ id }) => id === roomId)?.name ?? null),
      };
    });
}
