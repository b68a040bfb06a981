// Decisions to go past the upper bound of a course: how far it may go by them, and what is said of one before it is taken.
import { z } from 'zod';
import type { LocalDate } from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import type { CourseBounds } from '../protocols/types.ts';

/**
 * A decision to go past the upper bound, to so many of what the course is counted in. `toSessions` is null where it was
 * left open: as long as needed.
 */
export type ExtensionDecision = { decidedOn: LocalDate; toSessions: number | null };

export const EXTENSION_REASONS = [
  'gains_coming',
  'new_event',
  'time_lost',
  'ending_needs_longer',
  'other',
] as const;
export const ExtensionReason = z.enum(EXTENSION_REASONS);
export type ExtensionReason = z.infer<typeof ExtensionReason>;
export const EXTENSION_REASON_LABELS: Record<ExtensionReason, string> = {
  gains_coming: 'Gains still coming',
  new_event: 'New event',
  time_lost: 'Time was lost',
  ending_needs_longer: 'Ending needs longer',
  other: 'Another reason',
};

/**
 * How far a course may go by what was decided: its upper bound or the furthest decision past it, 'open' once it was left
 * open, null where it has no upper bound. A decision to stay at the bound is on record too, and extends nothing.
 */
export function reachOf(
  { max }: Pick<CourseBounds, 'max'>,
  decisions: readonly Pick<ExtensionDecision, 'toSessions'>[],
): number | 'open' | null {
  if (max === null) return null;
  const decided = decisions.map((each) => each.toSessions);
  return decided.includes(null) ? 'open' : Math.max(max, ...decided.filter((each) => each !== null));
}

/** The extension that was agreed: how far it reaches, or null where the course ends at its upper bound or has none. */
export function extendedTo(
  bounds: Pick<CourseBounds, 'max'>,
  decisions: readonly Pick<ExtensionDecision, 'toSessions'>[],
): number | 'open' | null {
  const reach = reachOf(bounds, decisions);
  return reach === bounds.max ? null : reach;
}

/** How far a range may be extended by whoever stated it: its own limit, else its upper bound; null without either. */
function furthestOf({ max, extendTo, openExtension }: CourseBounds): number | null {
  return max === null || openExtension ? null : (extendTo ?? max);
}

/** The limit that an extension goes past: that of the source before that of the service's own range. */
export type PassedLimit = { limit: number; whose: 'source' | 'service' };

/**
 * Which limit an extension to so many (null: as many as needed) would go past; null where none. Need decides, so it is
 * said and asked why, and never refused (LimeCulture 2021, recommendation 8).
 */
export function limitPassed(
  { bounds, source }: { bounds: CourseBounds; source: CourseBounds | null },
  to: number | null,
): PassedLimit | null {
  const isBeyond = (limit: number | null): limit is number => limit !== null && (to === null || to > limit);
  const stated = furthestOf(source ?? bounds);
  if (isBeyond(stated)) return { limit: stated, whose: 'source' };
  const own = source === null ? null : furthestOf(bounds);
  return isBeyond(own) ? { limit: own, whose: 'service' } : null;
}

export type ExtensionRefusal =
  'extension_no_upper_bound' | 'extension_not_further' | 'extension_behind' | 'extension_needs_number';

/**
 * A decision to extend. It must reach further than the bound and any extension before, and no less far than what was
 * counted by now; left open (null) only where the range sets no ceiling. Past what is recommended it is taken with a
 * warning: need decides.
 */
export function decideExtension(
  { bounds, source = null, extensions, count = 0 }: ExtensionFacts,
  decision: ExtensionDecision,
): Decision<{ decision: ExtensionDecision; passed: PassedLimit | null }, ExtensionRefusal> {
  const { toSessions } = decision;
  const reach = reachOf(bounds, extensions);
  if (reach === null) return notAllowed('extension_no_upper_bound');
  if (reach === 'open') return notAllowed('extension_not_further');
  if (toSessions === null && !bounds.openExtension) return notAllowed('extension_needs_number');
  if (toSessions !== null && toSessions <= reach)
    return notAllowed('extension_not_further', { reached: reach });
  if (toSessions !== null && toSessions < count) return notAllowed('extension_behind', { count });
  return allowed({ decision, passed: limitPassed({ bounds, source }, toSessions) });
}

type ExtensionFacts = {
  bounds: CourseBounds;
  extensions: readonly ExtensionDecision[];
  /** What the source says, where the bounds are the service's own. */
  source?: CourseBounds | null;
  /** How much of the course there is by now. */
  count?: number;
};
