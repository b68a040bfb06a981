import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id, text } from '../ids.ts';
import { command, query } from '../op.ts';
import { RECORD_ROLES } from '../roles.ts';
import { Stage } from '../waitingList/rules.ts';
import { NamedCarer, NO_DETAILS, ReferralDetails } from '../referrals/details.ts';
import { Likeness, LikenessReason } from './likeness.ts';

/** Who decides that two records are about one child: those who record referrals, and see every child. */
export const MATCHING_ROLES = ['coordinator', 'manager'] as const;

/** A child held who may be the one asked about, and why. */
export const AlikeChild = z.strictObject({
  childId: Id,
  name: z.string(),
  birthDate: LocalDate.nullable(),
  likeness: Likeness,
  reasons: z.array(LikenessReason),
  /** The newest referral that is open, or the newest. */
  referral: z.strictObject({ id: Id, receivedOn: LocalDate, stage: Stage, isOpen: z.boolean() }).nullable(),
  /** Of a record that is open: that somebody said it is of another child, and whether a name or birth date changed since. */
  notSame: z
    .strictObject({
      on: LocalDate,
      by: z.string(),
      reason: z.string().nullable(),
      holds: z.boolean(),
    })
    .nullable(),
});
export type AlikeChild = z.infer<typeof AlikeChild>;

export const matchingContract = {
  /** Children held who may be the one that is being typed, or the one whose record is open; the likeliest first. */
  'child.alike': query({
    allow: MATCHING_ROLES,
    input: z.strictObject({
      of: z.discriminatedUnion('is', [
        z.strictObject({
          is: z.literal('typed'),
          name: text(200),
          birthDate: LocalDate.nullable(),
          carerName: text(200).nullable(),
          carerPhone: text(40).nullable(),
        }),
        z.strictObject({ is: z.literal('held'), childId: Id }),
      ]),
    }),
    output: z.strictObject({ rows: z.array(AlikeChild) }),
  }),
  /** Brothers and sisters held here. A name, as everybody who works with records finds it; opening asks on its own. */
  'child.siblings': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ childId: Id }),
    subject: (input) => input.childId,
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          childId: Id,
          name: z.string(),
          birthDate: LocalDate.nullable(),
          stage: Stage.nullable(),
        }),
      ),
    }),
  }),
  'sibling.link': command({
    allow: MATCHING_ROLES,
    input: z.strictObject({ childId: Id, siblingId: Id }),
    subject: (input) => input.childId,
    output: z.strictObject({ childId: Id, siblingId: Id }),
  }),
  'sibling.unlink': command({
    allow: MATCHING_ROLES,
    input: z.strictObject({ childId: Id, siblingId: Id }),
    subject: (input) => input.childId,
    output: z.strictObject({ childId: Id, siblingId: Id }),
  }),
  /** Two records that are alike are of two children. It is asked again when a name or birth date of either changes. */
  'notSame.say': command({
    allow: MATCHING_ROLES,
    input: z.strictObject({ childId: Id, otherId: Id, reason: text(300).nullable() }),
    subject: (input) => input.childId,
    output: z.strictObject({ childId: Id, otherId: Id }),
  }),
  'notSame.takeBack': command({
    allow: MATCHING_ROLES,
    input: z.strictObject({ childId: Id, otherId: Id }),
    subject: (input) => input.childId,
    output: z.strictObject({ childId: Id, otherId: Id }),
  }),
  /** A referral that came once more, with what it said. Where this one came earlier, the wait is counted from then. */
  'referral.cameAgain': command({
    allow: MATCHING_ROLES,
    input: z.strictObject({
      referralId: Id,
      receivedOn: LocalDate,
      details: ReferralDetails.default(NO_DETAILS),
      carer: NamedCarer.nullable().default(null),
    }),
    subject: (input) => input.referralId,
    output: z.strictObject({ childId: Id, referralId: Id, receivedOn: LocalDate }),
  }),
};
