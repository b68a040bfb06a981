import { sql } from 'kysely';
import type { Db } from './dialect.ts';

const OF_A_CHILD = [
  'referral',
  'check_in',
  'holding_contact',
  'assessment',
  'offer',
  'course',
  'criminal_proceedings',
] as const;

export type SubjectChild = { subject: string; childId: string; name: string };

/** Which child each of some records in the log is about; records of no child are left out. */
export async function childrenOf(db: Db, subjects: readonly string[]): Promise<SubjectChild[]> {
  if (subjects.length === 0) return [];
  const ids = sql.join(subjects.map((subject) => sql`${subject}`));
  const children = await sql<SubjectChild>`
    select id as subject, id as "childId", name from child where id in (${ids})`.execute(db);
  const found = [...children.rows];
  for (const table of OF_A_CHILD) {
    const { rows } = await sql<SubjectChild>`
      select r.id as subject, child.id as "childId", child.name
      from ${sql.table(table)} r join child on child.id = r.child_id
      where r.id in (${ids})`.execute(db);
    found.push(...rows);
  }
  return found;
}
