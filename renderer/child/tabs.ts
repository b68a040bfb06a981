import type { ChildOverview } from '../../shared/children/overview.ts';
import type { Tab } from '../ui/Tabs.tsx';

export const CHILD_TABS = [
  'journey',
  'people',
  'safety',
  'choice',
  'courses',
  'measures',
  'justice',
  'details',
  'history',
] as const;
export type ChildTab = (typeof CHILD_TABS)[number];

const LABELS: Record<ChildTab, string> = {
  journey: 'Journey',
  people: 'People and contact',
  safety: 'Safety',
  choice: 'Assessment and choice',
  courses: 'Courses',
  measures: 'Measures',
  justice: 'Criminal justice',
  details: 'Details',
  history: 'History',
};

/** The tab a place names; the journey where it names none. */
export function childTabOf(text: string | undefined): ChildTab {
  return CHILD_TABS.find((tab) => tab === text) ?? 'journey';
}

/** The tabs of a child's record. History is for those who answer for it. */
export function childTabs({ child, courses }: ChildOverview, seesHistory: boolean): Tab<ChildTab>[] {
  return CHILD_TABS.filter((key) => key !== 'history' || seesHistory).map((key) => ({
    key,
    label: LABELS[key],
    to: { screen: 'child', childId: child.id, tab: key },
    ...(key === 'courses' && courses.length > 0 ? { count: courses.length } : {}),
  }));
}
