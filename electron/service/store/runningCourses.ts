import { countedBesidesBy, CountPolicy } from '../../../shared/courses/counting.ts';
import type { ExtensionDecision } from '../../../shared/courses/extension.ts';
import { wasHeld, SESSION_STATUSES, strandsThatTell } from '../../../shared/courses/sessions.ts';
import { addMonths, localDate, type LocalDate, dateOrNull } from '../../../shared/dates.ts';
import type { ProtocolId, StrandKind } from '../../../shared/protocols/types.ts';
import { ReviewOutcome } from '../../../shared/reviews/codes.ts';
import type { DecidedReview } from '../../../shared/reviews/decided.ts';
import { AHEAD_MONTHS } from '../../../shared/today/rules.ts';
import { datesBesides } from './countPolicy.ts';
import type { Db } from './dialect.ts';
import { childrenOf } from './ofPractitioner.ts';
import type { TodayScope } from './today.ts';

const COUNTING = SESSION_STATUSES.filter(wasHeld);

/** A course under way, with what its reviews and its bounds are judged by. */
export type RunningCourse = {
  courseId: string;
  childId: string;
  childName: string;
  birthDate: string | null;
  protocolId: ProtocolId;
  /** The service's version it was begun with; null: as its source says. */
  versionId: string | null;
  /** Of the counted strand. */
  practitionerId: string | null;
  attended: number;
  /** Dates that count beside those, and by which policy. */
  besides: number;
  counts: CountPolicy;
  startedOn: LocalDate | null;
  /** The reviews held, with what was attended, and what counted towards the range, by the day of each. */
  reviewsHeld: { on: LocalDate; attendedByThen: number; countedByThen: number }[];
  /** What the reviews held decided. */
  reviewsDecided: DecidedReview[];
  reviewPlannedOn: LocalDate | null;
  /** What was decided about its bound: extensions, and decisions to stay. */
  decisions: ExtensionDecision[];
  /** The strands beside the counted one. */
  beside: { strandId: string; attended: number; limit: number | null; plannedAhead: number }[];
  /** Dates in the diary of the strands that tell whether it goes on, those that nobody has logged yet included. */
  plannedDates: number;
  /** The first of those dates from today on. */
  nextPlannedOn: LocalDate | null;
  /** The last date of those strands, whatever became of it. */
  lastDateOn: LocalDate | null;
};

