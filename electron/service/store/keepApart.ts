import type { Insertable } from 'kysely';
import type { ApartPair } from '../../../shared/diary/clashes.ts';
import { type Booked, type Settled, type StandingPair } from '../../../shared/diary/meetings.ts';
import { isSamePerson } from '../../../shared/people/same.ts';
import { dateOrNull, localDate, type LocalDate } from '../../../shared/dates.ts';
import { datesWithTime, toBooking } from './bookings.ts';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

/** The pairs that stand, which a child is one of, with the names of both sides; one that a merge made the same child twice is none. */
export async function listOfChild(db: Db, childId: string) {
  return db
    .selectFrom('keep_apart')
    .innerJoin('child', 'child.id', 'keep_apart.child_id')
    .leftJoin('child as other', 'other.id', 'keep_apart.other_child_id')
    .leftJoin('person', 'person.id', 'keep_apart.person_id')
    .selectAll('keep_apart')
    .select(['child.name as child_name', 'other.name as other_name', 'person.name as person_name'])
    .where('keep_apart.ended_on', 'is', null)
    .where((eb) =>
      eb.or([eb('keep_apart.child_id', '=', childId), eb('keep_apart.other_child_id', '=', childId)]),
    )
    .where((eb) =>
      eb.or([
        eb('keep_apart.other_child_id', 'is', null),
        eb('keep_apart.other_child_id', '!=', eb.ref('keep_apart.child_id')),
      ]),
    )
    .orderBy('keep_apart.id')
    .execute();
}

/** Every pair that stands; one that a merge made the same child twice is none. */
export async function listPairs(db: Db): Promise<(StandingPair & { livesThere: string })[]> {
  const rows = await db
    .selectFrom('keep_apart')
    .select(['id', 'child_id', 'other_child_id', 'person_id', 'lives_there'])
    .where('ended_on', 'is', null)
    .execute();
  const alsoOf = await samePeople(db, rows);
  return rows
    .filter((row) => row.child_id !== row.other_child_id)
    .map((row) => ({
      ...(row.person_id !== null && { alsoPersonIds: alsoOf(row.child_id, row.person_id) }),
      id: row.id,
      childId: row.child_id,
      otherChildId: row.other_child_id,
      personId: row.person_id,
      livesThere: row.lives_there,
    }));
}

/** Two who must not meet, with the same person as held round other children where they name one. */
export async function withSamePeople(db: Db, pair: ApartPair): Promise<ApartPair> {
  const { childId, personId } = pair;
  if (personId === null) return pair;
  return { ...pair, alsoPersonIds: (await samePeople(db, [{ person_id: personId }]))(childId, personId) };
}

/** The same people as held round other children, for those whom pairs name. Nothing is asked where they name nobody. */
async function samePeople(
  db: Db,
  pairs: readonly { person_id: string | null }[],
): Promise<(childId: string, personId: string) => string[]> {
  const ids = pairs.flatMap((pair) => pair.person_id ?? []);
  if (ids.length === 0) return () => [];
  const named = await db
    .selectFrom('person')
    .select(['id', 'name', 'phone'])
    .where('id', 'in', ids)
    .execute();
  const everybody = await db
    .selectFrom('person')
    .innerJoin('child_person', 'child_person.person_id', 'person.id')
    .select(['person.id', 'person.name', 'person.phone', 'child_person.child_id'])
    .where('person.id', 'not in', ids)
    .where('person.kind', '=', 'carer')
    .execute();
  const siblings = await db.selectFrom('child_sibling').select(['one_id', 'other_id']).execute();
  return (childId, personId) => {
    const person = named.find(({ id }) => id === personId);
    if (person === undefined) return [];
    const linked = new Set(
      siblings.flatMap(({ one_id: one, other_id: other }) =>
        one === childId ? [other] : other === childId ? [one] : [],
      ),
    );
    const same = everybody.filter((each) => isSamePerson(person, each, linked.has(each.child_id)));
    return [...new Set(same.map(({ id }) => id))];
  };
}

/** Adds a pair. */
export async function insert(
  db: Db,
  row: Omit<Insertable<Tables['keep_apart']>, 'ended_on' | 'ended_by' | 'version'>,
): Promise<void> {
  await db
    .insertInto('keep_apart')
    .values({ ...row, ended_on: null, ended_by: null, version: 1 })
    .execute();
}

/** Ends a pair that was read at `version`. False when it was changed since. */
export async function end(
  db: Db,
  pair: { id: string; version: number },
  by: { on: LocalDate; accountId: string },
): Promise<boolean> {
  const result = await db
    .updateTable('keep_apart')
    .set({ ended_on: by.on, ended_by: by.accountId, version: pair.version + 1 })
    .where('id', '=', pair.id)
    .where('version', '=', pair.version)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Whom the pairs that stand are of, by the pair: both children with their birth dates, or the child and the person. */
export async function namesOfPairs(db: Db) {
  const rows = await db
    .selectFrom('keep_apart')
    .innerJoin('child', 'child.id', 'keep_apart.child_id')
    .leftJoin('child as other', 'other.id', 'keep_apart.other_child_id')
    .leftJoin('person', 'person.id', 'keep_apart.person_id')
    .select(['keep_apart.id', 'child.name', 'child.birth_date', 'person.name as person_name'])
    .select(['other.name as other_name', 'other.birth_date as other_birth_date'])
    .where('keep_apart.ended_on', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The dates from a day on, with a time and still to be held, of everybody whom a standing pair is of. */
export async function listBooked(
  db: Db,
  from: LocalDate,
  alsoPersonIds: readonly string[],
): Promise<Booked[]> {
  const standing = () => db.selectFrom('keep_apart').where('ended_on', 'is', null);
  const rows = await datesWithTime(db)
    .where('planned_on', '>=', from)
    .where('status', '=', 'planned')
    .where((eb) =>
      eb.or([
        eb('course.child_id', 'in', standing().select('child_id')),
        eb(
          'course.child_id',
          'in',
          standing().select('other_child_id').where('other_child_id', 'is not', null),
        ),
        eb('strand.person_id', 'in', standing().select('person_id').where('person_id', 'is not', null)),
        ...(alsoPersonIds.length === 0 ? [] : [eb('strand.person_id', 'in', alsoPersonIds)]),
      ]),
    )
    .orderBy('planned_on')
    .orderBy('session_try.id')
    .execute();
  return rows.flatMap(toBooking);
}

/** What was decided of pairs, the last first, with who said so. */
export async function listSettled(db: Db) {
  const rows = await db
    .selectFrom('apart_settlement')
    .leftJoin('account', 'account.id', 'apart_settlement.settled_by')
    .selectAll('apart_settlement')
    .select('account.name as by')
    .orderBy('apart_settlement.id', 'desc')
    .execute();
  return rows.map((row): Settled & { id: string; words: string; on: LocalDate; by: string | null } => ({
    id: row.id,
    pairId: row.keep_apart_id,
    groupId: row.group_id,
    courseIds:
      row.course_id === null || row.other_course_id === null ? null : [row.course_id, row.other_course_id],
    untilOn: dateOrNull(row.until_on),
    words: row.words,
    on: localDate(row.settled_on),
    by: row.by,
  }));
}

/** Keeps what was decided. */
export async function insertSettlement(db: Db, row: Insertable<Tables['apart_settlement']>): Promise<void> {
  await db.insertInto('apart_settlement').values(row).execute();
}
