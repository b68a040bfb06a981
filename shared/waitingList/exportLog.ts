// What the log keeps and says of a file with names: which list it was, why, and whom it names. What was typed into the
// search may be a name, and the words of a spreadsheet may hold anything: of both only that they were used is kept.
import * as z from 'zod';
import { Id } from '../ids.ts';
import { protocolWords } from '../protocols/inMindWords.ts';
import { AS_STATED } from '../protocols/serviceCatalogue.ts';
import { OwnProtocolId, ProtocolId } from '../protocols/types.ts';
import { AREA_ANSWERS_LABELS, AreaAnswer, sourceWords } from '../referrals/codes.ts';
import { LIST_AGES } from './ages.ts';
import {
  PRINTED_LISTS,
  SUPPORT_FILTER_LABELS,
  WAITING_FLAG_LABELS,
  WaitingListFilter,
  WaitingListStage,
} from './contract.ts';
import { EXPORT_COLUMN_LABELS, EXPORT_REASON_LABELS, ExportColumn, ExportReason } from './namedExport.ts';
import { STAGE_LABELS } from './rules.ts';

const OTHER_PROTOCOL = 'words_of_a_spreadsheet';

/** A filter as the log keeps it: only what narrows the list, and never words that somebody typed. */
export const LoggedFilter = WaitingListFilter.omit({ text: true, protocols: true })
  .extend({
    isSearched: z.literal(true),
    protocols: z.array(z.union([ProtocolId, z.literal(['', OTHER_PROTOCOL])])),
  })
  .partial();
export type LoggedFilter = z.infer<typeof LoggedFilter>;

/** What of a filter goes into the log. */
export function loggedFilter({ text, protocols, ...coded }: WaitingListFilter): LoggedFilter {
  const kept = protocols.map((value) => {
    const id = ProtocolId.safeParse(value);
    return id.success ? id.data : value === '' ? '' : OTHER_PROTOCOL;
  });
  return LoggedFilter.parse({
    ...Object.fromEntries(Object.entries(coded).filter(([, chosen]) => chosen.length > 0)),
    ...(kept.length > 0 && { protocols: [...new Set(kept)] }),
    ...(text.trim() !== '' && { isSearched: true }),
  });
}

/** A kept filter in words, to be read after the name of the list; null where nothing narrowed it. */
export function filterWords(filter: LoggedFilter): string | null {
  const of = <T>(chosen: readonly T[] | undefined, words: (value: T) => string) => chosen?.map(words) ?? [];
  const parts = [
    ...of(filter.due, (due) => DUE_WORDS[due]),
    ...of(filter.bands, (band) => (band === 'none' ? 'no band yet' : `band ${band}`)),
    ...of(filter.overWeeks, (weeks) => `waiting over ${weeks} weeks`),
    ...of(filter.support, (standing) => `holding support: ${SUPPORT_FILTER_LABELS[standing].toLowerCase()}`),
    ...of(filter.flags, (flag) => WAITING_FLAG_LABELS[flag].toLowerCase()),
    ...of(filter.ages, (age) => `age ${LIST_AGES.find(({ id }) => id === age)?.label ?? 'not known'}`),
    ...of(filter.protocols, protocolOf),
    ...of(filter.sources, (source) => `referred by: ${sourceWords(source).toLowerCase()}`),
    ...of(filter.areas, (area) => `area: ${AREA_ANSWERS_LABELS[AreaAnswer.parse(area)]}`),
    ...(filter.funders === undefined ? [] : ['chosen funders']),
    ...(filter.holders === undefined ? [] : ['chosen people who answer']),
    ...(filter.isSearched === true ? ['a text search'] : []),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}

const DUE_WORDS = {
  overdue: 'check-in overdue',
  this_week: 'check-in this week',
  tried: 'not reached',
} as const;

function protocolOf(value: string): string {
  if (value === OTHER_PROTOCOL) return 'a protocol in a spreadsheet’s words';
  if (OwnProtocolId.safeParse(value).success) return 'a protocol of the service’s own';
  return value === '' ? 'no protocol in mind' : `protocol: ${protocolWords(value, AS_STATED)}`;
}

/** The entry of one file. Entries from before the list itself was kept have neither stage nor filter nor children. */
export const NamedFile = z.object({
  children: z.int(),
  reason: ExportReason,
  words: z.string(),
  columns: z.array(ExportColumn),
  stage: WaitingListStage.optional(),
  filter: LoggedFilter.optional(),
  childIds: z.array(Id).optional(),
});
export type NamedFile = z.infer<typeof NamedFile>;

/** The entry of one printed list. Entries from before it was kept whom it names have no children. */
export const PrintedList = z.object({
  what: z.enum(PRINTED_LISTS),
  children: z.int(),
  childIds: z.array(Id).optional(),
});
export type PrintedList = z.infer<typeof PrintedList>;
export const PRINTED_LIST_LABELS: Record<PrintedList['what'], string> = {
  call_list: 'the calls for a day',
  waiting_list: 'the waiting list',
  planner: 'a week of the planner',
};

/** What the log says of a file with names: of which list, how many children, why, and with which columns. */
export function namedFileWords({ children, reason, words, columns, stage, filter }: NamedFile): string {
  const many = children === 1 ? '1 child' : `${children} children`;
  const narrowed = filter === undefined ? null : filterWords(filter);
  const list =
    stage === undefined ? '' : ` of “${STAGE_LABELS[stage]}”${narrowed === null ? '' : `, only ${narrowed}`}`;
  const beside = columns.map((column) => EXPORT_COLUMN_LABELS[column].toLowerCase()).join(', ');
  return `${many}${list}. ${EXPORT_REASON_LABELS[reason]}: ${words}. ${beside === '' ? 'Names only' : `With ${beside}`}.`;
}

/** How a list differs from the one somebody was shown: who came onto it since, and who left it. Null where it does not. */
export function changeSince(
  shown: readonly string[],
  now: readonly string[],
): { came: number; left: number } | null {
  const were = new Set(shown);
  const are = new Set(now);
  const came = [...are].filter((id) => !were.has(id)).length;
  const left = [...were].filter((id) => !are.has(id)).length;
  return came === 0 && left === 0 ? null : { came, left };
}
