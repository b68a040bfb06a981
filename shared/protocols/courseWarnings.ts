// What is said of a course before it is planned or offered: an edge of age inside it, its money, the court. It asks for
// no reason and refuses nothing.
import { addDays, ageOn, formatDate, isAfter, type LocalDate, turnsOn } from '../dates.ts';
import { agesLabel } from './catalogue.ts';
import type { Protocol } from './types.ts';

export type CourseSpan = { startsOn: LocalDate; endsOn: LocalDate };
export type AroundCourse = {
  birthDate: LocalDate | null;
  /** The last day that is paid for; null where nobody said one. */
  fundedUntil: LocalDate | null;
  /** Criminal proceedings are open. */
  isPreTrial: boolean;
};
export type CourseWarning = {
  code: 'age_edge' | 'turns_18' | 'outlasts_funding' | 'group_pre_trial';
  sentence: string;
};

const ADULT = 18;

/**
 * What lies inside a course from its first day to its last: the birthday after which its source no longer states it
 * (on the date of the offer the child still fits), the 18th birthday, the end of the funding; and a group while criminal
 * proceedings are open (NG76 1.7.17 and 1.7.19 recommend groups all the same; CPS guidance on pre-trial therapy).
 */
export function courseWarnings(
  protocol: Protocol,
  { startsOn, endsOn }: CourseSpan,
  { birthDate, fundedUntil, isPreTrial }: AroundCourse,
): CourseWarning[] {
  const warnings: CourseWarning[] = [];
  if (birthDate !== null) {
    const { through, below } = protocol.ages;
    const edge = below ?? (through === null ? null : through + 1);
    const isWithin = (on: LocalDate) => isAfter(on, startsOn) && on <= endsOn;
    if (edge !== null && edge < ADULT && isWithin(turnsOn(birthDate, edge)))
      warnings.push({
        code: 'age_edge',
        sentence: `The child turns ${edge} on ${formatDate(turnsOn(birthDate, edge))}, within the course. It is stated for ${agesLabel(protocol)}.`,
      });
    if (isWithin(turnsOn(birthDate, ADULT)) && ageOn(birthDate, startsOn) < ADULT)
      warnings.push({
        code: 'turns_18',
        sentence: `The child turns 18 on ${formatDate(turnsOn(birthDate, ADULT))}, within the course. Plan now where support goes on.`,
      });
  }
  if (fundedUntil !== null && endsOn > fundedUntil)
    warnings.push({
      code: 'outlasts_funding',
      sentence: `The funding ends on ${formatDate(fundedUntil)}, before the course does. Ask the funder in good time.`,
    });
  if (isPreTrial && protocol.formats.some((format) => format.endsWith('_group')))
    warnings.push({
      code: 'group_pre_trial',
      sentence:
        'Criminal proceedings are open. In groups where accounts are shared, questions about evidence may come up: talk it through, and write down with whom.',
    });
  return warnings;
}

/** From the first day to the last of so many weekly sessions: about, as no date is chosen yet. */
export function aboutSpan(startsOn: LocalDate, sessions: number): CourseSpan {
  return { startsOn, endsOn: addDays(startsOn, Math.max(0, sessions - 1) * 7) };
}
