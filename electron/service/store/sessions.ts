import type { Insertable, Selectable, Updateable } from 'kysely';
import type { InterpreterSaid } from '../../../shared/courses/interpreter.ts';
import { SESSION_STATUSES, SessionStatus, wasHeld } from '../../../shared/courses/sessions.ts';
import { localDate, localTime, type LocalDate, type LocalTime } from '../../../shared/dates.ts';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

const HELD = SESSION_STATUSES.filter(wasHeld);

export type TryRow = Selectable<Tables['session_try']>;
export type StoredTry = {
  id: string;
  on: LocalDate;
  time: LocalTime | null;
  status: SessionStatus;
  row: TryRow;
};
export type StoredSession = {
  id: string;
  courseId: string;
  strandId: string;
  number: number;
  tries: StoredTry[];
};

/** The sessions of a course by strand and number, each with its tries in the order they were planned. */
export async function listOfCourse(db: Db, courseId: string): Promise<StoredSession[]> {
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where('course_id', '=', courseId)
    .orderBy('strand_id')
    .orderBy('number')
    .execute();
  const tries = await db
    .selectFrom('session_try')
    .selectAll()
    .where('course_id', '=', courseId)
    .orderBy('id')
    .execute();
  const bySession = Map.groupBy(tries.map(tryOf), (each) => each.row.session_id);
  return rows.map((row) => ({
    id: row.id,
    courseId: row.course_id,
    strandId: row.strand_id,
    number: row.number,
    tries: bySession.get(row.id) ?? [],
  }));
}

/** One session with its tries, or null. */
export async function load(db: Db, id: string): Promise<StoredSession | null> {
  const row = await db.selectFrom('session').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  const tries = await db
    .selectFrom('session_try')
    .selectAll()
    .where('session_id', '=', id)
    .orderBy('id')
    .execute();
  return {
    id,
    courseId: row.course_id,
    strandId: row.strand_id,
    number: row.number,
    tries: tries.map(tryOf),
  };
}

/** One try, or null. */
export async function loadTry(db: Db, id: string): Promise<TryRow | null> {
  return (await db.selectFrom('session_try').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The last planned or held try of a strand, or else the last of all, by which another one is planned: when, how long, where. */
export async function lastTryOf(db: Db, strandId: string): Promise<TryRow | null> {
  const row = await db
    .selectFrom('session_try')
    .selectAll()
    .where('strand_id', '=', strandId)
    .orderBy((eb) =>
      eb
        .case()
        .when('status', 'in', [...HELD, 'planned'])
        .then(0)
        .else(1)
        .end(),
    )
    .orderBy('planned_on', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

/** Adds a session; its number is unique within the strand. */
export async function insert(db: Db, session: Insertable<Tables['session']>): Promise<void> {
  await db.insertInto('session').values(session).execute();
}

/** A planned try as it is stored: `as` says who holds it, how long and where. */
export function plannedTry({
  id,
  session,
  on,
  time,
  as,
  clashReason = null,
  interpreter = null,
}: {
  id: string;
  session: { id: string; strandId: string; courseId: string };
  on: LocalDate;
  time: string | null;
  as: Pick<TryRow, 'length_minutes' | 'practitioner_id' | 'room_id' | 'place'>;
  clashReason?: string | null;
  interpreter?: InterpreterSaid | null;
}): Insertable<Tables['session_try']> {
  return {
    id,
    session_id: session.id,
    strand_id: session.strandId,
    course_id: session.courseId,
    planned_on: on,
    starts_at: time,
    length_minutes: as.length_minutes,
    practitioner_id: as.practitioner_id,
    room_id: as.room_id,
    place: as.place,
    status: 'planned',
    reason: null,
    reason_detail: null,
    who_attended: null,
    welfare_contact: null,
    welfare_asked_at: null,
    miss_decision_id: null,
    welfare_spoke_to: null,
    person_id: null,
    welfare_channel: null,
    unsafe_channel_reason: null,
    logged_on: null,
    logged_by: null,
    clash_reason: clashReason,
    interpreter,
  };
}

/** Adds tries. Call `refreshCourse` afterwards, in the same transaction. */
export async function insertTries(
  db: Db,
  tries: readonly Insertable<Tables['session_try']>[],
): Promise<void> {
  if (tries.length > 0)
    await db
      .insertInto('session_try')
      .values([...tries])
      .execute();
}

/** Changes a try. Call `refreshCourse` afterwards, in the same transaction. */
export async function updateTry(
  db: Db,
  id: string,
  changes: Updateable<Tables['session_try']>,
): Promise<void> {
  await db.updateTable('session_try').set(changes).where('id', '=', id).execute();
}

/** Marks the planned tries of one session as moved, all but the one given: it was held on that date instead. */
export async function markMoved(
  db: Db,
  sessionId: string,
  { exceptTryId, loggedOn, loggedBy }: { exceptTryId: string; loggedOn: LocalDate; loggedBy: string },
): Promise<void> {
  await db
    .updateTable('session_try')
    .set({ status: 'moved', logged_on: loggedOn, logged_by: loggedBy })
    .where('session_id', '=', sessionId)
    .where('status', '=', 'planned')
    .where('id', '!=', exceptTryId)
    .execute();
}

/**
 * Takes planned tries after a date out of the diary, of one strand where it is given, with the sessions they leave empty.
 * Gives how many dates.
 */
export async function releasePlanned(
  db: Db,
  courseId: string,
  after: LocalDate,
  strandId?: string,
): Promise<number> {
  let released = db
    .deleteFrom('session_try')
    .where('course_id', '=', courseId)
    .where('status', '=', 'planned')
    .where('planned_on', '>', after);
  if (strandId !== undefined) released = released.where('strand_id', '=', strandId);
  const result = await released.executeTakeFirst();
  await removeEmpty(db, courseId);
  return Number(result.numDeletedRows);
}

/** Takes one planned try out of the diary, with its session where that is left empty. */
export async function releaseTry(db: Db, courseId: string, id: string): Promise<void> {
  await db.deleteFrom('session_try').where('id', '=', id).where('status', '=', 'planned').execute();
  await removeEmpty(db, courseId);
}

async function removeEmpty(db: Db, courseId: string): Promise<void> {
  await db
    .deleteFrom('session')
    .where('course_id', '=', courseId)
    .where('id', 'not in', (eb) =>
      eb.selectFrom('session_try').select('session_id').where('course_id', '=', courseId),
    )
    .execute();
}

function tryOf(row: TryRow): StoredTry {
  return {
    id: row.id,
    on: localDate(row.planned_on),
    time: row.starts_at === null ? null : localTime(row.starts_at),
    status: SessionStatus.parse(row.status),
    row,
  };
}
