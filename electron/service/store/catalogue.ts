import type { Insertable } from 'kysely';
import { LocalVersion, type VersionFields } from '../../../shared/protocols/localVersions.ts';
import { type Catalogue, catalogueOf } from '../../../shared/protocols/serviceCatalogue.ts';
import { ProtocolId } from '../../../shared/protocols/types.ts';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

/** The catalogue as the service holds it. */
export async function load(db: Db): Promise<Catalogue> {
  const rows = await db.selectFrom('protocol_version').selectAll().orderBy('id').execute();
  return catalogueOf(rows.map(readVersion));
}

/** Every version of a therapy that was ever said, oldest first, with who said it and when. */
export async function listVersions(db: Db): Promise<(LocalVersion & { at: string; who: string })[]> {
  const rows = await db
    .selectFrom('protocol_version')
    .leftJoin('account', 'account.id', 'protocol_version.said_by')
    .selectAll('protocol_version')
    .select('account.name as who')
    .orderBy('protocol_version.id')
    .execute();
  return rows.map((row) => ({ ...readVersion(row), at: row.said_at, who: row.who ?? 'Somebody' }));
}

/** Adds a version; it is the newest, so from now on in force. */
export async function insertVersion(
  db: Db,
  {
    bounds,
    reviews,
    ...version
  }: Omit<Insertable<Tables['protocol_version']>, 'bounds' | 'reviews'> & VersionFields,
): Promise<void> {
  const json = (said: unknown) => (said === null ? null : JSON.stringify(said));
  await db
    .insertInto('protocol_version')
    .values({ ...version, bounds: json(bounds), reviews: json(reviews) })
    .execute();
}

/** How many courses of each therapy go on. */
export async function countUnderWay(db: Db): Promise<{ protocolId: ProtocolId; courses: number }[]> {
  const rows = await db
    .selectFrom('course')
    .select(['protocol_id'])
    .select((eb) => eb.fn.countAll().as('courses'))
    .where('ended_on', 'is', null)
    .groupBy('protocol_id')
    .orderBy('protocol_id')
    .execute();
  return rows.map((row) => ({ protocolId: ProtocolId.parse(row.protocol_id), courses: Number(row.courses) }));
}

type Row = Omit<Tables['protocol_version'], 'said_at' | 'said_by'>;

/** A version as it is stored. */
export function readVersion({ id, protocol_id, bounds, reviews, reason }: Row): LocalVersion {
  const read = (json: string | null): unknown => (json === null ? null : JSON.parse(json));
  return LocalVersion.parse({
    id,
    protocolId: protocol_id,
    bounds: read(bounds),
    reviews: read(reviews),
    reason,
  });
}
