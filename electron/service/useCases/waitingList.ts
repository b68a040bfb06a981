import type { LadderView } from '../../../shared/checkIns/contract.ts';
import type { PutOff } from '../../../shared/checkIns/putOff.ts';
import { checkInState } from '../../../shared/checkIns/nearness.ts';
import { type CheckInOutcome } from '../../../shared/checkIns/rules.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { addDays, ageOn, financialQuarterOf, localDate, type LocalDate } from '../../../shared/dates.ts';
import { whyNotOffered } from '../../../shared/protocols/delivered.ts';
import { inMindChoices } from '../../../shared/protocols/inMindWords.ts';
import {
  type NextCheckIn,
  WAITING_FLAGS,
  type WaitingListFilter,
  type WaitingListStage,
  type WaitingRow,
} from '../../../shared/waitingList/contract.ts';
import {
  daysWaiting,
  type Pause,
  pausedDays,
  PriorityBand,
  waitStatistics,
} from '../../../shared/waitingList/rules.ts';
import { earlierWaits } from '../../../shared/waitingList/waitSteps.ts';
import { caseloadOf } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { pausesOf } from '../store/pauses.ts';
import { lastSuggestedOf } from '../store/bandDecisions.ts';
import * as accounts from '../store/accounts.ts';
import * as catalogue from '../store/catalogue.ts';
import * as serviceLists from '../store/serviceLists.ts';
import * as settings from '../store/settings.ts';
import * as people from '../store/people.ts';
import { laddersOf } from './ladder.ts';
import { putOffOf } from './putOff.ts';
import * as waiting from '../store/waitingList.ts';
import { waitingThen } from '../store/waitingThen.ts';

/** Whose list a stage is to this account today. */
export async function scopeOf(ctx: Ctx, stage: WaitingListStage): Promise<waiting.ListScope> {
  const { turning18NoticeMonths } = await settings.load(ctx.db);
  return { stage, today: ctx.today, turning18NoticeMonths, practitionerId: caseloadOf(ctx) };
}

/** A filter with whoever is signed in named: what is kept and shared says `me`. */
export function asked(ctx: Ctx, filter: WaitingListFilter): WaitingListFilter {
  return {
    ...filter,
    holders: filter.holders.map((holder) => (holder === 'me' ? ctx.actor.accountId : holder)),
  };
}

export async function list(
  ctx: Ctx,
  input: ParsedInputOf<'waitingList.list'>,
): Promise<OutputOf<'waitingList.list'>> {
  const scope = await scopeOf(ctx, input.stage);
  const filter = asked(ctx, input.filter);
  const page = await waiting.listPage(ctx.db, scope, filter, input.sort, input).execute();
  const ids = page.map((row) => row.id);
  const pauses = await pausesOf(ctx.db, ids);
  const suggested = await lastSuggestedOf(ctx.db, ids);
  const putOff = await putOffOf(ctx, page);
  const tried = page.filter(({ check_in_tries: tries }) => tries > 0);
  const around = await people.listOfChildren(
    ctx.db,
    tried.map((row) => row.child_id),
  );
  const ladders = await laddersOf(ctx, tried, around);
  return {
    rows: page.map((row) => {
      const bandSuggested = bandFrom(suggested.get(row.id) ?? null);
      return {
        ...rowOf(row, pauses.get(row.id) ?? [], putOff.get(row.id) ?? null, ctx.today, ladders.get(row.id)),
        bandSuggested,
      };
    }),
    total: await waiting.countRows(ctx.db, scope, filter),
  };
}

export async function walk(
  ctx: Ctx,
  input: ParsedInputOf<'waitingList.walk'>,
): Promise<OutputOf<'waitingList.walk'>> {
  const ids = await waiting.listIds(
    ctx.db,
    await scopeOf(ctx, input.stage),
    asked(ctx, input.filter),
    input.sort,
  );
  const at = ids.indexOf(input.after);
  return { referralIds: at < 0 ? [] : ids.slice(at + 1) };
}

export async function summary(
  ctx: Ctx,
  input: ParsedInputOf<'waitingList.summary'>,
): Promise<OutputOf<'waitingList.summary'>> {
  const scope = await scopeOf(ctx, input.stage);
  const rows = await waiting.listWaits(ctx.db, scope, asked(ctx, input.filter));
  const waits = rows.map((row) => ({
    id: row.id,
    days: daysWaiting(waitOf(row.received_on), ctx.today),
    overdue: row.next_check_in_due_on !== null && row.next_check_in_due_on < ctx.today,
  }));
  const { median, longest } = waitStatistics(waits.map((wait) => wait.days));
  return {
    stages: await waiting.countStages(ctx.db, scope),
    ...(await waiting.countFilters(ctx.db, scope)),
    waits,
    medianDays: median,
    longestDays: longest,
  };
}

