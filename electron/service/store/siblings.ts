import { localDate, type LocalDate } from '../../../shared/dates.ts';
import type { Stage } from '../../../shared/waitingList/rules.ts';
import { CurrentStage } from './currentStage.ts';
import type { Db } from './dialect.ts';

/** The pair as it is kept: once, the lower id first. */
const pairOf = (a: string, b: string) => {
  const [one_id = a, other_id = b] = [a, b].sort();
  return { one_id, other_id };
};

/** Links two children as brothers or sisters. Linked already, it stays as it was. */
export async function link(
  db: Db,
  a: string,
  b: string,
  by: { on: string; accountId: string },
): Promise<void> {
  await db
    .insertInto('child_sibling')
    .values({ ...pairOf(a, b), linked_on: by.on, linked_by: by.accountId })
    .onConflict((conflict) => conflict.columns(['one_id', 'other_id']).doNothing())
    .execute();
}

/** Takes the link of two children back. False where there was none. */
export async function unlink(db: Db, a: string, b: string): Promise<boolean> {
  const { one_id, other_id } = pairOf(a, b);
  const result = await db
    .deleteFrom('child_sibling')
    .where('one_id', '=', one_id)
    .where('other_id', '=', other_id)
    .executeTakeFirst();
  return Number(result.numDeletedRows) === 1;
}

export type SiblingLink = { childId: string; linkedOn: string; linkedBy: string };

/** Whom a child is linked with, and since when by whom. */
export async function linksOf(db: Db, childId: string): Promise<SiblingLink[]> {
  const rows = await db
    .selectFrom('child_sibling')
    .selectAll()
    .where((eb) => eb.or([eb('one_id', '=', childId), eb('other_id', '=', childId)]))
    .orderBy('one_id')
    .orderBy('other_id')
    .execute();
  return rows.map((row) => ({
    childId: row.one_id === childId ? row.other_id : row.one_id,
    linkedOn: row.linked_on,
    linkedBy: row.linked_by,
  }));
}

export type Sibling = { childId: string; name: string; birthDate: LocalDate | null; stage: Stage | null };

/** A child's brothers and sisters, the oldest first. */
export async function listOf(db: Db, childId: string): Promise<Sibling[]> {
  const rows = await db
    .selectFrom('child')
    .select(['child.id', 'child.name', 'child.birth_date'])
    .select(CurrentStage.as('stage'))
    .where((eb) =>
      eb.or([
        eb('child.id', 'in', (q) =>
          q.selectFrom('child_sibling').select('other_id').where('one_id', '=', childId),
        ),
        eb('child.id', 'in', (q) =>
          q.selectFrom('child_sibling').select('one_id').where('other_id', '=', childId),
        ),
      ]),
    )
    .orderBy('child.birth_date')
    .orderBy('child.name')
    .orderBy('child.id')
    .execute();
  return rows.map((row) => ({
    childId: row.id,
    name: row.name,
    birthDate: row.birth_date === null ? null : localDate(row.birth_date),
    stage: row.stage as Stage | null,
  }));
}
