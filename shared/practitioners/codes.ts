import * as z from 'zod';

/**
 * What supervision is for: the four purposes that practice standards for work with children name alike, in our own words. A
 * talk may serve several.
 */
export const SUPERVISION_PURPOSES = ['practice', 'learning', 'support', 'service'] as const;
export const SupervisionPurpose = z.enum(SUPERVISION_PURPOSES);
export type SupervisionPurpose = z.infer<typeof SupervisionPurpose>;
export const SUPERVISION_PURPOSE_LABELS: Record<SupervisionPurpose, string> = {
  practice: 'Safe and sound work (managerial)',
  learning: 'Learning and skill (developmental)',
  support: 'How the work weighs on them (supportive)',
  service: 'Between them and the service (mediating)',
};

/** As whom children see somebody, since a child may ask for a woman or for a man. Null where it was not asked. */
export const SEEN_AS = ['woman', 'man', 'other'] as const;
export const SeenAs = z.enum(SEEN_AS);
export type SeenAs = z.infer<typeof SeenAs>;
export const SEEN_AS_LABELS: Record<SeenAs, string> = {
  woman: 'A woman',
  man: 'A man',
  other: 'In another way',
};
