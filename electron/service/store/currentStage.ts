import { expressionBuilder } from 'kysely';
import type { Stage } from '../../../shared/waitingList/rules.ts';
import type { Tables } from './tables.ts';

const child = expressionBuilder<Pick<Tables, 'child' | 'referral'>, 'child'>();
const own = child
  .selectFrom('referral')
  .select('referral.stage')
  .whereRef('referral.child_id', '=', 'child.id')
  .limit(1);
const current = own
  .where('referral.closed_on', 'is', null)
  .where('referral.stage', 'not in', ['ended', 'aftercare'] satisfies Stage[])
  .orderBy('referral.received_on')
  .orderBy('referral.id');
const last = own
  .orderBy((of) => of.case().when('referral.closing_reason', '=', 'told_twice').then(1).else(0).end())
  .orderBy('referral.received_on', 'desc')
  .orderBy('referral.id', 'desc');

/**
 * The stage of the referral that the page of a `child` is about (`currentOf` in shared/children/journey.ts), as a part of a
 * question; null where there is none.
 */
export const CurrentStage = child.fn.coalesce(current, last);
