// The lists of the course screen, as rows: sessions with the tries that hang under them, reviews, decisions.
import type {
  BoundDecisionView,
  CourseView,
  MissDecisionView,
  SessionView,
  TryView,
} from '../../shared/courses/contract.ts';
import { countedStrandOf, carerStrandsOf, heldReviews, isExtension } from '../../shared/courses/facts.ts';
import { wasHeld } from '../../shared/courses/sessions.ts';
import type { MarkState } from '../../shared/courses/stripMarks.ts';
import type { LocalDate } from '../../shared/dates.ts';
import type { ReviewView } from '../../shared/reviews/contract.ts';

export type SessionRow = {
  readonly kind: 'session';
  readonly session: SessionView;
  /** The held, planned or last try; null for a session without a date. */
  readonly shown: TryView | null;
  readonly state: MarkState;
  /** The tries before it, newest first. */
  readonly tries: readonly TryView[];
};
export type ListRow =
  | SessionRow
  | { readonly kind: 'review'; readonly review: ReviewView & { heldOn: LocalDate }; readonly number: number }
  | {
      readonly kind: 'decision';
      readonly decision: BoundDecisionView;
      /** How far the course reached before it; null where it did not change that. */
      readonly from: number | null;
    }
  | { readonly kind: 'miss_decision'; readonly decision: MissDecisionView };

export type ListTab = 'past' | 'coming' | 'carer';

/** The rows of one tab: what is past newest first, what is coming in order, the carer's own in order. */
export function rowsOf(
  course: CourseView,
  tab: ListTab,
  today: LocalDate,
  bound: number | null,
  /** Of one carer alone; of all of them unless told. */
  carerId: string | null = null,
): ListRow[] {
  const counted = rowsOfStrand(course, countedStrandOf(course)?.id, today);
  if (tab === 'carer')
    return carerStrandsOf(course)
      .filter(({ id }) => carerId === null || id === carerId)
      .flatMap(({ id }) => rowsOfStrand(course, id, today))
      .filter((row) => row.shown !== null || course.endedOn === null);
  if (tab === 'coming') return counted.filter((row) => isComing(row, today));
  const past: { on: LocalDate; order: number; row: ListRow }[] = [
    ...counted.flatMap((row) =>
      row.shown === null || isComing(row, today)
        ? []
        : [{ on: row.shown.on, order: row.session.number, row: row as ListRow }],
    ),
    ...heldReviews(course).map((review, index) => ({
      on: review.heldOn,
      order: 1000 + index,
      row: { kind: 'review' as const, review, number: index + 1 },
    })),
    ...course.missDecisions.map((decision, index) => ({
      on: decision.decidedOn,
      order: 3000 + index,
      row: { kind: 'miss_decision' as const, decision },
    })),
    ...course.decisions.map((decision, index) => ({
      on: decision.decidedOn,
      order: 2000 + index,
      row: { kind: 'decision' as const, decision, from: reachedBefore(course, decision, bound) },
    })),
  ];
  return past
    .sort((a, b) => (a.on === b.on ? b.order - a.order : a.on < b.on ? 1 : -1))
    .map(({ row }) => row);
}

/** One row for each session of a strand, by number. */
function rowsOfStrand(course: CourseView, strandId: string | undefined, today: LocalDate): SessionRow[] {
  return course.sessions
    .filter((session) => session.strandId === strandId)
    .map((session) => {
      const held = session.tries.find((each) => wasHeld(each.status));
      const shown = held ?? session.tries.at(-1) ?? null;
      const tries = session.tries.filter((each) => each !== shown).reverse();
      return { kind: 'session', session, shown, state: stateOf(shown, today), tries };
    });
}

function stateOf(shown: TryView | null, today: LocalDate): MarkState {
  if (shown === null) return 'not_scheduled';
  if (shown.status !== 'planned') return shown.status;
  return shown.on < today ? 'needs_logging' : 'planned';
}

/** Still to come: a date from today on, or none yet. */
function isComing({ shown, session }: SessionRow, today: LocalDate): boolean {
  if (shown === null) return session.tries.length === 0;
  return shown.status === 'planned' && shown.on >= today;
}

function reachedBefore(course: CourseView, decision: BoundDecisionView, bound: number | null): number | null {
  if (!isExtension(course, decision)) return null;
  const earlier = course.decisions.slice(0, course.decisions.indexOf(decision)).map((each) => each.upTo ?? 0);
  return Math.max(bound ?? 0, ...earlier);
}
