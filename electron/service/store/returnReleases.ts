import type { Insertable, Selectable } from 'kysely';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

export type NewRelease = Insertable<Tables['return_release']>;
export type Release = Omit<Selectable<Tables['return_release']>, 'figures' | 'made_by'> & {
  made_by_name: string;
};

/** Keeps what was released. Releases are never changed. */
export async function insert(db: Db, release: NewRelease): Promise<void> {
  await db.insertInto('return_release').values(release).execute();
}

/** Every release without its figures, newest first. */
export async function list(db: Db): Promise<Release[]> {
  return withoutFigures(db)
    .orderBy('return_release.made_at', 'desc')
    .orderBy('return_release.id', 'desc')
    .execute();
}

/** One release with the figures as they were shown, or null. */
export async function load(db: Db, id: string): Promise<(Release & { figures: string }) | null> {
  const row = await withoutFigures(db)
    .select('return_release.figures')
    .where('return_release.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** The releases of a quarter with their figures, newest first; of files with the same figures the last one. */
export async function listOf(
  db: Db,
  of: { definition: string; period: string; mode: string },
): Promise<(Release & { figures: string })[]> {
  return withoutFigures(db)
    .select('return_release.figures')
    .where('return_release.id', 'in', (eb) =>
      eb
        .selectFrom('return_release')
        .select((inner) => inner.fn.max('id').as('id'))
        .where('definition', '=', of.definition)
        .where('period', '=', of.period)
        .where('mode', '=', of.mode)
        .groupBy('fingerprint'),
    )
    .orderBy('return_release.made_at', 'desc')
    .orderBy('return_release.id', 'desc')
    .execute();
}

function withoutFigures(db: Db) {
  return db
    .selectFrom('return_release')
    .leftJoin('account', 'account.id', 'return_release.made_by')
    .select([
      'return_release.id',
      'return_release.definition',
      'return_release.period',
      'return_release.mode',
      'return_release.mode_reason',
      'return_release.format',
      'return_release.sha256',
      'return_release.fingerprint',
      'return_release.counts_policy',
      'return_release.made_at',
    ])
    .select((eb) => eb.fn.coalesce('account.name', eb.val('A closed account')).as('made_by_name'));
}
