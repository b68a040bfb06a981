import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { addDays, ageOn, formatDate, isLocalDate, localDate, workingDayUpTo } from '../../../shared/dates.ts';
import type { DecisionDetail } from '../../../shared/decision.ts';
import { asksWhyAtThisAge } from '../../../shared/referrals/rules.ts';
import { type RefusalCode, refusalMessage } from '../../../shared/refusals.ts';
import {
  decideSafetyRead,
  decideTriage,
  type InboxFacts,
  inboxStateOf,
  readAgainDueOn,
  safetyReadDueOn,
  triageDueOn,
} from '../../../shared/triage/rules.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as accounts from '../store/accounts.ts';
import * as children from '../store/children.ts';
import { refreshReferral } from '../store/derived.ts';
import { inboxFacts } from '../store/derivedColumns.ts';
import { loadRecords } from '../store/derivedFacts.ts';
import * as referrals from '../store/referrals.ts';
import * as serviceLists from '../store/serviceLists.ts';
import { holidaysKept } from '../store/holidays.ts';
import * as settings from '../store/settings.ts';
import * as triage from '../store/triage.ts';
import { openMatters } from './closing.ts';
import { detailsOf } from './referralDetails.ts';

/** Everything known of one referral, for whoever reads and answers it. */
export async function view(ctx: Ctx, input: ParsedInputOf<'triage.view'>): Promise<OutputOf<'triage.view'>> {
  const { row, facts } = await load(ctx, input.referralId);
  const child = await children.load(ctx.db, row.child_id);
  if (child === null) throw new Refused('not_found');
  const { fields } = child;
  const all = await referrals.listOfChild(ctx.db, row.child_id);
  const funders = await serviceLists.funders(ctx.db);
  const service = await settings.load(ctx.db);
  const holiday = await holidaysKept(ctx.db, service);
  const again = (await triage.openCameAgain(ctx.db, { practitionerId: 'all', childId: row.child_id })).find(
    ({ id }) => id === row.id,
  );
  return {
    referralId: row.id,
    childId: row.child_id,
    version: row.version,
    name: fields.name,
    nameUsed: fields.nameUsed,
    age: fields.birthDate === null ? null : ageOn(fields.birthDate, ctx.today),
    pronouns: fields.pronouns,
    birthDate: fields.birthDate,
    ageReason: row.age_reason,
    postcode: fields.postcode,
    school: fields.school,
    interpreterLanguage: fields.interpreterLanguage,
    accessNeeds: fields.accessNeeds,
    receivedOn: facts.receivedOn,
    details: detailsOf(row),
    funder: funders.find(({ id }) => id === row.funder_id)?.name ?? null,
    answersFor: (await accounts.listColleagues(ctx.db)).find(({ id }) => id === row.answers_for) ?? null,
    acceptedOn: facts.acceptedOn,
    closedOn: facts.closedOn,
    state: inboxStateOf(facts),
    safetyReadDueOn: safetyReadDueOn(facts, service.safetyReadWorkingDays, holiday),
    triageDueOn: triageDueOn(facts, service.triageDays, holiday),
    lookAgainOn: workingDayUpTo(addDays(ctx.today, service.lookAgainDays), {
      after: ctx.today,
      isHoliday: holiday,
    }),
    cameAgain: (await referrals.cameAgainOf(ctx.db, [row.id])).get(row.id) ?? [],
    readAgainDueOn: readAgainDueOn(
      again?.times ?? [],
      again?.reads ?? [],
      service.safetyReadWorkingDays,
      holiday,
    ),
    safetyReads: (await triage.safetyReadsOf(ctx.db, [row.id])).get(row.id) ?? [],
    decisions: (await triage.decisionsOf(ctx.db, [row.id])).get(row.id) ?? [],
    otherReferrals: all.length - 1,
  };
}

export async function colleagues(ctx: Ctx): Promise<OutputOf<'triage.colleagues'>> {
  return { colleagues: await accounts.listColleagues(ctx.db) };
}

