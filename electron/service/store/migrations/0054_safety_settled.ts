import { addTextColumns, type Db } from '../dialect.ts';

/** Why neither a concern nor a risk was recorded after a look at priority that said a child is not safe. */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'band_decision', [
    'safety_settled',
    'safety_settled_reason',
    'safety_settled_by',
    'safety_settled_at',
  ]);
}
