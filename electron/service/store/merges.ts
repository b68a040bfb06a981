import { type Insertable, type Selectable, sql } from 'kysely';
import type { StoodInMerge } from '../../../shared/matching/mergeChecks.ts';
import type { Cell, CellValue } from '../../../shared/matching/mergeJournal.ts';
import type { Db } from './dialect.ts';
import { ALSO_NAMES_A_CHILD, GO_WITH, RECORDS_OF_A_CHILD } from './recordsOfChild.ts';
import type { Tables } from './tables.ts';

/** What a merge remembers, so that it can be taken apart. */
export type MergeJournal = {
  cells: Cell[];
  /** The other child's brothers and sisters; `here`: the child that stays had the link too. */
  siblings: { childId: string; linkedOn: string; linkedBy: string; here: boolean }[];
  /** Lines about one person that became one, and what was then said there about how to reach them. */
  takenIn: { keptId: string; otherId: string; said: ReachWords }[];
  /** How each contact stood before and right after; a merge from before it was kept gives no check back. */
  stood?: StoodInMerge[];
  /** Who must not be contacted, right after the merge: by the id of their line. */
  forbidden: string[];
};
export type ReachWords = {
  safeTimes: string | null;
  sayName: string | null;
  codeWord: string | null;
  noAnswer: string | null;
  note: string | null;
};

export type Merge = Omit<Selectable<Tables['child_merge']>, 'journal'> & { journal: MergeJournal };

/** Tables and their columns that lead to the child itself; who must not meet is a child on either side. */
const LEADING: readonly (readonly [table: string, column: string])[] = [
  ...Object.entries(RECORDS_OF_A_CHILD).filter(([, column]) => column === 'child_id'),
  ...Object.entries(ALSO_NAMES_A_CHILD),
];

/** Everything that names a child, as the cells that lead to them from another child. */
export async function cellsTo(db: Db, fromId: string, intoId: string): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const [table, column] of LEADING) {
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(table)} where ${sql.ref(column)} = ${fromId} order by id`.execute(db);
    cells.push(...rows.map(({ id }) => ({ table, id, column, before: fromId, after: intoId })));
  }
  return cells;
}

/** Rows of one table by the record they belong to, as cells that lead to another record. */
export async function cellsBetween(
  db: Db,
  table: keyof Tables,
  column: 'referral_id' | 'person_id',
  between: { from: string; to: string },
): Promise<Cell[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where ${sql.ref(column)} = ${between.from} order by id`.execute(db);
  return rows.map(({ id }) => ({ table, id, column, before: between.from, after: between.to }));
}

/** Check-ins that name somebody among those spoken to, as cells that name another in their place. */
export async function spokenToCells(db: Db, between: { from: string; to: string }): Promise<Cell[]> {
  const rows = await db
    .selectFrom('check_in')
    .select(['id', 'people_spoken_to'])
    .where('people_spoken_to', 'like', `%"${between.from}"%`)
    .orderBy('id')
    .execute();
  return rows.map(({ id, people_spoken_to: before }) => {
    const ids = JSON.parse(before ?? '[]') as string[];
    const after = [...new Set(ids.map((each) => (each === between.from ? between.to : each)))];
    return { table: 'check_in', id, column: 'people_spoken_to', before, after: JSON.stringify(after) };
  });
}

/** Whether somebody stands round one child alone, so that whatever names them is that child's. */
export async function isRoundOneChild(db: Db, personId: string): Promise<boolean> {
  const links = await db.selectFrom('child_person').select('id').where('person_id', '=', personId).execute();
  return links.length === 1;
}

const VERSIONED: ReadonlySet<string> = new Set(['child', 'person', 'child_person', 'referral', 'pause']);
const LEADS: ReadonlySet<string> = new Set([
  'child_id',
  'referral_id',
  'person_id',
  'matches_child_id',
  'other_child_id',
  'merged_into',
]);

/** Writes the cells. A record whose own words change is at a new version, so that no open form overwrites it unseen. */
export async function write(db: Db, cells: readonly Cell[]): Promise<void> {
  for (const ofRow of Map.groupBy(cells, ({ table, id }) => `${table} ${id}`).values()) {
    const [{ table, id } = { table: '', id: '' }] = ofRow;
    const sets = ofRow.map(({ column, after }) => sql`${sql.ref(column)} = ${after}`);
    const isChanged = ofRow.some(({ column }) => !LEADS.has(column));
    if (VERSIONED.has(table) && isChanged) sets.push(sql`version = version + 1`);
    await sql`update ${sql.table(table)} set ${sql.join(sets)} where id = ${id}`.execute(db);
  }
}

/** What stands in each of these places now; undefined where the record is no longer there. */
export async function readNow(
  db: Db,
  cells: readonly Cell[],
): Promise<(cell: Pick<Cell, 'table' | 'id' | 'column'>) => CellValue | undefined> {
  const now = new Map<string, CellValue>();
  for (const some of Map.groupBy(cells, ({ table, column }) => `${table} ${column}`).values()) {
    const [{ table, column } = { table: '', column: '' }] = some;
    const { rows } = await sql<{ id: string; value: CellValue }>`
      select id, ${sql.ref(column)} as value from ${sql.table(table)}
      where id in (${sql.join(some.map(({ id }) => id))})`.execute(db);
    for (const row of rows) now.set(`${table} ${column} ${row.id}`, row.value);
  }
  return ({ table, id, column }) => now.get(`${table} ${column} ${id}`);
}

