import type { Insertable } from 'kysely';
import { LETTER_KINDS, type LetterKind } from '../../../shared/letters/codes.ts';
import { DEFAULT_TEMPLATES } from '../../../shared/letters/templates.ts';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

export type Template = { kind: LetterKind; body: string; changed: { at: string; by: string } | null };

/** The words of every letter: the service's own where it changed them, otherwise ours. */
export async function templates(db: Db): Promise<Template[]> {
  const rows = await db
    .selectFrom('letter_template')
    .leftJoin('account', 'account.id', 'letter_template.changed_by')
    .select(['kind', 'body', 'changed_at', 'account.name as by'])
    .execute();
  return LETTER_KINDS.map((kind) => {
    const row = rows.find((each) => each.kind === kind);
    if (row === undefined) return { kind, body: DEFAULT_TEMPLATES[kind], changed: null };
    return { kind, body: row.body, changed: { at: row.changed_at, by: row.by ?? 'Somebody' } };
  });
}

/** Keeps the service's own words of one letter. */
export async function saveTemplate(db: Db, row: Insertable<Tables['letter_template']>): Promise<void> {
  await db
    .insertInto('letter_template')
    .values(row)
    .onConflict((conflict) => conflict.column('kind').doUpdateSet(row))
    .execute();
}

/** Adds a letter as it was sent. Nothing changes it afterwards. */
export async function insert(db: Db, row: Insertable<Tables['letter']>): Promise<void> {
  await db.insertInto('letter').values(row).execute();
}

/** The letters about a child with who made them, the newest first. */
export async function listOfChild(db: Db, childId: string) {
  return db
    .selectFrom('letter')
    .leftJoin('account', 'account.id', 'letter.made_by')
    .selectAll('letter')
    .select('account.name as maker')
    .where('letter.child_id', '=', childId)
    .orderBy('letter.made_at', 'desc')
    .orderBy('letter.id', 'desc')
    .execute();
}
