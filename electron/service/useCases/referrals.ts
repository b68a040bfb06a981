import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { formatDate, isLocalDate, localDate, dateOrNull } from '../../../shared/dates.ts';
import type { DecisionDetail } from '../../../shared/decision.ts';
import { type RefusalCode, refusalMessage } from '../../../shared/refusals.ts';
import { type CloseRefusal, decideClose } from '../../../shared/referrals/closing.ts';
import { decideEndPause, decidePause } from '../../../shared/referrals/rules.ts';
import { inboxStateOf } from '../../../shared/triage/rules.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import { coursesOf } from '../store/childCourses.ts';
import { pausesOfChild } from '../store/childRecords.ts';
import { refreshReferral } from '../store/derived.ts';
import { inboxFacts } from '../store/derivedColumns.ts';
import { loadRecords } from '../store/derivedFacts.ts';
import * as pauses from '../store/pauses.ts';
import * as referrals from '../store/referrals.ts';
import * as settings from '../store/settings.ts';
import { isNotReachedDecided, openMatters } from './closing.ts';

/** Pauses a wait, now or from a day ahead. The child stays on the list. */
export async function pause(
  ctx: Ctx,
  input: ParsedInputOf<'referral.pause'>,
): Promise<OutputOf<'referral.pause'>> {
  const { referralId, startsOn, endsOn, reason } = input;
  const row = await load(ctx, referralId);
  const decided = decidePause(
    { ...datesOf(row), pauses: await spansOf(ctx, row) },
    { from: startsOn, to: endsOn },
  );
  if (!decided.ok) throw refused(decided, decided.code === 'pause_ends_before_start' ? 'endsOn' : 'startsOn');
  const pauseId = ctx.newId();
  await pauses.insert(ctx.db, { id: pauseId, referralId, startsOn, endsOn, reason });
  ctx.auditDetail({ reason });
  await refresh(ctx, referralId);
  return { pauseId, version: 1 };
}

/** Ends a pause, or calls off one that lies ahead. */
export async function endPause(
  ctx: Ctx,
  input: ParsedInputOf<'referral.endPause'>,
): Promise<OutputOf<'referral.endPause'>> {
  const { referralId, pauseId, version, endsOn } = input;
  const row = await load(ctx, referralId);
  const all = (await pausesOfChild(ctx.db, row.child_id)).get(referralId) ?? [];
  const ended = all.find(({ id }) => id === pauseId);
  if (ended === undefined) throw new Refused('not_found');
  const spans = all
    .filter(({ id }) => id !== pauseId)
    .map((each) => ({ from: each.startsOn, to: each.endsOn }));
  const decided = decideEndPause({ from: ended.startsOn, to: ended.endsOn }, spans, endsOn, ctx.today);
  if (!decided.ok) throw refused(decided, 'endsOn');
  if (!(await pauses.end(ctx.db, pauseId, version, decided.value))) {
    throw new Refused('conflict', { detail: { theirs: ended } });
  }
  await refresh(ctx, referralId);
  return { pauseId, version: version + 1 };
}

/** Closes a referral by a person's decision, with its reason and a note. */
export async function close(
  ctx: Ctx,
  input: ParsedInputOf<'referral.close'>,
): Promise<OutputOf<'referral.close'>> {
  const { referralId, version, closedOn, reason } = input;
  const row = await load(ctx, referralId);
  const courses = (await coursesOf(ctx.db, row.child_id)).filter(
    (course) => course.referral_id === referralId,
  );
  const events = courses
    .flatMap((course) => [...course.attendedOn, course.ended_on])
    .filter((on) => on !== null);
  const lastEvent = events.toSorted().at(-1);
  const facts = {
    ...datesOf(row),
    inInbox: await inInbox(ctx, row),
    hasOpenCourse: courses.some((course) => course.ended_on === null),
    lastEventOn: lastEvent === undefined ? null : localDate(lastEvent),
    isNotReachedDecided: await isNotReachedDecided(ctx, row),
    open: await openMatters(ctx, row),
  };
  const decided = decideClose(facts, input, ctx.today);
  if (!decided.ok) throw refused(decided, CLOSE_FIELDS[decided.code]);
  const changes = { closed_on: closedOn, closing_reason: reason, closing_note: decided.value.note };
  await saveOrConflict(ctx, referralId, version, changes);
  ctx.auditDetail({ reason, leftOpen: facts.open.length });
  await refresh(ctx, referralId);
  return { referralId, version: version + 1 };
}

