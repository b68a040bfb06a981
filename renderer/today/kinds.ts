import type { TodayJob, TodayKind } from '../../shared/today/contract.ts';

/** The tabs, each with the kinds it gathers. */
export const TODAY_TABS = [
  {
    key: 'safety',
    label: 'Safety',
    kinds: [
      'concern',
      'concern_owed',
      'priority_owed',
      'not_safe',
      'risk_item',
      'welfare_contact',
      'carer_alleged',
      'missed_run',
      'kept_apart',
      'risk_review',
    ],
  },
  { key: 'check_ins', label: 'Check-ins', kinds: ['check_in'] },
  { key: 'sessions', label: 'Sessions to log', kinds: ['session_to_log', 'register'] },
  {
    key: 'reviews',
    label: 'Reviews',
    kinds: ['review', 'review_decided', 'ending_review', 'decision', 'bound_near'],
  },
  { key: 'offers', label: 'Offers', kinds: ['offer', 'wants_another'] },
  {
    key: 'next',
    label: 'What comes next',
    kinds: [
      'next_step',
      'nothing_planned',
      'holder_left',
      'day_off',
      'interpreter_to_book',
      'handover',
      'plan_review',
      'support_plans',
      'no_band',
    ],
  },
  { key: 'referrals', label: 'Referrals', kinds: ['referral', 'nobody_answers', 'import_rows'] },
  { key: 'court', label: 'Court dates', kinds: ['court_date'] },
  { key: 'eighteen', label: 'Turning 18', kinds: ['turning_18'] },
  { key: 'registrations', label: 'Registrations', kinds: ['registration'] },
  { key: 'opened', label: 'Records opened', kinds: ['outside_opening'] },
] as const satisfies readonly { key: string; label: string; kinds: readonly TodayKind[] }[];

export type TodayTab = 'everything' | (typeof TODAY_TABS)[number]['key'];

export function isUnder(tab: TodayTab, job: TodayJob): boolean {
  if (tab === 'everything') return true;
  const kinds: readonly TodayKind[] = TODAY_TABS.find(({ key }) => key === tab)?.kinds ?? [];
  return kinds.includes(job.kind);
}
