import { PGlite } from '@electric-sql/pglite';
import { type CompiledQuery, Kysely, PGliteDialect } from 'kysely';
import { existsSync, mkdirSync, openAsBlob, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Db } from '../../electron/service/store/dialect.ts';
import { migrate } from '../../electron/service/store/migrate.ts';
import type { Tables } from '../../electron/service/store/tables.ts';
import { repoRoot } from './electron.ts';

let pglite: Promise<PGlite> | null = null;
/** What migrating to the newest schema ran, as one script: run at once it takes a tenth of the time. */
let migrating: string | null = null;

/** The one engine of a test file, emptied, and migrated to the newest schema or to `upTo` (null: not at all). */
export async function openPostgres(upTo?: string | null): Promise<Db> {
  pglite ??= startEngine();
  const engine = await pglite;
  await engine.exec('drop schema public cascade; create schema public;');
  const ran: CompiledQuery[] = [];
  const isRecording = upTo === undefined && migrating === null;
  const db: Db = new Kysely<Tables>({
    dialect: new PGliteDialect({ pglite: engine }),
    log: ({ query }) => void (isRecording && migrating === null && ran.push(query)),
  });
  if (upTo === undefined && migrating !== null) await engine.exec(migrating);
  else if (upTo !== null) await migrate(db, upTo);
  if (isRecording)
    migrating = ran
      .filter(({ sql }) => !/^select/i.test(sql))
      .map(asText)
      .join(';\n');
  return db;
}

function asText({ sql, parameters }: CompiledQuery): string {
  return sql.replace(/\$(\d+)/g, (_, at: string) => `'${String(parameters[Number(at) - 1])}'`);
}

/** Starting from the files of a fresh engine, kept for this version of it, spares each test file their making. */
async function startEngine(): Promise<PGlite> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const kept = join(repoRoot, '.runtime', `pglite-${version}.tar`);
  if (existsSync(kept)) return PGlite.create({ loadDataDir: await openAsBlob(kept) });
  const engine = await PGlite.create();
  const files = await engine.dumpDataDir('none');
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(`${kept}.${process.pid}`, new Uint8Array(await files.arrayBuffer()));
  renameSync(`${kept}.${process.pid}`, kept);
  return engine;
}
