import type { CellValue } from '../../../../shared/matching/mergeJournal.ts';
import type { Db } from '../dialect.ts';

type Journal = {
  cells: { table: string; id: string; column: string; before: CellValue; after: CellValue }[];
  takenIn?: { keptId: string; otherId: string }[];
};

/**
 * Check-ins name everybody who was spoken to. Merges from before that was looked at left the line that was taken in among
 * them: it is that of the one it became, as merges do now, and written down, so that it goes back when they are taken apart.
 */
export async function up(db: Db): Promise<void> {
  const merges = await db
    .selectFrom('child_merge')
    .select(['id', 'journal'])
    .where('undone_at', 'is', null)
    .orderBy('id')
    .execute();
  for (const { id, journal: text } of merges) {
    const journal = JSON.parse(text) as Journal;
    const added: Journal['cells'] = [];
    for (const { keptId, otherId } of journal.takenIn ?? []) {
      const [from, to] = [await personOf(db, otherId), await personOf(db, keptId)];
      if (from === null || to === null || from === to || !(await isRoundOneChild(db, from))) continue;
      added.push(...(await renamed(db, from, to)));
    }
    if (added.length === 0) continue;
    const cells = [...journal.cells, ...added];
    await db
      .updateTable('child_merge')
      .set({ journal: JSON.stringify({ ...journal, cells }) })
      .where('id', '=', id)
      .execute();
  }
}

async function personOf(db: Db, linkId: string): Promise<string | null> {
  const row = await db
    .selectFrom('child_person')
    .select('person_id')
    .where('id', '=', linkId)
    .executeTakeFirst();
  return row?.person_id ?? null;
}

async function isRoundOneChild(db: Db, personId: string): Promise<boolean> {
  const links = await db.selectFrom('child_person').select('id').where('person_id', '=', personId).execute();
  return links.length === 1;
}

async function renamed(db: Db, from: string, to: string): Promise<Journal['cells']> {
  const rows = await db
    .selectFrom('check_in')
    .select(['id', 'people_spoken_to'])
    .where('people_spoken_to', 'like', `%"${from}"%`)
    .orderBy('id')
    .execute();
  const cells: Journal['cells'] = [];
  for (const { id, people_spoken_to: before } of rows) {
    const ids = JSON.parse(before ?? '[]') as string[];
    const after = JSON.stringify([...new Set(ids.map((each) => (each === from ? to : each)))]);
    await db.updateTable('check_in').set({ people_spoken_to: after }).where('id', '=', id).execute();
    cells.push({ table: 'check_in', id, column: 'people_spoken_to', before, after });
  }
  return cells;
}
