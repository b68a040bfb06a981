import { sql } from 'kysely';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

/**
 * Every table whose rows belong to one child, with the column that leads there: to the child itself, or to the
 * course or referral that has one. The log, the History, the drafts and the merging of two records all ask this list; a
 * test holds it against the schema, so that a new table cannot be forgotten.
 */
export const RECORDS_OF_A_CHILD = {
  child_person: 'child_id',
  carer_entry: 'child_id',
  referral: 'child_id',
  check_in: 'child_id',
  holding_contact: 'child_id',
  support_plan: 'child_id',
  support_series: 'child_id',
  support_absence: 'child_id',
  assessment: 'child_id',
  assessment_writeup: 'child_id',
  offer: 'child_id',
  course: 'child_id',
  measure_score: 'child_id',
  goal: 'child_id',
  goal_score: 'child_id',
  feedback: 'child_id',
  criminal_proceedings: 'child_id',
  child_event: 'child_id',
  event_removal: 'child_id',
  outside_access: 'child_id',
  concern: 'child_id',
  risk: 'child_id',
  contact_decision: 'child_id',
  letter: 'child_id',
  keep_apart: 'child_id',
  apart_settlement: 'child_id',
  pause: 'referral_id',
  referral_again: 'referral_id',
  safety_read: 'referral_id',
  triage_decision: 'referral_id',
  band_decision: 'referral_id',
  strand: 'course_id',
  session: 'course_id',
  session_try: 'course_id',
  handover: 'course_id',
  course_ending: 'course_id',
  course_reopening: 'course_id',
  feedback_asked: 'course_id',
  group_member: 'course_id',
  bound_decision: 'course_id',
  miss_decision: 'course_id',
  note_agreement: 'course_id',
  review: 'course_id',
} as const satisfies Partial<Record<keyof Tables, 'child_id' | 'referral_id' | 'course_id'>>;

/** Rows that name a child and are no record of theirs. A merge changes these too. */
export const ALSO_NAMES_A_CHILD = {
  import_row: 'matches_child_id',
  child: 'merged_into',
  keep_apart: 'other_child_id',
} as const satisfies Partial<Record<keyof Tables, string>>;

/**
 * Records of a child that belong to another record of the same child: where that one goes, they go. A course before
 * its scores, a check-in or a disclosure before its concerns.
 */
export const GO_WITH = {
  check_in: [['referral_id', 'referral']],
  support_plan: [['referral_id', 'referral']],
  support_series: [['referral_id', 'referral']],
  support_absence: [['series_id', 'support_series']],
  holding_contact: [['referral_id', 'referral']],
  assessment: [['referral_id', 'referral']],
  assessment_writeup: [['referral_id', 'referral']],
  offer: [['referral_id', 'referral']],
  course: [['referral_id', 'referral']],
  contact_decision: [['referral_id', 'referral']],
  measure_score: [['course_id', 'course']],
  goal: [['course_id', 'course']],
  feedback: [['course_id', 'course']],
  goal_score: [['goal_id', 'goal']],
  child_event: [['proceedings_id', 'criminal_proceedings']],
  apart_settlement: [['keep_apart_id', 'keep_apart']],
  concern: [
    ['check_in_id', 'check_in'],
    ['event_id', 'child_event'],
  ],
} as const satisfies Partial<
  Record<keyof typeof RECORDS_OF_A_CHILD, readonly (readonly [string, keyof Tables])[]>
>;

type Table = keyof typeof RECORDS_OF_A_CHILD;
const TABLES = Object.keys(RECORDS_OF_A_CHILD) as Table[];
const PARENT = { referral_id: 'referral', course_id: 'course' } as const;

export type RecordsChild = { subject: string; childId: string; name: string; courseId: string | null };

/**
 * Which child each of some records is about, and in which course; records of no child are left out. A record that was
 * merged is that of the child it went into.
 */
export async function childrenOf(db: Db, subjects: readonly string[]): Promise<RecordsChild[]> {
  if (subjects.length === 0) return [];
  const ids = sql.join(subjects.map((subject) => sql`${subject}`));
  const { rows: found } = await sql<RecordsChild>`
    select held.id as subject, child.id as "childId", child.name, null as "courseId"
    from child held ${theChildOf('held')} where held.id in (${ids})
    union all
    select m.id as subject, child.id as "childId", child.name, null as "courseId"
    from child_merge m join child held on held.id = m.into_id ${theChildOf('held')} where m.id in (${ids})`.execute(
    db,
  );
  for (const table of TABLES) {
    const column = RECORDS_OF_A_CHILD[table];
    const courseId = column === 'course_id' ? sql`r.course_id` : table === 'course' ? sql`r.id` : sql`null`;
    const { rows } = await sql<RecordsChild>`
      select r.id as subject, child.id as "childId", child.name, ${courseId} as "courseId"
      from ${sql.table(table)} r ${toChild(column)} ${theChildOf('held')} where r.id in (${ids})`.execute(db);
    found.push(...rows);
  }
  return found;
}

function toChild(column: 'child_id' | 'referral_id' | 'course_id') {
  if (column === 'child_id') return sql`join child held on held.id = r.child_id`;
  return sql`join ${sql.table(PARENT[column])} p on p.id = r.${sql.ref(column)} join child held on held.id = p.child_id`;
}

/** The record that stands for one. */
const theChildOf = (held: string) =>
  sql`join child on child.id = coalesce(${sql.ref(`${held}.merged_into`)}, ${sql.ref(`${held}.id`)})`;

/** Every id by which the log may name a child's records, and those of records merged into theirs, as a part of a question. */
export function subjectsOf(childId: string) {
  const own = sql`select id from child where id = ${childId} or merged_into = ${childId}`;
  const held = sql`(${own})`;
  const parts = TABLES.map((table) => {
    const column = RECORDS_OF_A_CHILD[table];
    if (column === 'child_id') return sql`select id from ${sql.table(table)} where child_id in ${held}`;
    return sql`select r.id from ${sql.table(table)} r
      join ${sql.table(PARENT[column])} p on p.id = r.${sql.ref(column)} where p.child_id in ${held}`;
  });
  const merges = sql`select id from child_merge where from_id in ${held} or into_id in ${held}`;
  return sql<string>`(${sql.join([own, merges, ...parts], sql` union all `)})`;
}
