import { addTextColumns, type Db } from '../dialect.ts';

/** For which ages a service holds a therapy, where that is not what its source says (JSON of OwnAges). */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'protocol_version', ['ages']);
}
