import {
  type ConcernSettled,
  courtDateToRecord,
  decideEvent,
  eventsOfProceedings,
  isOfThisChild,
} from '../../../shared/checkIns/events.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import type { ProceedingsStage } from '../../../shared/criminalProceedings/codes.ts';
import { dateOrNull, earlierOf, type LocalDate } from '../../../shared/dates.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as childEvents from '../store/childEvents.ts';
import * as children from '../store/children.ts';
import { refreshReferrals } from '../store/derived.ts';
import { dateTakenBack } from '../store/proceedings.ts';
import * as referrals from '../store/referrals.ts';
import * as settings from '../store/settings.ts';

/** Records something that happened. Gives the day of the check-in that is now due first, where one is due. */
export async function record(
  ctx: Ctx,
  input: ParsedInputOf<'event.record'>,
): Promise<OutputOf<'event.record'>> {
  const { childId, kind, happenedOn, concernRecorded } = input;
  await assertMaySee(ctx, childId);
  const child = await children.load(ctx.db, childId);
  if (child === null) throw new Refused('not_found');
  // One that was said to be another child's does not stand in the way of this child's own on the same day.
  const recorded = (await childEvents.listOfChild(ctx.db, childId)).filter(({ settled }) =>
    isOfThisChild({ settled: settled?.is ?? null }),
  );
  const decided = decideEvent(input, { birthDate: child.fields.birthDate, recorded }, ctx.today);
  if (!decided.ok) throw new Refused(decided.code, { fields: { happenedOn: refusalMessage(decided.code) } });
  const eventId = ctx.newId();
  const isDisclosure = kind === 'disclosure';
  await insert(ctx, {
    id: eventId,
    childId,
    kind,
    happenedOn,
    proceedingsId: null,
    owesConcern: isDisclosure,
  });
  ctx.auditDetail({ kind });
  if (isDisclosure && concernRecorded !== '') {
    await childEvents.settle(ctx.db, eventId, settledBy(ctx, 'recorded', concernRecorded));
    ctx.auditDetail({ concern: 'recorded' });
  }
  return { eventId, nextDueOn: await refreshOfChild(ctx, childId) };
}

/** Why a disclosure has no concern of its own, as its columns. */
export const settledBy = (ctx: Ctx, is: ConcernSettled, reason: string) => ({
  concern_settled: is,
  concern_settled_reason: reason,
  concern_settled_by: ctx.actor.accountId,
  concern_settled_at: ctx.now,
});
const NOT_SETTLED = {
  concern_settled: null,
  concern_settled_reason: null,
  concern_settled_by: null,
  concern_settled_at: null,
};

type Standing = { stage: ProceedingsStage; nextEventOn: LocalDate | null };

/** Keeps the events that criminal proceedings name in step with them. Refresh the child's referrals afterwards. */
export async function recordFromProceedings(
  ctx: Ctx,
  {
    childId,
    proceedingsId,
    before,
    after,
  }: { childId: string; proceedingsId: string; before: Standing | null; after: Standing },
): Promise<void> {
  const said = eventsOfProceedings(before, after);
  const { news } = said;
  const courtDate = courtDateToRecord(said.courtDate, await dateTakenBack(ctx.db, proceedingsId, after));
  // A date ahead was moved or is not said any more; one that has gone by stays, for the family was or is to be rung.
  await childEvents.removeAhead(ctx.db, proceedingsId, ctx.today);
  const recorded = await childEvents.recordedOf(ctx.db, childId);
  // Two cases may name one date: each keeps its own, for when the other's is moved.
  const isRecorded = (kind: string, on: LocalDate) =>
    recorded.some(
      (each) =>
        each.kind === kind &&
        each.happened_on === on &&
        (kind !== 'court_date' || each.proceedings_id === proceedingsId),
    );
  const found = [
    ...(news === null ? [] : [{ kind: news, happenedOn: ctx.today }]),
    ...(courtDate === null ? [] : [{ kind: 'court_date' as const, happenedOn: courtDate }]),
  ];
  for (const { kind, happenedOn } of found)
    if (!isRecorded(kind, happenedOn))
      await insert(ctx, { id: ctx.newId(), childId, kind, happenedOn, proceedingsId, owesConcern: false });
}

/** Recomputes a child's referrals. Gives the first check-in that is due in any of them. */
export async function refreshOfChild(ctx: Ctx, childId: string): Promise<LocalDate | null> {
  const ids = (await referrals.listOfChild(ctx.db, childId)).map(({ id }) => id);
  await refreshReferrals(ctx.db, ids, ctx.today, await settings.load(ctx.db));
  const dueOn = (await referrals.listOfChild(ctx.db, childId)).flatMap(
    (row) => dateOrNull(row.next_check_in_due_on) ?? [],
  );
  return dueOn.length === 0 ? null : dueOn.reduce(earlierOf);
}

async function insert(
  ctx: Ctx,
  event: {
    id: string;
    childId: string;
    kind: string;
    happenedOn: LocalDate;
    proceedingsId: string | null;
    owesConcern: boolean;
  },
): Promise<void> {
  await childEvents.insert(ctx.db, {
    id: event.id,
    child_id: event.childId,
    kind: event.kind,
    happened_on: event.happenedOn,
    proceedings_id: event.proceedingsId,
    recorded_by: ctx.actor.accountId,
    recorded_at: ctx.now,
    owes_concern: event.owesConcern ? 1 : null,
    ...NOT_SETTLED,
  });
}
