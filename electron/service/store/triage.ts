import type { ExpressionBuilder, Insertable } from 'kysely';
import type { SafetyFinding, NotAcceptedReason, TriageAnswer } from '../../../shared/triage/codes.ts';
import type { SafetyReadView, TriageDecisionView } from '../../../shared/triage/contract.ts';
import { localDate, type LocalDate, dateOrNull } from '../../../shared/dates.ts';
import type { ReferralSource } from '../../../shared/referrals/codes.ts';
import { NO_DETAILS, type ReferralSaid } from '../../../shared/referrals/details.ts';
import { answering } from './accounts.ts';
import { type Db, toCount } from './dialect.ts';
import { childrenOf } from './ofPractitioner.ts';
import type { Tables } from './tables.ts';

/** Whose referrals: everyone's, or those of the children of one practitioner's courses. */
export type InboxScope = { practitionerId: string | null | 'all' };
type Page = { offset: number; limit: number };

/** Adds a reading for safety. Call `refreshReferral` afterwards, in the same transaction. */
export async function insertSafetyRead(db: Db, read: Insertable<Tables['safety_read']>): Promise<void> {
  await db.insertInto('safety_read').values(read).execute();
}

/** Adds an answer of triage. Call `refreshReferral` afterwards, in the same transaction. */
export async function insertDecision(db: Db, decision: Insertable<Tables['triage_decision']>): Promise<void> {
  await db.insertInto('triage_decision').values(decision).execute();
}

