import type { LocalDate } from '../../../shared/dates.ts';
import { bandRulesFrom } from '../../../shared/priority/bandRules.ts';
import type { FactorAnswers } from '../../../shared/priority/factors.ts';
import { suggestBand } from '../../../shared/priority/rules.ts';
import type { PriorityBand } from '../../../shared/waitingList/rules.ts';
import type { ReferralSpec } from './spec.ts';
import { ago, type World } from './world.ts';

/** How a referral came to its band, as its own columns have it: the last change by a person. */
export function bandColumns(
  world: World,
  { band, moved, answers }: ReferralSpec,
  acceptedOn: LocalDate | null,
) {
  const isLookedAt = answers !== undefined && acceptedOn !== null;
  return {
    band: band ?? null,
    band_was: moved?.from ?? null,
    band_reason: moved?.reason ?? (isLookedAt ? AT_TRIAGE : null),
    band_set_by: moved !== undefined ? world.managerId : isLookedAt ? world.accountId : null,
    band_set_on: moved !== undefined ? ago(world, moved.ago) : isLookedAt ? acceptedOn : null,
  };
}

const AT_TRIAGE = 'As it stood at triage';

/** The looks at a child's priority: at triage, and again where somebody moved the child. */
export function addPriority(
  world: World,
  { referralId, acceptedOn }: { referralId: string; acceptedOn: LocalDate },
  { band, moved, answers, answersBefore }: ReferralSpec,
): void {
  if (answers === undefined || band === undefined) return;
  const rules = bandRulesFrom(world.settings);
  const add = (
    number: number,
    known: FactorAnswers,
    given: { from: PriorityBand | null; to: PriorityBand; on: LocalDate; by: string; reason: string },
  ) => {
    const suggestion = suggestBand(known, rules);
    world.rows.band_decision.push({
      id: world.newId(),
      referral_id: referralId,
      number,
      band_was: given.from,
      band: given.to,
      answers: JSON.stringify(known),
      suggested: suggestion.band,
      because: JSON.stringify(suggestion.because),
      reason: given.reason,
      decided_on: given.on,
      decided_by: given.by,
      safety_settled: null,
      safety_settled_reason: null,
      safety_settled_by: null,
      safety_settled_at: null,
    });
  };
  const first = { from: null, to: moved?.from ?? band, on: acceptedOn, by: world.accountId };
  add(1, answersBefore ?? answers, { ...first, reason: AT_TRIAGE });
  if (moved === undefined) return;
  const { from, reason } = moved;
  add(2, answers, { from, to: band, on: ago(world, moved.ago), by: world.managerId, reason });
}
