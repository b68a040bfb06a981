import type { Selectable } from 'kysely';
import {
  addDays,
  addWeeks,
  daysBetween,
  earlierOf,
  laterOf,
  type LocalDate,
  startOfWeek,
} from '../../../shared/dates.ts';
import type { CourseEnding } from '../../../shared/courses/rules.ts';
import { DEFAULT_COUNT_POLICY } from '../../../shared/courses/counting.ts';
import { wasHeld } from '../../../shared/courses/sessions.ts';
import { courseBoundsOf, protocolById } from '../../../shared/protocols/catalogue.ts';
import { limitPassed } from '../../../shared/courses/extension.ts';
import { proposedSessions } from '../../../shared/courses/progress.ts';
import { DEFAULT_REVIEW_INTERVALS, type ReviewRhythm, rhythmOf } from '../../../shared/reviews/rhythm.ts';
import type { Protocol } from '../../../shared/protocols/types.ts';
import type { Tables } from '../store/tables.ts';
import { addCarerKnown } from './addCarers.ts';
import { addEnding } from './addEnding.ts';
import { addMisses } from './addMisses.ts';
import { addNote } from './addNote.ts';
import { datesOfGroup } from './addGroups.ts';
import { addGoals, addScores } from './addScores.ts';
import { addStrand, type Slot } from './addStrand.ts';
import type { TherapyOf } from './addTherapy.ts';
import type { Chance } from './random.ts';
import { datesAhead, pastTries, type Try } from './sessionDates.ts';
import { hourAfter, takeSlot } from './slots.ts';
import { versionOn } from './localVersion.ts';
import type { TherapySpec } from './spec.ts';
import { ago, agoByWeek, workingDay, type World } from './world.ts';

const CARER_SESSIONS_AT_MOST = 8;
/** How many courses have scores: some families never fill anything in. */
const MEASURED_SHARE = 0.7;

