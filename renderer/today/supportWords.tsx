import type { JobOf } from '../../shared/today/contract.ts';
import { STAGE_LABELS } from '../../shared/waitingList/rules.ts';

/** "14 children wait with no support plan", or what there is to look at where everybody has one. */
export function supportWords({ withoutPlan, toReview }: JobOf<'support_plans'>): string {
  const children = sumOf(withoutPlan);
  if (children > 0)
    return children === 1
      ? '1 child waits with no support plan'
      : `${children} children wait with no support plan`;
  const plans = sumOf(toReview);
  return plans === 1 ? '1 support plan to look at again' : `${plans} support plans to look at again`;
}

/** "2 children have no band yet" */
export function noBandWords({ byStage }: JobOf<'no_band'>): string {
  const children = sumOf(byStage);
  return children === 1 ? '1 child has no band yet' : `${children} children have no band yet`;
}

type ByStage = JobOf<'no_band'>['byStage'];

/** "Waiting 12, Assessment 2" */
export const stagesWords = (parts: ByStage) =>
  parts.map(({ stage, children }) => `${STAGE_LABELS[stage]} ${children}`).join(', ');

const sumOf = (parts: readonly { readonly children: number }[]) =>
  parts.reduce((sum, { children }) => sum + children, 0);

/** On which tabs they stand, and how many plans are to be looked at beside them. */
export function SupportLine({ job: { withoutPlan, toReview } }: { readonly job: JobOf<'support_plans'> }) {
  if (withoutPlan.length === 0) return `${stagesWords(toReview)}.`;
  const plans = sumOf(toReview);
  return `${stagesWords(withoutPlan)}.${
    plans === 0 ? '' : ` ${plans === 1 ? '1 plan is' : `${plans} plans are`} to be looked at again.`
  }`;
}
