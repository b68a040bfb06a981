// Small invented services for tests of the return: made at random, saved as rows, and counted slowly by the pure
// rules, record by record.
import fc from 'fast-check';
import { newId } from '../../../electron/service/ids.ts';
import type { Db } from '../../../electron/service/store/dialect.ts';
import { countCheckIns } from '../../../shared/checkIns/counts.ts';
import { ENDING_KINDS, type EndingKind } from '../../../shared/courses/ending.ts';
import { positionOf, standing } from '../../../shared/courses/rules.ts';
import { wasHeld, SESSION_STATUSES, type SessionStatus } from '../../../shared/courses/sessions.ts';
import {
  addDays,
  addMonths,
  ageOn,
  earlierOf,
  type FinancialQuarter,
  laterOf,
  localDate,
  type LocalDate,
} from '../../../shared/dates.ts';
import { HOLDING_SUPPORT_KINDS } from '../../../shared/holdingSupport/rules.ts';
import { progressFrom } from '../../../shared/courses/facts.ts';
import { courseBoundsOf, protocolById, PROTOCOLS } from '../../../shared/protocols/catalogue.ts';
import type { StatedProtocolId, StrandKind } from '../../../shared/protocols/types.ts';
import type { ReturnFacts } from '../../../shared/returns/facts.ts';
import { DEFAULT_REVIEW_INTERVALS, rhythmOf } from '../../../shared/reviews/rhythm.ts';
import { reviewPoints } from '../../../shared/reviews/rules.ts';
import { isWaitingOn } from '../../../shared/waitingList/rules.ts';
import * as rows from '../../support/rows.ts';

type WorldTry = { on: LocalDate; status: SessionStatus };
type WorldCourse = {
  protocolId: StatedProtocolId;
  endedOn: LocalDate | null;
  endingKind?: EndingKind | null;
  /** One measure that a source states a reliable change of, and one that none does. */
  scores?: { on: LocalDate; measure: 'wemwbs' | 'cries_8'; total: number; isOfCourse: boolean }[];
  reviews: LocalDate[];
  strands: { kind: StrandKind; isCounted: boolean; tries: WorldTry[] }[];
};
type WorldReferral = {
  receivedOn: LocalDate;
  source: string;
  startedOn: LocalDate | null;
  closedOn: LocalDate | null;
  nextDue: LocalDate | null;
  leftUndone: LocalDate | null;
  checkIns: { dueOn: LocalDate | null; heldOn: LocalDate; isDone: boolean }[];
  holding: { on: LocalDate; kind: string }[];
  courses: WorldCourse[];
};
export type World = { birthDate: LocalDate | null; sex: string; referrals: WorldReferral[] }[];

/** A kind of holding support that the service added, counted as another one. */
const OWN_KIND = {
  id: newId(),
  code: 'own',
  name: 'An invented kind',
  counted_as: 'drop_in',
  is_active: 1,
  version: 1,
} as const;

