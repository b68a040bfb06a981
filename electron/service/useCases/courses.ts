import { bankHolidayOn } from '../../../shared/calendar/bankHolidays.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import {
  countedDates,
  extensionsOf,
  progressFrom,
  reviewFactsOf,
  sessionsOf,
  standingOf,
} from '../../../shared/courses/facts.ts';
import { isTwice, PLAN_HORIZON_WEEKS, plannedReviews } from '../../../shared/courses/plan.ts';
import { proposeDates } from '../../../shared/courses/proposal.ts';
import { decideExtension, endCourse } from '../../../shared/courses/rules.ts';
import { currentTry } from '../../../shared/courses/sessions.ts';
import { addWeeks, compareDates, type LocalDate } from '../../../shared/dates.ts';
import { isPlanOutside } from '../../../shared/courses/progress.ts';
import { termsOf } from '../../../shared/courses/terms.ts';
import { boundsInWords, protocolById } from '../../../shared/protocols/catalogue.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import { openReviewPoints } from '../../../shared/reviews/rules.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as choices from '../store/choices.ts';
import * as courses from '../store/courses.ts';
import * as reviews from '../store/reviews.ts';
import * as serviceLists from '../store/serviceLists.ts';
import * as sessions from '../store/sessions.ts';
import * as settings from '../store/settings.ts';
import { assertCarersMayJoin, isCarerAsked } from './joining.ts';
import { assertDelivered } from './delivered.ts';
import { loadCourse } from './courseView.ts';
import { acceptedReferral } from './openReferral.ts';

export async function childOf(
  ctx: Ctx,
  input: ParsedInputOf<'course.childOf'>,
): Promise<OutputOf<'course.childOf'>> {
  const course = await courses.load(ctx.db, input.courseId);
  if (course === null) throw new Refused('not_found');
  return { childId: course.child_id };
}

export async function get(ctx: Ctx, input: ParsedInputOf<'course.get'>): Promise<OutputOf<'course.get'>> {
  return loadCourse(ctx, input.courseId);
}

/** Lists every date of a plan with what is in its way. Nothing is saved. */
export async function propose(
  ctx: Ctx,
  input: ParsedInputOf<'course.proposeDates'>,
): Promise<OutputOf<'course.proposeDates'>> {
  await assertMaySee(ctx, input.childId);
  const { startsOn, weekday, count, time, lengthMinutes, practitionerId, roomId, carer } = input;
  const inForce = await settings.load(ctx.db);
  const until = addWeeks(startsOn, PLAN_HORIZON_WEEKS);
  const dates = proposeDates({
    startsOn,
    weekday,
    count,
    slot: { time, lengthMinutes, practitionerId, roomId },
    carer,
    leftOut: input.leftOut,
    moves: input.moves,
    holidayOn: (date: LocalDate) => bankHolidayOn(inForce.nation, date)?.name ?? null,
    busy: await sessions.busyTimes(ctx.db, { from: addWeeks(startsOn, -1), to: until }),
    names: await namesOf(ctx),
  });
  const terms = termsOf(protocolById(input.protocolId), inForce);
  return { dates, reviews: plannedReviews(dates, terms.reviews) };
}

/** Names of practitioners and rooms for what is in the way of a date. */
export async function namesOf(ctx: Ctx) {
  const practitioners = await serviceLists.practitioners(ctx.db);
  const rooms = await serviceLists.rooms(ctx.db);
  const nameIn = (list: readonly { id: string; name: string }[]) => (id: string) =>
    list.find((each) => each.id === id)?.name ?? '';
  return { practitioner: nameIn(practitioners), room: nameIn(rooms) };
}

