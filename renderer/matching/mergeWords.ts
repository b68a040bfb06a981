import type { Moving, MovingCounts } from '../../shared/matching/mergeContract.ts';

const WORDS: Record<Moving, readonly [one: string, many: string]> = {
  referral: ['referral', 'referrals'],
  check_in: ['check-in or try', 'check-ins and tries'],
  holding_contact: ['contact of holding support', 'contacts of holding support'],
  support_plan: ['plan of holding support', 'plans of holding support'],
  support_series: ['series of holding support', 'series of holding support'],
  support_absence: ['missed date of a series', 'missed dates of series'],
  assessment: ['assessment', 'assessments'],
  assessment_writeup: ['written assessment', 'written assessments'],
  offer: ['offer', 'offers'],
  course: ['course with its sessions and reviews', 'courses with their sessions and reviews'],
  measure_score: ['score', 'scores'],
  goal: ['goal', 'goals'],
  goal_score: ['score of a goal', 'scores of goals'],
  feedback: ['answer of feedback', 'answers of feedback'],
  child_person: ['person round the child', 'people round the child'],
  carer_entry: ['entry on who may join sessions', 'entries on who may join sessions'],
  letter: ['letter', 'letters'],
  keep_apart: ['person they must not meet', 'people they must not meet'],
  criminal_proceedings: ['criminal proceedings', 'criminal proceedings'],
  child_event: ['event round the child', 'events round the child'],
  concern: ['safeguarding concern', 'safeguarding concerns'],
  risk: ['risk entry', 'risk entries'],
  contact_decision: ['decision on reaching them', 'decisions on reaching them'],
  outside_access: ['opening outside a caseload', 'openings outside a caseload'],
  import_row: ['row of a spreadsheet', 'rows of spreadsheets'],
  child: ['record merged before', 'records merged before'],
};

/** "2 referrals", "1 check-in or try" */
export function movingWords({ what, count }: MovingCounts[number]): string {
  const [one, many] = WORDS[what];
  return `${count} ${count === 1 ? one : many}`;
}
