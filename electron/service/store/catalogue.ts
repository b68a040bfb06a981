import type { Insertable, Selectable } from 'kysely';
import { LocalVersion, type VersionFields } from '../../../shared/protocols/localVersions.ts';
import { type OwnFields, OwnTherapy } from '../../../shared/protocols/own.ts';
import { type Catalogue, catalogueOf } from '../../../shared/protocols/serviceCatalogue.ts';
import { ProtocolId } from '../../../shared/protocols/types.ts';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

/** The catalogue as the service holds it. */
export async function load(db: Db): Promise<Catalogue> {
  const rows = await db.selectFrom('protocol_version').selectAll().orderBy('id').execute();
  return catalogueOf(rows.map(readVersion), await listOwn(db));
}

/** The therapies that the service described itself, in the order in which it did. */
export async function listOwn(db: Db): Promise<OwnTherapy[]> {
  const rows = await db.selectFrom('own_therapy').selectAll().orderBy('id').execute();
  return rows.map(readOwn);
}

/** A therapy of the service's own as it is stored. */
export function readOwn(row: Tables['own_therapy']): OwnTherapy {
  return OwnTherapy.parse({
    id: row.id,
    name: row.name,
    basis: row.basis,
    kind: row.kind,
    ages: { from: row.age_from, through: row.age_through },
    carerStrand: row.has_carer_strand === 1 ? { max: row.carer_max } : null,
    isOffered: row.is_offered === 1,
    version: row.version,
  });
}

function ownColumns({ name, basis, ages, carerStrand, isOffered }: OwnFields) {
  return {
    name,
    basis,
    age_from: ages.from,
    age_through: ages.through,
    has_carer_strand: carerStrand === null ? (0 as const) : (1 as const),
    carer_max: carerStrand?.max ?? null,
    is_offered: isOffered ? (1 as const) : (0 as const),
  };
}

/** Adds a therapy of the service's own. Its first version goes with it, in the same transaction. */
export async function insertOwn(db: Db, { id, kind, ...fields }: Omit<OwnTherapy, 'version'>): Promise<void> {
  await db
    .insertInto('own_therapy')
    .values({ id, kind, version: 1, ...ownColumns(fields) })
    .execute();
}

/** Saves what is said of a therapy of the service's own that was read at `version`. False when it is stale. */
export async function saveOwn(db: Db, id: string, version: number, fields: OwnFields): Promise<boolean> {
  const result = await db
    .updateTable('own_therapy')
    .set({ ...ownColumns(fields), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
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
    ages,
    ...version
  }: Omit<Insertable<Tables['protocol_version']>, 'bounds' | 'reviews' | 'ages'> & VersionFields,
): Promise<void> {
  const json = (said: unknown) => (said === null ? null : JSON.stringify(said));
  await db
    .insertInto('protocol_version')
    .values({ ...version, bounds: json(bounds), reviews: json(reviews), ages: json(ages) })
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

type Row = Omit<Selectable<Tables['protocol_version']>, 'said_at' | 'said_by'>;

/** A version as it is stored. */
export function readVersion({ id, protocol_id, bounds, reviews, ages, reason }: Row): LocalVersion {
  const read = (json: string | null): unknown => (json === null ? null : JSON.parse(json));
  return LocalVersion.parse({
    id,
    protocolId: protocol_id,
    bounds: read(bounds),
    reviews: read(reviews),
    ages: read(ages),
    reason,
  });
}
