import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import type { LocalDate } from '../../../shared/dates.ts';
import type { Tables } from './tables.ts';

const of = expressionBuilder<Pick<Tables, 'support_plan' | 'referral'>, 'support_plan' | 'referral'>();

/**
 * Whether a row of `support_plan` is the plan of the row of `referral` beside it, and lasts: `planLasts` of
 * shared/holdingSupport/plan.ts as a part of a question. A test holds the two against each other.
 */
export function isLastingPlan(today: LocalDate): Expression<SqlBool> {
  return of.and([
    of('support_plan.referral_id', '=', of.ref('referral.id')),
    of('support_plan.is_current', '=', sql.lit(1 as const)),
    of.or([
      of('support_plan.until_on', '>=', today),
      of.and([
        of('support_plan.until_on', 'is', null),
        of.or([of('referral.started_on', 'is', null), of('referral.started_on', '>', today)]),
      ]),
    ]),
  ]);
}
