import * as z from 'zod';
import { Need } from '../assessment/codes.ts';
import { AssessmentUnderWay, AssessmentView } from '../assessment/contract.ts';
import { LocalDate } from '../dates.ts';
import { Id, requiredText, text, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { ProtocolId } from '../protocols/types.ts';
import { RECORD_ROLES } from '../roles.ts';
import { ExplainedTo, LateYesDone, OfferAnswer } from './codes.ts';

export const OfferView = z.strictObject({
  id: Id,
  referralId: Id,
  assessmentId: Id.nullable(),
  version: Version,
  protocolId: ProtocolId,
  madeOn: LocalDate,
  explainedTo: z.array(ExplainedTo),
  alternatives: z.string().nullable(),
  reasonForUnusualFit: z.string().nullable(),
  needs: z.array(Need),
  helpExpected: z.string().nullable(),
  preference: z.string().nullable(),
  preferredBy: z.array(ExplainedTo),
  noAssessmentReason: z.string().nullable(),
  answer: OfferAnswer.nullable(),
  answeredOn: LocalDate.nullable(),
  askAgainOn: LocalDate.nullable(),
  /** A yes that came when it was open no longer, and what was done then. */
  lateYes: z
    .strictObject({ on: LocalDate, done: LateYesDone, words: z.string(), by: z.string().nullable() })
    .nullable(),
  /** The course planned from it, if any. */
  courseId: Id.nullable(),
});
export type OfferView = z.infer<typeof OfferView>;

export const offersContract = {
  /** Assessments, those under way apart, and offers of every referral of a child, newest first. */
  'choice.get': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ childId: Id }),
    subject: (input) => input.childId,
    output: z.strictObject({
      assessments: z.array(AssessmentView),
      underWay: z.array(AssessmentUnderWay),
      offers: z.array(OfferView),
    }),
  }),
  'offer.make': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      referralId: Id,
      assessmentId: Id.nullable(),
      protocolId: ProtocolId,
      madeOn: LocalDate,
      explainedTo: z.array(ExplainedTo),
      alternatives: text(1000).nullable(),
      /** Which of the child's needs it is for: at least one (QS179 5(b)). */
      needs: z.array(Need).max(30),
      /** How it may help, as it was explained (NG76 1.7.1). */
      helpExpected: text(1000).nullable(),
      /** What was preferred, and by whom (NG76 1.7.2). */
      preference: text(500).nullable(),
      preferredBy: z.array(ExplainedTo),
      /** Asked for where no assessment is named. */
      noAssessmentReason: text(500).nullable(),
      /** Asked for where the child's age, sex or needs differ from what the protocol states; never a reason to refuse. */
      reasonForUnusualFit: text(500).nullable(),
    }),
    subject: (input) => input.referralId,
    output: z.strictObject({ offerId: Id, version: Version }),
  }),
  'offer.answer': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      offerId: Id,
      version: Version,
      answer: OfferAnswer,
      answeredOn: LocalDate,
      askAgainOn: LocalDate.nullable(),
    }),
    subject: (input) => input.offerId,
    output: z.strictObject({ offerId: Id, version: Version }),
  }),
  /** A family says yes to an offer that is open no longer. Taken up, it is made again as of that day and accepted. */
  'offer.lateYes': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      offerId: Id,
      version: Version,
      saidOn: LocalDate,
      done: LateYesDone,
      words: requiredText(500, 'Say what was done, and what they were told'),
    }),
    subject: (input) => input.offerId,
    /** `newOfferId`: the offer as it was made again. */
    output: z.strictObject({ offerId: Id, version: Version, newOfferId: Id.nullable() }),
  }),
};
