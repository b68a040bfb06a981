// Stages of criminal proceedings in England and Wales. Therapy never waits for any of them (CPS guidance, 2022).
import { z } from 'zod';

/** Stage of the proceedings, in their usual order. */
export const PROCEEDINGS_STAGES = [
  'not_reported',
  'reported',
  'investigation',
  'abe_interview',
  'with_cps',
  'nfa_police',
  'nfa_cps',
  'vrr',
  'charged',
  'first_hearing',
  'ptph',
  'ground_rules',
  's28_hearing',
  'trial_listed',
  'trial',
  'verdict',
  'sentence',
  'appeal',
  'closed',
  'not_known',
] as const;
export const ProceedingsStage = z.enum(PROCEEDINGS_STAGES);
export type ProceedingsStage = z.infer<typeof ProceedingsStage>;
export const PROCEEDINGS_STAGES_LABELS: Record<ProceedingsStage, string> = {
  not_reported: 'Not reported to police',
  reported: 'Reported',
  investigation: 'Police investigation',
  abe_interview: 'Recorded interview (ABE)',
  with_cps: 'With the CPS',
  nfa_police: 'No further action, police',
  nfa_cps: 'No further action, CPS',
  vrr: 'Review asked for (VRR)',
  charged: 'Charged',
  first_hearing: 'First hearing',
  ptph: 'Plea hearing',
  ground_rules: 'Ground rules hearing',
  s28_hearing: 'Cross-examination recorded (s.28)',
  trial_listed: 'Trial listed',
  trial: 'Trial',
  verdict: 'Verdict',
  sentence: 'Sentence',
  appeal: 'Appeal',
  closed: 'Closed',
  not_known: 'Not known',
};

/** Stages in which nothing is running: no report, a decision not to go on, or all over. */
const NOT_OPEN: readonly ProceedingsStage[] = [
  'not_reported',
  'nfa_police',
  'nfa_cps',
  'closed',
  'not_known',
];

/**
 * Whether proceedings are open at a stage, which brings check-ins nearer together and shows the pre-trial flag. A
 * verdict still has sentence or appeal ahead, and stays open until somebody records "closed".
 */
export function hasOpenProceedings(stage: ProceedingsStage | null): boolean {
  return stage !== null && !NOT_OPEN.includes(stage);
}
