// The waiting list as a file with children's names: who may, why, and which columns. Contact details, notes and
// anything said of abuse are not among the columns, so that no reason can put them into a file.
import * as z from 'zod';
import { Id, requiredText } from '../ids.ts';
import { command, query } from '../op.ts';
import { isMadePassphrase } from '../vault/madePassphrase.ts';
import { WaitingListFilter, WaitingListSort, WaitingListStage } from './contract.ts';

/** Why a file with names is made (our own list). */
export const EXPORT_REASONS = ['meeting', 'moving', 'no_access', 'asked_by_law', 'other'] as const;
export const ExportReason = z.enum(EXPORT_REASONS);
export type ExportReason = z.infer<typeof ExportReason>;
export const EXPORT_REASON_LABELS: Record<ExportReason, string> = {
  meeting: 'A meeting about these children with somebody who knows them',
  moving: 'These children move to another service',
  no_access: 'Work where Holdfast cannot be opened',
  asked_by_law: 'The law or a court asks for it',
  other: 'Something else',
};

/** What may stand beside a name. */
export const EXPORT_COLUMNS = [
  'band',
  'days_waiting',
  'age',
  'birth_date',
  'received',
  'last_check_in',
  'next_check_in',
  'holding',
  'protocol',
  'funder',
  'source',
  'holder',
] as const;
export const ExportColumn = z.enum(EXPORT_COLUMNS);
export type ExportColumn = z.infer<typeof ExportColumn>;
export const EXPORT_COLUMN_LABELS: Record<ExportColumn, string> = {
  band: 'Band',
  days_waiting: 'Days waiting',
  age: 'Age',
  birth_date: 'Birth date',
  received: 'Received',
  last_check_in: 'Last check-in',
  next_check_in: 'Next check-in',
  holding: 'Holding contacts',
  protocol: 'Protocol in mind',
  funder: 'Funder',
  source: 'Referred by',
  holder: 'Who answers',
};
/** Ticked before anybody chose: the least that makes a list (data minimisation, UK GDPR Article 5(1)(c)). */
export const FIRST_EXPORT_COLUMNS: readonly ExportColumn[] = ['band', 'days_waiting'];

/** Coordinators keep the list and managers answer for it; nobody else takes names out (our own default). */
const EXPORTERS = ['coordinator', 'manager'] as const;

export const namedExportContract = {
  /** Six words for one file. They are shown once and kept nowhere. */
  'waitingList.makePassphrase': query({
    allow: EXPORTERS,
    input: z.strictObject({}),
    output: z.strictObject({ passphrase: z.string() }),
  }),
  /** Whom the list holds now, so that the file holds those and no others. */
  'waitingList.exportPreview': query({
    allow: EXPORTERS,
    input: z.strictObject({ stage: WaitingListStage, filter: WaitingListFilter }),
    output: z.strictObject({ childIds: z.array(Id) }),
  }),
  /** Saves the list, as it is narrowed and ordered, as a workbook that opens with the passphrase alone. */
  'waitingList.exportNamed': command({
    allow: EXPORTERS,
    input: z.strictObject({
      stage: WaitingListStage,
      filter: WaitingListFilter,
      sort: WaitingListSort,
      columns: z.array(ExportColumn).max(EXPORT_COLUMNS.length),
      reason: ExportReason,
      words: requiredText(200, 'Say in a few words what the file is for'),
      passphrase: z.string().refine(isMadePassphrase, 'Ask for a new passphrase'),
      /** The children the person was told of. */
      childIds: z.array(Id).min(1, 'Nobody is on this list'),
    }),
    output: z.strictObject({ children: z.int().min(1), sha256: z.string() }),
  }),
};
