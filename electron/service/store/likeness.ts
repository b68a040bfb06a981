import { localDate, isLocalDate, type LocalDate } from '../../../shared/dates.ts';
import { likenessKeys } from '../../../shared/matching/keys.ts';
import type { Likened } from '../../../shared/matching/likeness.ts';
import type { Db } from './dialect.ts';

const AT_ONCE = 500;

export type LikenedChild = Likened & { childId: string };

/** Who is worth comparing with these children, made anew: after their names, dates, postcodes or carers changed. */
export async function refreshKeys(db: Db, childIds: readonly string[]): Promise<void> {
  for (let from = 0; from < childIds.length; from += AT_ONCE) {
    const some = childIds.slice(from, from + AT_ONCE);
    await db.deleteFrom('likeness_key').where('likened_id', 'in', some).execute();
    await insertKeys(db, await load(db, some));
  }
}

/** The same for everybody, as after the rule changed. */
export async function refreshAllKeys(db: Db): Promise<void> {
  const rows = await db.selectFrom('child').select('id').orderBy('id').execute();
  await refreshKeys(
    db,
    rows.map(({ id }) => id),
  );
}

/** Nobody is compared with this child any more: their record went into another. */
export async function forgetKeys(db: Db, childId: string): Promise<void> {
  await db.deleteFrom('likeness_key').where('likened_id', '=', childId).execute();
}

async function insertKeys(db: Db, children: readonly LikenedChild[]): Promise<void> {
  const rows = children.flatMap((child) =>
    likenessKeys(child).map((key) => ({ key, likened_id: child.childId })),
  );
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await db
      .insertInto('likeness_key')
      .values(rows.slice(from, from + AT_ONCE))
      .execute();
  }
}

/** Children as they are compared, by id. */
export async function load(db: Db, childIds: readonly string[]): Promise<LikenedChild[]> {
  if (childIds.length === 0) return [];
  const rows = await db
    .selectFrom('child')
    .select(['id', 'name', 'name_used', 'birth_date', 'postcode', 'school'])
    .where('id', 'in', childIds)
    .orderBy('id')
    .execute();
  const carers = await db
    .selectFrom('child_person')
    .innerJoin('person', 'person.id', 'child_person.person_id')
    .select(['child_person.child_id', 'person.name', 'person.phone'])
    .where('child_person.child_id', 'in', childIds)
    .where('person.kind', '=', 'carer')
    .orderBy('child_person.id')
    .execute();
  const byChild = Map.groupBy(carers, (carer) => carer.child_id);
  return rows.map((row) => ({
    childId: row.id,
    name: row.name,
    nameUsed: row.name_used,
    birthDate: dateOrNull(row.birth_date),
    postcode: row.postcode,
    school: row.school,
    carers: (byChild.get(row.id) ?? []).map(({ name, phone }) => ({ name, phone })),
  }));
}

/** The children worth comparing with one, those with most in common first; never with all there are. */
export async function candidates(db: Db, child: Likened, limit: number): Promise<LikenedChild[]> {
  const keys = likenessKeys(child);
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('likeness_key')
    .select('likened_id')
    .where('key', 'in', keys)
    .groupBy('likened_id')
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy('likened_id')
    .limit(limit)
    .execute();
  return load(
    db,
    rows.map((row) => row.likened_id),
  );
}

const dateOrNull = (text: string | null): LocalDate | null =>
  text !== null && isLocalDate(text) ? localDate(text) : null;
