import { namedNext } from '../../../shared/checkIns/ladder.ts';
import { contactConcern, inReach } from '../../../shared/checkIns/saving.ts';
import type { OutputOf } from '../../../shared/contract.ts';
import type { LadderView } from '../../../shared/checkIns/contract.ts';
import { THIS_WEEK_DAYS } from '../../../shared/checkIns/nearness.ts';
import { addDays } from '../../../shared/dates.ts';
import { type AsOf, contactCard } from '../../../shared/people/rules.ts';
import { REGISTRATION_NOTICE_DAYS } from '../../../shared/practitioners/rules.ts';
import type { PersonOfChild } from '../../../shared/people/contract.ts';
import { holdsOneOf } from '../../../shared/roles.ts';
import { compareJobs } from '../../../shared/today/order.ts';
import type { ContactLine, JobOf, TodayJob } from '../../../shared/today/contract.ts';
import { caseloadOf } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { childrenOf } from '../store/ofPractitioner.ts';
import { listBetweenCourses } from '../store/betweenCourses.ts';
import * as catalogue from '../store/catalogue.ts';
import { listEndingReviews } from '../store/endingReviews.ts';
import { countOpenRows } from '../store/imports.ts';
import * as concerns from '../store/concerns.ts';
import * as handovers from '../store/handovers.ts';
import { listUnseen } from '../store/outsideAccess.ts';
import * as missDecisions from '../store/missDecisions.ts';
import { listHoldersLeft } from '../store/holdersLeft.ts';
import { registrationsEnding } from '../store/practitioners.ts';
import { holidaysKept } from '../store/holidays.ts';
import * as people from '../store/people.ts';
import { attendedDatesOf, listPlanned, listRunningCourses } from '../store/runningCourses.ts';
import * as risks from '../store/risks.ts';
import * as settings from '../store/settings.ts';
import * as store from '../store/today.ts';
import * as choices from '../store/todayChoices.ts';
import { countNobodyAnswers, openCameAgain } from '../store/triage.ts';
import { allegedJobs } from './allegedJobs.ts';
import { keptApartJobs } from './apartMeetings.ts';
import { dayOffJobs } from './daysOff.ts';
import { concernOwedJobs, standsInForLead } from './concernOwed.ts';
import { interpreterJobs } from './interpreters.ts';
import { laddersOf } from './ladder.ts';
import { contactAsOf } from './people.ts';
import { priorityOwedJobs } from './prioritySafety.ts';
import { putOffOf } from './putOff.ts';
import { aheadOf } from './todayAhead.ts';
import { offerJobs, planReviewJobs, wantsAnotherJobs } from './todayChoiceJobs.ts';
import {
  courseJobs,
  endingReviewJobs,
  handoverJobs,
  registerJobs,
  sessionJobs,
  withReviewDue,
} from './todayCourseJobs.ts';
import { onTerms } from './onTerms.ts';
import { holderLeftJobs } from './todayHolderJobs.ts';
import {
  cameAgainJobs,
  checkInJobs,
  concernJobs,
  courtJobs,
  eighteenJobs,
  importJob,
  nextStepJobs,
  nobodyAnswersJob,
  outsideJobs,
  registrationJobs,
  riskJobs,
  type Rows,
  triageJobs,
} from './todayJobs.ts';
import { missJobs } from './todayMissJobs.ts';
import { noBandJob, supportPlansJob } from './todaySupport.ts';
import { notSafeJobs, riskItemJobs, welfareJobs } from './todaySafetyJobs.ts';

const MOST_CHECK_INS = 200;

