import type { World } from './world.ts';

/** A group for foster carers, of which the drawn course of KEEP is one member; the others are still to come. */
export function addGroup(world: World): void {
  const { rows, newId, accountId, today, practitioners } = world;
  const course = rows.course.find((one) => one.protocol_id === 'keep_5_12_problem' && one.ended_on === null);
  const strand = rows.strand.find((one) => one.course_id === course?.id && one.is_counted === 1);
  const tries = rows.session_try.filter((one) => one.strand_id === strand?.id && one.status !== 'moved');
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
  rows.group_member.push({
    id: newId(),
    group_id: groupId,
    course_id: course.id,
    strand_id: strand.id,
    joined_on: dates[0] ?? today,
    left_on: null,
    proceedings_note: null,
    apart_reason: null,
    joined_by: accountId,
    joined_at: `${today}T08:00:00.000Z`,
  });
}
