import { addMonths, type LocalDate } from '../dates.ts';
import { HANDOVER_REASONS, type HandoverReason } from './codes.ts';
import { type Change, changesOf, type Cover, type Lead } from './rules.ts';
import { type Taking, takingsOf } from './takings.ts';

/** The figure looks back so many months from its last day (QS179 statement 2(b)). */
export const CONTINUITY_MONTHS = 12;

/** What a change came with: the reason of a handover, cover and the way back from it, or another course with somebody else. */
export const CHANGES_WITH = [...HANDOVER_REASONS, 'cover', 'back', 'another_course'] as const;
export type ChangeWith = (typeof CHANGES_WITH)[number];

/** One course as the figure reads it: who holds its counted sessions, from the first held to its end. */
export type HeldCourse = {
  childId: string;
  referralId: string;
  startedOn: LocalDate;
  endedOn: LocalDate | null;
  holderId: string | null;
  handovers: readonly (Taking & { reason: HandoverReason })[];
};

export type ContinuityFacts = {
  /** Children whose therapy somebody held in the months up to the last day. */
  children: ReadonlySet<string>;
  /** Those of them who had a counted change in that time. */
  changed: number;
  /** Every change in that time, by what it came with. */
  changes: { with: ChangeWith; count: number }[];
};

/**
 * QS179 statement 2(b) over some courses. A child counts once. Courses of one referral that follow one another are one
 * story, so that another therapist in the second of them is a change; of two at once each is a story of its own, and
 * so is each referral.
 */
export function continuityOf(courses: readonly HeldCourse[], asAt: LocalDate): ContinuityFacts {
  const after = addMonths(asAt, -CONTINUITY_MONTHS);
  const isIn = ({ on }: Change) => on > after && on <= asAt;
  const begun = courses.filter(({ startedOn }) => startedOn <= asAt);
  const children = new Set<string>();
  const changed = new Set<string>();
  const counts = new Map<ChangeWith, number>();
  for (const one of begun) {
    const isHeld = one.holderId !== null || one.handovers.length > 0;
    if (isHeld && (one.endedOn === null || one.endedOn > after)) children.add(one.childId);
  }
  for (const story of storiesOf(begun)) {
    const taken = story.map((course) => ({ course, ...takingsOf(course) }));
    const leads: Lead[] = taken.flatMap((each) => each.leads);
    const covers: Cover[] = taken.flatMap((each) => each.covers);
    const { counted, every } = changesOf(leads, covers, asAt);
    const childId = story[0]?.childId ?? '';
    if (counted.some(isIn)) changed.add(childId);
    for (const change of every.filter(isIn)) {
      const what = cameWith(change, story);
      counts.set(what, (counts.get(what) ?? 0) + 1);
      children.add(childId);
    }
  }
  return {
    children,
    changed: changed.size,
    changes: CHANGES_WITH.flatMap((what) => {
      const count = counts.get(what);
      return count === undefined ? [] : [{ with: what, count }];
    }),
  };
}

function storiesOf(courses: readonly HeldCourse[]): HeldCourse[][] {
  const stories: HeldCourse[][] = [];
  for (const course of courses.toSorted((a, b) =>
    a.startedOn < b.startedOn ? -1 : a.startedOn > b.startedOn ? 1 : 0,
  )) {
    const story = stories.find((each) => {
      const last = each.at(-1);
      return (
        last?.referralId === course.referralId && last.endedOn !== null && last.endedOn <= course.startedOn
      );
    });
    if (story === undefined) stories.push([course]);
    else story.push(course);
  }
  return stories;
}

function cameWith({ on, to }: Change, story: readonly HeldCourse[]): ChangeWith {
  const handovers = story.flatMap((course) => course.handovers);
  const lasting = handovers.find((each) => !each.isCover && each.startsOn === on && each.to === to);
  if (lasting !== undefined) return lasting.reason;
  if (handovers.some((each) => each.isCover && each.startsOn === on && each.to === to)) return 'cover';
  return story.some((course, at) => at > 0 && course.startedOn === on) ? 'another_course' : 'back';
}