/** Adds a course with its strands, sessions, tries and reviews. Gives the first counted session held, or null. */
export function addCourse(
  world: World,
  of: TherapyOf & { offerId: string },
  spec: TherapySpec,
  chance: Chance,
): LocalDate | null {
  const { rows, newId } = world;
  const protocol = protocolById(spec.protocol);
  const group = spec.inGroup === undefined ? null : datesOfGroup(world, spec.protocol, spec.inGroup);
  const slot = group?.slot ?? takeSlot(world, spec, chance);
  const past = group?.past ?? pastOf(world, spec, slot, chance);
  const held = past.filter((one) => wasHeld(one.status)).map((one) => one.on);
  const planned =
    spec.planned ?? Math.max(spec.attended, proposedSessions(courseBoundsOf(protocol), held[0] ?? null));
  const firstAhead = weekdayIn(addDays(startOfWeek(world.today), 7), slot);
  const waitingToBeLogged = past.filter((one) => one.status === 'planned').length;
  const toCome = spec.endedAgo === null ? Math.max(0, planned - held.length - waitingToBeLogged) : 0;
  const ahead: readonly Try[] =
    group?.ahead ?? datesAhead(world, firstAhead, toCome).map((on) => ({ on, status: 'planned' }));
  const courseId = newId();
  const ending = spec.endedAgo === null ? null : endingOf(protocol, held.length, chance);
  const course: Selectable<Tables['course']> = {
    id: courseId,
    child_id: of.child.id,
    referral_id: of.referralId,
    offer_id: of.offerId,
    protocol_id: spec.protocol,
    planned_sessions: planned,
    planning_reason: null,
    no_carer_reason: null,
    unusual_fit_reason: null,
    ended_on: spec.endedAgo === null ? null : ago(world, spec.endedAgo),
    ending,
    ending_reason: null,
    ending_kind: null,
    ...endingReviewOf(world, spec),
    started_on: held[0] ?? null,
    attended: held.length,
    counted_besides: 0,
    counts_policy: DEFAULT_COUNT_POLICY,
    protocol_version_id: versionOn(world, spec.protocol, past[0]?.on ?? firstAhead),
    version: 1,
  };
  rows.course.push(course);
  if (spec.endedAgo !== null && ending !== null)
    course.ending_kind = addEnding(
      world,
      { courseId, childId: of.child.id, on: ago(world, spec.endedAgo), ending },
      chance.fork('ending'),
    );
  const strand = { courseId, slot, chance };
  const carerLimit = protocol.carerStrand?.max ?? CARER_SESSIONS_AT_MOST;
  addStrand(
    world,
    {
      ...strand,
      kind: protocol.countedStrand,
      isCounted: true,
      personId: protocol.countedStrand === 'child' ? null : of.child.firstCarerId,
      limit: null,
    },
    [...past, ...ahead],
  );
  if (spec.hasCarerStrand ?? false) {
    const own = spec.carerDates?.map(([days, status]) => ({ on: agoByWeek(world, days), status }));
    const tries = own ?? [...past, ...ahead].filter((_, at) => at % 2 === 1).slice(0, CARER_SESSIONS_AT_MOST);
    const carer = {
      slot: hourAfter(slot),
      kind: 'carer' as const,
      isCounted: false,
      personId: of.child.firstCarerId,
      limit: carerLimit,
    };
    const strandId = addStrand(world, { ...strand, ...carer }, tries);
    if (spec.carerKnown !== undefined && carer.personId !== null)
      addCarerKnown(
        world,
        { courseId, strandId, childId: of.child.id, personId: carer.personId },
        spec.carerKnown,
      );
  }
  if (spec.secondCarerDates !== undefined)
    addStrand(
      world,
      {
        ...strand,
        slot: hourAfter(slot),
        kind: 'carer',
        isCounted: false,
        personId: of.child.personIds[1] ?? null,
        limit: carerLimit,
      },
      spec.secondCarerDates.map(([days, status]) => ({ on: agoByWeek(world, days), status })),
    );
  if (spec.misses !== undefined) addMisses(world, courseId, spec.misses);
  const reviews = addReviews(
    world,
    courseId,
    held,
    rhythmOf(protocol, DEFAULT_REVIEW_INTERVALS),
    spec,
    chance,
  );
  const reviewedOn = reviews.at(-1) ?? null;
  const scores = chance.fork('scores');
  if (spec.riskAct !== undefined || scores.is(MEASURED_SHARE)) {
    const endedOn = spec.endedAgo === null ? null : ago(world, spec.endedAgo);
    const measured = { child: of.child, courseId, held, reviewedOn: reviews, endedOn };
    addScores(world, { ...measured, riskAct: spec.riskAct }, scores);
    addGoals(world, measured, scores);
  }
  if (spec.extendedTo !== undefined) {
    const { by, every } = rhythmOf(protocol, DEFAULT_REVIEW_INTERVALS);
    const on = decidedOn(world, held[(protocol.bounds.max ?? 1) - 1], reviewedOn);
    const heldByThen = held.filter((each) => each <= on).length;
    const nextPoint = { by, at: (Math.floor(heldByThen / every) + 1) * every };
    rows.bound_decision.push({
      id: newId(),
      course_id: courseId,
      up_to_sessions: spec.extendedTo,
      decided_on: on,
      decided_by: world.accountId,
      agreed_by: JSON.stringify(['child', 'carer']),
      reasons: JSON.stringify(['gains_coming']),
      reason: 'Time was lost in the autumn.',
      next_review_on: null,
      next_review_at: JSON.stringify(nextPoint),
      without_review: reviewedOn === null ? 'The review was put off twice, and is planned' : null,
      past_limit:
        limitPassed({ bounds: protocol.bounds, source: null }, spec.extendedTo) === null
          ? null
          : 'The ending needed a few sessions more',
    });
  }
  return held[0] ?? null;
}

/** An extension is decided once the range was used up and the review had asked for it. */
function decidedOn(world: World, atBound: LocalDate | undefined, reviewedOn: LocalDate | null): LocalDate {
  const used = atBound ?? world.today;
  return earlierOf(world.today, laterOf(used, reviewedOn ?? used));
}

