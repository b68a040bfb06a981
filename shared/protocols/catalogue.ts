import { AFTER_ABUSE } from './afterAbuse.ts';
import { AFTER_SEXUAL_ABUSE } from './afterSexualAbuse.ts';
import { EARLY_HELP } from './earlyHelp.ts';
import type { BoundUnit, CourseBounds, Protocol, StatedProtocol, StatedProtocolId } from './types.ts';

/** All interventions; those for the child after sexual abuse first, as they are offered most. */
export const PROTOCOLS: readonly StatedProtocol[] = [...AFTER_SEXUAL_ABUSE, ...AFTER_ABUSE, ...EARLY_HELP];

const BY_ID: ReadonlyMap<string, StatedProtocol> = new Map(PROTOCOLS.map((each) => [each.id, each]));

/** The protocol of an id. Throws RangeError for text that is not one (stored ids are checked on the way in). */
export function protocolById(id: StatedProtocolId): StatedProtocol {
  const found = BY_ID.get(id);
  if (found === undefined) throw new RangeError('No such protocol');
  return found;
}

/**
 * What a course of a protocol is counted by: its sessions or days where the source gives a number of them, else the
 * time it gives, else sessions without a number.
 */
export function courseBoundsOf({ bounds, duration }: Pick<Protocol, 'bounds' | 'duration'>): CourseBounds {
  const inTime = (unit: 'week' | 'month', min: number | null, max: number | null): CourseBounds => ({
    min,
    max,
    extendTo: null,
    openExtension: false,
    unit,
  });
  const { minWeeks, maxWeeks, minMonths, maxMonths } = duration;
  if (bounds.min !== null || bounds.max !== null) return bounds;
  if (minMonths !== null || maxMonths !== null) return inTime('month', minMonths, maxMonths);
  return minWeeks === null && maxWeeks === null ? bounds : inTime('week', minWeeks, maxWeeks);
}

/** '12–16', 'up to 20', 'at least 10', 'at least 4 days', '4–6 months', or null where the source gives no number. */
export function boundsLabel({ bounds }: { bounds: CourseBounds }): string | null {
  return label(bounds, (min, max) => `${min}–${max}`);
}

/** For sentences and screen readers: '12 to 16', 'up to 20'. */
export function boundsInWords({ bounds }: { bounds: CourseBounds }): string | null {
  return label(bounds, (min, max) => `${min} to ${max}`);
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
  const count =
    counted === null ? null : `${counted}${bounds.unit === 'session' ? ' sessions' : ''}${further}`;
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

/**
 * 'stated for 8 to 17'; where the service holds it for other ages 'held here for 4 to 17 (its source: 8 to 17)'. Null where
 * no age is given.
 */
export function agesInWords(protocol: Pick<Protocol, 'ages' | 'local'>): string | null {
  const ages = agesLabel(protocol);
  const stated = protocol.local?.ages ?? null;
  if (ages === null || stated === null) return ages === null ? null : `stated for ${ages}`;
  return `held here for ${ages} (its source: ${agesLabel({ ages: stated }) ?? 'no age'})`;
}

function label({ min, max, unit }: CourseBounds, range: (min: number, max: number) => string): string | null {
  const last = max ?? min;
  const suffix = unit === 'session' || last === null ? '' : ` ${unitWord(unit, last)}`;
  if (min !== null && min === max) return `${min}${suffix}`;
  if (min !== null && max !== null) return range(min, max) + suffix;
  if (max !== null) return `up to ${max}${suffix}`;
  return min === null ? null : `at least ${min}${suffix}`;
}

/** 'session', 'sessions', 'week', 'months' */
export function unitWord(unit: BoundUnit, count: number): string {
  return count === 1 ? unit : `${unit}s`;
}