/** Every course that runs, in one question a table and without its sessions. */
export async function listRunningCourses(
  db: Db,
  { practitionerId }: TodayScope,
  today: LocalDate,
): Promise<RunningCourse[]> {
  let courses = db
    .selectFrom('course')
    .innerJoin('child', 'child.id', 'course.child_id')
    .innerJoin('strand', (join) =>
      join.onRef('strand.course_id', '=', 'course.id').on('strand.is_counted', '=', 1),
    )
    .select([
      'course.id',
      'course.child_id',
      'course.protocol_id',
      'course.protocol_version_id',
      'course.attended',
      'course.counted_besides',
      'course.counts_policy',
      'course.started_on',
      'strand.practitioner_id',
    ])
    .select(['child.name', 'child.birth_date'])
    .where('course.ended_on', 'is', null)
    .orderBy('course.id');
  if (practitionerId !== 'all')
    courses = courses.where('course.child_id', 'in', childrenOf(db, practitionerId));
  const rows = await courses.execute();
  const openIds = db.selectFrom('course').select('course.id').where('course.ended_on', 'is', null);
  const reviews = await db
    .selectFrom('review')
    .select(['id', 'course_id', 'held_on', 'planned_on', 'attended_when_held'])
    .select(['outcome', 'extend_to', 'carried_out'])
    .where('course_id', 'in', openIds)
    .execute();
  const decisions = await db
    .selectFrom('bound_decision')
    .select(['course_id', 'up_to_sessions', 'decided_on'])
    .where('course_id', 'in', openIds)
    .execute();
  const dates = await db
    .selectFrom('session_try')
    .select(['course_id', 'strand_id'])
    .select((eb) => [
      eb.fn.max('planned_on').as('last'),
      eb.fn
        .min(
          eb
            .case()
            .when(eb.and([eb('status', '=', 'planned'), eb('planned_on', '>=', today)]))
            .then(eb.ref('planned_on'))
            .end(),
        )
        .as('next'),
      eb.fn.sum<number>(eb.case().when('status', '=', 'planned').then(1).else(0).end()).as('planned'),
    ])
    .where('course_id', 'in', openIds)
    .groupBy(['course_id', 'strand_id'])
    .execute();
  const strands = await db
    .selectFrom('strand')
    .select(['id', 'course_id', 'kind', 'is_counted', 'attended', 'session_limit'])
    .where('course_id', 'in', openIds)
    .orderBy('id')
    .execute();
  const withBesides = rows.filter(({ counted_besides }) => counted_besides > 0).map(({ id }) => id);
  const mayCount = await datesBesides(db, withBesides);
  const datesOf = Map.groupBy(dates, (each) => each.course_id);
  const strandsOf = Map.groupBy(
    strands.map((each) => ({ ...each, kind: each.kind as StrandKind })),
    (each) => each.course_id,
  );
  const reviewsOf = Map.groupBy(reviews, (each) => each.course_id);
  const decisionsOf = Map.groupBy(decisions, (each) => each.course_id);
  return rows.map((row) => {
    const own = reviewsOf.get(row.id) ?? [];
    const counts = CountPolicy.parse(row.counts_policy);
    const inDiary = datesOf.get(row.id) ?? [];
    const ofCourse = strandsOf.get(row.id) ?? [];
    const beside = ofCourse.filter((each) => each.is_counted === 0);
    const tellingIds = strandsThatTell(ofCourse).map(({ id }) => id);
    const telling = inDiary.filter((each) => tellingIds.includes(each.strand_id));
    const plannedOn = own.find((review) => review.held_on === null)?.planned_on ?? null;
    return {
      courseId: row.id,
      childId: row.child_id,
      childName: row.name,
      birthDate: row.birth_date,
      protocolId: row.protocol_id as ProtocolId,
      versionId: row.protocol_version_id,
      practitionerId: row.practitioner_id,
      attended: row.attended,
      besides: row.counted_besides,
      counts,
      startedOn: dateOrNull(row.started_on),
      reviewsHeld: own.flatMap(({ held_on, attended_when_held }) => {
        if (held_on === null) return [];
        const on = localDate(held_on);
        const attendedByThen = attended_when_held ?? 0;
        const besides = countedBesidesBy(mayCount.get(row.id) ?? [], counts, on);
        return [{ on, attendedByThen, countedByThen: attendedByThen + besides }];
      }),
      reviewsDecided: own.flatMap(({ id, held_on, outcome, extend_to, carried_out }) =>
        held_on === null
          ? []
          : [
              {
                id,
                heldOn: localDate(held_on),
                outcome: ReviewOutcome.nullable().parse(outcome),
                extendTo: extend_to,
                isSaid: carried_out !== null,
              },
            ],
      ),
      reviewPlannedOn: plannedOn === null ? null : localDate(plannedOn),
      decisions: (decisionsOf.get(row.id) ?? []).map((each) => ({
        decidedOn: localDate(each.decided_on),
        toSessions: each.up_to_sessions,
      })),
      beside: beside.map(({ id, attended, session_limit: limit }) => ({
        strandId: id,
        attended,
        limit,
        plannedAhead: Number(inDiary.find(({ strand_id }) => strand_id === id)?.planned ?? 0),
      })),
      plannedDates: telling.reduce((sum, { planned }) => sum + Number(planned), 0),
      nextPlannedOn: dateOrNull(
        telling
          .flatMap(({ next }) => next ?? [])
          .sort()
          .at(0),
      ),
      lastDateOn: dateOrNull(
        telling
          .map(({ last }) => last)
          .sort()
          .at(-1),
      ),
    };
  });
}

/** The dates of the sessions that count, by course. For a few courses: those whose review is due. */
export async function attendedDatesOf(
  db: Db,
  courseIds: readonly string[],
): Promise<Map<string, LocalDate[]>> {
  if (courseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('session_try')
    .innerJoin('strand', 'strand.id', 'session_try.strand_id')
    .select(['session_try.course_id', 'session_try.planned_on'])
    .where('session_try.course_id', 'in', courseIds)
    .where('session_try.status', 'in', COUNTING)
    .where('strand.is_counted', '=', 1)
    .execute();
  const dates = new Map<string, LocalDate[]>();
  for (const row of rows)
    dates.set(row.course_id, [...(dates.get(row.course_id) ?? []), localDate(row.planned_on)]);
  return dates;
}

/** The dates in the diary of counted strands to the end of what Ahead shows, by course, nearest first. */
export async function listPlanned(
  db: Db,
  { today, practitionerId }: TodayScope,
): Promise<Map<string, LocalDate[]>> {
  let planned = db
    .selectFrom('session_try')
    .innerJoin('strand', 'strand.id', 'session_try.strand_id')
    .select(['session_try.course_id', 'session_try.planned_on'])
    .where('session_try.status', '=', 'planned')
    .where('session_try.planned_on', '<=', addMonths(today, AHEAD_MONTHS))
    .where('strand.is_counted', '=', 1)
    .orderBy('session_try.planned_on')
    .orderBy('session_try.id');
  if (practitionerId !== 'all')
    planned = planned.where('session_try.course_id', 'in', coursesOfChildrenOf(db, practitionerId));
  const byCourse = new Map<string, LocalDate[]>();
  for (const row of await planned.execute())
    byCourse.set(row.course_id, [...(byCourse.get(row.course_id) ?? []), localDate(row.planned_on)]);
  return byCourse;
}

function coursesOfChildrenOf(db: Db, practitionerId: string | null) {
  return db
    .selectFrom('course')
    .select('course.id')
    .where('course.child_id', 'in', childrenOf(db, practitionerId));
}
