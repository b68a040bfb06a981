import type { Insertable, Selectable } from 'kysely';
import { addDays, addWeeks, localDate, type LocalDate } from '../../../shared/dates.ts';
import { SeenAs, SupervisionPurpose } from '../../../shared/practitioners/codes.ts';
import type { PractitionerView, Profile, TrainingView } from '../../../shared/practitioners/contract.ts';
import { BOOKED_OVER_WEEKS, bookedMinutesOf } from '../../../shared/practitioners/rules.ts';
import { ProtocolId } from '../../../shared/protocols/types.ts';
import { holdersOf, listGroupDates } from './bookings.ts';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

type Row = Selectable<Tables['practitioner']>;
export type Practitioner = Pick<
  PractitionerView,
  'id' | 'version' | 'name' | 'jobTitle' | 'isActive' | 'profile'
>;

/** One practitioner with what is stated of them, or null. */
export async function load(db: Db, id: string): Promise<Practitioner | null> {
  const row = await db.selectFrom('practitioner').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Everybody who holds sessions, with what is stated of them, by name. */
export async function list(db: Db): Promise<Practitioner[]> {
  return (await db.selectFrom('practitioner').selectAll().orderBy('name').orderBy('id').execute()).map(
    fromRow,
  );
}

/** Saves what is stated of somebody read at `version`. False when somebody saved them since. */
export async function saveProfile(db: Db, id: string, version: number, profile: Profile): Promise<boolean> {
  const result = await db
    .updateTable('practitioner')
    .set({
      seen_as: profile.seenAs,
      ages_from: profile.agesFrom,
      ages_through: profile.agesThrough,
      registered_with: orNull(profile.registeredWith),
      registration_number: orNull(profile.registrationNumber),
      registration_expires_on: profile.registrationExpiresOn,
      weekly_minutes: profile.weeklyMinutes,
      caseload_limit: profile.caseloadLimit,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** The training each practitioner has had, newest first; of one of them where an id is given. */
export async function trainings(
  db: Db,
  practitionerId?: string,
): Promise<(TrainingView & { practitionerId: string })[]> {
  let question = db
    .selectFrom('practitioner_training')
    .selectAll()
    .orderBy('trained_on', 'desc')
    .orderBy('id');
  if (practitionerId !== undefined) question = question.where('practitioner_id', '=', practitionerId);
  return (await question.execute()).map((row) => ({
    id: row.id,
    practitionerId: row.practitioner_id,
    protocolId: row.protocol_id === null ? null : ProtocolId.parse(row.protocol_id),
    subject: row.subject,
    trainedOn: localDate(row.trained_on),
    givenBy: row.given_by,
  }));
}

/** The supervision of one practitioner, newest first. */
export async function supervisionOf(db: Db, practitionerId: string) {
  const rows = await db
    .selectFrom('supervision')
    .selectAll()
    .where('practitioner_id', '=', practitionerId)
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    heldOn: localDate(row.held_on),
    withWhom: row.with_whom,
    purposes: SupervisionPurpose.array().parse(JSON.parse(row.purposes)),
  }));
}

/** Records a training. */
export async function insertTraining(
  db: Db,
  row: Insertable<Tables['practitioner_training']>,
): Promise<void> {
  await db.insertInto('practitioner_training').values(row).execute();
}

/** Records a supervision. */
export async function insertSupervision(db: Db, row: Insertable<Tables['supervision']>): Promise<void> {
  await db.insertInto('supervision').values(row).execute();
}

export type RecordedOf = 'practitioner_training' | 'supervision';

/** Takes one record of a practitioner back. False when it is not theirs, or no longer there. */
export async function removeRecorded(
  db: Db,
  table: RecordedOf,
  practitionerId: string,
  id: string,
): Promise<boolean> {
  const result = await db
    .deleteFrom(table)
    .where('id', '=', id)
    .where('practitioner_id', '=', practitionerId)
    .executeTakeFirst();
  return Number(result.numDeletedRows) === 1;
}

/** Courses under way by who holds their sessions: the counted ones, and the carers' beside them. */
export async function coursesHeld(db: Db): Promise<Map<string, { courses: number; carerStrands: number }>> {
  const rows = await db
    .selectFrom('strand')
    .innerJoin('course', 'course.id', 'strand.course_id')
    .select(['strand.practitioner_id', 'strand.is_counted'])
    .select((eb) => eb.fn.countAll().as('count'))
    .where('course.ended_on', 'is', null)
    .where('strand.practitioner_id', 'is not', null)
    .groupBy(['strand.practitioner_id', 'strand.is_counted'])
    .execute();
  const held = new Map<string, { courses: number; carerStrands: number }>();
  for (const { practitioner_id: id, is_counted: isCounted, count } of rows) {
    if (id === null) continue;
    const one = held.get(id) ?? { courses: 0, carerStrands: 0 };
    if (isCounted === 1) one.courses += Number(count);
    else one.carerStrands += Number(count);
    held.set(id, one);
  }
  return held;
}

/**
 * Minutes each practitioner has in the diary from tomorrow over the weeks that are averaged. The dates of a group are of
 * both who hold it, whoever has joined by now.
 */
export async function bookedMinutes(db: Db, today: LocalDate): Promise<Map<string, number>> {
  const from = addDays(today, 1);
  const to = addWeeks(today, BOOKED_OVER_WEEKS);
  const rows = await db
    .selectFrom('session_try')
    .select(['practitioner_id', 'planned_on', 'starts_at', 'length_minutes'])
    .where('status', '=', 'planned')
    .where('planned_on', '>=', from)
    .where('planned_on', '<=', to)
    .where('practitioner_id', 'is not', null)
    .execute();
  // Without a time a date of a group could not be told from its members' sessions, and would count twice.
  const ofGroups = (await listGroupDates(db, { from, to })).flatMap((date) =>
    (date.time === null ? [] : holdersOf(date)).map((practitioner_id) => ({
      practitioner_id,
      planned_on: date.on,
      starts_at: date.time,
      length_minutes: date.lengthMinutes,
    })),
  );
  const byPractitioner = Map.groupBy([...rows, ...ofGroups], (row) => row.practitioner_id ?? '');
  return new Map(
    [...byPractitioner].map(([id, own]) => [
      id,
      bookedMinutesOf(
        own.map((row) => ({
          on: localDate(row.planned_on),
          time: row.starts_at,
          lengthMinutes: row.length_minutes,
        })),
      ),
    ]),
  );
}

/** Those who work here and whose registration runs out by a day, soonest first. */
export async function registrationsEnding(db: Db, by: LocalDate) {
  const rows = await db
    .selectFrom('practitioner')
    .select(['id', 'name', 'registered_with', 'registration_expires_on'])
    .where('is_active', '=', 1)
    .where('registration_expires_on', '<=', by)
    .orderBy('registration_expires_on')
    .orderBy('id')
    .execute();
  return rows.flatMap((row) =>
    row.registration_expires_on === null
      ? []
      : [
          {
            id: row.id,
            name: row.name,
            registeredWith: row.registered_with,
            expiresOn: localDate(row.registration_expires_on),
          },
        ],
  );
}

const orNull = (text: string | null) => (text === '' ? null : text);

function fromRow(row: Row): Practitioner {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    jobTitle: row.job_title,
    isActive: row.is_active === 1,
    profile: {
      seenAs: SeenAs.nullable().parse(row.seen_as),
      agesFrom: row.ages_from,
      agesThrough: row.ages_through,
      registeredWith: row.registered_with,
      registrationNumber: row.registration_number,
      registrationExpiresOn:
        row.registration_expires_on === null ? null : localDate(row.registration_expires_on),
      weeklyMinutes: row.weekly_minutes,
      caseloadLimit: row.caseload_limit,
    },
  };
}