/**
 * Records added since that belong to something that goes back: they go back with it. `going` has what goes back of
 * itself, by table; `stays` what was told to stay.
 */
export async function addGoingWith(
  db: Db,
  childId: string,
  going: Map<string, Set<string>>,
  stays: ReadonlySet<string>,
): Promise<void> {
  for (const [table, column, parent] of Object.entries(GO_WITH).flatMap(([child, leads]) =>
    leads.map(([by, of]) => [child, by, of] as const),
  )) {
    const parents = [...(going.get(parent) ?? [])];
    if (parents.length === 0) continue;
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(table)}
      where child_id = ${childId} and ${sql.ref(column)} in (${sql.join(parents)})`.execute(db);
    const ids = rows.map(({ id }) => id).filter((id) => !stays.has(id));
    if (ids.length > 0) going.set(table, new Set([...(going.get(table) ?? []), ...ids]));
  }
}

/** The records a child was given after a moment, by table: ids sort by the time they were made. */
export async function addedSince(db: Db, childId: string, mergeId: string): Promise<Map<string, string[]>> {
  const added = new Map<string, string[]>();
  for (const [table, column] of LEADING) {
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(table)} where ${sql.ref(column)} = ${childId} and id > ${mergeId}`.execute(
      db,
    );
    if (rows.length > 0)
      added.set(table, [...new Set([...(added.get(table) ?? []), ...rows.map(({ id }) => id)])]);
  }
  return added;
}

export async function insert(
  db: Db,
  merge: Omit<Insertable<Tables['child_merge']>, 'journal' | 'undone_at' | 'undone_by' | 'undone_reason'> & {
    journal: MergeJournal;
  },
): Promise<void> {
  const nothing = { undone_at: null, undone_by: null, undone_reason: null };
  await db
    .insertInto('child_merge')
    .values({ ...merge, journal: JSON.stringify(merge.journal), ...nothing })
    .execute();
}

/** One merge with what it remembers, or null. */
export async function load(db: Db, id: string): Promise<Merge | null> {
  const row = await db.selectFrom('child_merge').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : { ...row, journal: JSON.parse(row.journal) as MergeJournal };
}

/**
 * Merges into a child's record and into those merged into it, and those it was taken out of again, the last first, with who
 * made them and the other record.
 */
export async function listOf(db: Db, childId: string) {
  return db
    .selectFrom('child_merge')
    .innerJoin('child as other', (join) =>
      join.on((eb) =>
        eb(
          'other.id',
          '=',
          eb
            .case()
            .when('child_merge.from_id', '=', childId)
            .then(eb.ref('child_merge.into_id'))
            .else(eb.ref('child_merge.from_id'))
            .end(),
        ),
      ),
    )
    .leftJoin('account as maker', 'maker.id', 'child_merge.merged_by')
    .leftJoin('account as undoer', 'undoer.id', 'child_merge.undone_by')
    .select(['child_merge.id', 'child_merge.into_id', 'child_merge.reason', 'child_merge.merged_at'])
    .select(['child_merge.undone_at', 'child_merge.undone_reason', 'other.id as other_id', 'other.name'])
    .select(['maker.name as maker_name', 'undoer.name as undoer_name'])
    .where((eb) =>
      eb.or([
        eb('child_merge.into_id', '=', childId),
        eb.and([eb('child_merge.from_id', '=', childId), eb('child_merge.undone_at', 'is not', null)]),
        eb('child_merge.into_id', 'in', (q) =>
          q.selectFrom('child').select('child.id').where('child.merged_into', '=', childId),
        ),
      ]),
    )
    .orderBy('child_merge.id', 'desc')
    .execute();
}

/** Lines about one person that standing merges made one: the line that stands, by the id of the one it took in. */
export async function linesTakenIn(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('child_merge')
    .select('journal')
    .where('undone_at', 'is', null)
    .orderBy('id')
    .execute();
  const into = new Map<string, string>();
  for (const row of rows) {
    const { takenIn } = JSON.parse(row.journal) as MergeJournal;
    for (const { keptId, otherId } of takenIn) {
      // What an earlier merge took in goes on with the line it went into.
      for (const [earlier, line] of into) if (line === otherId) into.set(earlier, keptId);
      into.set(otherId, keptId);
    }
  }
  return into;
}

/** Notes that a merge was taken apart. */
export async function markUndone(
  db: Db,
  id: string,
  by: { at: string; accountId: string; reason: string },
): Promise<void> {
  await db
    .updateTable('child_merge')
    .set({ undone_at: by.at, undone_by: by.accountId, undone_reason: by.reason })
    .where('id', '=', id)
    .execute();
}
