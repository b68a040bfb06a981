import * as z from 'zod';

export const SAFE_NOW = ['yes', 'not_sure', 'no'] as const;
export const SafeNow = z.enum(SAFE_NOW);
export type SafeNow = z.infer<typeof SafeNow>;
export const SAFE_NOW_LABELS: Record<SafeNow, string> = { yes: 'Yes', not_sure: 'Not sure', no: 'No' };

/** Whether it was asked, and nobody could say that the child is safe (our own rule: not sure is not safe). */
export function isSafetyOpen(isSafe: string | null | undefined): boolean {
  return isSafe === 'not_sure' || isSafe === 'no';
}
