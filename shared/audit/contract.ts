import * as z from 'zod';
import { Id } from '../ids.ts';
import { command, query } from '../op.ts';
import type { Role } from '../roles.ts';
import { AUDIT_KINDS } from './kinds.ts';

/** Everybody who answers for the service may read its log; the auditor reads nothing else. */
const LOG_READERS = [
  'administrator',
  'manager',
  'safeguarding_lead',
  'auditor',
] as const satisfies readonly Role[];

export const AuditRow = z.strictObject({
  id: Id,
  at: z.string(),
  accountId: Id,
  who: z.string(),
  operation: z.string(),
  outcome: z.string(),
  subject: z.string().nullable(),
  detail: z.string().nullable(),
  /** The child it was about, for those who work with every child; the others read a reference. */
  child: z.strictObject({ childId: Id, name: z.string() }).nullable(),
});
export type AuditRow = z.infer<typeof AuditRow>;

export const auditContract = {
  'audit.list': query({
    allow: LOG_READERS,
    input: z.strictObject({
      accountId: Id.nullable(),
      subject: z.string().max(200).nullable(),
      kind: z.enum(AUDIT_KINDS).nullable(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(100),
    }),
    output: z.strictObject({ rows: z.array(AuditRow), total: z.int() }),
  }),
  /** Everybody who ever had an account, to choose one from. */
  'audit.people': query({
    allow: LOG_READERS,
    input: z.strictObject({}),
    output: z.strictObject({ people: z.array(z.strictObject({ accountId: Id, name: z.string() })) }),
  }),
  'audit.check': query({
    allow: LOG_READERS,
    input: z.strictObject({}),
    output: z.strictObject({
      rows: z.int(),
      /** The first entry that does not hold: whose, and which of theirs. Null: the log is whole. */
      brokenAt: z.strictObject({ who: z.string(), seq: z.int() }).nullable(),
      /** When the backup was made whose note of the log's ends it was held against; null where there is none. */
      backupMadeAt: z.string().nullable(),
    }),
  }),
  'outsideAccess.list': query({
    allow: ['safeguarding_lead'],
    input: z.strictObject({}),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id: Id,
          who: z.string(),
          childId: Id,
          childName: z.string(),
          openedAt: z.string(),
          reason: z.string(),
        }),
      ),
    }),
  }),
  'outsideAccess.markSeen': command({
    allow: ['safeguarding_lead'],
    input: z.strictObject({ id: Id }),
    subject: (input) => input.id,
    output: z.strictObject({ id: Id }),
  }),
};
