import * as z from 'zod';
import { ReachedBy } from '../checkIns/reached.ts';
import { LocalDate } from '../dates.ts';
import { Id, requiredText, text, Version } from '../ids.ts';
import { command } from '../op.ts';
import { RECORD_ROLES } from '../roles.ts';
import { HoldingWithWhom, SupportKindCode } from './rules.ts';
import { LEAST_OF_A_SERIES, MOST_OF_A_SERIES, SeriesAttendance } from './series.ts';

/** What is planned for a child while they wait or as aftercare. */
export const SupportPlanView = z.strictObject({
  id: Id,
  need: z.string(),
  kinds: z.array(SupportKindCode),
  /** In words, since it may be another service. */
  givenBy: z.string(),
  /** The last day; null: until therapy starts. */
  untilOn: LocalDate.nullable(),
  reviewOn: LocalDate,
  madeOn: LocalDate,
  by: z.string().nullable(),
});
export type SupportPlanView = z.infer<typeof SupportPlanView>;

/** A short series of dates for a child or carer, with what became of each so far. */
export const SupportSeriesView = z.strictObject({
  id: Id,
  version: Version,
  kind: SupportKindCode,
  withWhom: HoldingWithWhom,
  planned: z.int(),
  givenBy: z.string(),
  startedOn: LocalDate,
  endedOn: LocalDate.nullable(),
  /** Oldest first. What was noted of a date that nobody came to stands nowhere else. */
  dates: z.array(
    z.strictObject({ on: LocalDate, attendance: SeriesAttendance, note: z.string().nullable() }),
  ),
});
export type SupportSeriesView = z.infer<typeof SupportSeriesView>;

export const holdingSupportContract = {
  /** One contact of holding support, before therapy or as aftercare. */
  'holding.log': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      referralId: Id,
      heldOn: LocalDate,
      kind: SupportKindCode,
      withWhom: HoldingWithWhom,
      /** Who it was, where they are on the record; null for the child alone and for somebody who is not. */
      personId: Id.nullable().default(null),
      channel: ReachedBy,
      /** Why a way of contact was used that the contact rules speak against. */
      unsafeChannelReason: text(300).default(''),
      note: text(2000),
    }),
    subject: (input) => input.referralId,
    output: z.strictObject({ holdingContactId: Id, contacts: z.int().min(1) }),
  }),
  /** Takes back a contact logged today by the same person. */
  'holding.undo': command({
    allow: RECORD_ROLES,
    input: z.strictObject({ holdingContactId: Id }),
    subject: (input, output) => output?.referralId ?? input.holdingContactId,
    output: z.strictObject({ referralId: Id, contacts: z.int().min(0) }),
  }),
  /** A plan of holding support, in place of the one that was read at `replacesId` (null: there was none). */
  'supportPlan.save': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      referralId: Id,
      replacesId: Id.nullable(),
      need: text(1000),
      kinds: z.array(SupportKindCode).max(40),
      givenBy: text(120),
      untilOn: LocalDate.nullable(),
      reviewOn: LocalDate,
    }),
    subject: (input) => input.referralId,
    output: z.strictObject({ planId: Id }),
  }),
  /** A short series, for a child or carer: its dates are logged as they pass. */
  'supportSeries.start': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      referralId: Id,
      kind: SupportKindCode,
      withWhom: HoldingWithWhom,
      planned: z
        .int('Enter a whole number')
        .min(LEAST_OF_A_SERIES, `Enter ${LEAST_OF_A_SERIES} or more; one date is a single contact`)
        .max(MOST_OF_A_SERIES, `Enter ${MOST_OF_A_SERIES} or less`),
      givenBy: requiredText(120, 'Say who gives it: a person here, or another service.'),
    }),
    subject: (input) => input.referralId,
    output: z.strictObject({ seriesId: Id }),
  }),
  /** What became of one date of a series. */
  'supportSeries.log': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      seriesId: Id,
      on: LocalDate,
      attendance: SeriesAttendance,
      /** Who came; looked at only where somebody did. */
      child: z.boolean().default(false),
      personIds: z.array(Id).max(10).default([]),
      someoneElse: z.boolean().default(false),
      note: text(2000),
    }),
    subject: (input) => input.seriesId,
    output: z.strictObject({ seriesId: Id, holdingContactId: Id.nullable(), absenceId: Id.nullable() }),
  }),
  /** Takes back an absence logged today by the same person; a contact is taken back by `holding.undo`. */
  'supportSeries.undo': command({
    allow: RECORD_ROLES,
    input: z.strictObject({ absenceId: Id }),
    subject: (input, output) => output?.seriesId ?? input.absenceId,
    output: z.strictObject({ seriesId: Id }),
  }),
  'supportSeries.end': command({
    allow: RECORD_ROLES,
    input: z.strictObject({ seriesId: Id, version: Version }),
    subject: (input) => input.seriesId,
    output: z.strictObject({ seriesId: Id, version: Version }),
  }),
};
