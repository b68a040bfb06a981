import { CompiledQuery } from 'kysely';
import type { Db } from '../store/dialect.ts';
import type { Selectable } from 'kysely';
import type { Tables } from '../store/tables.ts';

export type Rows = { [Table in keyof Tables]: Selectable<Tables[Table]>[] };

/** In the order in which rows may refer to one another. */
const TABLES = [
  'account',
  'practitioner',
  'practitioner_training',
  'supervision',
  'room',
  'funder',
  'diary_period',
  'practitioner_hours',
  'child',
  'person',
  'child_person',
  'import_batch',
  'import_row',
  'referral',
  'referral_again',
  'safety_read',
  'triage_decision',
  'band_decision',
  'pause',
  'check_in',
  'support_series',
  'support_absence',
  'holding_contact',
  'support_kind',
  'support_plan',
  'contact_decision',
  'concern',
  'concern_words',
  'risk',
  'criminal_proceedings',
  'child_event',
  'assessment',
  'assessment_writeup',
  'offer',
  'own_therapy',
  'protocol_version',
  'course',
  'course_ending',
  'strand',
  'session',
  'session_try',
  'miss_decision',
  'group_run',
  'group_date',
  'group_member',
  'handover',
  'note_agreement',
  'carer_entry',
  'bound_decision',
  'review',
  'feedback_asked',
  'feedback',
  'feedback_without_name',
  'feedback_change',
  'measure_score',
  'goal',
  'goal_score',
  'letter',
  'keep_apart',
  'apart_settlement',
  'letter_template',
  'clinical_note',
  'search_token',
  'likeness_key',
  'child_sibling',
  'not_same',
  'outside_access',
  'return_release',
  'setting',
  'audit',
  'draft',
] as const satisfies readonly (keyof Tables)[];

/** SQLite takes 32,766 values in one statement, PostgreSQL twice that. */
const VALUES_AT_ONCE = 4000;

export function noRows(): Rows {
  return Object.fromEntries(TABLES.map((table) => [table, []])) as unknown as Rows;
}

/** Adds every row, many at a time: one statement is compiled for each table and then only bound. */
export async function insertRows(db: Db, rows: Rows): Promise<void> {
  for (const table of TABLES) {
    const all: readonly Record<string, unknown>[] = rows[table];
    const columns = Object.keys(all[0] ?? {});
    const atOnce = Math.max(1, Math.floor(VALUES_AT_ONCE / Math.max(1, columns.length)));
    const texts = new Map<number, string>();
    for (let from = 0; from < all.length; from += atOnce) {
      const some = all.slice(from, from + atOnce);
      const text =
        texts.get(some.length) ??
        db
          .insertInto(table)
          .values(some as never)
          .compile().sql;
      texts.set(some.length, text);
      const values = some.flatMap((row) => columns.map((column) => row[column]));
      await db.executeQuery(CompiledQuery.raw(text, values));
    }
  }
}
