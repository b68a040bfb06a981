import * as z from 'zod';
import { Id, requiredText, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { RECORD_ROLES } from '../roles.ts';
import { NO_FILTER, WaitingListFilter, WaitingListSort } from './contract.ts';

/** Columns that can be left out or added. Child, band, days waiting and the next check-in always stand. */
export const LIST_COLUMNS = [
  'age',
  'flags',
  'received',
  'last_contact',
  'holding',
  'protocol',
  'funder',
  'source',
  'holder',
] as const;
export const ListColumn = z.enum(LIST_COLUMNS);
export type ListColumn = z.infer<typeof ListColumn>;
export const LIST_COLUMN_LABELS: Record<ListColumn, string> = {
  age: 'Age',
  flags: 'Flags',
  received: 'Received',
  last_contact: 'Last check-in',
  holding: 'Holding support',
  protocol: 'Protocol in mind',
  funder: 'Funder',
  source: 'Referred by',
  holder: 'Who answers',
};

/** The letters a view's name may have. */
export const VIEW_NAME_MOST = 60;

/** How somebody looks at the list: whom it is narrowed to, its order and its columns. */
export const ListView = z.strictObject({
  filter: WaitingListFilter,
  sort: WaitingListSort,
  columns: z.array(ListColumn),
});
export type ListView = z.infer<typeof ListView>;

/** The list as it is drawn, before anybody chose otherwise. */
export const FIRST_VIEW: ListView = {
  filter: NO_FILTER,
  sort: 'band',
  columns: ['age', 'flags', 'received', 'last_contact', 'holding', 'protocol'],
};

/** A view is about a kind of child: what was typed to find one child is never kept with it. */
export function toKeep(view: ListView): ListView {
  return { ...view, filter: { ...view.filter, text: '' } };
}

/**
 * What everybody's list begins as: the order and the columns of a view, never whom it is narrowed to, so that no
 * default can keep a child out of sight.
 */
export function toShare(view: ListView): ListView {
  return { ...view, filter: NO_FILTER };
}

/** A kept view read again: filters that came later ask nothing; null where it cannot be read any more. */
export function viewFrom(kept: unknown): ListView | null {
  if (typeof kept !== 'object' || kept === null || !('filter' in kept)) return null;
  if (typeof kept.filter !== 'object' || kept.filter === null) return null;
  const view = ListView.safeParse({ ...kept, filter: { ...NO_FILTER, ...kept.filter } });
  return view.success ? view.data : null;
}

export const SavedView = z.strictObject({ id: Id, version: Version, name: z.string(), view: ListView });
export type SavedView = z.infer<typeof SavedView>;

export const listViewsContract = {
  'listView.list': query({
    allow: RECORD_ROLES,
    input: z.strictObject({}),
    output: z.strictObject({
      own: z.array(SavedView),
      /** What everybody's list begins as; null where nobody set it. */
      shared: z.strictObject({ view: ListView, by: z.string() }).nullable(),
    }),
  }),
  /** Keeps a view under a name of one's own, or over one that is there. Nobody else sees it. */
  'listView.save': command({
    allow: RECORD_ROLES,
    audited: false,
    input: z.strictObject({
      id: Id.nullable(),
      version: Version.nullable(),
      name: requiredText(VIEW_NAME_MOST, 'Give the view a name'),
      view: ListView,
    }),
    output: z.strictObject({ id: Id, version: Version }),
  }),
  'listView.remove': command({
    allow: RECORD_ROLES,
    audited: false,
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ id: Id }),
  }),
  /** Sets what everybody's list begins as. */
  'listView.share': command({
    allow: ['coordinator', 'manager'],
    input: z.strictObject({ view: ListView.nullable() }),
    output: z.strictObject({ isSet: z.boolean() }),
  }),
};