/** What the stage can be narrowed by besides, the largest first, but ages in their order and therapies offered here first. */
export async function choices(
  ctx: Ctx,
  { stage }: ParsedInputOf<'waitingList.choices'>,
): Promise<OutputOf<'waitingList.choices'>> {
  const { ages, ...others } = await waiting.countChoices(ctx.db, await scopeOf(ctx, stage));
  const named = new Map([
    ...(await serviceLists.funders(ctx.db)).map(({ id, name }) => [id, name] as const),
    ...(await accounts.list(ctx.db)).map(({ id, name }) => [id, name] as const),
  ]);
  const service = await settings.load(ctx.db);
  const therapies = await catalogue.load(ctx.db);
  const sorted = (found: readonly { value: string; count: number }[]) =>
    found
      .map(({ value, count }) => ({ value, label: named.get(value) ?? null, count }))
      .sort((a, b) => b.count - a.count || compareTexts(a.value, b.value));
  return {
    ages: ages.filter(({ count }) => count > 0).map((age) => ({ ...age, label: null })),
    areas: sorted(others.areas),
    sources: sorted(others.sources),
    funders: sorted(others.funders),
    protocols: inMindChoices(
      sorted(others.protocols),
      therapies,
      (id) => whyNotOffered(id, service, therapies) === null,
    ),
    holders: sorted(others.holders),
  };
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The waits of a stage at the end of the quarter before this one. */
export async function lastQuarter(
  ctx: Ctx,
  { stage }: ParsedInputOf<'waitingList.lastQuarter'>,
): Promise<OutputOf<'waitingList.lastQuarter'>> {
  const endedOn = addDays(financialQuarterOf(ctx.today).startsOn, -1);
  const rows = await waitingThen(ctx.db, endedOn, stage, caseloadOf(ctx));
  const waits = rows.map(({ receivedOn }) => daysWaiting(waitOf(receivedOn), endedOn));
  return { endedOn, waits: earlierWaits(waits) };
}

function bandMovedOf(
  row: { band_was: number | null; band_set_on: string | null; band_reason: string | null },
  by: string | null,
): WaitingRow['bandMoved'] {
  const { band_set_on: on, band_reason: reason } = row;
  if (on === null || by === null || reason === null) return null;
  return { from: bandFrom(row.band_was), by, on: localDate(on), reason };
}

type Listed = Awaited<ReturnType<ReturnType<typeof waiting.listPage>['execute']>>[number];

/** One row as the list has it. */
export function rowOf(
  row: Listed,
  pauses: readonly Pause[],
  putOff: PutOff | null,
  today: LocalDate,
  ladder: LadderView | null = null,
): Omit<WaitingRow, 'bandSuggested'> {
  const wait = waitOf(row.received_on);
  return {
    referralId: row.id,
    childId: row.child_id,
    version: row.version,
    name: row.name,
    age: row.birth_date === null ? null : ageOn(localDate(row.birth_date), today),
    flags: WAITING_FLAGS.filter((flag) => Number(row[`flag_${flag}`]) === 1),
    receivedOn: wait.receivedOn,
    daysWaiting: daysWaiting(wait, today),
    pausedDays: pausedDays({ ...wait, pauses }, today),
    band: bandFrom(row.band),
    bandMoved: bandMovedOf(row, row.band_set_by_name),
    nextCheckIn: nextCheckInOf(row, putOff, today, ladder),
    lastContact:
      row.last_check_in_on === null
        ? null
        : { on: localDate(row.last_check_in_on), outcome: row.last_check_in_outcome as CheckInOutcome },
    holdingContacts: row.holding_contacts,
    protocolInMind: row.protocol_in_mind,
    funder: row.funder_name,
    source: row.source,
    holder: row.holder_name,
  };
}

/** The next check-in as a referral's row has it, held against today, with the decision on the next try that stands. */
export function nextCheckInOf(
  row: { next_check_in_due_on: string | null; next_try_by_on: string | null; check_in_tries: number },
  putOff: PutOff | null,
  today: LocalDate,
  ladder: LadderView | null = null,
): NextCheckIn | null {
  if (row.next_check_in_due_on === null) return null;
  const dueOn = localDate(row.next_check_in_due_on);
  return {
    dueOn,
    ...checkInState(dueOn, today),
    tries: row.check_in_tries,
    tryAgainBy: row.next_try_by_on === null ? null : localDate(row.next_try_by_on),
    putOff,
    toDecide:
      ladder?.rung === 'decision'
        ? { because: ladder.because, triedDays: ladder.triedDays, by: ladder.by }
        : null,
  };
}

const waitOf = (receivedOn: string) => ({
  receivedOn: localDate(receivedOn),
  courseStartedOn: null,
  closedOn: null,
});

/** A stored band; null where there is none. */
export function bandFrom(stored: number | null): PriorityBand | null {
  const band = PriorityBand.safeParse(stored);
  return band.success ? band.data : null;
}
