import { contactConcern, inReach } from '../../../shared/checkIns/saving.ts';
import type { OutputOf } from '../../../shared/contract.ts';
import { contactCard } from '../../../shared/people/rules.ts';
import type { PersonOfChild } from '../../../shared/people/contract.ts';
import { holdsOneOf } from '../../../shared/roles.ts';
import { compareJobs } from '../../../shared/today/order.ts';
import type { ContactLine, JobOf, TodayJob } from '../../../shared/today/contract.ts';
import { caseloadOf } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { listBetweenCourses } from '../store/betweenCourses.ts';
import { countOpenRows } from '../store/imports.ts';
import { listUnseen } from '../store/outsideAccess.ts';
import * as people from '../store/people.ts';
import { attendedDatesOf, listPlanned, listRunningCourses } from '../store/runningCourses.ts';
import * as store from '../store/today.ts';
import { countNobodyAnswers } from '../store/triage.ts';
import { aheadOf } from './todayAhead.ts';
import { courseJobs, sessionJobs, withReviewDue } from './todayCourseJobs.ts';
import {
  checkInJobs,
  courtJobs,
  eighteenJobs,
  importJob,
  nextStepJobs,
  nobodyAnswersJob,
  offerJobs,
  outsideJobs,
  triageJobs,
} from './todayJobs.ts';
import { notSafeJobs, welfareJobs } from './todaySafetyJobs.ts';

const MOST_CHECK_INS = 200;

/** What needs somebody: overdue, today and this week; and what lies ahead. Nothing of it is stored. */
export async function list(ctx: Ctx): Promise<OutputOf<'today.list'>> {
  const { scope, safety, checkIns, others, courses, court, eighteen } = await load(ctx);
  const ahead = aheadOf(ctx, {
    courses,
    court,
    eighteen,
    planned: await listPlanned(ctx.db, scope),
    pauses: await store.listPausesEnding(ctx.db, scope),
    handsInReturns: holdsOneOf(ctx.actor.roles, ['coordinator', 'manager']),
  });
  const listed = checkIns.slice(0, MOST_CHECK_INS);
  const jobs = [...(await withContacts(ctx, [...safety, ...listed])), ...others].toSorted(compareJobs);
  return { jobs, checkInsLeftOut: checkIns.length - listed.length, ahead };
}

export async function count(ctx: Ctx): Promise<OutputOf<'today.count'>> {
  const { safety, checkIns, others } = await load(ctx);
  const now = [...safety, ...checkIns, ...others].filter(({ group }) => group !== 'this_week');
  return { overdueOrToday: now.length };
}

async function load(ctx: Ctx) {
  const { db, today, actor } = ctx;
  const scope = { today, practitionerId: caseloadOf(ctx) };
  const checkInRows = await store.listCheckIns(db, scope);
  const courses = await listRunningCourses(db, scope);
  const court = await store.listCourtDates(db, scope);
  const betweenCourses = await listBetweenCourses(db, scope);
  const between = new Set(betweenCourses.map(({ referralId }) => referralId));
  const eighteen = await store.listNearlyEighteen(db, scope);
  const own = new Set([
    ...checkInRows.filter((row) => row.last_made_by === actor.accountId).map((row) => row.child_id),
    ...courses
      .filter((course) => actor.practitionerId !== null && course.practitionerId === actor.practitionerId)
      .map((course) => course.childId),
  ]);
  const holds = (...roles: Parameters<typeof holdsOneOf>[1][number][]) => holdsOneOf(actor.roles, roles);
  const others: TodayJob[] = [
    ...sessionJobs(ctx, await store.listSessionsToLog(db, scope), courses),
    ...courseJobs(ctx, courses, await attendedDatesOf(db, withReviewDue(courses))),
    ...offerJobs(ctx, await store.listOffers(db, scope), between, own),
    ...nextStepJobs(ctx, betweenCourses),
    ...triageJobs(ctx, await store.listToTriage(db, scope), own),
    ...courtJobs(ctx, court, own),
    ...eighteenJobs(ctx, eighteen, own),
    ...(holds('coordinator', 'manager') ? nobodyAnswersJob(ctx, await countNobodyAnswers(db, scope)) : []),
    ...(holds('coordinator', 'manager') ? importJob(ctx, await countOpenRows(db)) : []),
    ...(holds('safeguarding_lead') ? outsideJobs(ctx, await listUnseen(db)) : []),
  ];
  const safetyScope = { ...scope, accountId: actor.accountId };
  const safety = [...(await notSafeJobs(ctx, safetyScope)), ...(await welfareJobs(ctx, safetyScope))];
  return { scope, safety, checkIns: checkInJobs(ctx, checkInRows), others, courses, court, eighteen };
}

async function withContacts(
  ctx: Ctx,
  jobs: readonly (
    | Omit<JobOf<'check_in'>, 'contact'>
    | Omit<JobOf<'welfare_contact'>, 'contact'>
    | Omit<JobOf<'not_safe'>, 'contact'>
  )[],
): Promise<TodayJob[]> {
  const around = await people.listOfChildren(
    ctx.db,
    jobs.map(({ child }) => child.childId),
  );
  return jobs.map((job) => ({ ...job, contact: contactLine(around.get(job.child.childId) ?? []) }));
}

function contactLine(around: readonly PersonOfChild[]): ContactLine | null {
  const card = contactCard(around);
  if (card === null) return null;
  const { who, phone, times, isChecked } = card;
  const person = around.find(({ linkId }) => linkId === card.linkId);
  const voicemail = person === undefined ? null : contactConcern('left_message', inReach(person));
  return { name: who, phone, times, isChecked, voicemail };
}
