import type { LocalDate } from '../../../shared/dates.ts';
import { fitWarnings } from '../../../shared/protocols/fit.ts';
import type { Protocol } from '../../../shared/protocols/types.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as children from '../store/children.ts';
import * as choices from '../store/choices.ts';

/**
 * Why a therapy is right for a child it is not stated for, on its first day and by the newest assessment; null where it fits,
 * or nothing known differs. It asks, and refuses nobody (NG76 1.7.2: need decides).
 */
export async function reasonForFit(
  ctx: Ctx,
  {
    childId,
    protocol,
    on,
    reasonForUnusualFit,
  }: { childId: string; protocol: Protocol; on: LocalDate; reasonForUnusualFit: string | null },
): Promise<string | null> {
  const child = await children.load(ctx.db, childId);
  if (child === null) throw new Refused('not_found');
  const [newest] = await choices.assessmentsOfChild(ctx.db, childId);
  const { birthDate, sex } = child.fields;
  const facts = { birthDate, sex, needs: newest?.needs ?? null, found: newest?.found ?? null };
  return assertFitSaid(fitWarnings(protocol, facts, on).length > 0, reasonForUnusualFit);
}

/** Refuses an unusual fit without a reason; gives the reason that is kept. */
export function assertFitSaid(isUnusual: boolean, reason: string | null): string | null {
  if (!isUnusual) return null;
  if (reason !== null && reason !== '') return reason;
  const sentence = 'Say in a few words why it is right for this child';
  throw new Refused('fit_reason_needed', { fields: { reasonForUnusualFit: sentence } });
}
