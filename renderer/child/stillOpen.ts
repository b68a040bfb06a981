import { isSettledFirst, type OpenMatterView } from '../../shared/referrals/closing.ts';
import type { ClosingReason } from '../../shared/referrals/codes.ts';
import { REFUSALS } from '../../shared/refusals.ts';

/** Whether a referral is closed with what is still open; null until it was answered. */
export type LeftOpen = 'yes' | 'no' | null;

/** What is wrong with that answer, in a sentence; null where nothing is. */
export function stillOpenError(
  open: readonly OpenMatterView[],
  leftOpen: LeftOpen,
  reason: ClosingReason | '',
): string | null {
  if (reason !== '' && isSettledFirst(open, reason)) return REFUSALS.settle_before_closing;
  if (open.length === 0 || leftOpen === 'yes') return null;
  return leftOpen === 'no'
    ? 'The referral stays open. Finish what is open, or choose to close it all the same.'
    : REFUSALS.left_open_unanswered;
}
