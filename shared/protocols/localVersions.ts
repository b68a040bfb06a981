// How a service holds a therapy otherwise than its source says: its own range, its own reviews, or both, with a reason.
import * as z from 'zod';
import { ReviewRhythm } from '../reviews/rhythm.ts';
import { boundsLabel, courseBoundsOf } from './catalogue.ts';
import { CourseBounds, type Protocol, ProtocolId } from './types.ts';

/** No therapy lasts longer, in whatever it is counted by (our own default). */
const MOST = 200;
const Age = z.int().min(0).max(25).nullable();
/** Ages in completed years, both within; null where that edge is not said. */
export const OwnAges = z.strictObject({ from: Age, through: Age });
const Amount = z.int().min(1, 'Enter 1 or more').max(MOST, `Enter ${MOST} or less`).nullable();

/** What a service may say of a therapy. Null: as its source says, or for reviews as the settings of the service say. */
export const VersionFields = z.strictObject({
  bounds: CourseBounds.extend({ min: Amount, max: Amount, extendTo: Amount }).nullable(),
  reviews: ReviewRhythm.extend({
    every: z.int().min(1, 'Enter 1 or more').max(60, 'Enter 60 or less'),
  }).nullable(),
  /** For which ages the service holds it. */
  ages: OwnAges.nullable().default(null),
});
export type VersionFields = z.infer<typeof VersionFields>;

/** A version as it was saved. Versions are never changed: the newest of a therapy is in force, and courses name theirs. */
export const LocalVersion = VersionFields.extend({
  id: z.string(),
  protocolId: ProtocolId,
  reason: z.string(),
});
export type LocalVersion = z.infer<typeof LocalVersion>;

export type VersionLack =
  | 'version_no_number'
  | 'version_max_below_min'
  | 'version_extension_without_max'
  | 'version_extension_not_further'
  | 'version_other_unit'
  | 'version_no_age'
  | 'own_ages_turned'
  | 'version_nothing_changed';

/** The question of the form that each is about. */
export const VERSION_FIELD_OF = {
  version_no_number: 'min',
  version_max_below_min: 'max',
  version_extension_without_max: 'extendTo',
  version_extension_not_further: 'extendTo',
  version_other_unit: 'unit',
  version_no_age: 'from',
  own_ages_turned: 'through',
  version_nothing_changed: 'range',
} as const satisfies Record<VersionLack, string>;

/**
 * What stands in the way of a version: numbers that contradict each other, another unit than the source counts in, or
 * nothing that differs from what is in force. It may be narrower or wider than its source: need decides, and the
 * source's own range stands beside it.
 */
export function whatVersionLacks(
  said: VersionFields,
  { source, inForce }: { source: CourseBounds; inForce: VersionFields },
): VersionLack[] {
  const lacks: VersionLack[] = said.bounds === null ? [] : whatBoundsLack(said.bounds);
  if (said.bounds !== null && hasNumber(source) && said.bounds.unit !== source.unit)
    lacks.push('version_other_unit');
  lacks.push(...whatAgesLack(said.ages));
  if (lacks.length === 0 && isSameVersion(said, inForce)) lacks.push('version_nothing_changed');
  return lacks;
}

function whatAgesLack(ages: VersionFields['ages']): VersionLack[] {
  if (ages === null) return [];
  const { from, through } = ages;
  if (from === null && through === null) return ['version_no_age'];
  return from !== null && through !== null && through < from ? ['own_ages_turned'] : [];
}

/** What a range contradicts in itself. */
export function whatBoundsLack({ min, max, extendTo, openExtension }: CourseBounds): VersionLack[] {
  const lacks: VersionLack[] = [];
  if (min === null && max === null) lacks.push('version_no_number');
  if (min !== null && max !== null && max < min) lacks.push('version_max_below_min');
  if (max === null && (extendTo !== null || openExtension)) lacks.push('version_extension_without_max');
  if (max !== null && extendTo !== null && extendTo <= max) lacks.push('version_extension_not_further');
  return lacks;
}

const hasNumber = ({ min, max }: CourseBounds) => min !== null || max !== null;

/** Whether two versions say the same. */
export function isSameVersion(one: VersionFields, other: VersionFields): boolean {
  const parts = ({ bounds, reviews, ages }: VersionFields) => [
    bounds === null
      ? null
      : [
          bounds.min,
          bounds.max,
          bounds.extendTo,
          bounds.openExtension && bounds.extendTo === null,
          bounds.unit,
        ],
    reviews === null ? null : [reviews.by, reviews.every],
    ages === null ? null : [ages.from, ages.through],
  ];
  return JSON.stringify(parts(one)) === JSON.stringify(parts(other));
}

const NO_DURATION = { minWeeks: null, maxWeeks: null, minMonths: null, maxMonths: null };

/** A therapy as a version of it holds it; what the source says a course is counted by stays beside it. */
export function withVersion(protocol: Protocol, version: LocalVersion): Protocol {
  const { bounds, reviews, ages, reason, id } = version;
  return {
    ...protocol,
    ...(ages === null ? {} : { ages: { ...ages, below: null, source: 'the service’s own' } }),
    ...(bounds === null ? {} : { bounds, duration: { ...protocol.duration, ...NO_DURATION } }),
    local: {
      versionId: id,
      // A therapy of the service's own has no other source to be held against.
      source: bounds === null || protocol.source === 'own' ? null : courseBoundsOf(protocol),
      ages: ages === null ? null : protocol.ages,
      reviews,
      reason,
    },
  };
}

/** 'Trauma-focused CBT (local range 10–14)': so that a figure that rests on a range of the service’s own says so. */
export function withLocalRanges(name: string, begunWith: readonly Protocol[]): string {
  const own = begunWith.filter(({ local }) => local !== null && local.source !== null);
  const ranges = [
    ...new Set(own.map((each) => boundsLabel({ bounds: courseBoundsOf(each) }) ?? '')),
  ].toSorted();
  if (ranges.length === 0) return name;
  return `${name} (local range${ranges.length === 1 ? '' : 's'} ${ranges.join(', ')})`;
}