/** Saves a course with every date that was shown; a date left null keeps its number and is not scheduled yet. */
export async function plan(ctx: Ctx, input: ParsedInputOf<'course.plan'>): Promise<OutputOf<'course.plan'>> {
  const { childId, referralId, offerId, protocolId, counted, carer } = input;
  const referral = await acceptedReferral(ctx, referralId);
  if (referral.child_id !== childId) throw new Refused('not_found');
  const inForce = await settings.load(ctx.db);
  if (offerId === null) assertDelivered(inForce, protocolId);
  else await assertCanPlanFrom(ctx, offerId, referralId);
  const protocol = protocolById(protocolId);
  const reason = input.planningReason === '' ? null : input.planningReason;
  const { bounds } = termsOf(protocol, inForce);
  const startsOn = counted.dates.flatMap((each) => each?.on ?? []).sort(compareDates)[0] ?? null;
  if (reason === null && isPlanOutside(bounds, { count: counted.dates.length, startsOn })) {
    const range = `${boundsInWords({ bounds }) ?? ''}${bounds.unit === 'session' ? ' sessions' : ''}`;
    throw new Refused('planning_reason_needed', {
      parts: { range },
      fields: { planningReason: `Say why this plan lies outside ${range}` },
    });
  }
  const noCarerReason = input.noCarerReason === '' ? null : input.noCarerReason;
  const isAsked = await isCarerAsked(ctx, protocol, childId);
  if (isAsked && carer === null && noCarerReason === null) {
    throw new Refused('no_carer_reason_needed', { fields: { noCarerReason: 'Say why, in a few words' } });
  }
  await assertCarersMayJoin(ctx, input);
  if (isTwice(counted.dates) || isTwice(carer?.dates ?? [])) throw new Refused('date_twice');

  const courseId = ctx.newId();
  await courses.insert(ctx.db, {
    id: courseId,
    child_id: childId,
    referral_id: referralId,
    offer_id: offerId,
    protocol_id: protocolId,
    planned_sessions: counted.dates.length,
    planning_reason: reason,
    no_carer_reason: carer === null && isAsked ? noCarerReason : null,
    ended_on: null,
    ending: null,
    ending_reason: null,
  });
  await insertStrand(ctx, courseId, {
    kind: protocol.countedStrand,
    isCounted: true,
    limit: null,
    ...counted,
  });
  if (carer !== null) await insertStrand(ctx, courseId, { kind: 'carer', isCounted: false, ...carer });
  ctx.auditDetail({
    courseId,
    protocolId,
    sessions: counted.dates.length,
    notScheduled: counted.dates.filter((each) => each === null).length,
    carerSessions: carer?.dates.length ?? 0,
  });
  await courses.refreshCourse(ctx.db, courseId, ctx.today, await settings.load(ctx.db));
  return { courseId, version: 1 };
}

async function assertCanPlanFrom(ctx: Ctx, offerId: string, referralId: string): Promise<void> {
  const offer = await choices.loadOffer(ctx.db, offerId);
  if (offer === null || offer.referralId !== referralId) throw new Refused('not_found');
  if (offer.answer !== 'accepted') throw new Refused('offer_not_accepted');
  if (offer.courseId !== null) throw new Refused('offer_planned', { detail: { courseId: offer.courseId } });
}

type NewStrand = Pick<
  ParsedInputOf<'course.plan'>['counted'],
  'personId' | 'practitionerId' | 'lengthMinutes' | 'roomId' | 'place' | 'dates'
> & { kind: string; isCounted: boolean; limit: number | null };

async function insertStrand(ctx: Ctx, courseId: string, strand: NewStrand): Promise<void> {
  const strandId = ctx.newId();
  await courses.insertStrand(ctx.db, {
    id: strandId,
    course_id: courseId,
    kind: strand.kind,
    person_id: strand.personId,
    practitioner_id: strand.practitionerId,
    is_counted: strand.isCounted ? 1 : 0,
    session_limit: strand.limit,
  });
  for (const [index, date] of strand.dates.entries()) {
    const sessionId = ctx.newId();
    await sessions.insert(ctx.db, {
      id: sessionId,
      course_id: courseId,
      strand_id: strandId,
      number: index + 1,
    });
    if (date === null) continue;
    await sessions.insertTries(ctx.db, [
      sessions.plannedTry({
        id: ctx.newId(),
        session: { id: sessionId, strandId, courseId },
        on: date.on,
        time: date.time,
        as: {
          length_minutes: strand.lengthMinutes,
          practitioner_id: strand.practitionerId,
          room_id: strand.roomId,
          place: strand.place === '' ? null : strand.place,
        },
      }),
    ]);
  }
}

