import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { isTwice, PLAN_HORIZON_WEEKS, plannedReviews } from '../../../shared/courses/plan.ts';
import { isPlanOutside } from '../../../shared/courses/progress.ts';
import { daysOfPlan, proposeDates } from '../../../shared/courses/proposal.ts';
import type { InterpreterSaid } from '../../../shared/courses/interpreter.ts';
import { termsOf } from '../../../shared/courses/terms.ts';
import { addWeeks, compareDates } from '../../../shared/dates.ts';
import type { Booking } from '../../../shared/diary/clashes.ts';
import { boundsInWords } from '../../../shared/protocols/catalogue.ts';
import type { StrandKind } from '../../../shared/protocols/types.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as catalogue from '../store/catalogue.ts';
import * as choices from '../store/choices.ts';
import * as courses from '../store/courses.ts';
import { interpretersOf } from '../store/interpreters.ts';
import * as sessions from '../store/sessions.ts';
import * as settings from '../store/settings.ts';
import { assertDelivered } from './delivered.ts';
import { bookingsForPlan, loadFacts, reasonsFor } from './diaryFacts.ts';
import { assertCarersMayJoin, isCarerAsked } from './joining.ts';
import { acceptedReferral } from './openReferral.ts';
import { reasonForFit } from './unusualFit.ts';
import { assertWorksHere } from './worksHere.ts';

/** Lists every date of a plan with what is in its way. Nothing is saved. */
export async function propose(
  ctx: Ctx,
  input: ParsedInputOf<'course.proposeDates'>,
): Promise<OutputOf<'course.proposeDates'>> {
  const { childId, startsOn, weekday, count, time, lengthMinutes, practitionerId, roomId, place } = input;
  const { carer } = input;
  await assertMaySee(ctx, childId);
  const until = addWeeks(startsOn, PLAN_HORIZON_WEEKS);
  const facts = await loadFacts(ctx, { from: addWeeks(startsOn, -1), to: until });
  const protocol = (await catalogue.load(ctx.db)).byId(input.protocolId);
  const isCarers = protocol.countedStrand === 'carer';
  const asked = {
    startsOn,
    weekday,
    count,
    slot: {
      time,
      lengthMinutes,
      practitionerId,
      roomId,
      place,
      childId,
      groupId: null,
      personId: null,
      isCarers,
    },
    carer: carer === null ? null : { ...carer, childId, groupId: null, isCarers: true },
    leftOut: input.leftOut,
    moves: input.moves,
    facts,
  };
  const slots = asked.carer === null ? [asked.slot] : [asked.slot, asked.carer];
  const diary = await bookingsForPlan(ctx, daysOfPlan(asked), { slots, facts });
  const dates = proposeDates({ ...asked, diary });
  const inForce = await settings.load(ctx.db);
  const terms = termsOf(protocol, inForce, inForce.countsTowardsRange);
  return { dates, reviews: plannedReviews(dates, terms.reviews) };
}

/** Saves a course with every date that was shown; a date left null keeps its number and is not scheduled yet. */
export async function plan(ctx: Ctx, input: ParsedInputOf<'course.plan'>): Promise<OutputOf<'course.plan'>> {
  return planCourse(ctx, input, null);
}

