import { calledName } from '../../../shared/children/names.ts';
import { SessionStatus } from '../../../shared/courses/sessions.ts';
import { compareDates, localDate, localTime, type LocalDate, minutesOf } from '../../../shared/dates.ts';
import type { Booking } from '../../../shared/diary/clashes.ts';
import { doesMatter, type Matters } from '../../../shared/diary/matters.ts';
import type { Db } from './dialect.ts';
import { gatherings } from './gatherings.ts';
import { IsNeeded, stateOf } from './interpreters.ts';
import { childrenOf } from './ofPractitioner.ts';

type Within = { from: LocalDate; to: LocalDate };
/** What stands in the diary: planned or held. */
const STANDS = ['planned', 'attended', 'attended_late'] as const;

/**
 * What is booked between two dates, both included, with who would be there: dates planned or held that have a time, of
 * any child, and the dates of groups with each who holds them. Only what matters to some sessions, where that is told.
 */
export async function listBookings(db: Db, { from, to }: Within, matters?: Matters): Promise<Booking[]> {
  let dates = datesWithTime(db)
    .where('planned_on', '>=', from)
    .where('planned_on', '<=', to)
    .where('status', 'in', STANDS);
  if (matters !== undefined) {
    const { practitioners, rooms, children, people } = matters;
    dates = dates.where((eb) =>
      eb.or([
        ...(practitioners.length === 0 ? [] : [eb('session_try.practitioner_id', 'in', practitioners)]),
        ...(rooms.length === 0 ? [] : [eb('session_try.room_id', 'in', rooms)]),
        ...(children.length === 0 ? [] : [eb('course.child_id', 'in', children)]),
        ...(people.length === 0 ? [] : [eb('strand.person_id', 'in', people)]),
      ]),
    );
  }
  const rows = await dates.execute();
  const ofChildren = rows.flatMap(toBooking);
  const ofGroups = (await listGroupDates(db, { from, to })).flatMap((row) => {
    const { time } = row;
    if (time === null) return [];
    return holdersOf(row).map((practitionerId) => ({
      tryId: row.dateId,
      courseId: null,
      on: row.on,
      time,
      lengthMinutes: row.lengthMinutes,
      practitionerId,
      roomId: row.roomId,
      place: row.place,
      childId: null,
      groupId: row.groupId,
      personId: null,
      isCarers: false,
    }));
  });
  const all = [...ofChildren, ...ofGroups];
  return matters === undefined ? all : all.filter((each) => doesMatter(each, matters));
}

/** Dates of courses that have a time, whatever became of them, with who would be there. */
export const datesWithTime = (db: Db) =>
  db
    .selectFrom('session_try')
    .innerJoin('strand', 'strand.id', 'session_try.strand_id')
    .innerJoin('course', 'course.id', 'session_try.course_id')
    .leftJoin(gatherings(db).as('gathering'), (join) =>
      join
        .onRef('gathering.strand_id', '=', 'session_try.strand_id')
        .onRef('gathering.meets_on', '=', 'session_try.planned_on'),
    )
    .select(['session_try.id', 'session_try.course_id', 'planned_on', 'starts_at', 'length_minutes'])
    .select(['session_try.practitioner_id', 'room_id', 'place', 'gathering.group_id'])
    .select(['course.child_id', 'strand.person_id', 'strand.kind'])
    .where('starts_at', 'is not', null);

type DateRow = Awaited<ReturnType<ReturnType<typeof datesWithTime>['execute']>>[number];

/** A date of a course as a booking; none without a time. */
export function toBooking(row: DateRow) {
  if (row.starts_at === null) return [];
  return [
    {
      tryId: row.id,
      courseId: row.course_id,
      on: localDate(row.planned_on),
      time: localTime(row.starts_at),
      lengthMinutes: row.length_minutes,
      practitionerId: row.practitioner_id,
      roomId: row.room_id,
      place: row.place,
      childId: row.child_id,
      groupId: row.group_id,
      personId: row.person_id,
      isCarers: row.kind === 'carer',
    },
  ];
}

type GroupDate = Awaited<ReturnType<typeof listGroupDates>>[number];

/** Whoever holds a group: one or two practitioners. */
export const holdersOf = ({
  practitionerId,
  secondPractitionerId,
}: Pick<GroupDate, 'practitionerId' | 'secondPractitionerId'>) =>
  [practitionerId, secondPractitionerId].filter((id) => id !== null);

/** The dates of groups between two days, up to the end of each group, each once, with the place of a date within its group. */
export async function listGroupDates(db: Db, { from, to }: Within) {
  const rows = await db
    .selectFrom('group_date')
    .innerJoin('group_run', 'group_run.id', 'group_date.group_id')
    .selectAll('group_date')
    .select('group_run.name')
    .select((eb) =>
      eb
        .selectFrom('group_date as earlier')
        .select(eb.fn.countAll().as('count'))
        .whereRef('earlier.group_id', '=', 'group_date.group_id')
        .whereRef('earlier.planned_on', '<=', 'group_date.planned_on')
        .as('number'),
    )
    .where('planned_on', '>=', from)
    .where('planned_on', '<=', to)
    .where((eb) =>
      eb.or([
        eb('group_run.ended_on', 'is', null),
        eb('group_date.planned_on', '<=', eb.ref('group_run.ended_on')),
      ]),
    )
    .orderBy('planned_on')
    .orderBy('group_date.id')
    .execute();
  return rows.map((row) => ({
    dateId: row.id,
    groupId: row.group_id,
    name: row.name,
    number: Number(row.number),
    on: localDate(row.planned_on),
    time: row.starts_at === null ? null : localTime(row.starts_at),
    lengthMinutes: row.length_minutes,
    practitionerId: row.practitioner_id,
    secondPractitionerId: row.second_practitioner_id,
    roomId: row.room_id,
    place: row.place,
  }));
}