/** How some referrals were read for safety, newest first, with who read them. */
export async function safetyReadsOf(
  db: Db,
  referralIds: readonly string[],
): Promise<Map<string, SafetyReadView[]>> {
  if (referralIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('safety_read')
    .leftJoin('account', 'account.id', 'safety_read.made_by')
    .selectAll('safety_read')
    .select('account.name as by')
    .where('safety_read.referral_id', 'in', referralIds)
    .orderBy('safety_read.made_at', 'desc')
    .orderBy('safety_read.id', 'desc')
    .execute();
  return grouped(rows, (row) => ({
    id: row.id,
    readOn: localDate(row.read_on),
    finding: row.finding as SafetyFinding,
    note: row.note,
    by: row.by,
  }));
}

/** Open referrals that came once more, by id: each time, and every reading for safety in the order of saving. */
export async function openCameAgain(
  db: Db,
  { practitionerId, childId }: InboxScope & { childId?: string },
): Promise<CameAgainRow[]> {
  let again = db
    .selectFrom('referral_again')
    .innerJoin('referral', 'referral.id', 'referral_again.referral_id')
    .innerJoin('child', 'child.id', 'referral.child_id')
    .leftJoin(answering(db).as('account'), 'account.id', 'referral.answers_for')
    .select(['referral.id', 'referral.child_id', 'child.name', 'child.birth_date'])
    .select(['account.id as holder_id', 'account.name as holder_name'])
    .select(['referral_again.received_on', 'referral_again.made_at', 'referral_again.said'])
    .where('referral.closed_on', 'is', null)
    .orderBy('referral_again.received_on')
    .orderBy('referral_again.id');
  if (childId !== undefined) again = again.where('referral.child_id', '=', childId);
  if (practitionerId !== 'all')
    again = again.where('referral.child_id', 'in', childrenOf(db, practitionerId));
  const byReferral = Map.groupBy(await again.execute(), (row) => row.id);
  if (byReferral.size === 0) return [];
  const reads = await db
    .selectFrom('safety_read')
    .select(['referral_id', 'read_on', 'finding', 'made_at'])
    .where('referral_id', 'in', [...byReferral.keys()])
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  const readsOf = Map.groupBy(reads, (row) => row.referral_id);
  return [...byReferral.values()].flatMap((rows) => {
    const last = rows.at(-1);
    if (last === undefined) return [];
    return {
      ...last,
      source: { ...NO_DETAILS, ...(JSON.parse(last.said) as ReferralSaid).details }.source,
      times: rows.map((row) => ({ on: localDate(row.received_on), notedAt: row.made_at })),
      reads: (readsOf.get(last.id) ?? []).map((read) => ({
        on: localDate(read.read_on),
        finding: read.finding as SafetyFinding,
        savedAt: read.made_at,
      })),
    };
  });
}

/** An open referral that came once more; `received_on` and `source` are those of the last time. */
export type CameAgainRow = {
  id: string;
  child_id: string;
  name: string;
  birth_date: string | null;
  holder_id: string | null;
  holder_name: string | null;
  received_on: string;
  source: ReferralSource;
  times: { on: LocalDate; notedAt: string }[];
  reads: { on: LocalDate; finding: SafetyFinding; savedAt: string }[];
};

/**
 * How children were found when their referrals were read for safety: the newest reading of each referral that is open or
 * was put away as told twice. What was found of one told twice is true of the child, whichever of the two goes on.
 */
export async function lastReadsOfChildren(db: Db, childIds: readonly string[]) {
  if (childIds.length === 0) return new Map<string, LastRead[]>();
  const rows = await db
    .selectFrom('safety_read')
    .innerJoin('referral', 'referral.id', 'safety_read.referral_id')
    .select(['referral.child_id', 'safety_read.referral_id', 'safety_read.read_on', 'safety_read.finding'])
    .where('referral.child_id', 'in', childIds)
    .where((eb) => eb.or([eb('closed_on', 'is', null), eb('closing_reason', '=', 'told_twice')]))
    .orderBy('safety_read.made_at', 'desc')
    .orderBy('safety_read.id', 'desc')
    .execute();
  const newest = [...Map.groupBy(rows, (row) => row.referral_id).values()].flatMap(([first]) => first ?? []);
  return Map.groupBy(newest, (row) => row.child_id);
}

type LastRead = { child_id: string; referral_id: string; read_on: string; finding: string };

/** How some referrals were answered, newest first, with who answered them. */
export async function decisionsOf(
  db: Db,
  referralIds: readonly string[],
): Promise<Map<string, TriageDecisionView[]>> {
  if (referralIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('triage_decision')
    .leftJoin('account', 'account.id', 'triage_decision.made_by')
    .selectAll('triage_decision')
    .select('account.name as by')
    .where('triage_decision.referral_id', 'in', referralIds)
    .orderBy('triage_decision.made_at', 'desc')
    .orderBy('triage_decision.id', 'desc')
    .execute();
  return grouped(rows, (row) => ({
    id: row.id,
    answer: row.answer as TriageAnswer,
    decidedOn: localDate(row.decided_on),
    reason: row.reason,
    notAcceptedReason: row.not_accepted_reason as NotAcceptedReason | null,
    riskHeldBy: row.risk_held_by,
    signpostedTo: row.signposted_to,
    lookAgainOn: dateOrNull(row.look_again_on),
    by: row.by,
  }));
}

/** Referrals that nobody has accepted or turned away yet, the oldest first. */
export async function listInbox(db: Db, scope: InboxScope, { offset, limit }: Page) {
  return inInbox(db, scope)
    .innerJoin('child', 'child.id', 'referral.child_id')
    .leftJoin(answering(db).as('account'), 'account.id', 'referral.answers_for')
    .select(['referral.id', 'referral.version', 'referral.child_id', 'referral.received_on'])
    .select(['referral.source', 'referral.referred_by', 'referral.inbox_state', 'referral.inbox_due_on'])
    .select(['child.name', 'child.birth_date', 'account.id as holder_id', 'account.name as holder_name'])
    .orderBy((eb) => eb.fn.coalesce('referral.inbox_due_on', 'referral.received_on'))
    .orderBy('referral.received_on')
    .orderBy('referral.id')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** Referrals that were declined or signposted, the newest first. */
export async function listNotAccepted(db: Db, scope: InboxScope, { offset, limit }: Page) {
  return notAccepted(db, scope)
    .innerJoin('child', 'child.id', 'referral.child_id')
    .select(['referral.id', 'referral.child_id', 'referral.received_on', 'referral.closed_on'])
    .select(['referral.closing_reason', 'child.name', 'child.birth_date'])
    .orderBy('referral.closed_on', 'desc')
    .orderBy('referral.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many stand in the inbox, how many of them nobody has read yet or were asked about, and how many were turned away. */
export async function countInbox(db: Db, scope: InboxScope) {
  const states = await inInbox(db, scope)
    .select('referral.inbox_state')
    .select((eb) => eb.fn.countAll().as('count'))
    .groupBy('referral.inbox_state')
    .execute();
  const of = (state: string) => toCount(states.find((row) => row.inbox_state === state)?.count ?? 0);
  return {
    inbox: states.reduce((sum, row) => sum + toCount(row.count), 0),
    toRead: of('to_read'),
    asked: of('asked'),
    notAccepted: await countOf(notAccepted(db, scope)),
    nobodyAnswers: await countNobodyAnswers(db, scope),
  };
}

/**
 * How many open referrals nobody answers for: nobody was named, or whoever it was has left or no longer sees every child. Of
 * one import where it is given.
 */
export async function countNobodyAnswers(
  db: Db,
  scope: InboxScope,
  importBatchId: string | null = null,
): Promise<number> {
  return countOf(
    ofScope(db, scope)
      .where('referral.closed_on', 'is', null)
      .where((eb) => hasNobody(db, eb, importBatchId)),
  );
}

/** Gives every open referral that nobody answers for (of one import where it is given) to one account. Gives how many there were. */
export async function answerForRest(
  db: Db,
  accountId: string,
  importBatchId: string | null,
): Promise<number> {
  const result = await db
    .updateTable('referral')
    .set((eb) => ({ answers_for: accountId, version: eb('version', '+', 1) }))
    .where('closed_on', 'is', null)
    .where((eb) => hasNobody(db, eb, importBatchId))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

function inInbox(db: Db, scope: InboxScope) {
  return ofScope(db, scope).where('referral.inbox_state', 'is not', null);
}

/** One closed as signposted after it was accepted had its place on the list, and is not among these. */
function notAccepted(db: Db, scope: InboxScope) {
  return ofScope(db, scope)
    .where('referral.closing_reason', 'in', ['not_accepted', 'signposted'])
    .where('referral.closed_on', 'is not', null)
    .where((eb) =>
      eb.or([eb('referral.closing_reason', '=', 'not_accepted'), eb('referral.accepted_on', 'is', null)]),
    );
}

function ofScope(db: Db, { practitionerId }: InboxScope) {
  const everyone = db.selectFrom('referral');
  if (practitionerId === 'all') return everyone;
  return everyone.where('referral.child_id', 'in', childrenOf(db, practitionerId));
}

function hasNobody(db: Db, eb: ExpressionBuilder<Tables, 'referral'>, importBatchId: string | null) {
  const isNobodys = eb.or([
    eb('referral.answers_for', 'is', null),
    eb('referral.answers_for', 'not in', answering(db).clearSelect().select('account.id')),
  ]);
  return importBatchId === null
    ? isNobodys
    : eb.and([isNobodys, eb('referral.import_batch_id', '=', importBatchId)]);
}

async function countOf(rows: ReturnType<typeof ofScope>): Promise<number> {
  const { count } = await rows.select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
  return toCount(count);
}

function grouped<Row extends { referral_id: string }, View>(
  rows: readonly Row[],
  viewOf: (row: Row) => View,
): Map<string, View[]> {
  const byReferral = Map.groupBy(rows, (row) => row.referral_id);
  return new Map([...byReferral].map(([id, some]) => [id, some.map(viewOf)]));
}
