import * as z from 'zod';
import { Id, requiredText, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { RECORD_ROLES } from '../roles.ts';
import { LocalVersion, VersionFields } from './localVersions.ts';
import { OwnChange, OwnFields, OwnKind, OwnTherapy } from './own.ts';
import { OwnProtocolId, ProtocolId } from './types.ts';

export const protocolsContract = {
  /** The therapies the service described itself, its versions of therapies, oldest first, and how many courses of each therapy go on. */
  'catalogue.get': query({
    allow: [...RECORD_ROLES, 'administrator'],
    input: z.strictObject({}),
    output: z.strictObject({
      own: z.array(OwnTherapy),
      versions: z.array(LocalVersion.extend({ at: z.string(), who: z.string() })),
      underWay: z.array(z.strictObject({ protocolId: ProtocolId, courses: z.int() })),
    }),
  }),
  /** Holds a therapy otherwise than before, from the next course on. All null: as its source says again. */
  'protocol.saveVersion': command({
    allow: ['administrator', 'manager'],
    input: z.strictObject({
      protocolId: ProtocolId,
      ...VersionFields.shape,
      reason: requiredText(300, 'Say why, in a few words'),
      /** How many versions of it there were when the form was opened; a stale one is a conflict that shows both. */
      version: z.int().min(0),
    }),
    subject: (_input, output) => output?.versionId,
    output: z.strictObject({ versionId: Id }),
  }),
  /** Describes a therapy of the service's own, with its first range and reviews. */
  'protocol.addOwn': command({
    allow: ['administrator', 'manager'],
    input: z.strictObject({
      ...OwnFields.shape,
      kind: OwnKind,
      bounds: VersionFields.shape.bounds,
      reviews: VersionFields.shape.reviews,
    }),
    subject: (_input, output) => output?.protocolId,
    output: z.strictObject({ protocolId: OwnProtocolId, version: Version }),
  }),
  /** What was said of one of the service's own and when, newest first: from the log. */
  'protocol.history': query({
    allow: [...RECORD_ROLES, 'administrator'],
    input: z.strictObject({ protocolId: OwnProtocolId }),
    output: z.strictObject({ changes: z.array(OwnChange) }),
  }),
  /** Changes what is said of it. Its range and reviews are changed as those of any therapy: for new courses. */
  'protocol.saveOwn': command({
    allow: ['administrator', 'manager'],
    input: z.strictObject({ protocolId: OwnProtocolId, version: Version, ...OwnFields.shape }),
    subject: (input) => input.protocolId,
    output: z.strictObject({ protocolId: OwnProtocolId, version: Version }),
  }),
};
