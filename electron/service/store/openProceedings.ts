import { expressionBuilder } from 'kysely';
import {
  hasOpenProceedings,
  PROCEEDINGS_STAGES,
  type ProceedingsStage,
} from '../../../shared/criminalProceedings/codes.ts';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

const row = expressionBuilder<Tables, 'criminal_proceedings'>();

/** Whether proceedings are open, as a part of a question: nobody closed them, and something is running. */
export const AreOpen = row.and([
  row('criminal_proceedings.closed_on', 'is', null),
  row('criminal_proceedings.stage', 'in', PROCEEDINGS_STAGES.filter(hasOpenProceedings)),
]);

/** The same of one row that was read. */
export function areOpen({ closed_on, stage }: { closed_on?: string | null; stage: string }): boolean {
  return closed_on == null && hasOpenProceedings(stage as ProceedingsStage);
}

/** Which of these children have open criminal proceedings. */
export async function childrenInProceedings(db: Db, childIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('criminal_proceedings')
    .select('child_id')
    .where('child_id', 'in', childIds)
    .where(AreOpen)
    .execute();
  return new Set(rows.map(({ child_id }) => child_id));
}
