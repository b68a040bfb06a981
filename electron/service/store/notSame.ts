import { dateOrNull, localDate, type LocalDate } from '../../../shared/dates.ts';
import { identityOf, type SaidNotSame } from '../../../shared/matching/notSame.ts';
import type { Db } from './dialect.ts';

export type NotSame = SaidNotSame & { on: LocalDate; by: string; reason: string | null };

/** Which records were said to be of another child than this one, by the id of the other, whichever was named first. */
export async function ofChild(db: Db, childId: string): Promise<Map<string, NotSame>> {
  const rows = await db
    .selectFrom('not_same')
    .leftJoin('account', 'account.id', 'not_same.said_by')
    .selectAll('not_same')
    .select('account.name as by')
    .where((eb) => eb.or([eb('one_id', '=', childId), eb('other_id', '=', childId)]))
    .orderBy('not_same.id')
    .execute();
  return new Map(
    rows.map((row) => [
      row.one_id === childId ? row.other_id : row.one_id,
      {
        oneId: row.one_id,
        oneWas: row.one_was,
        otherId: row.other_id,
        otherWas: row.other_was,
        on: localDate(row.said_on),
        by: row.by ?? 'A closed account',
        reason: row.reason,
      },
    ]),
  );
}

/** Keeps that two records are of two children, with what it rests on now; what was said of them before goes. */
export async function say(
  db: Db,
  {
    id,
    childIds,
    reason,
    on,
    accountId,
  }: {
    id: string;
    childIds: readonly [string, string];
    reason: string | null;
    on: LocalDate;
    accountId: string;
  },
): Promise<void> {
  const [one_id, other_id] = childIds.toSorted() as [string, string];
  await takeBack(db, one_id, other_id);
  await db
    .insertInto('not_same')
    .values({
      id,
      one_id,
      other_id,
      one_was: await identityHeld(db, one_id),
      other_was: await identityHeld(db, other_id),
      reason,
      said_on: on,
      said_by: accountId,
    })
    .execute();
}

/** Takes back what was said of two records. False where nothing was. */
export async function takeBack(db: Db, a: string, b: string): Promise<boolean> {
  const [one, other] = [a, b].toSorted() as [string, string];
  const result = await db
    .deleteFrom('not_same')
    .where('one_id', '=', one)
    .where('other_id', '=', other)
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

async function identityHeld(db: Db, childId: string): Promise<string> {
  const row = await db
    .selectFrom('child')
    .select(['name', 'name_used', 'birth_date'])
    .where('id', '=', childId)
    .executeTakeFirstOrThrow();
  return identityOf({ name: row.name, nameUsed: row.name_used, birthDate: dateOrNull(row.birth_date) });
}
