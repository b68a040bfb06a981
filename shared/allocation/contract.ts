import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id } from '../ids.ts';
import { query } from '../op.ts';
import { SeenAs } from '../practitioners/codes.ts';
import { ProtocolId } from '../protocols/types.ts';
import { ALLOCATION_QUESTIONS } from './rules.ts';

const Reason = z.strictObject({
  about: z.enum(ALLOCATION_QUESTIONS),
  speaks: z.enum(['for', 'against', 'not_known']),
  words: z.string(),
});

export const allocationContract = {
  /** Everybody who works here, with what speaks for and against their taking a child on; no child: a group. It decides nothing. */
  'allocation.list': query({
    allow: ['manager', 'coordinator', 'therapist'],
    input: z.strictObject({
      childId: Id.nullable(),
      protocolId: ProtocolId.nullable(),
      wish: SeenAs.nullable(),
    }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          practitionerId: Id,
          name: z.string(),
          jobTitle: z.string(),
          reasons: z.array(Reason),
          registrationExpiresOn: LocalDate.nullable(),
        }),
      ),
      /** What was preferred, in the words of the last offer. */
      preference: z.string().nullable(),
    }),
  }),
};
