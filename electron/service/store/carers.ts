import type { Insertable, Selectable } from 'kysely';
import type { LocalDate } from '../../../shared/dates.ts';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

/** What was said and decided about the people round a child, newest first, with the name of who recorded it. */
export async function entriesOfChild(db: Db, childId: string) {
  return db
    .selectFrom('carer_entry')
    .leftJoin('account', 'account.id', 'carer_entry.recorded_by')
    .selectAll('carer_entry')
    .select('account.name as by')
    .where('child_id', '=', childId)
    .orderBy('recorded_at', 'desc')
    .orderBy('carer_entry.id', 'desc')
    .execute();
}

/**
 * Whoever is named for sessions of a running course and was said to have harmed the child, with what is planned from a
 * day on. Whether they may join is asked of everything that was said.
 */
export async function listAllegedInCourses(db: Db, from: LocalDate) {
  return db
    .selectFrom('strand')
    .innerJoin('course', 'course.id', 'strand.course_id')
    .innerJoin('child', 'child.id', 'course.child_id')
    .innerJoin('person', 'person.id', 'strand.person_id')
    .innerJoin('child_person', (join) =>
      join
        .onRef('child_person.child_id', '=', 'course.child_id')
        .onRef('child_person.person_id', '=', 'strand.person_id'),
    )
    .select(['strand.id', 'strand.course_id', 'strand.is_counted', 'course.protocol_id'])
    .select(['course.child_id', 'child.name', 'child.birth_date'])
    .select(['strand.person_id', 'person.name as person_name', 'child_person.id as link_id'])
    .select((eb) => {
      const ahead = eb
        .selectFrom('session_try')
        .whereRef('session_try.strand_id', '=', 'strand.id')
        .where('session_try.status', '=', 'planned')
        .where('session_try.planned_on', '>=', from);
      return [
        ahead.select((one) => one.fn.countAll().as('count')).as('ahead'),
        ahead.select((one) => one.fn.min('session_try.planned_on').as('first')).as('next_on'),
      ];
    })
    .where('course.ended_on', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('carer_entry')
          .select('carer_entry.id')
          .whereRef('carer_entry.child_id', '=', 'course.child_id')
          .whereRef('carer_entry.person_id', '=', 'strand.person_id')
          .where('carer_entry.said', '=', 'alleged_abuser'),
      ),
    )
    .orderBy('strand.id')
    .execute();
}

/**
 * Children somebody round whom was said to have harmed them, until a pair of the two who must not meet says that this
 * person does not live there: what nobody said of a home is not taken for safe.
 */
export async function childrenWithAlleged(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('carer_entry')
    .select('carer_entry.child_id')
    .distinct()
    .where('said', '=', 'alleged_abuser')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('keep_apart')
            .select('keep_apart.id')
            .whereRef('keep_apart.child_id', '=', 'carer_entry.child_id')
            .whereRef('keep_apart.person_id', '=', 'carer_entry.person_id')
            .where('keep_apart.lives_there', '=', 'no')
            .where('keep_apart.ended_on', 'is', null),
        ),
      ),
    )
    .execute();
  return rows.map((row) => row.child_id);
}

/** Adds an entry; earlier ones are kept. */
export async function insertEntry(db: Db, row: Insertable<Tables['carer_entry']>): Promise<void> {
  await db.insertInto('carer_entry').values(row).execute();
}

/** Whether a person stands among those round a child. */
export async function isRoundChild(db: Db, childId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('child_person')
    .select('id')
    .where('child_id', '=', childId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** What was agreed about the notes of a course's strands: the last one of each, by strand. */
export async function notesAgreements(
  db: Db,
  courseId: string,
): Promise<Map<string, Selectable<Tables['note_agreement']>>> {
  const rows = await db
    .selectFrom('note_agreement')
    .selectAll()
    .where('course_id', '=', courseId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.strand_id, row]));
}

/** Records what was agreed; earlier agreements are kept. */
export async function insertAgreement(db: Db, row: Insertable<Tables['note_agreement']>): Promise<void> {
  await db.insertInto('note_agreement').values(row).execute();
}

/**
 * Who holds a strand's sessions now, two in a group; and who held one of them, is to hold one that is planned, or is to
 * take them over. A date that was missed, called off or moved lets nobody in.
 */
export async function practitionersOfStrand(
  db: Db,
  strandId: string,
): Promise<{ holderIds: string[]; everyId: string[]; wasHeld: boolean }> {
  const strands = await db
    .selectFrom('strand')
    .select('practitioner_id')
    .where('id', '=', strandId)
    .execute();
  const groups = await db
    .selectFrom('group_member')
    .innerJoin('group_run', 'group_run.id', 'group_member.group_id')
    .select(['group_run.practitioner_id', 'group_run.second_practitioner_id'])
    .where('group_member.strand_id', '=', strandId)
    .execute();
  const dates = await db
    .selectFrom('session_try')
    .select(['practitioner_id', 'status'])
    .distinct()
    .where('strand_id', '=', strandId)
    .where('status', 'in', ['planned', 'attended', 'attended_late'])
    .execute();
  const coming = await db
    .selectFrom('handover')
    .select('to_practitioner_id')
    .where('strand_id', '=', strandId)
    .where('state', '=', 'planned')
    .execute();
  const holderIds = [
    ...[...strands, ...groups].flatMap((row) => row.practitioner_id ?? []),
    ...groups.flatMap((row) => row.second_practitioner_id ?? []),
  ];
  const others = [
    ...dates.flatMap((row) => row.practitioner_id ?? []),
    ...coming.map((row) => row.to_practitioner_id),
  ];
  return {
    holderIds,
    everyId: [...new Set([...holderIds, ...others])],
    wasHeld: dates.some(({ status }) => status !== 'planned'),
  };
}

/** Says whose a strand is, who holds it and how many sessions it has at most. */
export async function changeStrand(
  db: Db,
  id: string,
  changes: Pick<Selectable<Tables['strand']>, 'person_id' | 'practitioner_id' | 'session_limit'>,
): Promise<void> {
  await db.updateTable('strand').set(changes).where('id', '=', id).execute();
}
