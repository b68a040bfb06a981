import * as z from 'zod';
import { CountPolicy } from '../courses/counting.ts';
import { LocalDate, parseQuarterLabel } from '../dates.ts';
import { Id, text } from '../ids.ts';
import { command, query } from '../op.ts';
import type * as asking from './asking.ts';
import { RETURN_FORMATS, RETURN_MODES, SECTIONS_WITH_RECORDS } from './codes.ts';
import type { PublishedReturn } from './suppression.ts';

const Period = z
  .string()
  .refine((label) => parseQuarterLabel(label) !== null, 'Choose a quarter of a financial year');
const Mode = z.enum(RETURN_MODES);
const Format = z.enum(RETURN_FORMATS);

const Quarter = z.strictObject({ label: z.string(), startsOn: LocalDate, endsOn: LocalDate });
const Line = z.strictObject({
  id: z.string(),
  label: z.string(),
  definition: z.string(),
  isTotal: z.boolean(),
});
const Cell = z.strictObject({
  row: z.string(),
  column: z.string(),
  kind: z.enum(['count', 'days', 'weeks', 'percent']),
  value: z.number().nullable(),
  text: z.string(),
  hidden: z.enum(['small', 'protects', 'base']).nullable(),
  why: z.string().nullable(),
});
/** A return as it may be shown: also the shape in which a release is kept. */
export const Published = z.strictObject({
  definition: z.literal('quarterly_service_return'),
  title: z.string(),
  period: Quarter,
  asAt: LocalDate,
  mode: Mode,
  sections: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      shortTitle: z.string(),
      definition: z.string(),
      rowHeading: z.string(),
      rows: z.array(Line),
      columns: z.array(Line),
      cells: z.array(Cell),
    }),
  ),
  hiddenCount: z.int(),
  summary: z.string(),
}) satisfies z.ZodType<PublishedReturn>;

const BeforeRelease = z.strictObject({
  sessionsToLog: z.array(z.strictObject({ who: z.string(), count: z.int() })),
  earlier: z
    .strictObject({
      madeOn: LocalDate,
      madeBy: z.string(),
      changes: z.array(
        z.strictObject({
          section: z.string(),
          row: z.string(),
          column: z.string(),
          before: z.string(),
          now: z.string(),
        }),
      ),
    })
    .nullable(),
  exactReleasedOn: LocalDate.nullable(),
}) satisfies z.ZodType<asking.BeforeRelease>;

/** The SHA-256 of the figures as shown. A file is made only of the figures the person has before them. */
const Fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

const Released = z.strictObject({
  releaseId: Id,
  period: z.string(),
  mode: Mode,
  modeReason: z.string().nullable(),
  /** What counted towards the range of a therapy when it was made. */
  counts: CountPolicy,
  format: Format,
  madeOn: LocalDate,
  madeBy: z.string(),
  fingerprint: Fingerprint,
});

const READERS = ['manager', 'coordinator'] as const;

export const returnsContract = {
  /** The quarters from the first record to today, the current one first. */
  'returns.periods': query({
    allow: READERS,
    input: z.strictObject({}),
    output: z.strictObject({ periods: z.array(Quarter), hasRecords: z.boolean() }),
  }),
  /** The figures of a quarter as they may be shown. Exact ones are for managers alone. */
  'returns.get': query({
    allow: READERS,
    input: z.strictObject({ period: Period, mode: Mode }),
    output: z.strictObject({
      published: Published,
      fingerprint: Fingerprint,
      before: BeforeRelease,
      /** What counts towards the range of a therapy, in courses under way. */
      counts: CountPolicy,
      /** What is still to be mended in the records before the figures can be trusted, by how many. */
      toMend: z.strictObject({
        withoutBirthDate: z.int(),
        withoutSex: z.int(),
        rowsSetAside: z.int(),
      }),
    }),
  }),
  /** The children behind a figure of referrals or of waiting. */
  'returns.records': query({
    allow: READERS,
    input: z.strictObject({
      period: Period,
      section: z.enum(SECTIONS_WITH_RECORDS),
      row: z.string(),
      column: z.string(),
    }),
    output: z.strictObject({
      records: z.array(
        z.strictObject({
          referralId: Id,
          childId: Id,
          name: z.string(),
          receivedOn: LocalDate,
          source: z.string(),
          /** Days waited by the last day counted; null where the figure counts referrals. */
          daysWaited: z.int().nullable(),
        }),
      ),
    }),
  }),
  /** Makes a file of the figures shown and keeps them, so that they can be shown again to the digit. */
  'returns.export': command({
    allow: ['manager'],
    input: z.strictObject({
      period: Period,
      mode: Mode,
      modeReason: text(300).nullable(),
      format: Format,
      fingerprint: Fingerprint,
      /** Whether the person was shown what `before` of `returns.get` says; a release it asks about waits for it. */
      isWarned: z.boolean(),
    }),
    output: z.strictObject({ releaseId: Id, sha256: z.string(), madeOn: LocalDate }),
  }),
  'returns.releases': query({
    allow: READERS,
    input: z.strictObject({}),
    output: z.strictObject({ releases: z.array(Released) }),
  }),
  /** The figures of an earlier release, as they were. */
  'returns.release': query({
    allow: READERS,
    input: z.strictObject({ releaseId: Id }),
    output: z.strictObject({ release: Released, published: Published }),
  }),
  /** Makes a file of an earlier release again, from the figures kept with it. */
  'returns.exportAgain': command({
    allow: ['manager'],
    input: z.strictObject({ releaseId: Id, format: Format }),
    output: z.strictObject({ releaseId: Id, sha256: z.string(), madeOn: LocalDate }),
    subject: (input) => input.releaseId,
  }),
};
