import type { OutputOf } from '../../shared/contract.ts';
import { daysBetween, formatDate, type LocalDate } from '../../shared/dates.ts';
import type { FallsDue, Moving, MovingCounts } from '../../shared/matching/mergeContract.ts';
import { isAheadOrLasts } from '../../shared/matching/mergePauses.ts';
import { PAUSE_REASONS_LABELS } from '../../shared/referrals/codes.ts';

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
  apart_settlement: ['decision on who must not meet', 'decisions on who must not meet'],
  event_removal: ['note on an event taken back', 'notes on events taken back'],
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

type PauseAfter = OutputOf<'merge.preview'>['pairs'][number]['pauses'][number];

/** What becomes of the pauses of a referral that was told twice; nothing where there are none. */
export function pauseWords(pauses: readonly PauseAfter[], today: LocalDate): string[] {
  if (pauses.length === 0) return [];
  const [last] = pauses.filter(({ startsOn: from, endsOn: to }) => isAheadOrLasts({ from, to }, today));
  const of = (pause: PauseAfter) =>
    `${formatDate(pause.startsOn)} (${PAUSE_REASONS_LABELS[pause.reason].toLowerCase()})`;
  return [
    ...(pauses.some(({ isNew }) => isNew) ? ['Pauses of both count, each day once.'] : []),
    ...(last === undefined
      ? []
      : [`The wait is then paused from ${of(last)}. If they are ready, end the pause afterwards.`]),
  ];
}

/** What is next for an open referral when two records were taken apart. */
export function fallsDueWords(
  { receivedOn, checkInDueOn, inboxDueOn, pausedFrom }: FallsDue,
  today: LocalDate,
) {
  const due = (on: LocalDate) => {
    const over = daysBetween(on, today);
    return over <= 0 ? formatDate(on) : `${formatDate(on)}, ${over} ${over === 1 ? 'day' : 'days'} over`;
  };
  const parts = [
    inboxDueOn === null ? null : `to be read or answered by ${due(inboxDueOn)}`,
    checkInDueOn === null ? null : `next check-in due ${due(checkInDueOn)}`,
    pausedFrom === null ? null : `paused since ${formatDate(pausedFrom)}`,
  ].filter((part) => part !== null);
  return `Referral of ${formatDate(receivedOn)}: ${parts.length === 0 ? 'nothing falls due' : parts.join('; ')}`;
}