/** Records a decision on the course's bound: how far, who, why and when it is looked at again; or that it stays. */
export async function extend(
  ctx: Ctx,
  input: ParsedInputOf<'course.extend'>,
): Promise<OutputOf<'course.extend'>> {
  const { courseId, version, decision } = input;
  const course = await loadCourse(ctx, courseId);
  const { bounds } = course.terms;
  const extensions = extensionsOf(course);
  if (course.endedOn !== null) throw new Refused('course_ended');
  if (decision.is === 'extend') {
    const decided = decideExtension(
      { bounds, extensions },
      { decidedOn: ctx.today, toSessions: decision.toSessions },
    );
    if (!decided.ok) throw new Refused(decided.code, { parts: decided.detail });
    ctx.auditDetail({ warnings: decided.value.warnings });
  }
  if (input.reasons.length === 0 && input.reason === '') {
    throw new Refused('decision_reason_needed', {
      fields: { reason: refusalMessage('decision_reason_needed') },
    });
  }
  const { nextReviewOn } = input;
  if (nextReviewOn !== null && nextReviewOn <= ctx.today) {
    throw new Refused('past_date', { fields: { nextReviewOn: 'Enter a date that is still to come' } });
  }
  await takeVersion(ctx, course, version);
  const reach = extensions.map((each) => each.toSessions);
  const stays = reach.includes(null)
    ? null
    : Math.max(bounds.max ?? 0, ...reach.filter((each) => each !== null));
  await courses.insertDecision(ctx.db, {
    id: ctx.newId(),
    course_id: courseId,
    up_to_sessions: decision.is === 'extend' ? decision.toSessions : stays,
    decided_on: ctx.today,
    decided_by: ctx.actor.accountId,
    agreed_by: JSON.stringify(input.agreedBy),
    reasons: JSON.stringify(input.reasons),
    reason: input.reason,
    next_review_on: nextReviewOn,
  });
  if (nextReviewOn !== null) {
    const planned = await reviews.loadPlanned(ctx.db, courseId);
    const review = { planned_on: nextReviewOn, starts_at: null };
    if (planned !== null) await reviews.update(ctx.db, planned.id, review);
    else await reviews.insert(ctx.db, { id: ctx.newId(), course_id: courseId, ...review, version: 1 });
  }
  ctx.auditDetail({
    decision: decision.is,
    toSessions: decision.is === 'extend' ? decision.toSessions : stays,
  });
  return { courseId, version: version + 1 };
}

/** Ends a course. Dates after that day are taken out of the diary; days that still need logging stay. */
export async function end(ctx: Ctx, input: ParsedInputOf<'course.end'>): Promise<OutputOf<'course.end'>> {
  const { courseId, version, endedOn, ending } = input;
  const course = await loadCourse(ctx, courseId);
  if (course.endedOn !== null) throw new Refused('course_ended');
  const attendedOn = countedDates(course);
  const decided = endCourse(
    {
      bounds: course.terms.bounds,
      // A course lasts to its last session, whatever the day on which somebody ends it.
      ...progressFrom(attendedOn, true, ctx.today),
      isEnded: false,
      extensions: extensionsOf(course),
      attendedOn,
      openReviews: openReviewPoints(reviewFactsOf(course, endedOn)).length,
      plannedAhead: sessionsOf(course).filter((each) => currentTry(each)?.status === 'planned').length,
    },
    endedOn,
    ctx.today,
  );
  if (!decided.ok) throw Refused.beside('endedOn', decided.code, decided.detail);
  const reason = input.reason === '' ? null : input.reason;
  const { warnings } = decided.value;
  if (warnings.includes('below_minimum') && reason === null) {
    throw new Refused('ending_reason_needed', {
      fields: { reason: 'Say why it ends here, in a few words' },
    });
  }
  await takeVersion(ctx, course, version, { ended_on: endedOn, ending, ending_reason: reason });
  const datesReleased = await sessions.releasePlanned(ctx.db, courseId, endedOn);
  await reviews.removePlanned(ctx.db, courseId);
  ctx.auditDetail({
    ending,
    warnings,
    datesReleased,
    standing: standingOf({ ...course, endedOn }, ctx.today).state,
  });
  await courses.refreshCourse(ctx.db, courseId, ctx.today, await settings.load(ctx.db));
  return { courseId, version: version + 1, datesReleased };
}

/** Takes the course's next version, or refuses with what was saved meanwhile. */
export async function takeVersion(
  ctx: Ctx,
  course: { id: string },
  version: number,
  changes: Parameters<typeof courses.save>[3] = {},
): Promise<void> {
  if (await courses.save(ctx.db, course.id, version, changes)) return;
  throw new Refused('conflict', { detail: { theirs: await loadCourse(ctx, course.id) } });
}
