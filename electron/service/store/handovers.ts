import type { Insertable, Selectable, Updateable } from 'kysely';
import type { OpenTaking, SettledTaking } from '../../../shared/continuity/holder.ts';
import { InterpreterSaid } from '../../../shared/courses/interpreter.ts';
import { dateOrNull, type LocalDate, localDate } from '../../../shared/dates.ts';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

export type HandoverRow = Selectable<Tables['handover']>;

/** The handovers of a course by the day they begin, with the names in them. */
export async function listOfCourse(db: Db, courseId: string) {
  return db
    .selectFrom('handover')
    .leftJoin('practitioner as from_one', 'from_one.id', 'handover.from_practitioner_id')
    .innerJoin('practitioner as to_one', 'to_one.id', 'handover.to_practitioner_id')
    .leftJoin('account', 'account.id', 'handover.recorded_by')
    .selectAll('handover')
    .select(['from_one.name as fromName', 'to_one.name as toName', 'account.name as recordedByName'])
    .where('handover.course_id', '=', courseId)
    .orderBy('handover.starts_on')
    .orderBy('handover.id')
    .execute();
}

/** One handover, or null. */
export async function load(db: Db, id: string): Promise<HandoverRow | null> {
  return (await db.selectFrom('handover').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** What nobody has settled of a strand, in the order in which it was planned; one of them may be left out. */
export async function openOfStrand(db: Db, strandId: string, exceptId?: string): Promise<OpenTaking[]> {
  const rows = await db
    .selectFrom('handover')
    .select(['id', 'to_practitioner_id', 'starts_on', 'until_on'])
    .where('strand_id', '=', strandId)
    .where('state', '=', 'planned')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  return rows
    .filter(({ id }) => id !== exceptId)
    .map((row) => ({
      to: row.to_practitioner_id,
      startsOn: localDate(row.starts_on),
      untilOn: dateOrNull(row.until_on),
    }));
}

/** The handovers for good of a strand that are settled, by the day from which they are. */
export async function settledOfStrand(db: Db, strandId: string): Promise<SettledTaking[]> {
  const rows = await db
    .selectFrom('handover')
    .select(['from_practitioner_id', 'starts_on'])
    .where('strand_id', '=', strandId)
    .where('is_cover', '=', 0)
    .where('state', 'in', ['done', 'not_done'])
    .orderBy('starts_on')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ from: row.from_practitioner_id, startsOn: localDate(row.starts_on) }));
}

/** Records a handover that lies ahead, or waits for what became of it. */
export async function insert(db: Db, row: Insertable<Tables['handover']>): Promise<void> {
  await db.insertInto('handover').values(row).execute();
}

/** Changes a handover. */
export async function update(db: Db, id: string, changes: Updateable<Tables['handover']>): Promise<void> {
  await db.updateTable('handover').set(changes).where('id', '=', id).execute();
}

/**
 * Settles what is open when a course ends: cover that had begun ends with it at the latest, all else is called off. Gives how
 * many.
 */
export async function closeWithCourse(
  db: Db,
  courseId: string,
  { endedOn, by, at }: { endedOn: LocalDate; by: string; at: string },
): Promise<number> {
  const open = await db
    .selectFrom('handover')
    .select(['id', 'is_cover', 'starts_on', 'until_on'])
    .where('course_id', '=', courseId)
    .where('state', '=', 'planned')
    .execute();
  for (const row of open) {
    const hasCovered = row.is_cover === 1 && row.starts_on <= endedOn;
    const lastOn = row.until_on !== null && row.until_on < endedOn ? row.until_on : endedOn;
    await update(db, row.id, {
      state: hasCovered ? 'done' : 'called_off',
      ...(hasCovered && { ended_on: lastOn }),
      settled_by: by,
      settled_at: at,
    });
  }
  return open.length;
}

