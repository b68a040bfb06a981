import { sql } from 'kysely';
import type { Db } from './dialect.ts';
import { subjectsOf } from './recordsOfChild.ts';

export type AuditView = {
  id: string;
  at: string;
  who: string;
  operation: string;
  outcome: string;
  subject: string | null;
  detail: string | null;
};

/** One page of the log about a child: about any record of theirs, the files and printed lists that name them, dates of their groups, and that it is not the same child as another. */
export async function listOfChild(
  db: Db,
  childId: string,
  page: { offset: number; limit: number },
): Promise<{ rows: AuditView[]; total: number }> {
  const ofChild = db
    .selectFrom('audit')
    .where((eb) =>
      eb.or([
        eb('audit.subject', 'in', subjectsOf(childId)),
        eb('audit.id', 'in', filesNaming(childId)),
        eb('audit.id', 'in', groupDatesOf(childId)),
        eb('audit.id', 'in', saidNotSame(childId)),
      ]),
    );
  const found = await ofChild
    .leftJoin('account', 'account.id', 'audit.account_id')
    .select(['audit.id', 'audit.at', 'account.name as who', 'audit.operation', 'audit.outcome'])
    .select(['audit.subject', 'audit.detail'])
    .orderBy('audit.at', 'desc')
    .orderBy('audit.id', 'desc')
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  const counted = await ofChild.select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
  return {
    rows: found.map((row) => ({ ...row, who: row.who ?? 'A closed account' })),
    total: Number(counted.count),
  };
}

/**
 * The entries of files and printed lists that name a child, or a record that went into theirs. The log itself says whom one
 * names, where nothing can be changed; the condition is that of the index `audit_named_list`, so it stays a literal.
 */
const filesNaming = (childId: string) => sql<string>`(
  select file.id from audit file
  join child on (child.id = ${childId} or child.merged_into = ${childId})
  where file.operation in ('waitingList.exportNamed', 'waitingList.print') and file.outcome = 'done'
    and file.detail like '%"' || child.id || '"%')`;

/**
 * The entries that said of a child's record, or took back, that another is of somebody else: they stand with the one record and
 * name both in their answer. The condition is that of the index `audit_not_same`, so it stays a literal.
 */
const saidNotSame = (childId: string) => sql<string>`(
  select said.id from audit said
  join child on (child.id = ${childId} or child.merged_into = ${childId})
  where said.operation in ('notSame.say', 'notSame.takeBack') and said.outcome = 'done'
    and said.result like '%"' || child.id || '"%')`;

/** The entries about a group's dates that changed dates of a child's own course: each says which courses it did. */
const groupDatesOf = (childId: string) => sql<string>`(
  select entry.id from group_member
  join course on course.id = group_member.course_id
  join child on child.id = course.child_id and (child.id = ${childId} or child.merged_into = ${childId})
  join audit entry on entry.subject = group_member.group_id
  where entry.outcome = 'done' and entry.detail like '%"' || course.id || '"%')`;

/** How many rows the log has. */
export async function count(db: Db): Promise<number> {
  const counted = await db
    .selectFrom('audit')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(counted.count);
}

/** What to look for in the log; null leaves a question open. */
export type LogFilter = {
  accountId: string | null;
  subject: string | null;
  operations: readonly string[] | null;
  outcomes: readonly string[] | null;
};

/** One page of the log by person, record and kind, newest first, with how many entries there are in all. */
export async function search(
  db: Db,
  filter: LogFilter,
  page: { offset: number; limit: number },
): Promise<{ rows: (AuditView & { accountId: string })[]; total: number }> {
  const { accountId, subject, operations, outcomes } = filter;
  let found = db.selectFrom('audit').leftJoin('account', 'account.id', 'audit.account_id');
  if (accountId !== null) found = found.where('audit.account_id', '=', accountId);
  if (subject !== null) found = found.where('audit.subject', '=', subject);
  if (outcomes !== null) found = found.where('audit.outcome', 'in', outcomes);
  if (operations !== null) found = found.where('audit.operation', 'in', operations);
  const rows = await found
    .select(['audit.id', 'audit.at', 'account.name as who', 'audit.operation', 'audit.outcome'])
    .select(['audit.subject', 'audit.detail', 'audit.account_id as accountId'])
    .orderBy('audit.at', 'desc')
    .orderBy('audit.id', 'desc')
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  const counted = await found.select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
  return {
    rows: rows.map((row) => ({ ...row, who: row.who ?? 'A closed account' })),
    total: Number(counted.count),
  };
}
