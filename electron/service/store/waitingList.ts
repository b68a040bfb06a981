import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import {
  WAITING_FLAGS,
  type WaitingFlag,
  type WaitingListFilter,
  type WaitingListSort,
  type WaitingListStage,
} from '../../../shared/waitingList/contract.ts';
import { ListAge } from '../../../shared/waitingList/ages.ts';
import { KEYS_OF_SORT, type SortKey } from '../../../shared/waitingList/order.ts';
import { WAITING_LIST_STAGES } from '../../../shared/waitingList/rules.ts';
import type { Db } from './dialect.ts';
import { childrenOf } from './ofPractitioner.ts';
import { pausedReferrals } from './pauses.ts';
import * as searchTokens from './searchTokens.ts';
import type { Tables } from './tables.ts';
import {
  type ChoiceName,
  CHOICES,
  type FlagsOn,
  hasFlag,
  hasSupport,
  hasWaitedOver,
  isDue,
  isInBand,
  isOfAge,
} from './waitingListClaims.ts';

/** Whose list is asked for: a stage today, and only the children of one practitioner's courses where given. */
export type ListScope = FlagsOn & { stage: WaitingListStage; practitionerId: string | null | 'all' };

const referral = expressionBuilder<Tables, 'referral'>();

/** Matches the expression of the index `referral_list`, so it stays a literal. */
const bandOrder = sql<number>`coalesce(referral.band, 9)`;
/** What each key of the order is in SQL; a test holds the pages against the pure order (shared/waitingList/order.ts). */
const SORTED_BY: Record<SortKey, ReturnType<typeof sql<string | number>>> = {
  band: bandOrder,
  received: sql<string>`referral.received_on`,
  received_latest_first: sql<string>`referral.received_on`,
  next_check_in: sql<string>`coalesce(referral.next_check_in_due_on, '9999')`,
  name: sql<string>`child.name`,
  id: sql<string>`referral.id`,
};
const CHOICE_NAMES = [
  'areas',
  'sources',
  'funders',
  'protocols',
  'holders',
] as const satisfies readonly ChoiceName[];
const STORED_STAGES = WAITING_LIST_STAGES.filter((stage) => stage !== 'paused');

/** The rows of one page, or all of them, in the order asked for, with what their flags follow from. Not yet run. */
export function listPage(
  db: Db,
  scope: ListScope,
  filter: WaitingListFilter,
  sort: WaitingListSort,
  page: { offset: number; limit: number } | null,
) {
  let rows = filtered(db, scope, filter)
    .innerJoin('child', 'child.id', 'referral.child_id')
    .leftJoin('account', 'account.id', 'referral.band_set_by')
    .leftJoin('account as holder', 'holder.id', 'referral.answers_for')
    .leftJoin('funder', 'funder.id', 'referral.funder_id')
    .selectAll('referral')
    .select(['child.name', 'child.birth_date', 'account.name as band_set_by_name'])
    .select(['holder.name as holder_name', 'funder.name as funder_name'])
    .select(WAITING_FLAGS.map((flag) => asNumber(hasFlag(flag, scope)).as(`flag_${flag}`)));
  for (const key of KEYS_OF_SORT[sort])
    rows = rows.orderBy(SORTED_BY[key], key === 'received_latest_first' ? 'desc' : 'asc');
  return page === null ? rows : rows.limit(page.limit).offset(page.offset);
}

/** Everybody listed, in the order asked for. */
export async function listIds(
  db: Db,
  scope: ListScope,
  filter: WaitingListFilter,
  sort: WaitingListSort,
): Promise<string[]> {
  const rows = await listPage(db, scope, filter, sort, null).clearSelect().select('referral.id').execute();
  return rows.map((row) => row.id);
}

