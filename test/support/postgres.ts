import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { existsSync, mkdirSync, openAsBlob, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Db } from '../../electron/service/store/dialect.ts';
import { migrate } from '../../electron/service/store/migrate.ts';
import type { Tables } from '../../electron/service/store/tables.ts';
import { repoRoot } from './electron.ts';

let pglite: Promise<PGlite> | null = null;
/** Whether the engine holds the newest schema as `KEPT` saw it. */
let isKept = false;

/**
 * What is put beside the newest schema, once it was made: how to empty its tables down to their first rows, and a note
 * of any change to the schema. Emptying takes a twentieth of the time of making it anew, and will do until it is changed.
 */
const KEPT = `
  create schema kept;
  do $make$ declare name text; first json; steps text := ''; begin
    for name in select tablename from pg_tables where schemaname = 'public' loop
      execute format('select json_agg(one) from public.%I one', name) into first;
      steps := steps || format('delete from public.%I;', name);
      if first is not null then
        steps := steps || format(
          'insert into public.%1$I select * from json_populate_recordset(null::public.%1$I, %2$L);', name, first);
      end if;
    end loop;
    execute format('create function kept.start_over() returns void language plpgsql
      set session_replication_role = replica as %L', 'begin ' || steps || ' end');
  end $make$;
  create function kept.note_change() returns event_trigger language plpgsql as
    $note$ begin perform set_config('kept.is_changed', 'yes', false); end $note$;
  create event trigger kept_note_change on ddl_command_end execute function kept.note_change();`;

/** The one engine of a worker, with the newest schema or that of `upTo` (null: none), and nothing that a test left. */
export async function openPostgres(upTo?: string | null): Promise<Db> {
  pglite ??= startEngine();
  const engine = await pglite;
  const db: Db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: engine }) });
  if (upTo === undefined && isKept && !(await isSchemaChanged(engine))) {
    await engine.exec('reset all; select kept.start_over()');
    return db;
  }
  isKept = false;
  await engine.exec(`drop event trigger if exists kept_note_change; drop schema if exists kept cascade;
    drop schema public cascade; create schema public; reset all`);
  if (upTo !== null) await migrate(db, upTo);
  if (upTo === undefined) await engine.exec(KEPT);
  isKept = upTo === undefined;
  return db;
}

async function isSchemaChanged(engine: PGlite): Promise<boolean> {
  const { rows } = await engine.query<{ is: string | null }>(
    `select current_setting('kept.is_changed', true) as is`,
  );
  return rows[0]?.is === 'yes';
}

/** Starting from the files of a fresh engine, kept for this version of it, spares each worker their making. */
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
