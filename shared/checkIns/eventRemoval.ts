// Taking back what was recorded as happened. It takes away the check-in that it asked for, so it is not for everybody at any
// time, and says why (our own rule; NG76 1.1.9 asks that children are told what happens, so news is not lost in silence).
import * as z from 'zod';
import type { LocalDate } from '../dates.ts';
import { CHILD_EVENT_LABELS, ChildEventKind } from './events.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import { Id } from '../ids.ts';
import { EVERY_CHILD_ROLES, holdsOneOf, type Role } from '../roles.ts';

/** Why an event is taken back: kept in the log, which holds no words about a child. Words of `other` are sealed beside it. */
export const EVENT_REMOVALS = ['wrong_child', 'recorded_twice', 'not_so', 'wrong_day', 'other'] as const;
export const EventRemoval = z.enum(EVENT_REMOVALS);
export type EventRemoval = z.infer<typeof EventRemoval>;
export const EVENT_REMOVAL_LABELS: Record<EventRemoval, string> = {
  wrong_child: 'It is about another child',
  recorded_twice: 'It was recorded twice',
  not_so: 'It did not happen, or not like this',
  wrong_day: 'The day was wrong: I record it again',
  other: 'Something else',
};

/** What the log keeps of an event taken back; `wordsId` leads to the sealed words. Anything else that stood there is left out. */
export const EventRemoved = z.object({
  kind: ChildEventKind,
  because: EventRemoval,
  wordsId: Id.nullable().default(null),
});
export type EventRemoved = z.infer<typeof EventRemoved>;

/** What an entry of the log says of an event taken back; null of all other entries. */
export function eventRemovedOf(operation: string, detail: string | null): EventRemoved | null {
  if (operation !== 'event.remove' || detail === null) return null;
  const entry = EventRemoved.safeParse(JSON.parse(detail));
  return entry.success ? entry.data : null;
}

/** What was taken back and why, with the words that were said where they may be read. */
export function eventRemovedWords({ kind, because }: EventRemoved, words: string | null): string {
  return `${CHILD_EVENT_LABELS[kind]}. ${words ?? EVENT_REMOVAL_LABELS[because]}`;
}

export type EventRemovalRefusal = 'event_concern_owed' | 'event_not_yours' | 'event_removal_words';

/**
 * Whoever recorded an event may take it back on the day they did; later, those who work with every child: coordinators,
 * managers, safeguarding leads. While a concern about it is still owed nobody does: first the concern is recorded, or said to
 * be none.
 */
export function decideRemoval(
  event: { recordedBy: string | null; recordedOn: LocalDate; isConcernOwed: boolean },
  actor: { accountId: string; roles: readonly Role[] },
  today: LocalDate,
): Decision<null, EventRemovalRefusal> {
  if (event.isConcernOwed) return notAllowed('event_concern_owed');
  const isOwnToday = event.recordedBy === actor.accountId && event.recordedOn === today;
  return isOwnToday || holdsOneOf(actor.roles, EVERY_CHILD_ROLES)
    ? allowed(null)
    : notAllowed('event_not_yours');
}
