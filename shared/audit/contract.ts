import * as z from 'zod';
import { Id } from '../ids.ts';
import { command, query } from '../op.ts';

export const AuditRow = z.strictObject({
  id: Id,
  at: z.string(),
  who: z.string(),
  operation: z.string(),
  outcome: z.string(),
  subject: z.string().nullable(),
  detail: z.string().nullable(),
});

export const auditContract = {
  'audit.list': query({
    allow: ['administrator', 'manager', 'safeguarding_lead', 'auditor'],
    input: z.strictObject({
      subject: z.string().nullable(),
      offset: z.int().min(0),
      limit: z.int().min(1).max(100),
    }),
    output: z.strictObject({ rows: z.array(AuditRow), total: z.int() }),
  }),
  'audit.check': query({
    allow: ['administrator', 'manager', 'safeguarding_lead', 'auditor'],
    input: z.strictObject({}),
    output: z.strictObject({ isWhole: z.boolean(), rows: z.int() }),
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