/** Records that somebody read the referral for the child's safety, and what was found. */
export async function readForSafety(
  ctx: Ctx,
  input: ParsedInputOf<'referral.readForSafety'>,
): Promise<OutputOf<'referral.readForSafety'>> {
  const { referralId, version, readOn, finding, note } = input;
  const { facts } = await load(ctx, referralId);
  const decided = decideSafetyRead(facts, { readOn, finding, note }, ctx.today);
  if (!decided.ok) throw refused(decided, decided.code === 'safety_read_note_needed' ? 'note' : 'readOn');
  await saveOrConflict(ctx, referralId, version, {});
  await triage.insertSafetyRead(ctx.db, {
    id: ctx.newId(),
    referral_id: referralId,
    read_on: readOn,
    finding,
    note: note === '' ? null : note,
    made_by: ctx.actor.accountId,
    made_at: ctx.now,
  });
  ctx.auditDetail({ finding });
  return refreshed(ctx, referralId, version);
}

const FIELD_OF: Partial<Record<RefusalCode, string>> = {
  future_date: 'decidedOn',
  before_received: 'decidedOn',
  before_reopened: 'decidedOn',
  before_safety_read: 'decidedOn',
  triage_reason_needed: 'reason',
  not_accepted_reason_needed: 'notAcceptedReason',
  risk_holder_needed: 'riskHeldBy',
  risk_holder_nobody: 'riskHeldBy',
  signposted_to_needed: 'signpostedTo',
  look_again_needed: 'lookAgainOn',
  look_again_not_after: 'lookAgainOn',
  settle_before_closing: 'leftOpen',
  left_open_unanswered: 'leftOpen',
};

/**
 * Answers a referral: takes the child on to the waiting list, asks the referrer for more, or closes it as signposted or
 * declined. The answer and what follows from it are one transaction.
 */
export async function answer(
  ctx: Ctx,
  input: ParsedInputOf<'referral.triage'>,
): Promise<OutputOf<'referral.triage'>> {
  const { referralId, version, ageReason, ...given } = input;
  const { row, facts } = await load(ctx, referralId);
  const [lastRead] = (await triage.safetyReadsOf(ctx.db, [referralId])).get(referralId) ?? [];
  const isTurnedAway = given.answer === 'declined' || given.answer === 'signposted';
  const open = isTurnedAway ? await openMatters(ctx, row) : [];
  const decided = decideTriage(facts, given, ctx.today, lastRead?.finding ?? null, open);
  if (!decided.ok) throw refused(decided, FIELD_OF[decided.code] ?? null);
  const decision = decided.value;
  const why = await ageReasonOf(ctx, row, decision, ageReason);
  await saveOrConflict(ctx, referralId, version, { ...followsFrom(decision), age_reason: why });
  await triage.insertDecision(ctx.db, {
    id: ctx.newId(),
    referral_id: referralId,
    answer: decision.answer,
    decided_on: decision.decidedOn,
    reason: decision.reason,
    not_accepted_reason: decision.notAcceptedReason,
    risk_held_by: decision.riskHeldBy,
    signposted_to: decision.signpostedTo,
    look_again_on: decision.lookAgainOn,
    made_by: ctx.actor.accountId,
    made_at: ctx.now,
  });
  ctx.auditDetail({ answer: decision.answer, why: decision.notAcceptedReason, leftOpen: open.length });
  const saved = await refreshed(ctx, referralId, version);
  const dueOn = (await referrals.load(ctx.db, referralId))?.next_check_in_due_on ?? null;
  return { ...saved, nextCheckInDueOn: dueOn === null ? null : localDate(dueOn) };
}

/** Why somebody of 18 or over is accepted: said before or now, or refused beside the field. */
async function ageReasonOf(
  ctx: Ctx,
  row: referrals.ReferralRow,
  { answer: given, decidedOn }: Decided,
  said: string | null,
): Promise<string | null> {
  const why = said === null || said.trim() === '' ? row.age_reason : said;
  if (given !== 'accepted' || why !== null) return why;
  const birthDate = (await children.load(ctx.db, row.child_id))?.fields.birthDate ?? null;
  if (!asksWhyAtThisAge(birthDate, decidedOn)) return null;
  throw new Refused('age_reason_needed', { fields: { ageReason: refusalMessage('age_reason_needed') } });
}

