import type { Insertable, Selectable, Updateable } from 'kysely';
import { calledName } from '../../../shared/children/names.ts';
import { SessionStatus } from '../../../shared/courses/sessions.ts';
import { dateOrNull, localDate, type LocalDate, localTime } from '../../../shared/dates.ts';
import type { CourseView } from '../../../shared/courses/contract.ts';
import type { GroupLine, GroupView } from '../../../shared/groups/contract.ts';
import {
  countComing,
  datesOfStandIn,
  isHeldBy,
  isInGroup,
  stateOfDate,
} from '../../../shared/groups/rules.ts';
import { ProtocolId, StrandKind } from '../../../shared/protocols/types.ts';
import type { Db } from './dialect.ts';
import { daysOf, listTries } from './gatherings.ts';
import { stateOf } from './interpreters.ts';
import type { Tables } from './tables.ts';

export type GroupRow = Selectable<Tables['group_run']>;

/** One group as stored, or null. */
export async function load(db: Db, id: string): Promise<GroupRow | null> {
  return (await db.selectFrom('group_run').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Who holds a group, or a date of one. */
export function holdersOf(row: { practitioner_id: string; second_practitioner_id: string | null }) {
  return { practitionerId: row.practitioner_id, secondPractitionerId: row.second_practitioner_id };
}

/**
 * Groups with where each stands, those that run first. Where an id is given only those that practitioner holds, and those
 * in which they stand in for dates: of these the dates that concern them.
 */
export async function list(
  db: Db,
  practitionerId: string | null | 'all',
  today: LocalDate,
): Promise<GroupLine[]> {
  let groups = db
    .selectFrom('group_run')
    .innerJoin('practitioner as one', 'one.id', 'group_run.practitioner_id')
    .leftJoin('practitioner as two', 'two.id', 'group_run.second_practitioner_id')
    .leftJoin('room', 'room.id', 'group_run.room_id')
    .selectAll('group_run')
    .select(['one.name as oneName', 'two.name as twoName', 'room.name as room'])
    .orderBy('group_run.name')
    .orderBy('group_run.id');
  if (practitionerId !== 'all')
    groups = groups.where((eb) =>
      eb.or([
        eb('group_run.practitioner_id', '=', practitionerId ?? ''),
        eb('group_run.second_practitioner_id', '=', practitionerId ?? ''),
        eb('group_run.id', 'in', withDatesOf(db, practitionerId)),
      ]),
    );
  const rows = await groups.execute();
  const dates = await db.selectFrom('group_date').selectAll().orderBy('planned_on').execute();
  const members = await db
    .selectFrom('group_member')
    .innerJoin('course', 'course.id', 'group_member.course_id')
    .innerJoin('strand', 'strand.id', 'group_member.strand_id')
    .select(['group_member.id', 'group_id', 'left_on', 'ended_on'])
    .select(['course.child_id', 'strand.person_id', 'strand.kind'])
    .execute();
  const datesOf = Map.groupBy(dates, (each) => each.group_id);
  const membersOf = Map.groupBy(members, (each) => each.group_id);
  const triesOf = Map.groupBy(await listTries(db), (each) => each.dateId);
  const lines = rows.flatMap((row) => {
    const all = (datesOf.get(row.id) ?? []).map((date) => ({
      ...holdersOf(date),
      on: localDate(date.planned_on),
      entries: (triesOf.get(date.id) ?? []).map((each) => ({
        memberId: each.memberId,
        status: SessionStatus.parse(each.status),
      })),
    }));
    const isStandIn = practitionerId !== 'all' && !isHeldBy(holdersOf(row), practitionerId);
    const own = isStandIn ? datesOfStandIn(all, practitionerId, today) : all;
    if (isStandIn && own.length === 0) return [];
    const days = own.map(({ on }) => on);
    const concerned = new Set(own.flatMap(({ entries }) => entries.map(({ memberId }) => memberId)));
    const inIt = (membersOf.get(row.id) ?? [])
      .filter(({ id }) => !isStandIn || concerned.has(id))
      .filter((each) =>
        isInGroup({ leftOn: dateOrNull(each.left_on), courseEndedOn: dateOrNull(each.ended_on) }),
      )
      .map(comingIn);
    return {
      id: row.id,
      version: row.version,
      name: row.name,
      protocolId: ProtocolId.parse(row.protocol_id),
      practitioner: { id: row.practitioner_id, name: row.oneName },
      secondPractitioner:
        row.second_practitioner_id === null
          ? null
          : { id: row.second_practitioner_id, name: row.twoName ?? '' },
      room: row.room ?? row.place,
      places: row.places,
      members: countComing(inIt),
      firstOn: days[0] ?? null,
      lastOn: days.at(-1) ?? null,
      nextOn: days.find((on) => on >= today) ?? null,
      toTake: own.filter((date) => stateOfDate(date, today) === 'to_take').length,
      endedOn: dateOrNull(row.ended_on),
      isStandIn,
    };
  });
  return lines.toSorted((a, b) => Number(a.endedOn !== null) - Number(b.endedOn !== null));
}

/** The groups of which a practitioner holds a date, if only one. */
function withDatesOf(db: Db, practitionerId: string | null) {
  return db
    .selectFrom('group_date')
    .select('group_date.group_id')
    .where((eb) =>
      eb.or([
        eb('group_date.practitioner_id', '=', practitionerId ?? ''),
        eb('group_date.second_practitioner_id', '=', practitionerId ?? ''),
      ]),
    );
}

export type Inside = Awaited<ReturnType<typeof inside>>;

/** A group's dates, each with the session of every member on it, and its members by name. */
export async function inside(db: Db, groupId: string) {
  const dates = await db
    .selectFrom('group_date')
    .selectAll()
    .where('group_id', '=', groupId)
    .orderBy('planned_on')
    .execute();
  const tries = Map.groupBy(await listTries(db, groupId), (each) => each.dateId);
  const people = await db
    .selectFrom('group_member')
    .innerJoin('course', 'course.id', 'group_member.course_id')
    .innerJoin('child', 'child.id', 'course.child_id')
    .innerJoin('strand', 'strand.id', 'group_member.strand_id')
    .leftJoin('person', 'person.id', 'strand.person_id')
    .select(['group_member.id', 'group_member.course_id', 'group_member.joined_on', 'group_member.left_on'])
    .select(['course.version', 'course.ended_on', 'course.child_id', 'child.name'])
    .select(['child.name_used', 'child.pronouns', 'course.protocol_version_id'])
    .select(['group_member.strand_id', 'strand.practitioner_id', 'strand.person_id', 'person.name as carer'])
    .select(['strand.kind', 'strand.attended'])
    .where('group_member.group_id', '=', groupId)
    .orderBy('child.name')
    .orderBy('group_member.id')
    .execute();
  return {
    dates: dates.map((row): GroupView['dates'][number] => ({
      id: row.id,
      on: localDate(row.planned_on),
      time: row.starts_at === null ? null : localTime(row.starts_at),
      practitionerId: row.practitioner_id,
      secondPractitionerId: row.second_practitioner_id,
      roomId: row.room_id,
      place: row.place,
      lengthMinutes: row.length_minutes,
      entries: (tries.get(row.id) ?? []).map((each) => ({
        memberId: each.memberId,
        sessionId: each.session_id,
        tryId: each.id,
        number: each.number,
        status: SessionStatus.parse(each.status),
        interpreter: stateOf(each.interpreter, each.needs_interpreter === 1),
      })),
    })),
    people: people.map((row) => ({
      memberId: row.id,
      strandId: row.strand_id,
      holderId: row.practitioner_id,
      courseId: row.course_id,
      courseVersion: row.version,
      begunWith: row.protocol_version_id,
      courseEndedOn: dateOrNull(row.ended_on),
      child: {
        id: row.child_id,
        name: row.name,
        shortName: calledName({ name: row.name, nameUsed: row.name_used }),
        pronouns: row.pronouns,
      },
      carer: row.person_id === null ? null : { id: row.person_id, name: row.carer ?? '' },
      strand: StrandKind.parse(row.kind),
      attended: row.attended,
      joinedOn: localDate(row.joined_on),
      leftOn: dateOrNull(row.left_on),
    })),
  };
}

/** The group a course is a member's of, or null. */
export async function ofCourse(db: Db, courseId: string): Promise<CourseView['group']> {
  const row = await db
    .selectFrom('group_member')
    .innerJoin('group_run', 'group_run.id', 'group_member.group_id')
    .select(['group_run.id', 'group_run.name', 'group_member.strand_id', 'group_member.left_on'])
    .where('group_member.course_id', '=', courseId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    name: row.name,
    strandId: row.strand_id,
    leftOn: dateOrNull(row.left_on),
    days: await daysOf(db, row.strand_id),
  };
}

/** The next date of a group from a day on, or null. */
export async function nextDateOf(db: Db, groupId: string, from: LocalDate): Promise<LocalDate | null> {
  const row = await db
    .selectFrom('group_date')
    .select('planned_on')
    .where('group_id', '=', groupId)
    .where('planned_on', '>=', from)
    .orderBy('planned_on')
    .executeTakeFirst();
  return dateOrNull(row?.planned_on ?? null);
}

/** Everybody who is in a group that runs, by group: who comes for each. */
export async function listComing(db: Db) {
  const rows = await db
    .selectFrom('group_member')
    .innerJoin('group_run', 'group_run.id', 'group_member.group_id')
    .innerJoin('course', 'course.id', 'group_member.course_id')
    .innerJoin('strand', 'strand.id', 'group_member.strand_id')
    .select(['group_member.id', 'group_member.group_id', 'group_run.name'])
    .select(['course.child_id', 'strand.person_id', 'strand.kind'])
    .where('group_member.left_on', 'is', null)
    .where('group_run.ended_on', 'is', null)
    .where('course.ended_on', 'is', null)
    .orderBy('group_member.id')
    .execute();
  return rows.map((row) => ({ ...comingIn(row), group: { id: row.group_id, name: row.name } }));
}

const comingIn = (row: { id: string; child_id: string; person_id: string | null; kind: string }) => ({
  memberId: row.id,
  childId: row.child_id,
  personId: row.person_id,
  isCarers: row.kind === 'carer',
});

/** Adds a group. */
export async function insert(db: Db, row: Insertable<Tables['group_run']>): Promise<void> {
  await db.insertInto('group_run').values(row).execute();
}

/** Adds dates to a group. */
export async function insertDates(db: Db, rows: readonly Insertable<Tables['group_date']>[]): Promise<void> {
  await db
    .insertInto('group_date')
    .values([...rows])
    .execute();
}

/** Changes one date of a group. */
export async function updateDate(
  db: Db,
  id: string,
  changes: Updateable<Tables['group_date']>,
): Promise<void> {
  await db.updateTable('group_date').set(changes).where('id', '=', id).execute();
}

/** Takes dates out of a group. */
export async function removeDates(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom('group_date').where('id', 'in', ids).execute();
}

/** Adds a member, whose course is there already. */
export async function insertMember(db: Db, row: Insertable<Tables['group_member']>): Promise<void> {
  await db.insertInto('group_member').values(row).execute();
}

/** Says on which day a member left. */
export async function markLeft(db: Db, memberId: string, leftOn: LocalDate): Promise<void> {
  await db.updateTable('group_member').set({ left_on: leftOn }).where('id', '=', memberId).execute();
}

/** Takes the next version of a group read at `version`, with what changes of it. False when it is stale. */
export async function save(
  db: Db,
  id: string,
  version: number,
  changes: Updateable<Tables['group_run']> = {},
): Promise<boolean> {
  const result = await db
    .updateTable('group_run')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