/**
 * The sessions that stand in some days, with the child they are of, and whether that is one of this caseload. A group's
 * date is one of them, however many come: the sessions its members have then are not listed beside it.
 */
export async function listWeek(db: Db, within: Within, practitionerId: string | null | 'all') {
  const rows = await db
    .selectFrom('session_try')
    .innerJoin('session', 'session.id', 'session_try.session_id')
    .innerJoin('strand', 'strand.id', 'session_try.strand_id')
    .innerJoin('course', 'course.id', 'session_try.course_id')
    .innerJoin('child', 'child.id', 'course.child_id')
    .leftJoin(gatherings(db).as('gathering'), (join) =>
      join
        .onRef('gathering.strand_id', '=', 'session_try.strand_id')
        .onRef('gathering.meets_on', '=', 'session_try.planned_on'),
    )
    .select([
      'session_try.id',
      'session_try.course_id',
      'planned_on',
      'starts_at',
      'length_minutes',
      'status',
    ])
    .select([
      'session_try.practitioner_id',
      'room_id',
      'place',
      'interpreter',
      'session.number',
      'strand.kind',
      'gathering.group_id',
    ])
    .select(['course.child_id', 'child.name', 'child.name_used'])
    .select((eb) => eb.case().when(IsNeeded).then(1).else(0).end().as('needs_interpreter'))
    .where('planned_on', '>=', within.from)
    .where('planned_on', '<=', within.to)
    .where('status', 'in', STANDS)
    .orderBy('planned_on')
    .orderBy('starts_at')
    .orderBy('session_try.id')
    .execute();
  const seen =
    practitionerId === 'all'
      ? null
      : new Set((await childrenOf(db, practitionerId).execute()).map((row) => row.child_id));
  const groupDates = await listGroupDates(db, within);
  const keyOf = (groupId: string | null, on: string, time: string | null) => `${groupId} ${on} ${time}`;
  const inGroups = Map.groupBy(rows, (row) => keyOf(row.group_id, row.planned_on, row.starts_at));
  const gathered = new Set(groupDates.map(({ groupId, on, time }) => keyOf(groupId, on, time)));
  const own = rows.filter((row) => !gathered.has(keyOf(row.group_id, row.planned_on, row.starts_at)));
  const timed = own.flatMap((row) =>
    row.starts_at === null
      ? []
      : [
          {
            tryId: row.id,
            courseId: row.course_id,
            childId: row.child_id,
            childName: calledName({ name: row.name, nameUsed: row.name_used }),
            isSeen: seen === null || seen.has(row.child_id),
            group: null,
            isCarers: row.kind === 'carer',
            number: row.number,
            on: localDate(row.planned_on),
            time: localTime(row.starts_at),
            lengthMinutes: row.length_minutes,
            practitionerId: row.practitioner_id,
            secondPractitionerId: null,
            roomId: row.room_id,
            place: row.place,
            status: SessionStatus.parse(row.status),
            interpreter: interpreterOf(row),
          },
        ],
  );
  const groups = groupDates.flatMap(({ dateId, groupId, name, time, ...date }) => {
    const coming = inGroups.get(keyOf(groupId, date.on, time)) ?? [];
    const isHeld = coming.some(({ status }) => status !== 'planned');
    const interpreters = coming.map(interpreterOf);
    const isMine = practitionerId === 'all' || holdersOf(date).some((id) => id === practitionerId);
    if (time === null) return [];
    return [
      {
        ...date,
        tryId: dateId,
        courseId: null,
        childId: null,
        childName: null,
        isSeen: isMine,
        group: { id: groupId, name, members: coming.length },
        isCarers: false,
        time,
        status: isHeld ? ('attended' as const) : ('planned' as const),
        interpreter: interpreters.includes('needed')
          ? ('needed' as const)
          : interpreters.includes('booked')
            ? ('booked' as const)
            : null,
      },
    ];
  });
  const groupsWithoutTime = groupDates.length - groups.length;
  const byTime = [...timed, ...groups].toSorted(
    (a, b) => compareDates(a.on, b.on) || minutesOf(a.time) - minutesOf(b.time),
  );
  return { timed: byTime, withoutTime: own.length - timed.length + groupsWithoutTime };
}

/** How it stands with the interpreter of a date that was read. */
const interpreterOf = (row: { interpreter: string | null; needs_interpreter: number }) =>
  stateOf(row.interpreter, row.needs_interpreter === 1);
