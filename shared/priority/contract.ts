import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id, requiredText, text, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { RECORD_ROLES } from '../roles.ts';
import { PriorityBand } from '../waitingList/rules.ts';
import { BandRule } from './bandRules.ts';
import { FactorAnswers, PriorityFactor } from './factors.ts';
import { fitTheirFactors } from './rules.ts';
import { SafetySettled } from './safety.ts';

/** One look at a child's priority: what was known, what it suggested, and what a person decided. */
export const BandDecision = z.strictObject({
  /** 1 for the first one. */
  number: z.int().min(1),
  bandWas: PriorityBand.nullable(),
  band: PriorityBand.nullable(),
  /** Null where nobody was asked about any factor, as for a band from a spreadsheet. */
  answers: FactorAnswers.nullable(),
  suggested: PriorityBand.nullable(),
  /** The factors that made the suggestion, under the rules of that day. */
  because: z.array(PriorityFactor),
  reason: z.string().nullable(),
  by: z.string().nullable(),
  on: LocalDate.nullable(),
  /** Why neither a concern nor a risk was recorded after it; null where nobody said. */
  settled: z.strictObject({ is: SafetySettled, reason: z.string(), by: z.string().nullable() }).nullable(),
});
export type BandDecision = z.infer<typeof BandDecision>;

export const PriorityView = z.strictObject({
  referralId: Id,
  childId: Id,
  version: Version,
  band: PriorityBand.nullable(),
  /** When the next check-in would be due in each band; none where none is due. */
  nextCheckIn: z.array(z.strictObject({ band: PriorityBand.nullable(), dueOn: LocalDate.nullable() })),
  /** The answers of the last look. */
  answers: FactorAnswers,
  /** Which band each factor suggests in this service. */
  rules: z.record(PriorityFactor, BandRule),
  /** What the record says already, by factor. */
  recordSays: z.partialRecord(PriorityFactor, z.string()),
  /** The newest first. */
  decisions: z.array(BandDecision),
});
export type PriorityView = z.infer<typeof PriorityView>;

export const priorityContract = {
  /** The priority of one referral: what is known, what it suggests, and how it came to its band. */
  'priority.view': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ referralId: Id }),
    subject: (input) => input.referralId,
    output: PriorityView,
  }),
  /**
   * Records what is known and the band that a person gives, or takes away. A band that changes asks for a reason,
   * which the list shows beside it; one that stays does not.
   */
  'referral.setBand': command({
    allow: ['coordinator', 'manager', 'safeguarding_lead'],
    input: z.strictObject({
      referralId: Id,
      version: Version,
      band: PriorityBand.nullable(),
      answers: FactorAnswers.refine(fitTheirFactors, 'Choose one of the answers'),
      reason: text(300),
    }),
    subject: (input) => input.referralId,
    output: z.strictObject({
      referralId: Id,
      version: Version,
      nextCheckInDueOn: LocalDate.nullable(),
      /** How many answers about safety have neither a concern nor a current risk beside them: see `safetyOwed`. */
      safetyOwed: z.int().min(0),
    }),
  }),
  /** Says why what a look at priority said of safety needs neither a concern nor a risk: who said it, or a safeguarding lead. */
  'referral.settleSafety': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      referralId: Id,
      is: SafetySettled,
      reason: requiredText(500, 'Say in a sentence why, and who knows now'),
    }),
    subject: (input) => input.referralId,
    output: z.strictObject({ referralId: Id }),
  }),
};
