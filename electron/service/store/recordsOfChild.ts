import { sql } from 'kysely';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

/**
 * Every table whose rows belong to one child, with the column that leads there: to the child itself, or to the
 * course or referral that has one. The log, the History and the drafts all ask this list; a test holds it against
 * the schema, so that a new table cannot be forgotten.
 */
export const RECORDS_OF_A_CHILD = {
  child_person: 'child_id',
  referral: 'child_id',
  check_in: 'child_id',
  holding_contact: 'child_id',
  assessment: 'child_id',
  assessment_writeup: 'child_id',
  offer: 'child_id',
  course: 'child_id',
  measure_score: 'child_id',
  criminal_proceedings: 'child_id',
  child_event: 'child_id',
  outside_access: 'child_id',
  concern: 'child_id',
  risk: 'child_id',
  contact_decision: 'child_id',
  letter: 'child_id',
  pause: 'referral_id',
  referral_again: 'referral_id',
  safety_read: 'referral_id',
  triage_decision: 'referral_id',
  band_decision: 'referral_id',
  strand: 'course_id',
  session: 'course_id',
  session_try: 'course_id',
  bound_decision: 'course_id',
  review: 'course_id',
} as const satisfies Partial<Record<keyof Tables, 'child_id' | 'referral_id' | 'course_id'>>;

type Table = keyof typeof RECORDS_OF_A_CHILD;
const TABLES = Object.keys(RECORDS_OF_A_CHILD) as Table[];
const PARENT = { referral_id: 'referral', course_id: 'course' } as const;

export type RecordsChild = { subject: string; childId: string; name: string; courseId: string | null };

/** Which child each of some records is about, and in which course; records of no child are left out. */
export async function childrenOf(db: Db, subjects: readonly string[]): Promise<RecordsChild[]> {
  if (subjects.length === 0) return [];
  const ids = sql.join(subjects.map((subject) => sql`${subject}`));
  const { rows: found } = await sql<RecordsChild>`
    select id as subject, id as "childId", name, null as "courseId" from child where id in (${ids})`.execute(
    db,
  );
  for (const table of TABLES) {
    const column = RECORDS_OF_A_CHILD[table];
    const courseId = column === 'course_id' ? sql`r.course_id` : table === 'course' ? sql`r.id` : sql`null`;
    const { rows } = await sql<RecordsChild>`
      select r.id as subject, child.id as "childId", child.name, ${courseId} as "courseId"
      from ${sql.table(table)} r ${toChild(column)} where r.id in (${ids})`.execute(db);
    found.push(...rows);
  }
  return found;
}

function toChild(column: 'child_id' | 'referral_id' | 'course_id') {
  if (column === 'child_id') return sql`join child on child.id = r.child_id`;
  return sql`join ${sql.table(PARENT[column])} p on p.id = r.${sql.ref(column)} join child on child.id = p.child_id`;
}

/** Every id by which the log may name a child's records, as a part of a question. */
export function subjectsOf(childId: string) {
  const parts = TABLES.map((table) => {
    const column = RECORDS_OF_A_CHILD[table];
    if (column === 'child_id') return sql`select id from ${sql.table(table)} where child_id = ${childId}`;
    return sql`select r.id from ${sql.table(table)} r
      join ${sql.table(PARENT[column])} p on p.id = r.${sql.ref(column)} where p.child_id = ${childId}`;
  });
  return sql<string>`(select ${childId} union all ${sql.join(parts, sql` union all `)})`;
}
