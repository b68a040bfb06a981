import { rhythmOf } from '../../../shared/checkIns/rhythm.ts';
import { dateOrNull, localDate, type LocalDate } from '../../../shared/dates.ts';
import type { ToldReferral } from '../../../shared/matching/merge.ts';
import type { MergedContact } from '../../../shared/matching/mergeContacts.ts';
import type { Cell } from '../../../shared/matching/mergeJournal.ts';
import { checkInSettingsOf } from '../../../shared/service/settings.ts';
import { readAgainDueOn } from '../../../shared/triage/rules.ts';
import { PriorityBand } from '../../../shared/waitingList/rules.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import { underWayOfChild } from '../store/assessmentWriteups.ts';
import { coursesOf } from '../store/childCourses.ts';
import { pausesOfChild } from '../store/childRecords.ts';
import * as children from '../store/children.ts';
import * as choices from '../store/choices.ts';
import { refreshReferrals } from '../store/derived.ts';
import { refreshKeys } from '../store/likeness.ts';
import type { ReachWords } from '../store/merges.ts';
import { childrenInProceedings } from '../store/openProceedings.ts';
import * as people from '../store/people.ts';
import * as referrals from '../store/referrals.ts';
import * as settings from '../store/settings.ts';
import { openCameAgain } from '../store/triage.ts';

export type Loaded = Awaited<ReturnType<typeof loadOne>>;

/** Both records, each one the actor may see and that stands for itself. */
export async function loadBoth(
  ctx: Ctx,
  childId: string,
  otherId: string,
): Promise<{ kept: Loaded; other: Loaded }> {
  if (childId === otherId) throw new Refused('merge_with_itself');
  return { kept: await loadOne(ctx, childId), other: await loadOne(ctx, otherId) };
}

async function loadOne(ctx: Ctx, childId: string) {
  const child = await children.load(ctx.db, childId);
  if (child === null) throw new Refused('not_found');
  await assertMaySee(ctx, childId);
  const courses = await coursesOf(ctx.db, childId);
  const workOn = new Set([
    ...courses.map((course) => course.referral_id),
    ...(await choices.offersOfChild(ctx.db, childId)).map(({ referralId }) => referralId),
    ...(await choices.assessmentsOfChild(ctx.db, childId)).map(({ referralId }) => referralId),
    ...(await underWayOfChild(ctx.db, childId)).map(({ referralId }) => referralId),
  ]);
  const again = await openCameAgain(ctx.db, { practitionerId: 'all', childId });
  const unreadAgain = again.filter(
    ({ times, reads }) => readAgainDueOn(times, reads, 0, () => false) !== null,
  );
  const pauses = await pausesOfChild(ctx.db, childId);
  return {
    child,
    pauses: [...pauses].flatMap(([referralId, own]) =>
      own.map(({ id, startsOn, endsOn, reason }) => ({ id, referralId, from: startsOn, to: endsOn, reason })),
    ),
    unreadAgain: new Set(unreadAgain.map(({ id }) => id)),
    people: await people.listOfChild(ctx.db, childId),
    referrals: await referrals.listOfChild(ctx.db, childId),
    openCourses: courses.filter((course) => course.ended_on === null).length,
    workOn,
    rhythm: checkInSettingsOf(await settings.load(ctx.db)),
    hasOpenProceedings: (await childrenInProceedings(ctx.db, [childId])).size > 0,
  };
}

/** When the referrals of both records were received. */
export const receivedOf = (...both: readonly Loaded[]): LocalDate[] =>
  both.flatMap(({ referrals: all }) => all.map((row) => localDate(row.received_on)));

/** What tells whether a referral may be one with another. */
export function toldOf(
  row: referrals.ReferralRow,
  { workOn, unreadAgain, rhythm, hasOpenProceedings }: Loaded,
): ToldReferral {
  const band = PriorityBand.safeParse(row.band);
  return {
    id: row.id,
    receivedOn: localDate(row.received_on),
    acceptedOn: dateOrNull(row.accepted_on),
    closedOn: dateOrNull(row.closed_on),
    band: row.band,
    ownWeeks: row.check_in_every_weeks,
    weeks: rhythmOf(
      {
        hasOpenProceedings,
        ownWeeks: row.check_in_every_weeks,
        band: band.success ? band.data : null,
        therapyStartedOn: dateOrNull(row.started_on),
      },
      rhythm,
    ).everyWeeks,
    isUnread: row.inbox_state === 'to_read' || unreadAgain.has(row.id),
    hasWork: workOn.has(row.id),
  };
}

/** What follows from a child's records made anew: their referrals, and what they are found and compared by. */
export async function refreshChild(ctx: Ctx, childId: string): Promise<void> {
  const all = await referrals.listOfChild(ctx.db, childId);
  await refreshReferrals(
    ctx.db,
    all.map(({ id }) => id),
    ctx.today,
    await settings.load(ctx.db),
  );
  await children.refreshSearch(ctx.db, childId);
  await refreshKeys(ctx.db, [childId]);
}

export const reachWordsOf = ({ safeTimes, sayName, codeWord, noAnswer, note }: ReachWords): ReachWords => ({
  safeTimes,
  sayName,
  codeWord,
  noAnswer,
  note,
});

/** One line about a person as columns, by table and row. */
export function contactColumns({ fields, checkedOn, checkedWith, checkAgainFrom }: MergedContact['after']) {
  return {
    child_person: {
      ...people.linkColumns(fields),
      checked_on: checkedOn,
      checked_with: checkedWith,
      check_again_from: checkAgainFrom,
    },
    person: people.personColumns(fields),
  };
}

/** The columns in which two versions of a row differ, as cells. */
export function differences(
  table: string,
  id: string,
  { before, after }: { before: object; after: object },
): Cell[] {
  const was = before as Record<string, Cell['before']>;
  return Object.entries(after as Record<string, Cell['after']>).flatMap(([column, value]) =>
    was[column] === value ? [] : [{ table, id, column, before: was[column] ?? null, after: value }],
  );
}
