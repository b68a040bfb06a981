import { MISS_DECISION_LABELS } from '../../shared/courses/missDecision.ts';
import { runOfMissesNote } from '../../shared/courses/misses.ts';
import { formatDate, formatDay } from '../../shared/dates.ts';
import type { JobOf } from '../../shared/today/contract.ts';
import { lowerFirst } from '../textCase.ts';

/** What was missed, or what was decided and is to be looked at again. */
export function missedRunWords({ run, strand, decided }: JobOf<'missed_run'>): string {
  const last =
    decided === null
      ? ''
      : `Decided on ${formatDate(decided.on)}${decided.by === null ? '' : `, by ${decided.by}`}: ${lowerFirst(MISS_DECISION_LABELS[decided.decision])}.`;
  if (run === null) return `${last} How is it now?`;
  const whose = strand === 'carer' ? 'Of the carer’s sessions: ' : '';
  return `${whose}${whose === '' ? runOfMissesNote(run) : lowerFirst(runOfMissesNote(run))} ${last === '' ? 'Ask who else knows, and decide.' : last}`;
}

const ASKED_WORDS = {
  will_ring: 'said they would ring.',
  asked_duty: 'asked duty to ring.',
} as const;

/** Which session was missed, and who was to find out whether the child is safe. */
export function missWords({ number, missedOn, isCancelled, asked, by }: JobOf<'welfare_contact'>): string {
  const miss = `Session ${number} ${isCancelled ? 'was called off for' : 'was missed on'} ${formatDay(missedOn)}`;
  return asked === null
    ? `${miss}, and nobody knows why.`
    : `${miss}. ${by ?? 'Somebody'} ${ASKED_WORDS[asked]}`;
}