const FIRST_DAY = localDate('2026-07-15');
// Days round the quarter, and its first and last ones often.
const day = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 200 }).map((days) => addDays(FIRST_DAY, days)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...['2026-09-30', '2026-10-01', '2026-11-20', '2026-11-21', '2026-12-31', '2027-01-01'].map(localDate),
    ),
  },
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const aCourse: fc.Arbitrary<WorldCourse> = fc
  .record({
    protocolId: fc.constantFrom<StatedProtocolId>('tf_cbt_csa', 'ltfi_8_17', 'green_house_creative'),
    begins: day,
    counted: fc.array(
      fc.constantFrom<SessionStatus>(
        'attended',
        'attended',
        'attended',
        'attended_late',
        ...SESSION_STATUSES,
      ),
      { maxLength: 26 },
    ),
    every: fc.integer({ min: 1, max: 7 }),
    carer: fc.array(fc.record({ on: day, status: fc.constantFrom(...SESSION_STATUSES) }), { maxLength: 3 }),
    ends: maybe(day),
    endingKind: maybe(fc.constantFrom(...ENDING_KINDS)),
    scores: fc.array(
      fc.record({
        on: day,
        measure: fc.constantFrom('wemwbs' as const, 'cries_8' as const),
        total: fc.integer({ min: 14, max: 35 }),
        isOfCourse: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
    reviews: fc.array(day, { maxLength: 3 }),
  })
  .map(({ protocolId, begins, counted, every, carer, ends, endingKind, scores, reviews }) => {
    const tries = counted.map((status, index) => ({ on: addDays(begins, index * every), status }));
    const lastAttended = tries.findLast((one) => wasHeld(one.status))?.on;
    return {
      protocolId,
      // No course ends before its last attended session.
      endedOn: ends === null || lastAttended === undefined ? ends : laterOf(ends, lastAttended),
      endingKind: ends === null ? null : endingKind,
      scores,
      reviews,
      strands: [
        { kind: 'child' as const, isCounted: true, tries },
        { kind: 'carer' as const, isCounted: false, tries: carer },
      ],
    };
  });

const aReferral: fc.Arbitrary<WorldReferral> = fc
  .record({
    receivedOn: day,
    source: fc.constantFrom('school', 'police', 'camhs'),
    startedOn: maybe(day),
    closedOn: maybe(day),
    due: maybe(day),
    checkIns: fc.array(fc.record({ dueOn: maybe(day), heldOn: day, isDone: fc.boolean() }), { maxLength: 5 }),
    holding: fc.array(
      fc.record({ on: day, kind: fc.constantFrom(...HOLDING_SUPPORT_KINDS, OWN_KIND.code) }),
      {
        maxLength: 3,
      },
    ),
    courses: fc.array(aCourse, { maxLength: 2 }),
  })
  .map(({ due, ...rest }) => {
    // While a child waits the next check-in stands; once the wait has ended it may have been left undone.
    const isOver = rest.startedOn !== null || rest.closedOn !== null;
    return { ...rest, nextDue: isOver ? null : due, leftUndone: isOver ? due : null };
  });

/** Of one child and measure one score a day: of two it would not be known which was last. */
function oneScoreADay(referrals: WorldReferral[]): WorldReferral[] {
  const seen = new Set<string>();
  const isFirst = ({ on, measure }: { on: LocalDate; measure: string }) => {
    const key = `${on} ${measure}`;
    return !seen.has(key) && seen.add(key).size > 0;
  };
  return referrals.map((referral) => ({
    ...referral,
    courses: referral.courses.map((course) => ({ ...course, scores: (course.scores ?? []).filter(isFirst) })),
  }));
}

/** A service of a few children; what follows from other records may contradict them, as the counts do not ask. */
export const aWorld: fc.Arbitrary<World> = fc.array(
  fc.record({
    birthDate: maybe(fc.integer({ min: 0, max: 8000 }).map((days) => addDays(localDate('2004-08-01'), days))),
    sex: fc.constantFrom('female', 'male', 'intersex', 'not_asked'),
    referrals: fc.array(aReferral, { minLength: 1, maxLength: 3 }).map(oneScoreADay),
  }),
  { maxLength: 6 },
);

const attendedOf = (course: WorldCourse): LocalDate[] =>
  course.strands
    .filter((strand) => strand.isCounted)
    .flatMap((strand) => strand.tries)
    .filter((one) => wasHeld(one.status))
    .map((one) => one.on)
    .sort();

export async function emptyStore(db: Db): Promise<void> {
  for (const table of [
    'measure_score',
    'review',
    'session_try',
    'session',
    'strand',
    'course',
    'holding_contact',
    'check_in',
    'referral',
    'child',
  ] as const) {
    await db.deleteFrom(table).execute();
  }
}

export async function saveWorld(db: Db, world: World): Promise<void> {
  await db
    .insertInto('support_kind')
    .values(OWN_KIND)
    .onConflict((on) => on.column('code').doNothing())
    .execute();
  await db.transaction().execute(async (transaction) => {
    for (const { birthDate, sex, referrals } of world) {
      const child = rows.childRow({ birth_date: birthDate, sex });
      await transaction.insertInto('child').values(child).execute();
      for (const one of referrals) await saveReferral(transaction, child.id, one);
    }
  });
}

async function saveReferral(db: Db, childId: string, one: WorldReferral): Promise<void> {
  const referral = rows.referralRow({
    child_id: childId,
    received_on: one.receivedOn,
    source: one.source,
    started_on: one.startedOn,
    closed_on: one.closedOn,
    next_check_in_due_on: one.nextDue,
    check_in_left_undone_on: one.leftUndone,
  });
  const of = { child_id: childId, referral_id: referral.id };
  await db.insertInto('referral').values(referral).execute();
  for (const { dueOn, heldOn, isDone } of one.checkIns) {
    const row = rows.checkInRow({ ...of, due_on: dueOn, held_on: heldOn, is_done: isDone ? 1 : 0 });
    await db.insertInto('check_in').values(row).execute();
  }
  for (const { on, kind } of one.holding) {
    await db
      .insertInto('holding_contact')
      .values(rows.holdingContactRow({ ...of, held_on: on, kind }))
      .execute();
  }
  for (const course of one.courses) await saveCourse(db, of, course);
}

async function saveCourse(
  db: Db,
  of: { child_id: string; referral_id: string },
  { protocolId, endedOn, reviews, strands, ...rest }: WorldCourse,
): Promise<void> {
  const attended = attendedOf({ protocolId, endedOn, reviews, strands, ...rest });
  const course = rows.courseRow({
    ...of,
    protocol_id: protocolId,
    ended_on: endedOn,
    ending_kind: rest.endingKind ?? null,
    started_on: attended[0] ?? null,
    attended: attended.length,
  });
  await db.insertInto('course').values(course).execute();
  for (const { kind, isCounted, tries } of strands) {
    const strand = rows.strandRow({ course_id: course.id, kind, is_counted: isCounted ? 1 : 0 });
    await db.insertInto('strand').values(strand).execute();
    if (tries.length === 0) continue;
    const sessions = tries.map((_, index) => ({
      id: newId(),
      course_id: course.id,
      strand_id: strand.id,
      number: index + 1,
    }));
    await db.insertInto('session').values(sessions).execute();
    const saved = tries.map((one, index) =>
      rows.sessionTryRow({
        course_id: course.id,
        strand_id: strand.id,
        session_id: sessions[index]?.id ?? '',
        planned_on: one.on,
        status: one.status,
      }),
    );
    await db.insertInto('session_try').values(saved).execute();
  }
  for (const { on, measure, total, isOfCourse } of rest.scores ?? []) {
    const score = rows.scoreRow({ child_id: of.child_id, measure, completed_on: on, total: total * 100 });
    await db
      .insertInto('measure_score')
      .values({ ...score, course_id: isOfCourse ? course.id : null })
      .execute();
  }
  for (const heldOn of reviews) {
    await db
      .insertInto('review')
      .values(rows.reviewRow({ course_id: course.id, held_on: heldOn }))
      .execute();
  }
}

/** The facts of a return, counted one record at a time by the rules themselves. */
export function slowFacts(world: World, period: FinancialQuarter, today: LocalDate): ReturnFacts {
  const asAt = earlierOf(period.endsOn, today);
  const isIn = (date: LocalDate) => date >= period.startsOn && date <= asAt;
  const referrals = world.flatMap((child) => child.referrals.map((referral) => ({ ...referral, child })));
  const courses = referrals.flatMap((referral) => referral.courses);
  const person = (child: World[number], receivedOn: LocalDate) => ({
    sex: child.sex,
    ageAtReferral: child.birthDate === null ? null : ageOn(child.birthDate, receivedOn),
    count: 1,
  });
  const waiting = world.flatMap((child) => {
    const [first] = child.referrals
      .filter(({ receivedOn, startedOn, closedOn }) =>
        isWaitingOn({ receivedOn, courseStartedOn: startedOn, closedOn }, asAt),
      )
      .map((referral) => referral.receivedOn)
      .sort();
    return first === undefined ? [] : [{ receivedOn: first, ...person(child, first) }];
  });
  const begun = courses
    .map((course) => ({ ...course, attended: attendedOf(course) }))
    .filter(({ attended }) => attended[0] !== undefined && attended[0] <= asAt);
  const counted = begun.filter(({ endedOn }) => endedOn === null || endedOn >= period.startsOn);
  const points = counted.flatMap((course) =>
    reviewPoints({
      attendedOn: course.attended.filter((date) => date <= asAt),
      reviewsHeldOn: course.reviews.filter((date) => date <= asAt),
      rhythm: rhythmOf(protocolById(course.protocolId), DEFAULT_REVIEW_INTERVALS),
      until: course.endedOn === null ? asAt : earlierOf(asAt, course.endedOn),
    }).filter((point) => point.reachedOn !== null),
  );
  const { onTime, late, notDone } = countCheckIns(referrals.flatMap(checkInsOf), period.startsOn, asAt);
  return {
    period,
    asAt,
    referrals: referrals
      .filter(({ receivedOn }) => isIn(receivedOn))
      .map(({ source, child, receivedOn }) => ({ source, ...person(child, receivedOn) })),
    waiting,
    started: referrals.flatMap(({ receivedOn, startedOn }) =>
      startedOn !== null && isIn(startedOn) ? [{ receivedOn, startedOn, count: 1 }] : [],
    ),
    checkIns: { onTime, late, notDone },
    holdingSupport: referrals
      .flatMap(({ holding }) => holding)
      .filter(({ on }) => isIn(on))
      .map(({ kind }) => ({ kind: kind === OWN_KIND.code ? OWN_KIND.counted_as : kind, count: 1 })),
    sessions: courses
      .flatMap(({ strands }) => strands)
      .flatMap(({ kind, tries }) =>
        tries
          .filter(({ on }) => isIn(on))
          .map(({ status }) => ({
            strand: kind === 'carer' ? ('carer' as const) : ('child' as const),
            status,
            count: 1,
          })),
      ),
    courses: counted.map(({ protocolId, endedOn, attended }) => ({
      protocolId,
      standing: standing({
        bounds: courseBoundsOf(protocolById(protocolId)),
        ...progressFrom(attended, endedOn !== null && endedOn <= asAt, asAt),
        isEnded: endedOn !== null && endedOn <= asAt,
        extensions: [],
      }).state,
      count: 1,
    })),
    protocols: PROTOCOLS.filter(({ id }) => begun.some((course) => course.protocolId === id)).map(
      ({ id, name }) => ({ id, name }),
    ),
    reviews: {
      held: points.filter(
        ({ reachedOn, satisfiedOn }) =>
          satisfiedOn !== null && (isIn(reachedOn ?? asAt) || satisfiedOn >= period.startsOn),
      ).length,
      notHeld: points.filter(({ satisfiedOn }) => satisfiedOn === null).length,
    },
    endings: courses
      .filter(({ endedOn }) => endedOn !== null && endedOn <= asAt && endedOn > addMonths(asAt, -12))
      .map((course) => ({
        kind: course.endingKind ?? null,
        isBelow:
          positionOf(
            courseBoundsOf(protocolById(course.protocolId)),
            progressFrom(attendedOf(course), true, asAt),
          ) === 'below',
        count: 1,
      })),
    pairs: pairsOf(world, asAt),
    // Nobody is named in this world; continuity has a test of its own.
    continuity: { children: 0, changed: 0, changes: [] },
  };
}

/** Each due date of a referral once: when it was first done, or null. */
function checkInsOf({ checkIns, nextDue, leftUndone }: WorldReferral) {
  const dueDates = new Set([
    ...checkIns.filter((one) => one.isDone).map((one) => one.dueOn),
    nextDue,
    leftUndone,
  ]);
  return [...dueDates]
    .filter((dueOn) => dueOn !== null)
    .map((dueOn) => {
      const done = checkIns.filter((one) => one.isDone && one.dueOn === dueOn).map((one) => one.heldOn);
      return { dueOn, doneOn: done.sort()[0] ?? null };
    });
}

/** The pairs, slowly: of each course that ended in the year, its own scores and the child's that belong to no course. */
function pairsOf(world: World, asAt: LocalDate): ReturnFacts['pairs'] {
  return world.flatMap((child) => {
    const courses = child.referrals.flatMap(({ courses: own }) => own);
    const ofNone = courses.flatMap(({ scores = [] }) => scores.filter(({ isOfCourse }) => !isOfCourse));
    return courses.flatMap((course) => {
      const { endedOn } = course;
      const second = attendedOf(course)[1];
      if (endedOn === null || endedOn > asAt || endedOn <= addMonths(asAt, -12) || second === undefined)
        return [];
      const own = (course.scores ?? []).filter(({ isOfCourse }) => isOfCourse);
      return (['wemwbs', 'cries_8'] as const).flatMap((measure) => {
        const scores = [...own, ...ofNone.filter(({ on }) => on <= endedOn)]
          .filter((score) => score.measure === measure && score.on <= asAt)
          .sort((a, b) => (a.on < b.on ? -1 : 1));
        const first = scores.findLast(({ on }) => on < second);
        const last = scores.findLast(({ on }) => on >= second);
        if (first === undefined || last === undefined) return [];
        const gain = last.total - first.total;
        const known = gain >= 3 ? 'improved' : gain <= -3 ? 'deteriorated' : 'none';
        const change = measure === 'cries_8' ? ('not_known' as const) : (known as 'improved');
        return [{ measure, informant: 'child' as const, change, count: 1 }];
      });
    });
  });
}
