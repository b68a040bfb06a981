// Two who must not meet and would: in a group both are in, or where their dates are booked.
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { compareDates, type LocalDate } from '../../../shared/dates.ts';
import {
  bookedMeetings,
  isSettledInGroup,
  type StandingPair,
  unsettledMeetings,
} from '../../../shared/diary/meetings.ts';
import { groupsOfBoth, isHeldBy } from '../../../shared/groups/rules.ts';
import type { JobOf } from '../../../shared/today/contract.ts';
import { groupAtLeastThisWeek, keptApartDueOn } from '../../../shared/today/rules.ts';
import { assertMaySee, caseloadOf } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as courses from '../store/courses.ts';
import * as groups from '../store/groups.ts';
import { holidaysKept } from '../store/holidays.ts';
import * as keepApart from '../store/keepApart.ts';
import * as settings from '../store/settings.ts';
import { childOf } from './todayJobs.ts';

type Meeting = {
  pair: StandingPair;
  group: { id: string; name: string } | null;
  courseIds: readonly [string, string][];
  days: LocalDate[];
};

/** Where two who must not meet would, and nobody has said what was decided: once for each group, and once for the diary. */
async function openMeetings(ctx: Ctx, pairs: readonly StandingPair[]): Promise<Meeting[]> {
  if (pairs.length === 0) return [];
  const settled = await keepApart.listSettled(ctx.db);
  const coming = await groups.listComing(ctx.db);
  const alsoPersonIds = pairs.flatMap((pair) => pair.alsoPersonIds ?? []);
  const booked = unsettledMeetings(
    bookedMeetings(pairs, await keepApart.listBooked(ctx.db, ctx.today, alsoPersonIds)),
    settled,
  );
  const inGroups: Meeting[] = [];
  for (const pair of pairs)
    for (const group of groupsOfBoth(coming, pair)) {
      if (isSettledInGroup(settled, pair.id, group.id)) continue;
      const nextOn = await groups.nextDateOf(ctx.db, group.id, ctx.today);
      inGroups.push({ pair, group, courseIds: [], days: nextOn === null ? [] : [nextOn] });
    }
  return [
    ...inGroups,
    ...pairs.flatMap((pair) => {
      const own = booked.filter(({ pairId }) => pairId === pair.id);
      const days = [...new Set(own.flatMap((each) => each.days))].toSorted(compareDates);
      const courseIds = own.map((each): [string, string] => [...each.courseIds]);
      return days.length === 0 ? [] : [{ pair, group: null, courseIds, days }];
    }),
  ];
}

/** A row for each, until somebody has said what was decided or they no longer would. `seen`: the children of the caseload. */
export async function keptApartJobs(
  ctx: Ctx,
  seen: ReadonlySet<string> | 'all',
  own: ReadonlySet<string>,
): Promise<JobOf<'kept_apart'>[]> {
  const isSeen = (id: string | null) => id !== null && (seen === 'all' || seen.has(id));
  const pairs = (await keepApart.listPairs(ctx.db)).filter(
    ({ childId, otherChildId }) => isSeen(childId) || isSeen(otherChildId),
  );
  const meetings = await openMeetings(ctx, pairs);
  if (meetings.length === 0) return [];
  const names = await keepApart.namesOfPairs(ctx.db);
  const isHoliday = await holidaysKept(ctx.db, await settings.load(ctx.db));
  const jobs: JobOf<'kept_apart'>[] = [];
  for (const { pair, group, courseIds, days } of meetings) {
    const row = names.get(pair.id);
    if (row === undefined) continue;
    const isFirst = isSeen(pair.childId);
    const childId = isFirst ? pair.childId : (pair.otherChildId ?? '');
    const otherId = isFirst ? pair.otherChildId : pair.childId;
    const one = { name: row.name, birth_date: row.birth_date };
    const two = { name: row.other_name ?? '', birth_date: row.other_birth_date };
    const dueOn = keptApartDueOn(days[0] ?? null, ctx.today, isHoliday);
    jobs.push({
      kind: 'kept_apart',
      key: `kept_apart:${pair.id}:${group?.id ?? 'diary'}`,
      dueOn,
      group: groupAtLeastThisWeek(dueOn, ctx.today),
      isMine: own.has(childId) || (otherId !== null && own.has(otherId)),
      child: childOf({ child_id: childId, ...(isFirst ? one : two) }, ctx.today),
      pairId: pair.id,
      other: otherId === null ? row.person_name : isSeen(otherId) ? (isFirst ? two : one).name : null,
      inGroup: group === null ? null : { ...group, mayOpen: await mayOpen(ctx, group.id) },
      courseId: await courses.oneOfChild(ctx.db, courseIds.flat(), childId),
      days: days.length,
      firstOn: days[0] ?? null,
      lastOn: days.at(-1) ?? null,
    });
  }
  return jobs;
}

async function mayOpen(ctx: Ctx, groupId: string): Promise<boolean> {
  const of = caseloadOf(ctx);
  if (of === 'all') return true;
  const row = await groups.load(ctx.db, groupId);
  return row !== null && isHeldBy(groups.holdersOf(row), of);
}

/** Says what was decided, and with whom: of a group, or of the dates that were shown. */
export async function settle(
  ctx: Ctx,
  { childId, id, groupId, untilOn, words }: ParsedInputOf<'keepApart.settle'>,
): Promise<OutputOf<'keepApart.settle'>> {
  await assertMaySee(ctx, childId);
  const pair = (await keepApart.listPairs(ctx.db)).find((each) => each.id === id);
  if (pair === undefined || ![pair.childId, pair.otherChildId].includes(childId))
    throw new Refused('not_found');
  const open = (await openMeetings(ctx, [pair])).find(({ group }) => (group?.id ?? null) === groupId);
  if (open === undefined) throw new Refused('apart_no_longer');
  const settled = { pair, words, groupId };
  if (groupId !== null) return { id: await keepSettled(ctx, settled) };
  const ids: string[] = [];
  for (const courseIds of open.courseIds)
    ids.push(await keepSettled(ctx, { ...settled, courseIds, untilOn }));
  ctx.auditDetail({ ids });
  return { id: ids[0] ?? '' };
}

/** Keeps what was decided of a pair. */
export async function keepSettled(
  ctx: Ctx,
  {
    pair,
    words,
    groupId,
    courseIds,
    untilOn,
  }: {
    pair: StandingPair;
    words: string;
    groupId: string | null;
    courseIds?: readonly [string, string];
    untilOn?: LocalDate | null;
  },
): Promise<string> {
  const id = ctx.newId();
  await keepApart.insertSettlement(ctx.db, {
    id,
    child_id: pair.childId,
    keep_apart_id: pair.id,
    group_id: groupId,
    course_id: courseIds?.[0] ?? null,
    other_course_id: courseIds?.[1] ?? null,
    until_on: groupId === null ? (untilOn ?? null) : null,
    words,
    settled_on: ctx.today,
    settled_by: ctx.actor.accountId,
  });
  return id;
}
