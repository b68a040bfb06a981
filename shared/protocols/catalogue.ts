import { REVIEW_EVERY_ATTENDED_SESSIONS } from '../reviews/rules.ts';
import { AFTER_ABUSE } from './afterAbuse.ts';
import { AFTER_SEXUAL_ABUSE } from './afterSexualAbuse.ts';
import { EARLY_HELP } from './earlyHelp.ts';
import type { Protocol, ProtocolId, SessionBounds } from './types.ts';

/** All interventions; those for the child after sexual abuse first, as they are offered most. */
export const PROTOCOLS: readonly Protocol[] = [...AFTER_SEXUAL_ABUSE, ...AFTER_ABUSE, ...EARLY_HELP];

const BY_ID: ReadonlyMap<string, Protocol> = new Map(PROTOCOLS.map((each) => [each.id, each]));

/** The protocol of an id. Throws RangeError for text that is not one (stored ids are checked on the way in). */
export function protocolById(id: ProtocolId): Protocol {
  const found = BY_ID.get(id);
  if (found === undefined) throw new RangeError('No such protocol');
  return found;
}

/** '12–16', 'up to 20', 'at least 10', 'at least 4 days', or null where the source gives no number. */
export function boundsLabel({ bounds }: { bounds: SessionBounds }): string | null {
  return label(bounds, (min, max) => `${min}–${max}`);
}

/** For sentences and screen readers: '12 to 16', 'up to 20'. */
export function boundsInWords({ bounds }: { bounds: SessionBounds }): string | null {
  return label(bounds, (min, max) => `${min} to ${max}`);
}

/** Whether a planned number of sessions lies outside a protocol's range: asked why, never refused for it. */
export function isOutsideRange({ bounds }: Pick<Protocol, 'bounds'>, count: number | null): boolean {
  const { min, max } = bounds;
  return count !== null && ((min !== null && count < min) || (max !== null && count > max));
}

/** '1 year', 'at least 6 months', '4 to 6 months', 'at least 16 weeks'; null where the source gives no duration. */
export function durationInWords({ duration }: Pick<Protocol, 'duration'>): string | null {
  const { minWeeks, maxWeeks, minMonths, maxMonths } = duration;
  return spanWords(minMonths, maxMonths, 'month') ?? spanWords(minWeeks, maxWeeks, 'week');
}

function spanWords(min: number | null, max: number | null, unit: 'month' | 'week'): string | null {
  const plural = (count: number) => `${count} ${unit}${count === 1 ? '' : 's'}`;
  if (min !== null && min === max) return unit === 'month' && min === 12 ? '1 year' : plural(min);
  if (min !== null && max !== null) return `${min} to ${plural(max)}`;
  if (max !== null) return `up to ${plural(max)}`;
  return min === null ? null : `at least ${plural(min)}`;
}

/**
 * How much of a therapy its source states: '12 to 16 sessions, more where needed', 'at least 4 days', '1 year, weekly',
 * 'at least 16 weeks'; null where it states neither a number nor a duration.
 */
export function extentInWords(protocol: Protocol): string | null {
  const { bounds, frequency } = protocol;
  const counted = boundsInWords(protocol);
  const further = bounds.openExtension
    ? ', more where needed'
    : bounds.extendTo === null
      ? ''
      : `, to ${bounds.extendTo} where needed`;
  const count = counted === null || bounds.unit === 'day' ? counted : `${counted} sessions${further}`;
  const parts = [count, durationInWords(protocol)].filter((part) => part !== null);
  return parts.length === 0 ? null : [...parts, ...(frequency === null ? [] : [frequency])].join(', ');
}

/** '8 to 17', 'under 12', 'up to 17', or null where the source gives no age. */
export function agesLabel({ ages }: Pick<Protocol, 'ages'>): string | null {
  const { from, through, below } = ages;
  if (from !== null && through !== null) return `${from} to ${through}`;
  if (from !== null && below !== null) return `${from} to under ${below}`;
  if (through !== null) return `up to ${through}`;
  if (below !== null) return `under ${below}`;
  return from === null ? null : `${from} and over`;
}

/** The interval of a protocol's reviews, in counted sessions: its own where the source states one. */
export function reviewEveryFor({ reviewEvery }: Pick<Protocol, 'reviewEvery'>): number {
  return reviewEvery ?? REVIEW_EVERY_ATTENDED_SESSIONS;
}

function label(
  { min, max, unit }: SessionBounds,
  range: (min: number, max: number) => string,
): string | null {
  const suffix = unit === 'day' ? ' days' : '';
  if (min !== null && max !== null) return range(min, max) + suffix;
  if (max !== null) return `up to ${max}${suffix}`;
  return min === null ? null : `at least ${min}${suffix}`;
}