function followsFrom({ answer: given, decidedOn, reason }: ParsedInputOf<'referral.triage'> | Decided) {
  if (given === 'accepted') return { accepted_on: decidedOn };
  if (given === 'asked_for_more') return {};
  const closing_reason = given === 'declined' ? 'not_accepted' : 'signposted';
  return { closed_on: decidedOn, closing_reason, closing_note: reason };
}
type Decided = Parameters<typeof decideTriage>[1];

/** Names who answers for one referral from now on. */
export async function setAnswersFor(
  ctx: Ctx,
  input: ParsedInputOf<'referral.setAnswersFor'>,
): Promise<OutputOf<'referral.setAnswersFor'>> {
  const { referralId, version, accountId } = input;
  const { row } = await load(ctx, referralId);
  await assertMayAnswerFor(ctx, accountId);
  await saveOrConflict(ctx, referralId, version, { answers_for: accountId });
  ctx.auditDetail({ from: row.answers_for, to: accountId });
  return { referralId, version: version + 1 };
}

/** How many open referrals of one import are nobody's. */
export async function nobodyAnswers(
  ctx: Ctx,
  { importBatchId }: ParsedInputOf<'referral.nobodyAnswers'>,
): Promise<OutputOf<'referral.nobodyAnswers'>> {
  return { referrals: await triage.countNobodyAnswers(ctx.db, { practitionerId: 'all' }, importBatchId) };
}

/** Gives every open referral that nobody answers for to one person: all of them, or those of one import. */
export async function answerForRest(
  ctx: Ctx,
  input: ParsedInputOf<'referral.answerForRest'>,
): Promise<OutputOf<'referral.answerForRest'>> {
  const { accountId, importBatchId } = input;
  await assertMayAnswerFor(ctx, accountId);
  const count = await triage.answerForRest(ctx.db, accountId, importBatchId);
  ctx.auditDetail({ to: accountId, referrals: count, ...(importBatchId === null ? {} : { importBatchId }) });
  return { referrals: count };
}

/** Refuses to name somebody who has left, or who does not see every child. */
export async function assertMayAnswerFor(ctx: Ctx, accountId: string, field = 'accountId'): Promise<void> {
  const open = await accounts.listColleagues(ctx.db);
  if (open.some(({ id }) => id === accountId)) return;
  throw new Refused('answers_for_not_open', { fields: { [field]: refusalMessage('answers_for_not_open') } });
}

async function load(
  ctx: Ctx,
  referralId: string,
): Promise<{ row: referrals.ReferralRow; facts: InboxFacts }> {
  const [records] = await loadRecords(ctx.db, [referralId]);
  if (records === undefined) throw new Refused('not_found');
  await assertMaySee(ctx, records.row.child_id);
  return { row: records.row, facts: inboxFacts(records) };
}

async function saveOrConflict(
  ctx: Ctx,
  referralId: string,
  version: number,
  changes: Parameters<typeof referrals.save>[3],
): Promise<void> {
  if (await referrals.save(ctx.db, referralId, version, changes)) return;
  const theirs = await referrals.load(ctx.db, referralId);
  throw new Refused('conflict', { detail: { theirs: { version: theirs?.version } } });
}

async function refreshed(ctx: Ctx, referralId: string, version: number) {
  await refreshReferral(ctx.db, referralId, ctx.today, await settings.load(ctx.db));
  return { referralId, version: version + 1 };
}

/** A refusal with its dates in words, beside the field it is about where there is one. */
export function refused(
  decided: { code: RefusalCode; detail: DecisionDetail },
  field: string | null,
): Refused {
  const parts = Object.fromEntries(
    Object.entries(decided.detail).map(([key, value]) => [
      key,
      typeof value === 'string' && isLocalDate(value) ? formatDate(localDate(value)) : value,
    ]),
  );
  const fields = field === null ? {} : { [field]: refusalMessage(decided.code, parts) };
  return new Refused(decided.code, { parts, fields });
}
