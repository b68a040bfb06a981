import * as z from 'zod';
import { Id } from '../ids.ts';
import { query } from '../op.ts';

const Named = z.strictObject({ id: Id, name: z.string(), isActive: z.boolean() });

export const serviceContract = {
  /** What forms choose from: practitioners, rooms and funders, the closed ones included, since records name them. */
  'service.lists': query({
    allow: 'signed_in',
    input: z.strictObject({}),
    output: z.strictObject({
      practitioners: z.array(Named.extend({ jobTitle: z.string() })),
      rooms: z.array(Named),
      funders: z.array(Named),
    }),
  }),
};