/** What needs somebody: overdue, today and this week; and what lies ahead. Nothing of it is stored. */
export async function list(ctx: Ctx): Promise<OutputOf<'today.list'>> {
  const { scope, safety, checkIns, ladders, others, courses, court, eighteen, noticeMonths } =
    await load(ctx);
  const ahead = aheadOf(ctx, {
    courses,
    court,
    eighteen,
    noticeMonths,
    planned: await listPlanned(ctx.db, scope),
    pauses: await store.listPausesEnding(ctx.db, scope),
    handsInReturns: holdsOneOf(ctx.actor.roles, ['coordinator', 'manager']),
  });
  // A decision is never left out, however many calls stand before it.
  const toDecide = checkIns.filter(({ ladder }) => ladder?.rung === 'decision');
  const toCall = checkIns.filter(({ ladder }) => ladder?.rung !== 'decision').toSorted(compareJobs);
  const listed = [...toDecide, ...toCall.slice(0, MOST_CHECK_INS)];
  const support = holdsOneOf(ctx.actor.roles, ['coordinator', 'manager'])
    ? [...(await supportPlansJob(ctx)), ...(await noBandJob(ctx))]
    : [];
  const jobs = [
    ...(await withContacts(ctx, [...safety, ...listed], ladders)),
    ...others,
    ...support,
  ].toSorted(compareJobs);
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
  const toLog = await store.listSessionsToLog(db, scope);
  const checkInRows = await store.listCheckIns(db, scope);
  const inForce = await settings.load(db);
  const courses = onTerms(await listRunningCourses(db, scope, today), inForce, await catalogue.load(db));
  const court = await store.listCourtDates(db, scope);
  const betweenCourses = await listBetweenCourses(db, scope);
  const between = new Set(betweenCourses.map(({ referralId }) => referralId));
  const noticeMonths = inForce.turning18NoticeMonths;
  const eighteen = await store.listNearlyEighteen(db, scope, noticeMonths);
  const own = new Set([
    ...checkInRows.filter((row) => row.last_made_by === actor.accountId).map((row) => row.child_id),
    ...courses
      .filter((course) => actor.practitionerId !== null && course.practitionerId === actor.practitionerId)
      .map((course) => course.childId),
  ]);
  const holds = (...roles: Parameters<typeof holdsOneOf>[1][number][]) => holdsOneOf(actor.roles, roles);
  const seesAll = await standsInForLead(ctx);
  const others: TodayJob[] = [
    ...(await concernJobs(ctx, await concerns.listOpen(db, seesAll ? 'all' : actor.accountId))),
    ...(await concernOwedJobs(ctx, seesAll)),
    ...(await priorityOwedJobs(ctx, seesAll)),
    ...riskJobs(
      ctx,
      await risks.listToReview(db, addDays(today, THIS_WEEK_DAYS), scope.practitionerId, actor.accountId),
    ),
    ...sessionJobs(ctx, toLog, courses),
    ...registerJobs(ctx, toLog),
    ...endingReviewJobs(ctx, await listEndingReviews(db, scope)),
    ...missJobs(ctx, await missDecisions.listOpen(db, scope, addDays(today, THIS_WEEK_DAYS))),
    ...(await dayOffJobs(ctx)),
    ...(await interpreterJobs(ctx, scope)),
    ...holderLeftJobs(ctx, await listHoldersLeft(db, scope)),
    ...courseJobs(ctx, courses, await attendedDatesOf(db, withReviewDue(courses, today))),
    ...(seesAll ? await allegedJobs(ctx) : []),
    ...(await keptApartJobs(ctx, await childrenSeen(ctx), own)),
    ...handoverJobs(ctx, await handovers.listOpen(db, scope.practitionerId, addDays(today, THIS_WEEK_DAYS))),
    ...offerJobs(ctx, await choices.listOffers(db, scope, inForce.offerAnswerDays), between, own, inForce),
    ...wantsAnotherJobs(ctx, await choices.listWantsAnother(db, scope), inForce),
    ...planReviewJobs(ctx, await choices.listPlanReviews(db, scope)),
    ...nextStepJobs(ctx, betweenCourses),
    ...triageJobs(ctx, await store.listToTriage(db, scope), own),
    ...cameAgainJobs(ctx, await openCameAgain(db, scope), own, {
      inForce,
      isHoliday: await holidaysKept(db, inForce),
    }),
    ...courtJobs(ctx, court, own),
    ...eighteenJobs(ctx, eighteen, own, noticeMonths),
    ...(holds('coordinator', 'manager') ? nobodyAnswersJob(ctx, await countNobodyAnswers(db, scope)) : []),
    ...(holds('coordinator', 'manager') ? importJob(ctx, await countOpenRows(db)) : []),
    ...(holds('manager')
      ? registrationJobs(ctx, await registrationsEnding(db, addDays(today, REGISTRATION_NOTICE_DAYS)))
      : []),
    ...(holds('safeguarding_lead') ? outsideJobs(ctx, await listUnseen(db)) : []),
  ];
  const ladders = await laddersFor(ctx, checkInRows);
  const putOffs = await putOffOf(ctx, checkInRows);
  const safetyScope = { ...scope, accountId: actor.accountId, seesEveryConcern: seesAll };
  others.push(...(await riskItemJobs(ctx, safetyScope)));
  const safety = [...(await notSafeJobs(ctx, safetyScope)), ...(await welfareJobs(ctx, safetyScope))];
  return {
    scope,
    safety,
    checkIns: checkInJobs(ctx, checkInRows, ladders, putOffs),
    ladders,
    others,
    courses,
    court,
    eighteen,
    noticeMonths,
  };
}

/** The children of the actor's own courses, or everybody's. */
async function childrenSeen(ctx: Ctx): Promise<ReadonlySet<string> | 'all'> {
  const of = caseloadOf(ctx);
  if (of === 'all') return of;
  return new Set((await childrenOf(ctx.db, of).execute()).map((row) => row.child_id));
}

/** Which rung is next, for the check-ins on this list that were tried. */
async function laddersFor(ctx: Ctx, rows: Rows<typeof store.listCheckIns>): Promise<Map<string, LadderView>> {
  const tried = rows.filter(({ check_in_tries: tries }) => tries > 0);
  const around = await people.listOfChildren(
    ctx.db,
    tried.map((row) => row.child_id),
  );
  return laddersOf(ctx, tried, around);
}

/** Each call with the contact of whoever is to be rung: the next by the ladder, or the first. */
async function withContacts(
  ctx: Ctx,
  jobs: readonly (
    | Omit<JobOf<'check_in'>, 'contact'>
    | Omit<JobOf<'welfare_contact'>, 'contact'>
    | Omit<JobOf<'not_safe'>, 'contact'>
  )[],
  ladders: ReadonlyMap<string, LadderView>,
): Promise<TodayJob[]> {
  const around = await people.listOfChildren(
    ctx.db,
    jobs.map(({ child }) => child.childId),
  );
  const asOf = await contactAsOf(ctx);
  return jobs.map((job) => {
    const named = namedNext(ladders.get(job.referralId));
    return { ...job, contact: contactLine(around.get(job.child.childId) ?? [], asOf, named) };
  });
}

function contactLine(
  around: readonly PersonOfChild[],
  asOf: AsOf,
  named: readonly string[] | null,
): ContactLine | null {
  const card = contactCard(around, asOf, named);
  if (card === null) return null;
  const { who, phone, times, isChecked, isOld } = card;
  const person = around.find(({ linkId }) => linkId === card.linkId);
  const voicemail = person === undefined ? null : contactConcern('left_message', inReach(person));
  return {
    name: who,
    phone,
    times,
    sayName: person?.fields.sayName ?? null,
    codeWord: person?.fields.codeWord ?? null,
    isChecked,
    isOld,
    isNotRung: card.mayRing === 'no',
    voicemail,
  };
}
