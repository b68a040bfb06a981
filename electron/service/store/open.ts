import Database from 'better-sqlite3';
import { closeSync, openSync, readSync } from 'node:fs';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type SqliteDatabase,
  type SqliteDialectConfig,
} from 'kysely';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

export type OpenOptions = {
  path: string;
  /** 64 lower-case hex digits. `null` makes a plain file and is for benchmarks only. */
  keyHex: string | null;
  /** The native module built for this runtime, when the packaged one does not fit it. */
  nativeBinding: string | null;
  mustExist?: boolean;
};
export type OpenStore = { db: Db; raw: Database.Database; close: () => Promise<void> };

/** Raised when the file is not an encrypted Holdfast database, or the key does not open it. */
export class DatabaseUnreadable extends Error {}

const PLAIN_HEADER = 'SQLite format 3';

/**
 * Whether the first bytes of a file are those of an unencrypted database. A missing key makes one in silence, so
 * this is asked at every open and of every backup.
 */
export function hasPlainHeader(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(PLAIN_HEADER.length);
    readSync(file, head, 0, head.length, 0);
    return head.toString('latin1') === PLAIN_HEADER;
  } finally {
    closeSync(file);
  }
}

/**
 * Opens (or makes) one database file in the SQLCipher 4 format, so that a service can leave with standard tools.
 * Throws DatabaseUnreadable for a wrong key or a damaged first page: the two cannot be told apart here.
 */
export function openRaw(options: OpenOptions): Database.Database {
  const { path, keyHex, nativeBinding, mustExist = false } = options;
  if (keyHex !== null && !/^[0-9a-f]{64}$/.test(keyHex)) throw new Error('A database key is 64 hex digits');
  const raw = new Database(path, {
    fileMustExist: mustExist,
    timeout: 5000,
    ...(nativeBinding === null ? {} : { nativeBinding }),
  });
  try {
    if (keyHex !== null) {
      raw.pragma(`cipher='sqlcipher'`);
      raw.pragma('legacy=4');
      raw.pragma(`key='raw:${keyHex}'`);
    }
    raw.pragma('foreign_keys=on');
    raw.pragma('temp_store=MEMORY');
    raw.pragma('cache_size=-131072');
    raw.pragma('recursive_triggers=on');
    raw.pragma('trusted_schema=off');
    raw.pragma('cell_size_check=on');
    raw.pragma('journal_mode=WAL');
    raw.pragma('synchronous=FULL');
    raw.prepare('select count(*) from sqlite_master').get();
  } catch (error) {
    raw.close();
    if (isDamage(error)) throw new DatabaseUnreadable('The database could not be read with this key');
    throw error;
  }
  return raw;
}

/** Whether the engine says that a file is damaged, or none of its own with this key. */
export function isDamage(error: unknown): boolean {
  const code = error instanceof Database.SqliteError ? error.code : '';
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR');
}

/** Opens a database for the service: Kysely over one connection with cached statements and immediate writes. */
export function openStore(options: OpenOptions): OpenStore {
  const raw = openRaw(options);
  const db = new Kysely<Tables>({
    dialect: new HoldfastSqliteDialect({ database: withStatementCache(raw) }),
  });
  const close = async () => {
    if (raw.open) keepStatistics(raw);
    await db.destroy();
  };
  return { db, raw, close };
}

/**
 * Counts that lead the engine to the covering indexes: without them a return over 100,000 sessions took ten times as
 * long. They are a help and no record, so a full disk or another reader is no reason to fail a close.
 */
function keepStatistics(raw: Database.Database): void {
  try {
    raw.pragma('optimize=0x10002');
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
}

/** Ten thousand calls of one query prepare it once. Statements are never shared between two running reads. */
function withStatementCache(raw: Database.Database): SqliteDatabase {
  const statements = new Map<string, Database.Statement>();
  return {
    prepare(text: string) {
      let statement = statements.get(text);
      if (statement === undefined) {
        statement = raw.prepare(text);
        if (statements.size > 500) statements.clear();
        statements.set(text, statement);
      }
      return statement;
    },
    close: () => raw.close(),
  } as SqliteDatabase;
}

/**
 * SQLite as Holdfast needs it: write transactions begin at once (a deferred one can fail half-way with
 * SQLITE_BUSY_SNAPSHOT), and schema changes count as transactional, so that all migrations are one transaction.
 */
class HoldfastSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }
  override createAdapter() {
    return new TransactionalSqliteAdapter();
  }
  override createDriver() {
    return new ImmediateSqliteDriver(this.#config);
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}
