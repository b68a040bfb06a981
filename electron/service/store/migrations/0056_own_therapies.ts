import { createTable, type Db } from '../dialect.ts';

/** Therapies that a service described itself; their ranges and reviews stand among the versions. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'own_therapy',
    `id text primary key, name text not null, basis text not null, kind text not null, age_from integer,
     age_through integer, has_carer_strand integer not null, carer_max integer, is_offered integer not null,
     version integer not null`,
  );
}