function pastOf(world: World, spec: TherapySpec, slot: Slot, chance: Chance): Try[] {
  if (spec.dates !== undefined)
    return spec.dates.map(([days, status]) => ({ on: agoByWeek(world, days), status }));
  if (spec.attended === 0) return [];
  const lastWeek = spec.endedAgo === null ? world.today : ago(world, spec.endedAgo);
  const inWeek = weekdayIn(startOfWeek(lastWeek), slot);
  const latest = inWeek < world.today && inWeek <= lastWeek ? inWeek : addDays(inWeek, -7);
  const lastOn = (spec.needsLogging ?? false) ? addDays(latest, -7) : latest;
  const tries = pastTries(world, { attended: spec.attended, lastOn }, chance);
  return (spec.needsLogging ?? false) ? [...tries, { on: latest, status: 'planned' }] : tries;
}

/** Most looked back on it in the last session; a few still wait for the review of their ending. */
function endingReviewOf(world: World, { endedAgo, isEndingReviewOpen = false }: TherapySpec) {
  const isSaid = endedAgo !== null && !isEndingReviewOpen;
  return {
    ending_review_waived_on: isSaid ? ago(world, endedAgo) : null,
    ending_review_waived_by: isSaid ? world.accountId : null,
    ending_review_waived_because: isSaid ? 'Looked back on together in the last session.' : null,
    ending_review_open: isEndingReviewOpen ? (1 as const) : (0 as const),
  };
}

const weekdayIn = (monday: LocalDate, { weekday }: Slot): LocalDate => addDays(monday, weekday - 1);

function endingOf({ bounds }: Protocol, attended: number, chance: Chance): CourseEnding {
  const isBelow = attended < (bounds.min ?? 4);
  return isBelow ? chance.pick(['child_chose', 'family_chose', 'moved_away'] as const) : 'as_planned';
}

/** The days, so many weeks apart from the first session, that lie before the last one. */
function weeksReached(held: readonly LocalDate[], every: number): LocalDate[] {
  const [first] = held;
  const last = held.at(-1);
  if (first === undefined || last === undefined) return [];
  const points = Math.floor(daysBetween(first, last) / (7 * every));
  return Array.from({ length: points }, (_, at) => addWeeks(first, (at + 1) * every));
}

function addReviews(
  world: World,
  courseId: string,
  held: readonly LocalDate[],
  { by, every }: ReviewRhythm,
  spec: TherapySpec,
  chance: Chance,
): readonly LocalDate[] {
  const reached = by === 'week' ? weeksReached(held, every) : held.filter((_, at) => (at + 1) % every === 0);
  const points = reached.length;
  const made = reached.slice(0, spec.reviews ?? points).map((on) => {
    const latest = earlierOf(addDays(on, chance.int(3, 11)), addDays(world.today, -1));
    return laterOf(on, workingDay(world, latest));
  });
  const dates = spec.reviewsAgo?.map((days) => agoByWeek(world, days)) ?? made;
  for (const [at, heldOn] of dates.entries()) {
    const askedTo = spec.askedTo ?? spec.extendedTo ?? null;
    const wasLast = askedTo !== null && at === dates.length - 1;
    const id = world.newId();
    addNote(
      world,
      { table: 'review', id, on: heldOn },
      'Child and carer say it helps. Goals looked at together.',
    );
    addNote(
      world,
      { table: 'review', id, column: 'child_words', on: heldOn },
      THEIR_WORDS[at % THEIR_WORDS.length] ?? '',
    );
    world.rows.review.push({
      id,
      course_id: courseId,
      planned_on: null,
      starts_at: null,
      held_on: heldOn,
      attended_when_held: held.filter((on) => on <= heldOn).length,
      with_whom: JSON.stringify(chance.is(0.8) ? ['child', 'carer'] : ['child']),
      effective: chance.pick(['yes', 'yes', 'partly']),
      outcome: wasLast ? 'extend' : 'continue',
      extend_to: wasLast ? askedTo : null,
      plan_shared: 'agreed',
      carried_out: null,
      carried_out_on: null,
      carried_out_by: null,
      version: 1,
    });
  }
  return dates;
}

const THEIR_WORDS = [
  '“I do the breathing when I cannot sleep.”',
  '“I told mum one thing. She did not cry.”',
  '“I want to finish the story before the summer.”',
];
