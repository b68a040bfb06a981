import { localDate, localTime, weekdayOf } from '../../../shared/dates.ts';
import { SessionStatus } from '../../../shared/courses/sessions.ts';
import type { ProtocolId } from '../../../shared/protocols/types.ts';
import type { Slot } from './addStrand.ts';
import type { Try } from './sessionDates.ts';
import type { TherapySpec } from './spec.ts';
import type { World } from './world.ts';

/** The counted dates of the first course of a therapy that runs: those of its group. */
function firstOf({ rows }: World, protocolId: ProtocolId) {
  const course = rows.course.find((one) => one.protocol_id === protocolId && one.ended_on === null);
  const strand = rows.strand.find((one) => one.course_id === course?.id && one.is_counted === 1);
  const tries = rows.session_try.filter((one) => one.strand_id === strand?.id && one.status !== 'moved');
  return { course, strand, tries };
}

/** When and where somebody who joins the first course of a therapy comes, and what became of each date. */
export function datesOfGroup(
  world: World,
  protocolId: ProtocolId,
  { joinedAfter = 0, missed = {} }: NonNullable<TherapySpec['inGroup']>,
): { slot: Slot; past: Try[]; ahead: Try[] } {
  const { tries } = firstOf(world, protocolId);
  const [first] = tries;
  if (first === undefined) throw new Error('The example has no group to join');
  const all = tries.map(({ planned_on, status }, at): Try & { at: number } => {
    const said = SessionStatus.parse(status);
    const isForAll = said === 'planned' || said === 'cancelled_by_service';
    return { at, on: localDate(planned_on), status: isForAll ? said : (missed[at] ?? 'attended') };
  });
  const own = all.filter(({ at }) => at >= joinedAfter).map(({ on, status }) => ({ on, status }));
  return {
    slot: {
      practitionerId: first.practitioner_id,
      weekday: weekdayOf(localDate(first.planned_on)),
      time: localTime(first.starts_at ?? '16:00'),
      roomId: first.room_id,
    },
    past: own.filter(({ status }) => status !== 'planned'),
    ahead: own.filter(({ status }) => status === 'planned'),
  };
}

/** The group of foster carers, of which every course of KEEP that runs is one member. */
export function addGroup(world: World): void {
  const { rows, newId, accountId, today, practitioners } = world;
  const { course, strand, tries } = firstOf(world, 'keep_5_12_problem');
  const [first] = tries;
  if (course === undefined || strand === undefined || first === undefined) return;
  const groupId = newId();
  rows.group_run.push({
    id: groupId,
    name: 'KEEP, autumn',
    protocol_id: course.protocol_id,
    practitioner_id: strand.practitioner_id ?? practitioners[0]?.id ?? '',
    second_practitioner_id: null,
    room_id: first.room_id,
    place: null,
    length_minutes: first.length_minutes,
    places: 10,
    ended_on: null,
    made_by: accountId,
    made_at: `${today}T08:00:00.000Z`,
    version: 1,
  });
  const dates = [...new Set(tries.map((one) => one.planned_on))].toSorted();
  for (const on of dates)
    rows.group_date.push({
      id: newId(),
      group_id: groupId,
      planned_on: on,
      starts_at: first.starts_at,
      practitioner_id: strand.practitioner_id ?? practitioners[0]?.id ?? '',
      second_practitioner_id: null,
      room_id: first.room_id,
      place: null,
      length_minutes: first.length_minutes,
      clash_reason: null,
    });
  for (const member of rows.course.filter(isIn)) {
    const own = rows.strand.find((one) => one.course_id === member.id && one.is_counted === 1);
    const days = rows.session_try.filter((one) => one.strand_id === own?.id).map((one) => one.planned_on);
    if (own === undefined) continue;
    rows.group_member.push({
      id: newId(),
      group_id: groupId,
      course_id: member.id,
      strand_id: own.id,
      joined_on: days.toSorted()[0] ?? today,
      left_on: null,
      proceedings_note: null,
      apart_reason: null,
      joined_by: accountId,
      joined_at: `${today}T08:00:00.000Z`,
    });
  }

  function isIn(one: (typeof rows.course)[number]): boolean {
    return one.protocol_id === course?.protocol_id && one.ended_on === null;
  }
}
