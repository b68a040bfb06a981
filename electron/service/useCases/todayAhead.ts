import {
  addMonths,
  addWeeks,
  financialQuarterOf,
  type LocalDate,
  localDate,
  turnsOn,
} from '../../../shared/dates.ts';
import { reviewInDiary } from '../../../shared/reviews/expected.ts';
import { nextReviewPointByCounts } from '../../../shared/reviews/rules.ts';
import type { AheadItem } from '../../../shared/today/contract.ts';
import { AHEAD_MONTHS, planForEighteenOn } from '../../../shared/today/rules.ts';
import type { Ctx } from '../context.ts';
import type * as store from '../store/today.ts';
import type { CourseOnTerms } from './onTerms.ts';
import { reviewCountsOf } from './todayCourseJobs.ts';
import { childOf } from './todayJobs.ts';

const MOST_ITEMS = 16;
/** There is one for every course; the next few are enough. */
const MOST_REVIEWS = 6;

type Loaded = {
  courses: readonly CourseOnTerms[];
  /** The dates in the diary of each course's counted strand, nearest first. */
  planned: ReadonlyMap<string, readonly LocalDate[]>;
  court: Awaited<ReturnType<typeof store.listCourtDates>>;
  eighteen: Awaited<ReturnType<typeof store.listNearlyEighteen>>;
  /** How long before it an 18th birthday is planned for. */
  noticeMonths: number;
  pauses: Awaited<ReturnType<typeof store.listPausesEnding>>;
  /** Whether returns are this person's business. */
  handsInReturns: boolean;
};

/** What the coming months hold, nearest first: nothing to do yet, and nobody surprised. */
export function aheadOf({ today }: Ctx, loaded: Loaded): AheadItem[] {
  const items = [
    ...courtDates(loaded, today),
    ...reviews(loaded, today)
      .filter(({ on }) => on >= today)
      .toSorted(byDate)
      .slice(0, MOST_REVIEWS),
    ...eighteenths(loaded, today),
    ...pauseEnds(loaded, today),
    ...(loaded.handsInReturns ? [quarterEnd(today)] : []),
  ];
  const last = addMonths(today, AHEAD_MONTHS);
  return items
    .filter(({ on }) => on >= today && on <= last)
    .toSorted(byDate)
    .slice(0, MOST_ITEMS);
}

function byDate(a: AheadItem, b: AheadItem): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return a.key < b.key ? -1 : 1;
}

const nothingMore = { child: null, what: null, review: null, birthday: null };

function courtDates({ court }: Loaded, today: LocalDate): AheadItem[] {
  return court.flatMap((row) =>
    row.next_event_on === null
      ? []
      : [
          {
            ...nothingMore,
            key: `court:${row.id}`,
            kind: 'court' as const,
            on: localDate(row.next_event_on),
            child: childOf(row, today),
            what: row.next_event,
          },
        ],
  );
}

/** When the next review falls due if the dates in the diary are kept: the last one still needed for its point. */
function reviews({ courses, planned }: Loaded, today: LocalDate): AheadItem[] {
  return courses.flatMap((course) => {
    const counts = reviewCountsOf(course, today);
    const at = nextReviewPointByCounts(counts);
    const { by } = counts.rhythm;
    const { startedOn } = course;
    const fallsOn = by !== 'week' || startedOn === null ? null : addWeeks(startedOn, at);
    const ahead = { by, fallsOn, sessionsAway: at - counts.amount };
    const on = reviewInDiary(ahead, planned.get(course.courseId) ?? []);
    if (on === null || on > addMonths(today, AHEAD_MONTHS)) return [];
    const child = childOf(
      { child_id: course.childId, name: course.childName, birth_date: course.birthDate },
      today,
    );
    const key = `review:${course.courseId}`;
    return [{ ...nothingMore, key, kind: 'review' as const, on, child, review: { by, at } }];
  });
}

function eighteenths({ eighteen, noticeMonths }: Loaded, today: LocalDate): AheadItem[] {
  return eighteen.flatMap((row) => {
    if (row.birth_date === null) return [];
    const birthDate = localDate(row.birth_date);
    const birthday = turnsOn(birthDate, 18);
    const planOn = planForEighteenOn(birthDate, noticeMonths);
    const on = planOn >= today ? planOn : birthday;
    const key = `turning_18:${row.child_id}`;
    return [{ ...nothingMore, key, kind: 'turning_18' as const, on, child: childOf(row, today), birthday }];
  });
}

function pauseEnds({ pauses }: Loaded, today: LocalDate): AheadItem[] {
  return pauses.flatMap((row) =>
    row.ends_on === null
      ? []
      : [
          {
            ...nothingMore,
            key: `pause:${row.id}`,
            kind: 'wait_goes_on' as const,
            on: localDate(row.ends_on),
            child: childOf(row, today),
          },
        ],
  );
}

function quarterEnd(today: LocalDate): AheadItem {
  const { label, endsOn } = financialQuarterOf(today);
  return { ...nothingMore, key: `quarter:${label}`, kind: 'quarter_ends', on: endsOn, what: label };
}