const CLOSE_FIELDS: Record<CloseRefusal, string | null> = {
  referral_closed: null,
  course_open: null,
  decide_in_triage: 'reason',
  read_before_closing: 'reason',
  future_date: 'closedOn',
  closed_before: 'closedOn',
  close_reason_needed: 'note',
  not_reached_undecided: 'reason',
  risk_holder_needed: 'riskHeldBy',
  risk_holder_nobody: 'riskHeldBy',
  risk_is_known: 'riskHeldBy',
  settle_before_closing: 'leftOpen',
  left_open_unanswered: 'leftOpen',
};

/** Opens a closed referral again. What was written when it was closed is kept. */
export async function reopen(
  ctx: Ctx,
  input: ParsedInputOf<'referral.reopen'>,
): Promise<OutputOf<'referral.reopen'>> {
  const { referralId, version, note } = input;
  const row = await load(ctx, referralId);
  if (row.closed_on === null) throw new Refused('referral_open');
  if (row.closing_reason === 'told_twice') throw new Refused('told_twice_reopen');
  const changes = { closed_on: null, reopened_on: ctx.today, reopening_note: note };
  await saveOrConflict(ctx, referralId, version, changes);
  ctx.auditDetail({ wasClosedOn: row.closed_on });
  await refresh(ctx, referralId);
  return { referralId, version: version + 1 };
}

async function load(ctx: Ctx, referralId: string): Promise<referrals.ReferralRow> {
  const row = await referrals.load(ctx.db, referralId);
  if (row === null) throw new Refused('not_found');
  await assertMaySee(ctx, row.child_id);
  return row;
}

async function saveOrConflict(
  ctx: Ctx,
  referralId: string,
  version: number,
  changes: Parameters<typeof referrals.save>[3],
): Promise<void> {
  if (await referrals.save(ctx.db, referralId, version, changes)) return;
  const theirs = await referrals.load(ctx.db, referralId);
  throw new Refused('conflict', {
    detail: {
      theirs: { version: theirs?.version, closedOn: theirs?.closed_on, reason: theirs?.closing_reason },
    },
  });
}

async function inInbox(ctx: Ctx, row: referrals.ReferralRow): Promise<{ isUnread: boolean } | null> {
  const [records] = await loadRecords(ctx.db, [row.id]);
  const state = records === undefined ? null : inboxStateOf(inboxFacts(records));
  return state === null ? null : { isUnread: state === 'to_read' };
}

async function spansOf(ctx: Ctx, row: referrals.ReferralRow) {
  const all = (await pausesOfChild(ctx.db, row.child_id)).get(row.id) ?? [];
  return all.map(({ startsOn, endsOn }) => ({ from: startsOn, to: endsOn }));
}

async function refresh(ctx: Ctx, referralId: string): Promise<void> {
  await refreshReferral(ctx.db, referralId, ctx.today, await settings.load(ctx.db));
}

const datesOf = (row: referrals.ReferralRow) => ({
  receivedOn: localDate(row.received_on),
  acceptedOn: dateOrNull(row.accepted_on),
  startedOn: dateOrNull(row.started_on),
  closedOn: dateOrNull(row.closed_on),
});

/** A refusal with its dates in words, beside the field it is about where there is one. */
function refused(decided: { code: RefusalCode; detail: DecisionDetail }, field: string | null): Refused {
  const parts = Object.fromEntries(
    Object.entries(decided.detail).map(([key, value]) => [
      key,
      typeof value === 'string' && isLocalDate(value) ? formatDate(value) : value,
    ]),
  );
  const fields = field === null ? {} : { [field]: refusalMessage(decided.code, parts) };
  return new Refused(decided.code, { parts, fields });
}