/** Cover that ended with a course ends no later than it, once its ending is said to have been earlier. */
export async function endCoverBy(db: Db, courseId: string, endedOn: LocalDate): Promise<void> {
  await db
    .updateTable('handover')
    .set({ ended_on: endedOn })
    .where('course_id', '=', courseId)
    .where('is_cover', '=', 1)
    .where('ended_on', '>', endedOn)
    .where('starts_on', '<=', endedOn)
    .execute();
}

/** Makes somebody the one who holds a strand. */
export async function setHolder(db: Db, strandId: string, practitionerId: string): Promise<void> {
  await db
    .updateTable('strand')
    .set({ practitioner_id: practitionerId })
    .where('id', '=', strandId)
    .execute();
}

/** The dates of a strand from one day to another, both included: of all, or only those that one person has. */
export type Dates = { strandId: string; from: LocalDate; until: LocalDate | null; heldBy?: string | null };

/** The planned ones of those dates. */
export async function plannedDates(db: Db, { strandId, from, until, heldBy }: Dates) {
  let dates = db
    .selectFrom('session_try')
    .select(['id', 'planned_on', 'practitioner_id'])
    .where('strand_id', '=', strandId)
    .where('status', '=', 'planned')
    .where('planned_on', '>=', from)
    .orderBy('planned_on');
  if (until !== null) dates = dates.where('planned_on', '<=', until);
  if (heldBy !== undefined)
    dates = dates.where((eb) =>
      heldBy === null ? eb('practitioner_id', 'is', null) : eb('practitioner_id', '=', heldBy),
    );
  return dates.execute();
}

/** Gives dates to somebody. That no interpreter is needed was said of whoever held them until then (`interpreterAfter`). */
export async function giveDates(db: Db, tryIds: readonly string[], to: string | null): Promise<void> {
  if (tryIds.length === 0) return;
  const given = db.updateTable('session_try').where('id', 'in', tryIds);
  await given
    .set({ interpreter: null })
    .where('interpreter', '=', NOT_NEEDED)
    .where((eb) => eb.or([eb('practitioner_id', 'is', null), eb('practitioner_id', '!=', to ?? '')]))
    .execute();
  await given.set({ practitioner_id: to }).execute();
}

const NOT_NEEDED = InterpreterSaid.enum.not_needed;

/** Keeps why dates stand although they put whoever takes over in two places; null where nothing is in their way now. */
export async function keepClashReason(
  db: Db,
  tryIds: readonly string[],
  reason: string | null,
): Promise<void> {
  if (tryIds.length === 0) return;
  await db.updateTable('session_try').set({ clash_reason: reason }).where('id', 'in', tryIds).execute();
}

/** Handovers that nobody has settled, of courses that run: those of one caseload, or of all. */
export async function listOpen(db: Db, practitionerId: string | null | 'all', by: LocalDate) {
  let open = db
    .selectFrom('handover')
    .innerJoin('course', 'course.id', 'handover.course_id')
    .innerJoin('child', 'child.id', 'course.child_id')
    .leftJoin('practitioner as from_one', 'from_one.id', 'handover.from_practitioner_id')
    .innerJoin('practitioner as to_one', 'to_one.id', 'handover.to_practitioner_id')
    .select([
      'handover.id',
      'handover.course_id',
      'handover.is_cover',
      'handover.starts_on',
      'handover.until_on',
      'handover.from_practitioner_id',
      'handover.to_practitioner_id',
      'from_one.name as fromName',
      'to_one.name as toName',
      'course.child_id',
      'child.name',
      'child.birth_date',
    ])
    .where('handover.state', '=', 'planned')
    .where('course.ended_on', 'is', null)
    .where('handover.starts_on', '<=', by)
    .orderBy('handover.starts_on')
    .orderBy('handover.id');
  if (practitionerId !== 'all')
    open = open.where((eb) =>
      eb.or([
        eb('handover.from_practitioner_id', '=', practitionerId ?? ''),
        eb('handover.to_practitioner_id', '=', practitionerId ?? ''),
      ]),
    );
  return open.execute();
}