/** How many rows there are in all. */
export async function countRows(db: Db, scope: ListScope, filter: WaitingListFilter): Promise<number> {
  const { count } = await filtered(db, scope, filter)
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Since when everyone listed has waited, and when their next check-in is due. */
export async function listWaits(db: Db, scope: ListScope, filter: WaitingListFilter) {
  return filtered(db, scope, filter)
    .select(['referral.id', 'referral.received_on', 'referral.next_check_in_due_on'])
    .execute();
}

/** How many of the stage each filter would show. */
export async function countFilters(db: Db, scope: ListScope) {
  const { today } = scope;
  const counts = await inStage(db, scope)
    .innerJoin('child', 'child.id', 'referral.child_id')
    .select([
      sumOf(isDue('overdue', today)).as('overdue'),
      sumOf(isDue('this_week', today)).as('this_week'),
      sumOf(isDue('tried', today)).as('tried'),
      sumOf(isInBand(1)).as('band_1'),
      sumOf(isInBand(2)).as('band_2'),
      sumOf(isInBand(3)).as('band_3'),
      sumOf(isInBand('none')).as('band_none'),
      sumOf(hasWaitedOver(26, today)).as('over_26'),
      sumOf(hasWaitedOver(52, today)).as('over_52'),
      sumOf(hasSupport('no_plan', today)).as('no_plan'),
      sumOf(hasSupport('to_review', today)).as('to_review'),
      ...WAITING_FLAGS.map((flag) => sumOf(hasFlag(flag, scope)).as(`flag_${flag}`)),
    ])
    .executeTakeFirstOrThrow();
  const count = (name: keyof typeof counts) => Number(counts[name] ?? 0);
  return {
    due: { overdue: count('overdue'), this_week: count('this_week'), tried: count('tried') },
    bands: { 1: count('band_1'), 2: count('band_2'), 3: count('band_3'), none: count('band_none') },
    overWeeks: { 26: count('over_26'), 52: count('over_52') },
    support: { no_plan: count('no_plan'), to_review: count('to_review') },
    flags: Object.fromEntries(WAITING_FLAGS.map((flag) => [flag, count(`flag_${flag}`)])) as Record<
      WaitingFlag,
      number
    >,
  };
}

/** How many of the stage each answer of the other filters would show; answers that nobody has are left out. */
export async function countChoices(db: Db, scope: ListScope) {
  const counted = async (name: ChoiceName) => {
    const rows = await inStage(db, scope)
      .select(CHOICES[name].as('value'))
      .select((eb) => eb.fn.countAll().as('count'))
      .groupBy(CHOICES[name])
      .execute();
    return rows.map(({ value, count }) => ({ value, count: Number(count) }));
  };
  const ages = await inStage(db, scope)
    .innerJoin('child', 'child.id', 'referral.child_id')
    .select(ListAge.options.map((age) => sumOf(isOfAge(age, scope.today)).as(age)))
    .executeTakeFirstOrThrow();
  return {
    ages: ListAge.options.map((value) => ({ value, count: Number(ages[value] ?? 0) })),
    areas: await counted('areas'),
    sources: await counted('sources'),
    funders: await counted('funders'),
    protocols: await counted('protocols'),
    holders: await counted('holders'),
  };
}

/** How many children stand in each stage today. */
export async function countStages(
  db: Db,
  scope: Omit<ListScope, 'stage'>,
): Promise<Record<WaitingListStage, number>> {
  const counts = Object.fromEntries(WAITING_LIST_STAGES.map((stage) => [stage, 0])) as Record<
    WaitingListStage,
    number
  >;
  const rows = await ofCaseload(db, scope.practitionerId)
    .select('referral.stage')
    .select((eb) => [
      eb.fn.countAll().as('count'),
      sumOf(referral('referral.id', 'in', pausedReferrals(db, scope.today))).as('paused'),
    ])
    .where('referral.stage', 'in', STORED_STAGES)
    .groupBy('referral.stage')
    .execute();
  for (const row of rows) {
    counts[row.stage as WaitingListStage] = Number(row.count) - Number(row.paused);
    counts.paused += Number(row.paused);
  }
  return counts;
}

function ofCaseload(db: Db, practitionerId: string | null | 'all') {
  const everyone = db.selectFrom('referral');
  if (practitionerId === 'all') return everyone;
  return everyone.where('referral.child_id', 'in', childrenOf(db, practitionerId));
}

function inStage(db: Db, { stage, today, practitionerId }: ListScope) {
  const rows = ofCaseload(db, practitionerId);
  const paused = pausedReferrals(db, today);
  return stage === 'paused'
    ? rows.where('referral.stage', 'in', STORED_STAGES).where('referral.id', 'in', paused)
    : rows.where('referral.stage', '=', stage).where('referral.id', 'not in', paused);
}

function filtered(db: Db, scope: ListScope, filter: WaitingListFilter) {
  const { today } = scope;
  let rows = inStage(db, scope);
  for (const token of searchTokens.tokensOf(filter.text))
    rows = rows.where('referral.child_id', 'in', (eb) =>
      eb
        .selectFrom('search_token')
        .select('search_token.record_id')
        .where('search_token.token', '=', token)
        .where('search_token.record_table', '=', 'child'),
    );
  const { due, bands, overWeeks, flags, support } = filter;
  if (due.length > 0) rows = rows.where((eb) => eb.or(due.map((each) => isDue(each, today))));
  if (bands.length > 0) rows = rows.where((eb) => eb.or(bands.map((band) => isInBand(band))));
  if (overWeeks.length > 0)
    rows = rows.where((eb) => eb.or(overWeeks.map((weeks) => hasWaitedOver(weeks, today))));
  if (support.length > 0)
    rows = rows.where((eb) => eb.or(support.map((standing) => hasSupport(standing, today))));
  for (const name of CHOICE_NAMES) {
    const chosen: readonly string[] = filter[name];
    if (chosen.length > 0) rows = rows.where(CHOICES[name], 'in', [...chosen]);
  }
  const ofChild = [
    flags.map((flag) => hasFlag(flag, scope)),
    filter.ages.map((age) => isOfAge(age, today)),
  ].filter((claims) => claims.length > 0);
  for (const claims of ofChild)
    rows = rows.where((eb) =>
      eb.exists(
        eb
          .selectFrom('child')
          .select('child.id')
          .whereRef('child.id', '=', 'referral.child_id')
          .where((of) => of.or(claims)),
      ),
    );
  return rows;
}

/** A claim as 0 or 1: PostgreSQL cannot add booleans. */
function asNumber(claim: Expression<SqlBool>) {
  return sql<number>`case when ${claim} then 1 else 0 end`;
}

function sumOf(claim: Expression<SqlBool>) {
  return sql<number>`sum(${asNumber(claim)})`;
}
