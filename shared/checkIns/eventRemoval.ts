// Taking back what was recorded as happened. It takes away the check-in that it asked for, so it is not for everybody at any
// time, and says why (our own rule; NG76 1.1.9 asks that children are told what happens, so news is not lost in silence).
import * as z from 'zod';
import type { LocalDate } from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import { EVERY_CHILD_ROLES, holdsOneOf, type Role } from '../roles.ts';

/** Why an event is taken back: kept in the log, which holds no words about a child. */
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
