import type { Insertable } from 'kysely';
import { localDate, type LocalDate } from '../../../shared/dates.ts';
import type { ChildFields } from '../../../shared/children/contract.ts';
import type { Db } from './dialect.ts';
import { CurrentStage } from './currentStage.ts';
import { refreshKeys } from './likeness.ts';
import { inGroups, onGroupDates } from './ofPractitioner.ts';
import * as searchTokens from './searchTokens.ts';
import type { Tables } from './tables.ts';

export type Child = { id: string; version: number; fields: ChildFields; importedNotes: string | null };

/** The record that stands for a child's since the two were merged; null where it stands for itself, or is not there. */
export async function mergedInto(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom('child').select('merged_into').where('id', '=', id).executeTakeFirst();
  return row?.merged_into ?? null;
}

/** The records merged into a child's. */
export async function mergedHere(db: Db, id: string): Promise<{ id: string; name: string }[]> {
  return db.selectFrom('child').select(['id', 'name']).where('merged_into', '=', id).orderBy('id').execute();
}

/** Makes a child findable anew by their names, and by those of the records merged into theirs; a merged one by none. */
export async function refreshSearch(db: Db, id: string): Promise<void> {
  const rows = await db
    .selectFrom('child')
    .select(['name', 'name_used'])
    .where((eb) =>
      eb.or([eb.and([eb('id', '=', id), eb('merged_into', 'is', null)]), eb('merged_into', '=', id)]),
    )
    .execute();
  const text = rows.map((row) => `${row.name} ${row.name_used ?? ''}`).join(' ');
  await searchTokens.index(db, 'child', id, text);
}

/** One child, or null. */
export async function load(db: Db, id: string): Promise<Child | null> {
  const row = await db.selectFrom('child').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Adds a child and makes them findable. */
export async function insert(
  db: Db,
  child: { id: string; fields: ChildFields; importedNotes: string | null; createdAt: string },
): Promise<void> {
  const { id, fields, importedNotes, createdAt } = child;
  await db
    .insertInto('child')
    .values({ id, ...columnsOf(fields), imported_notes: importedNotes, created_at: createdAt, version: 1 })
    .execute();
  await searchTokens.index(db, 'child', id, searchTextOf(fields));
  await refreshKeys(db, [id]);
}

/** Saves a child that was read at `version`. False when somebody saved them since. */
export async function save(db: Db, id: string, version: number, fields: ChildFields): Promise<boolean> {
  const result = await db
    .updateTable('child')
    .set({ ...columnsOf(fields), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) !== 1) return false;
  await refreshSearch(db, id);
  await refreshKeys(db, [id]);
  return true;
}

/**
 * Children whose names have words beginning with every word of the search; all by name when it is empty. The stage is that
 * of the referral the child's page is about (`currentOf` in shared/children/journey.ts), null where there is none.
 */
export async function search(
  db: Db,
  text: string,
  limit: number,
): Promise<{ childId: string; name: string; birthDate: LocalDate | null; stage: string | null }[]> {
  let query = db
    .selectFrom('child')
    .select(['child.id as childId', 'child.name', 'child.birth_date'])
    .select(CurrentStage.as('stage'))
    .where('child.merged_into', 'is', null);
  for (const token of searchTokens.tokensOf(text)) {
    query = query.where('child.id', 'in', (eb) =>
      eb
        .selectFrom('search_token')
        .select('record_id')
        .where('token', '=', token)
        .where('record_table', '=', 'child'),
    );
  }
  const rows = await query.orderBy('child.name').orderBy('child.id').limit(limit).execute();
  return rows.map(({ birth_date, ...row }) => ({
    ...row,
    birthDate: birth_date === null ? null : localDate(birth_date),
  }));
}

/**
 * The practitioners of a child's courses, those who are to take over or cover one that goes on, and those who hold a date
 * that nobody has logged, with the child or a group: whose caseload the child is in. The same as `childrenOf`, asked of one child.
 */
export async function practitionersOf(db: Db, childId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('strand')
    .innerJoin('course', 'course.id', 'strand.course_id')
    .select('strand.practitioner_id')
    .distinct()
    .where('course.child_id', '=', childId)
    .where('strand.practitioner_id', 'is not', null)
    .execute();
  const coming = await db
    .selectFrom('handover')
    .innerJoin('course', 'course.id', 'handover.course_id')
    .select('handover.to_practitioner_id')
    .distinct()
    .where('course.child_id', '=', childId)
    .where('handover.state', '=', 'planned')
    .where('course.ended_on', 'is', null)
    .execute();
  const standingIn = await db
    .selectFrom('session_try')
    .innerJoin('course', 'course.id', 'session_try.course_id')
    .select('session_try.practitioner_id')
    .distinct()
    .where('course.child_id', '=', childId)
    .where('session_try.status', '=', 'planned')
    .execute();
  const seconds = await inGroups(db)
    .select('group_run.second_practitioner_id')
    .distinct()
    .where('course.child_id', '=', childId)
    .execute();
  const ofDates = await onGroupDates(db)
    .select(['group_date.practitioner_id', 'group_date.second_practitioner_id'])
    .distinct()
    .where('course.child_id', '=', childId)
    .execute();
  return [
    ...[...seconds, ...ofDates].flatMap(({ second_practitioner_id: id }) => (id === null ? [] : [id])),
    ...ofDates.map((row) => row.practitioner_id),
    ...[...rows, ...standingIn].flatMap(({ practitioner_id: id }) => (id === null ? [] : [id])),
    ...coming.map((row) => row.to_practitioner_id),
  ];
}

/** The words a child is found by. */
export function searchTextOf(fields: ChildFields): string {
  return `${fields.name} ${fields.nameUsed ?? ''}`;
}

/** A child's fields as columns. */
export function columnsOf(fields: ChildFields) {
  return {
    name: fields.name,
    name_used: fields.nameUsed,
    birth_date: fields.birthDate,
    pronouns: fields.pronouns,
    sex: fields.sex,
    gender: fields.gender,
    ethnicity: fields.ethnicity,
    disability: fields.disability,
    disability_detail: fields.disabilityDetail,
    religion: fields.religion,
    language: fields.language,
    interpreter_language: fields.interpreterLanguage,
    access_needs: fields.accessNeeds,
    looked_after: fields.lookedAfter,
    protection_plan: fields.protectionPlan,
    in_need: fields.inNeed,
    postcode: fields.postcode,
    school: fields.school,
  } satisfies Partial<Insertable<Tables['child']>>;
}

function fromRow(row: Tables['child']): Child {
  return {
    id: row.id,
    version: row.version,
    importedNotes: row.imported_notes,
    fields: {
      name: row.name,
      nameUsed: row.name_used,
      birthDate: row.birth_date === null ? null : localDate(row.birth_date),
      pronouns: row.pronouns,
      sex: row.sex as ChildFields['sex'],
      gender: row.gender as ChildFields['gender'],
      ethnicity: row.ethnicity as ChildFields['ethnicity'],
      disability: row.disability as ChildFields['disability'],
      disabilityDetail: row.disability_detail,
      religion: row.religion as ChildFields['religion'],
      language: row.language,
      interpreterLanguage: row.interpreter_language,
      accessNeeds: row.access_needs,
      lookedAfter: row.looked_after as ChildFields['lookedAfter'],
      protectionPlan: row.protection_plan as ChildFields['protectionPlan'],
      inNeed: row.in_need as ChildFields['inNeed'],
      postcode: row.postcode,
      school: row.school,
    },
  };
}
