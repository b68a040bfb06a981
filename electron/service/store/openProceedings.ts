import { hasOpenProceedings, PROCEEDINGS_STAGES } from '../../../shared/criminalProceedings/codes.ts';
import type { Db } from './dialect.ts';

/** The stages in which something is running. */
export const OPEN_STAGES = PROCEEDINGS_STAGES.filter(hasOpenProceedings);

/** Which of these children have open criminal proceedings. */
export async function childrenInProceedings(db: Db, childIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('criminal_proceedings')
    .select('child_id')
    .where('child_id', 'in', childIds)
    .where('closed_on', 'is', null)
    .where('stage', 'in', OPEN_STAGES)
    .execute();
  return new Set(rows.map((row) => row.child_id));
}
