import type { Nation } from '../../shared/calendar/bankHolidays.ts';
import type { LocalDate } from '../../shared/dates.ts';
import type { Role } from '../../shared/roles.ts';
import type { Clock } from './clock.ts';
import type { Db } from './store/dialect.ts';
import type { OpenStore } from './store/open.ts';
import type { ScryptParameters, ServiceKeys } from './vault/keys.ts';

export type Config = {
  userData: string;
  nativeBinding: string | null;
  isPackaged: boolean;
  /** Checks every answer against its declared shape; on in tests and in development. */
  checksOutputs: boolean;
};

/** What only the main process can do for the service. Records never pass through it. */
export type Host = {
  /**
   * Asks the person where a file goes; null when they changed their mind. With `--save-to` nobody is asked, and the
   * file has `unattendedName` where that is given.
   */
  saveAs: (suggestedName: string, unattendedName?: string) => Promise<string | null>;
  /** Prints the window's current page as PDF. */
  printToPdf: () => Promise<Uint8Array>;
};

export type Actor = {
  accountId: string;
  name: string;
  roles: readonly Role[];
  practitionerId: string | null;
};

/** An unlocked service: the keys and the open database live here and nowhere else, and end with the process. */
export type OpenVault = {
  folder: string;
  backupsFolder: string;
  isExample: boolean;
  /** When this account unlocked, ISO text. */
  openedAt: string;
  serviceName: string;
  store: OpenStore;
  keys: ServiceKeys;
  actor: Actor;
  /** Children outside the caseload that were opened with a reason since unlocking. */
  openedOutside: Set<string>;
  /** Safeguarding concerns whose words were opened since unlocking: each opening is in the log. */
  openedConcerns: Set<string>;
  /** Whether anything was saved since the last backup. */
  isChanged: boolean;
};

export type PendingSetUp = {
  serviceName: string;
  nation: Nation;
  name: string;
  roles: Role[];
  kek: Buffer;
  kdf: ScryptParameters;
  keys: { db: Buffer; notes: Buffer };
  recoveryKey: Buffer;
};

export type Service = {
  config: Config;
  clock: Clock;
  host: Host;
  vault: OpenVault | null;
  pendingSetUp: PendingSetUp | null;
};

/** What a use-case is given: values captured once for the operation, and the one handle it may use. */
export type Ctx = {
  db: Db;
  now: string;
  today: LocalDate;
  actor: Actor;
  newId: () => string;
  vault: OpenVault;
  config: Config;
  /**
   * Adds facts to this command's audit row: ids, counts, codes; never names or notes. Only why a file with names was
   * made stands there in somebody's words, and the window says so.
   */
  auditDetail: (detail: Record<string, unknown>) => void;
  /**
   * Adds a step that runs once the transaction is safe on disk and before the reply: for a file that must follow the
   * database and never lead it. A kill in between leaves the step undone, so whatever it does must be mendable. A step
   * that throws `Refused` is told to the person and written to the log, though the row before it stays.
   */
  afterCommit: (step: () => void) => void;
  /** Adds a step that runs when nothing of the command was kept: it takes away what was prepared outside the database. */
  afterRollback: (step: () => void) => void;
};
