import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id, requiredText } from '../ids.ts';
import { LikenessReason } from '../matching/likeness.ts';
import { command, query } from '../op.ts';
import { FIELD_NAMES, type Field } from './fields.ts';

/** Who brings spreadsheets in and decides about their rows: those who keep the waiting list. */
const IMPORTERS = ['coordinator', 'manager'] as const;

const ColumnField = z.enum(FIELD_NAMES as [Field, ...Field[]]);

/** What a person says of a possible duplicate. The last two both make another child; the words differ for the person. */
export const ROW_ANSWERS = ['new_referral', 'same_referral', 'sibling', 'somebody_else'] as const;
export const RowAnswer = z.enum(ROW_ANSWERS);
export type RowAnswer = z.infer<typeof RowAnswer>;

/** How the rows of a file are gathered. `warning` rows come in too; `skipped` ones are no rows of children. */
export const ROW_TABS = [
  'all',
  'duplicate',
  'rejected',
  'warning',
  'ready',
  'already_in',
  'skipped',
] as const;
export const RowTab = z.enum(ROW_TABS);
export type RowTab = z.infer<typeof RowTab>;

const Count = z.int().min(0);
const Counts = z.strictObject({
  rows: Count,
  ready: Count,
  warnings: Count,
  duplicates: Count,
  rejected: Count,
  alreadyIn: Count,
  skipped: Count,
});

/**
 * What one import did. rows = imported + duplicates + sameReferral + rejected + alreadyIn. `duplicates` still wait for
 * an answer; `sameReferral` were answered to be held already; `warnings` are among the imported.
 */
export const ImportResult = z.strictObject({
  batchId: Id,
  rows: Count,
  imported: Count,
  newChildren: Count,
  duplicates: Count,
  sameReferral: Count,
  rejected: Count,
  warnings: Count,
  skipped: Count,
  alreadyIn: Count,
});
export type ImportResult = z.infer<typeof ImportResult>;

const ImportFile = z.strictObject({
  fileName: z.string(),
  sheets: z.array(
    z.strictObject({
      index: Count,
      name: z.string(),
      rows: Count,
      use: z.enum(['taken', 'empty', 'no_headings', 'other_list', 'hidden']),
    }),
  ),
  /** As the spreadsheet program shows it, from 1. */
  headerRow: z.int().min(1),
  columns: z.array(
    z.strictObject({
      heading: z.string(),
      field: ColumnField.nullable(),
      /** `check`: a guess that nobody has looked at yet. `left_out`: nothing of it comes in. */
      certainty: z.enum(['sure', 'check', 'left_out']),
      /** Somebody has looked at it. */
      isConfirmed: z.boolean(),
      filled: Count,
    }),
  ),
  /** Columns as they are shown: names and dates first. It does not change when a column is taken for something else. */
  shown: z.array(Count),
  /** What the words of the band column are taken for. */
  bands: z.array(z.strictObject({ text: z.string(), band: z.int() })),
  problems: z.array(z.string()),
  /** Null until the columns are settled. */
  counts: Counts.nullable(),
  dates: z.strictObject({ read: Count, certain: Count }),
  /** rows = comesIn + unanswered + takesNothing + rejected + alreadyIn, as the answers stand now. */
  comesIn: Count,
  /** Of those who come in. */
  warnings: Count,
  unanswered: Count,
  takesNothing: Count,
  /** Rejected and unanswered rows that an earlier import keeps as tasks already. */
  keptAlready: Count,
  result: ImportResult.nullable(),
  /** Columns and answers of an earlier look at the same file were taken up again. */
  isResumed: z.boolean(),
});
export type ImportFile = z.infer<typeof ImportFile>;

const RowIssue = z.strictObject({
  /** Which column it is about, from 0. */
  column: Count.nullable(),
  kind: z.enum(['reason', 'warning', 'remark']),
  message: z.string(),
  advice: z.string(),
});
export const ImportRowView = z.strictObject({
  rowNumber: z.int().min(1),
  /** `unchecked` while the columns are not settled. */
  state: z.enum(['ready', 'warning', 'duplicate', 'rejected', 'already_in', 'skipped', 'unchecked']),
  skippedAs: z.enum(['blank', 'repeated_header', 'total']).nullable(),
  cells: z.array(z.string()),
  issues: z.array(RowIssue),
  sameAs: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('row'), rowNumber: z.int(), rejected: z.boolean() }),
      z.strictObject({ kind: z.literal('child'), childId: Id, receivedDates: z.array(LocalDate) }),
    ])
    .nullable(),
  /** Why it may be the same child; empty where it is none. */
  alikeIn: z.array(LikenessReason),
  answer: RowAnswer.nullable(),
});
export type ImportRowView = z.infer<typeof ImportRowView>;

