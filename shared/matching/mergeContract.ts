import * as z from 'zod';
import { ChildFields } from '../children/contract.ts';
import { LocalDate } from '../dates.ts';
import { Id, requiredText, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { ContactSafety } from '../people/codes.ts';
import { AbuseType, PauseReason } from '../referrals/codes.ts';
import { EVERY_CHILD_ROLES, RECORD_ROLES } from '../roles.ts';
import { RiskKind } from '../safeguarding/codes.ts';
import { Stage } from '../waitingList/rules.ts';

/** What moves with a merge, as it is counted for the person who decides. */
export const MOVING = [
  'referral',
  'check_in',
  'holding_contact',
  'support_plan',
  'support_series',
  'support_absence',
  'assessment',
  'assessment_writeup',
  'offer',
  'course',
  'measure_score',
  'goal',
  'goal_score',
  'feedback',
  'child_person',
  'carer_entry',
  'letter',
  'keep_apart',
  'apart_settlement',
  'criminal_proceedings',
  'child_event',
  'event_removal',
  'concern',
  'risk',
  'contact_decision',
  'outside_access',
  'import_row',
  'child',
] as const;
export type Moving = (typeof MOVING)[number];
const Counts = z.array(z.strictObject({ what: z.enum(MOVING), count: z.int().min(1) }));
export type MovingCounts = z.infer<typeof Counts>;

const MergeReferral = z.strictObject({
  id: Id,
  receivedOn: LocalDate,
  stage: Stage,
  isOpen: z.boolean(),
  /** What it says, so that the two can be told together or apart. */
  reason: z.string().nullable(),
  abuseTypes: z.array(AbuseType),
});
const MergeSide = z.strictObject({
  childId: Id,
  version: Version,
  fields: ChildFields,
  referrals: z.array(MergeReferral),
  openCourses: z.int(),
  carers: z.array(z.strictObject({ name: z.string(), relation: z.string(), phone: z.string().nullable() })),
});
export type MergeSide = z.infer<typeof MergeSide>;

/** One contact as it will stand, and whether anything about reaching them becomes stricter than it was on some record. */
const MergeContact = z.strictObject({
  /** Of the line as it will stand. */
  linkId: Id,
  name: z.string(),
  relation: z.string(),
  from: z.enum(['kept', 'other', 'both']),
  safety: ContactSafety,
  isStricter: z.boolean(),
  isChecked: z.boolean(),
  /** The day of a referral that came after the check; null where none did. */
  newerReferralOn: LocalDate.nullable(),
  phone: z.string().nullable(),
  /** When and how the number may be used, as it will stand: hours, what to say. */
  agreed: z.array(z.string()),
  /** Whether this is who is rung first, unless somebody else is chosen. */
  isFirst: z.boolean(),
});
export type MergeContact = z.infer<typeof MergeContact>;

/** Two open referrals, one of each record, that a person may say are one. */
const MergePair = z.strictObject({
  keptId: Id,
  otherId: Id,
  /** The day that stands where they are one; null where they cannot be, and why. */
  receivedOn: LocalDate.nullable(),
  whyNot: z.string().nullable(),
  /** The one that must be read for safety before the two can be one; null where that is not why. */
  unreadId: Id.nullable(),
  /** The pauses of the one that goes on, as they will stand; empty where the two cannot be one. */
  pauses: z.array(
    z.strictObject({
      startsOn: LocalDate,
      endsOn: LocalDate.nullable(),
      reason: PauseReason,
      /** It comes from the referral that is closed, or has days of it. */
      isNew: z.boolean(),
    }),
  ),
});

/** What is to be done next for one open referral. */
const FallsDue = z.strictObject({
  receivedOn: LocalDate,
  checkInDueOn: LocalDate.nullable(),
  /** By when it is read for safety, or answered. */
  inboxDueOn: LocalDate.nullable(),
  /** Since when its wait is paused, if it is. */
  pausedFrom: LocalDate.nullable(),
});
export type FallsDue = z.infer<typeof FallsDue>;

const SIDES = ['kept', 'other'] as const;

export const mergeContract = {
  /** What would become of two records of one child: what moves, what differs, whom it is safe to contact. */
  'merge.preview': query({
    allow: EVERY_CHILD_ROLES,
    input: z.strictObject({ childId: Id, otherId: Id }),
    subject: (input) => input.childId,
    output: z.strictObject({
      kept: MergeSide,
      other: MergeSide,
      differ: z.array(ChildFields.keyof()),
      moves: Counts,
      contacts: z.array(MergeContact),
      pairs: z.array(MergePair),
      /** Kinds of risk of which both records have a current one: both stand. */
      sharedRisks: z.array(RiskKind),
      /** Somebody said that these are two children; `holds`: nothing it rested on has changed since. */
      notSame: z
        .strictObject({ on: LocalDate, by: z.string(), reason: z.string().nullable(), holds: z.boolean() })
        .nullable(),
      areSiblings: z.boolean(),
    }),
  }),
  /** The other record goes into the child's. Nothing is deleted; it can be taken apart. */
  'merge.make': command({
    allow: EVERY_CHILD_ROLES,
    input: z.strictObject({
      childId: Id,
      version: Version,
      otherId: Id,
      otherVersion: Version,
      chosen: z.partialRecord(ChildFields.keyof(), z.enum(SIDES)),
      /** Two open referrals that are one, told twice; null where each stays its own. */
      sameReferral: z.strictObject({ keptId: Id, otherId: Id }).nullable(),
      /** Who is rung first afterwards, by the id of their line; null leaves it to the rule. */
      firstContactId: Id.nullable().default(null),
      reason: requiredText(500, 'Say how you know that it is the same child'),
    }),
    subject: (_input, output) => output?.mergeId,
    output: z.strictObject({ mergeId: Id, childId: Id }),
  }),
  /** Records that were merged into a child's, the last first. */
  'merge.list': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ childId: Id }),
    subject: (input) => input.childId,
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          mergeId: Id,
          /**
           * The other record: the one that went into this, or the one that this went into and was taken out of. Null, like
           * its name and the reasons, where it is another child's again and this account may not see it.
           */
          otherId: Id.nullable(),
          name: z.string().nullable(),
          mergedOn: LocalDate,
          by: z.string(),
          reason: z.string().nullable(),
          /** When and by whom it was taken apart; null while it stands. */
          apart: z.strictObject({ on: LocalDate, by: z.string(), reason: z.string().nullable() }).nullable(),
          mayUndo: z.boolean(),
        }),
      ),
    }),
  }),
  /** What taking a merge apart would do. */
  'merge.undoPreview': query({
    allow: EVERY_CHILD_ROLES,
    input: z.strictObject({ mergeId: Id }),
    subject: (input) => input.mergeId,
    output: z.strictObject({
      childId: Id,
      name: z.string(),
      otherName: z.string(),
      goesBack: Counts,
      /** Added since to the child and not to something that goes back: it stays. */
      stays: Counts,
      /** Changed since by somebody: it stays as it is now. */
      left: z.strictObject({ details: z.array(ChildFields.keyof()), others: z.int() }),
      /** What is then to be done next for each open referral, of this record and of the other. */
      falls: z.strictObject({ kept: z.array(FallsDue), other: z.array(FallsDue) }),
      /** Offers that rest on an assessment of the other record: they will say so, and rest on none. */
      offersWithout: z.int(),
      /** Assessments that were carried over from one of the other record: they go. */
      carriedGone: z.int(),
      /** People marked "do not contact" since: the mark stands on both records. */
      forbiddenOnBoth: z.array(z.string()),
    }),
  }),
  'merge.undo': command({
    allow: EVERY_CHILD_ROLES,
    input: z.strictObject({
      mergeId: Id,
      reason: requiredText(500, 'Say why the records are taken apart'),
    }),
    subject: (input) => input.mergeId,
    output: z.strictObject({ childId: Id, otherId: Id }),
  }),
};
