import type { ExpressionBuilder, ReferenceExpression } from 'kysely';
import type { Tables } from './tables.ts';

/** Whether a child's record was put together with another, so that it stands in no list. For a `where`. */
export function isMerged<DB extends Tables, TB extends keyof DB>(
  eb: ExpressionBuilder<DB, TB>,
  childId: ReferenceExpression<DB, TB>,
) {
  const inner = eb as unknown as ExpressionBuilder<Tables, never>;
  return eb(
    childId,
    'in',
    inner.selectFrom('child_merge').select('merged_id').where('undone_on', 'is', null) as never,
  );
}
