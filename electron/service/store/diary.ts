import { PractitionerHours } from '../../../shared/diary/hours.ts';
import { DiaryPeriod } from '../../../shared/diary/periods.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import type { Db } from './dialect.ts';

/** Every day on which the diary differs, or those that touch a stretch of days; the latest first. */
export async function listPeriods(
  db: Db,
  within?: { from: LocalDate; to: LocalDate },
): Promise<DiaryPeriod[]> {
  let rows = db.selectFrom('diary_period').selectAll().orderBy('starts_on', 'desc').orderBy('id', 'desc');
  if (within !== undefined)
    rows = rows.where('ends_on', '>=', within.from).where('starts_on', '<=', within.to);
  return (await rows.execute()).map((row) =>
    DiaryPeriod.parse({
      id: row.id,
      version: row.version,
      kind: row.kind,
      practitionerId: row.practitioner_id,
      name: row.name,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
    }),
  );
}

/** Adds a period. */
export async function insertPeriod(db: Db, period: Omit<DiaryPeriod, 'version'>): Promise<void> {
  await db
    .insertInto('diary_period')
    .values({ id: period.id, ...columnsOf(period), version: 1 })
    .execute();
}

/** Saves a period that was read at `version`. False when it was saved since, or is gone. */
export async function savePeriod(db: Db, period: DiaryPeriod): Promise<boolean> {
  const result = await db
    .updateTable('diary_period')
    .set({ ...columnsOf(period), version: period.version + 1 })
    .where('id', '=', period.id)
    .where('version', '=', period.version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Takes out a period that was read at `version`. False when it was saved since, or is gone. */
export async function removePeriod(db: Db, id: string, version: number): Promise<boolean> {
  const result = await db
    .deleteFrom('diary_period')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numDeletedRows) === 1;
}

/** The working hours of those whose somebody entered. */
export async function listHours(db: Db): Promise<PractitionerHours[]> {
  const rows = await db.selectFrom('practitioner_hours').selectAll().orderBy('practitioner_id').execute();
  return rows.map((row) =>
    PractitionerHours.parse({
      practitionerId: row.practitioner_id,
      version: row.version,
      days: JSON.parse(row.days),
      sessionMinutes: row.session_minutes,
      travelMinutes: row.travel_minutes,
      mostADay: row.most_a_day,
    }),
  );
}

/** Saves somebody's hours, read at their version (null: there were none). False when they were saved since. */
export async function saveHours(db: Db, hours: PractitionerHours): Promise<boolean> {
  const { practitionerId, version } = hours;
  const columns = {
    days: JSON.stringify(hours.days),
    session_minutes: hours.sessionMinutes,
    travel_minutes: hours.travelMinutes,
    most_a_day: hours.mostADay,
  };
  if (version === null) {
    const result = await db
      .insertInto('practitioner_hours')
      .values({ practitioner_id: practitionerId, ...columns, version: 1 })
      .onConflict((conflict) => conflict.column('practitioner_id').doNothing())
      .executeTakeFirst();
    return Number(result.numInsertedOrUpdatedRows ?? 0) === 1;
  }
  const result = await db
    .updateTable('practitioner_hours')
    .set({ ...columns, version: version + 1 })
    .where('practitioner_id', '=', practitionerId)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

function columnsOf({ kind, practitionerId, name, startsOn, endsOn }: Omit<DiaryPeriod, 'id' | 'version'>) {
  return { kind, practitioner_id: practitionerId, name, starts_on: startsOn, ends_on: endsOn };
}