/** The same for a member of a group, whose dates are its dates: they are held against everything but the group itself. */
export async function planCourse(
  ctx: Ctx,
  input: ParsedInputOf<'course.plan'>,
  groupId: string | null,
): Promise<OutputOf<'course.plan'>> {
  const { childId, referralId, offerId, protocolId, counted, carer } = input;
  const referral = await acceptedReferral(ctx, referralId);
  if (referral.child_id !== childId) throw new Refused('not_found');
  const inForce = await settings.load(ctx.db);
  if (offerId === null) await assertDelivered(ctx, inForce, protocolId);
  else await assertCanPlanFrom(ctx, offerId, input);
  const protocol = (await catalogue.load(ctx.db)).byId(protocolId);
  const reason = input.planningReason === '' ? null : input.planningReason;
  const { bounds } = termsOf(protocol, inForce, inForce.countsTowardsRange);
  const startsOn = counted.dates.flatMap((each) => each?.on ?? []).sort(compareDates)[0] ?? null;
  if (reason === null && isPlanOutside(bounds, { count: counted.dates.length, startsOn })) {
    const range = `${boundsInWords({ bounds }) ?? ''}${bounds.unit === 'session' ? ' sessions' : ''}`;
    throw new Refused('planning_reason_needed', {
      parts: { range },
      fields: { planningReason: `Say why this plan lies outside ${range}` },
    });
  }
  // An accepted offer has said already why it is right for this child.
  const fitReason =
    offerId === null ? await reasonForFit(ctx, { ...input, protocol, on: startsOn ?? ctx.today }) : null;
  const noCarerReason = input.noCarerReason === '' ? null : input.noCarerReason;
  const isAsked = await isCarerAsked(ctx, protocol, childId);
  if (isAsked && carer === null && noCarerReason === null) {
    throw new Refused('no_carer_reason_needed', { fields: { noCarerReason: 'Say why, in a few words' } });
  }
  if (protocol.countedStrand === 'carer' && counted.personId === null)
    throw Refused.beside('carer', 'carer_name_needed', {});
  await assertCarersMayJoin(ctx, input);
  // What lies in the past may have been with somebody who has left since.
  const isAhead = (dates: typeof counted.dates) =>
    dates.some((date) => date === null || date.on >= ctx.today);
  if (isAhead(counted.dates)) await assertWorksHere(ctx, counted.practitionerId, 'practitionerId');
  if (carer !== null && isAhead(carer.dates))
    await assertWorksHere(ctx, carer.practitionerId, 'carerPractitionerId');
  if (isTwice(counted.dates) || isTwice(carer?.dates ?? [])) throw new Refused('date_twice');

  const strands: NewStrand[] = [
    { kind: protocol.countedStrand, isCounted: true, limit: null, groupId, ...counted },
    ...(carer === null ? [] : [{ kind: 'carer' as const, isCounted: false, groupId: null, ...carer }]),
  ];
  const bookings = strands.flatMap((strand) => bookingsOf(strand, childId));
  const reasons = await reasonsFor(ctx, bookings, input.clashReason);

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
    unusual_fit_reason: fitReason,
    counts_policy: inForce.countsTowardsRange,
    protocol_version_id: protocol.local?.versionId ?? null,
    ended_on: null,
    ending: null,
    ending_reason: null,
  });
  for (const strand of strands) {
    const ownReasons = reasons.splice(0, bookingsOf(strand, childId).length);
    const isBooked =
      input.interpreterBooked && (await interpretersOf(ctx.db, { childId, ...strand })).length > 0;
    const interpreter = isBooked ? ('booked' as const) : null;
    await insertStrand(ctx, courseId, strand, { reasons: ownReasons, interpreter });
  }
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

/** Refuses to plan from an offer that was not accepted, was planned already, or is of another therapy. */
async function assertCanPlanFrom(
  ctx: Ctx,
  offerId: string,
  { referralId, protocolId }: Pick<ParsedInputOf<'course.plan'>, 'referralId' | 'protocolId'>,
): Promise<void> {
  const offer = await choices.loadOffer(ctx.db, offerId);
  if (offer === null || offer.referralId !== referralId) throw new Refused('not_found');
  if (offer.answer !== 'accepted') throw new Refused('offer_not_accepted');
  if (offer.courseId !== null) throw new Refused('offer_planned', { detail: { courseId: offer.courseId } });
  if (offer.protocolId !== protocolId) throw Refused.beside('protocolId', 'offer_other_therapy', {});
}

type NewStrand = Pick<
  ParsedInputOf<'course.plan'>['counted'],
  'personId' | 'practitionerId' | 'lengthMinutes' | 'roomId' | 'place' | 'dates'
> & { kind: StrandKind; isCounted: boolean; limit: number | null; groupId: string | null };

/** The dates of a strand as they stand in the diary; those not scheduled are none. */
function bookingsOf(strand: NewStrand, childId: string): Booking[] {
  const { lengthMinutes, practitionerId, roomId, place, personId, groupId } = strand;
  return strand.dates.flatMap((date) =>
    date === null
      ? []
      : [
          {
            tryId: null,
            courseId: null,
            ...date,
            lengthMinutes,
            practitionerId,
            roomId,
            place,
            childId,
            groupId,
            personId,
            isCarers: strand.kind === 'carer',
          },
        ],
  );
}

async function insertStrand(
  ctx: Ctx,
  courseId: string,
  strand: NewStrand,
  more: { reasons: (string | null)[]; interpreter: InterpreterSaid | null },
): Promise<void> {
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
        clashReason: more.reasons.shift() ?? null,
        interpreter: more.interpreter,
      }),
    ]);
  }
}
