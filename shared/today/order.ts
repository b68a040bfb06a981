import type { TodayJob } from './contract.ts';
import { TODAY_GROUPS } from './rules.ts';

/** The order of Today: by group, then by date; then by key, so that the order is total. */
export function compareJobs(a: OrderedJob, b: OrderedJob): number {
  const byGroup = TODAY_GROUPS.indexOf(a.group) - TODAY_GROUPS.indexOf(b.group);
  if (byGroup !== 0) return byGroup;
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

type OrderedJob = Pick<TodayJob, 'group' | 'dueOn' | 'key'>;