export const ImportTask = z.strictObject({
  importRowId: Id,
  importedOn: LocalDate,
  rowNumber: z.int().min(1),
  state: z.enum(['rejected', 'set_aside']),
  reasons: z.array(z.string()),
  name: z.string().nullable(),
  birthDate: LocalDate.nullable(),
  receivedOn: LocalDate.nullable(),
  cells: z.array(z.strictObject({ heading: z.string(), field: ColumnField.nullable(), text: z.string() })),
  /** A child held who may be the same. */
  match: z
    .strictObject({
      childId: Id,
      name: z.string(),
      birthDate: LocalDate.nullable(),
      receivedDates: z.array(LocalDate),
      alikeIn: z.array(LikenessReason),
    })
    .nullable(),
});
export type ImportTask = z.infer<typeof ImportTask>;

const Nothing = z.strictObject({});

/**
 * A spreadsheet is read into the service's memory and looked at there; only `import.run`, `import.saveRejects` and
 * `import.decide` change or write anything. What is in memory ends with the lock.
 */
export const importsContract = {
  'import.read': command({
    allow: IMPORTERS,
    audited: false,
    input: z.strictObject({ path: z.string().min(1).max(4000) }),
    output: z.strictObject({ rows: Count }),
  }),
  /** How far reading, checking or saving has come; asked again and again while one of them runs. */
  'import.progress': query({
    allow: IMPORTERS,
    input: Nothing,
    output: z.strictObject({
      doing: z.enum(['reading', 'checking', 'saving']).nullable(),
      done: z.number().min(0).max(1),
      rows: Count,
    }),
  }),
  /** Stops what is under way. It touches nothing that is kept, and must not wait for the save it stops. */
  'import.stop': query({ allow: IMPORTERS, input: Nothing, output: Nothing }),
  'import.forget': command({ allow: IMPORTERS, audited: false, input: Nothing, output: Nothing }),
  'import.file': query({
    allow: IMPORTERS,
    input: Nothing,
    output: z.strictObject({ file: ImportFile.nullable() }),
  }),
  'import.rows': query({
    allow: IMPORTERS,
    input: z.strictObject({ tab: RowTab, from: Count, limit: z.int().min(1).max(100) }),
    output: z.strictObject({ total: Count, rows: z.array(ImportRowView) }),
  }),
  /** The row beside the row or the child it may repeat. */
  'import.compare': query({
    allow: IMPORTERS,
    input: z.strictObject({ rowNumber: z.int().min(1) }),
    output: z.strictObject({
      besideTitle: z.string(),
      facts: z.array(
        z.strictObject({
          label: z.string(),
          file: z.string(),
          held: z.string(),
          isSame: z.boolean(),
          isName: z.boolean(),
        }),
      ),
      /** Contact rules already agreed for the child held; they stay. */
      contactRules: z.array(z.string()),
    }),
  }),
  'import.setSheet': command({
    allow: IMPORTERS,
    audited: false,
    input: z.strictObject({ sheet: Count }),
    output: Nothing,
  }),
  'import.setColumns': command({
    allow: IMPORTERS,
    audited: false,
    input: z.strictObject({
      fields: z.array(ColumnField.nullable()).max(256),
      /** Columns somebody has looked at, so that they are no guesses any more. */
      confirmed: z.array(Count).max(256),
    }),
    output: Nothing,
  }),
  'import.answer': command({
    allow: IMPORTERS,
    audited: false,
    input: z.strictObject({ rowNumber: z.int().min(1), answer: RowAnswer.nullable() }),
    output: Nothing,
  }),
  'import.run': command({ allow: IMPORTERS, input: Nothing, output: ImportResult }),
  'import.saveRejects': command({
    allow: IMPORTERS,
    input: Nothing,
    output: z.strictObject({ rows: Count, sha256: z.string() }),
  }),
  /** Rows of earlier imports about which nobody has decided: rejected ones and possible duplicates. */
  'import.tasks': query({
    allow: IMPORTERS,
    input: z.strictObject({ from: Count, limit: z.int().min(1).max(100) }),
    output: z.strictObject({ total: Count, rows: z.array(ImportTask) }),
  }),
  'import.decide': command({
    allow: IMPORTERS,
    input: z.strictObject({
      importRowId: Id,
      decision: z.discriminatedUnion('is', [
        z.strictObject({
          is: z.literal('new_child'),
          name: requiredText(200, 'Enter the child’s name'),
          birthDate: LocalDate.nullable(),
          receivedOn: LocalDate,
        }),
        z.strictObject({ is: z.literal('new_referral'), childId: Id, receivedOn: LocalDate }),
        z.strictObject({ is: z.literal('same_referral'), childId: Id.nullable() }),
        z.strictObject({
          is: z.literal('not_a_referral'),
          reason: requiredText(300, 'Say why, so that nobody wonders later'),
        }),
      ]),
    }),
    subject: (input, output) => output?.childId ?? input.importRowId,
    output: z.strictObject({ importRowId: Id, childId: Id.nullable(), referralId: Id.nullable() }),
  }),
};
