// What a safeguarding record needs, and how long a concern has been known. No national form was found: the least that
// a record must hold is our own, after NG76 1.3.7 and the advice on sharing to safeguard (what, who knew when, what
// was done, who was told when, and why nobody was where nobody was).
import { type Danger, RISK_KINDS, type RiskKind, type RiskLevel } from './codes.ts';
import type { ConcernWords } from './contract.ts';

export type ConcernFacts = { danger: Danger | null; words: ConcernWords };

/** The parts of a record that may still be missing, in the order in which the form asks for them. */
export type ConcernPart = 'danger' | 'concern' | 'knownBy' | 'done' | 'told';

/**
 * What a record still lacks before it can be called complete; nothing of it stops saving. Where a child is in danger
 * now, those told must be social care or the police, or it is said why not (NG76 1.3.7).
 */
export function whatIsLeft({ danger, words }: ConcernFacts): ConcernPart[] {
  const left: ConcernPart[] = [];
  if (danger === null) left.push('danger');
  if (words.concern === '') left.push('concern');
  if (words.knownBy === '') left.push('knownBy');
  if (words.done === '') left.push('done');
  const isToldEnough =
    danger === 'yes'
      ? words.told.some(({ whom }) => whom === 'social_care' || whom === 'police')
      : words.told.length > 0;
  if (!isToldEnough && words.whyNobodyTold === '') left.push('told');
  return left;
}

/** What to do about each part that is missing. */
export const CONCERN_PART_MESSAGES: Record<ConcernPart, string> = {
  danger: 'Say whether the child is in danger now.',
  concern: 'Say what the concern is.',
  knownBy: 'Say who knew first.',
  done: 'Say what was done.',
  told: 'Say who was told and when, or why nobody was. In danger now that is social care or the police.',
};

export type ConcernRefusal = 'known_in_future' | 'told_in_future' | 'told_before_known' | 'concern_not_whole';

/** What cannot be right about the times of a record, or null. Each is looked at only where it was said. */
export function whatIsWrong(
  { knownAt, toldAt }: { knownAt: string | null; toldAt: readonly string[] },
  now: string,
): Exclude<ConcernRefusal, 'concern_not_whole'> | null {
  if (knownAt !== null && knownAt > now) return 'known_in_future';
  if (toldAt.some((at) => at > now)) return 'told_in_future';
  if (knownAt !== null && toldAt.some((at) => at < knownAt)) return 'told_before_known';
  return null;
}

/** Whole hours from one instant to another; never below nought. */
export function hoursSince(instant: string, now: string): number {
  return Math.max(0, Math.floor((Date.parse(now) - Date.parse(instant)) / 3_600_000));
}

/** The clock of a concern: "under an hour", "5 hours", "2 days 3 hours". */
export function clockWords(hours: number): string {
  if (hours < 1) return 'under an hour';
  const days = Math.floor(hours / 24);
  const rest = hours % 24;
  const parts = [
    days === 0 ? null : days === 1 ? '1 day' : `${days} days`,
    rest === 0 ? null : rest === 1 ? '1 hour' : `${rest} hours`,
  ];
  return parts.filter((part) => part !== null).join(' ');
}

/** Whether a level is one for which a failed try goes to the safeguarding lead at once (our own default). */
export function isRiskToActOn(level: RiskLevel): boolean {
  return level === 'high' || level === 'raised';
}

export type RiskRefusal = 'risk_words_needed' | 'no_risk_holder' | 'review_not_ahead';

/** What a risk still needs before it is saved: words always; a holder and a day to look again unless it is over. */
export function whatRiskLacks(
  risk: { level: RiskLevel; words: string; hasHolder: boolean; reviewOn: string | null },
  today: string,
): RiskRefusal | null {
  if (risk.words === '') return 'risk_words_needed';
  if (risk.level === 'over') return null;
  if (!risk.hasHolder) return 'no_risk_holder';
  return risk.reviewOn === null || risk.reviewOn <= today ? 'review_not_ahead' : null;
}

/** Risks in the order in which they are shown: high, raised, not known, low; and by kind within. */
export function gravestFirst<R extends { kind: RiskKind; level: RiskLevel }>(risks: readonly R[]): R[] {
  const gravity = ({ level }: R) => ORDER.indexOf(level);
  return [...risks].sort(
    (a, b) => gravity(a) - gravity(b) || RISK_KINDS.indexOf(a.kind) - RISK_KINDS.indexOf(b.kind),
  );
}
const ORDER: readonly RiskLevel[] = ['high', 'raised', 'not_known', 'low', 'over'];
