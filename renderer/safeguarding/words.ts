import { formatDate, type LocalDate } from '../../shared/dates.ts';
import { RISK_KIND_LABELS, RISK_LEVEL_LABELS } from '../../shared/safeguarding/codes.ts';
import type { RiskSummary } from '../../shared/safeguarding/contract.ts';

/** "Self-harm: high, look again 12 Dec 2026", with what is late said first. */
export function riskWords({ kind, level, reviewOn }: RiskSummary, today: LocalDate): string {
  const stands = `${RISK_KIND_LABELS[kind]}: ${RISK_LEVEL_LABELS[level].toLowerCase()}`;
  if (reviewOn === null) return stands;
  return reviewOn <= today ? `${stands}, look again now` : `${stands}, look again ${formatDate(reviewOn)}`;
}

/** How grave a risk is, as the colour beside its words. */
export function riskTone({ level, reviewOn }: RiskSummary, today: LocalDate): 'brick' | 'ochre' | undefined {
  if (level === 'high' || (reviewOn !== null && reviewOn <= today)) return 'brick';
  return level === 'raised' || level === 'not_known' ? 'ochre' : undefined;
}
