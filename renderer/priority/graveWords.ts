import { factorWords } from '../../shared/priority/rules.ts';
import type { SafetyFactor } from '../../shared/priority/safety.ts';
import { lowerFirst } from '../textCase.ts';

/** "Safety where the child is: not safe now; self-harm or thoughts of suicide: recent, or a plan" */
export function graveWords(factors: readonly SafetyFactor[]): string {
  return factors
    .map((factor) => factorWords(factor, { [factor]: 'serious' }))
    .map((words, at) => (at === 0 ? words : lowerFirst(words)))
    .join('; ');
}
