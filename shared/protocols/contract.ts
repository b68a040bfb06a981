import * as z from 'zod';
import { Id, requiredText } from '../ids.ts';
import { command, query } from '../op.ts';
import { RECORD_ROLES } from '../roles.ts';
import { LocalVersion, VersionFields } from './localVersions.ts';
import { ProtocolId } from './types.ts';

export const protocolsContract = {
  /** The service's own versions of therapies, oldest first, and how many courses of each therapy go on. */
  'catalogue.get': query({
    allow: [...RECORD_ROLES, 'administrator'],
    input: z.strictObject({}),
    output: z.strictObject({
      versions: z.array(LocalVersion.extend({ at: z.string(), who: z.string() })),
      underWay: z.array(z.strictObject({ protocolId: ProtocolId, courses: z.int() })),
    }),
  }),
  /** Holds a therapy otherwise than before, from the next course on. Both null: as its source says again. */
  'protocol.saveVersion': command({
    allow: ['administrator', 'manager'],
    input: z.strictObject({
      protocolId: ProtocolId,
      ...VersionFields.shape,
      reason: requiredText(300, 'Say why, in a few words'),
      /** The version that was in force when the form was opened. */
      after: Id.nullable(),
    }),
    subject: (_input, output) => output?.versionId,
    output: z.strictObject({ versionId: Id }),
  }),
};
