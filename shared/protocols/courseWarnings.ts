// What is said of a course before it is planned or offered: an edge of age inside it, its money, the court. It asks for
// no reason and refuses nothing.
import { addDays, ageOn, formatDate, isAfter, type LocalDate, turnsOn } from '../dates.ts';
import { isHeldOnlyInGroups } from '../groups/rules.ts';
import { agesInWords } from './catalogue.ts';
import type { Protocol } from './types.ts';

export type CourseSpan = { startsOn: LocalDate; endsOn: LocalDate };
export type AroundCourse = {
  birthDate: LocalDate | null;
  /** The day for which it was judged whether it fits: that of the offer. Null where nobody offered it. */
  judgedOn: LocalDate | null;
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
 * What lies between the day on which the fit was judged and the last of a course: the birthday after which its source no
 * longer states it (on the date of the offer the child still fits) and the 18th, also where it comes before the first day;
 * the end of the funding; and a group while criminal proceedings are open, where the therapy is held in no other way (NG76
 * 1.7.17 and 1.7.19 recommend groups all the same; CPS guidance on pre-trial therapy).
 */
export function courseWarnings(
  protocol: Protocol,
  { startsOn, endsOn }: CourseSpan,
  { birthDate, judgedOn, fundedUntil, isPreTrial }: AroundCourse,
): CourseWarning[] {
  const warnings: CourseWarning[] = [];
  if (birthDate !== null) {
    const { through, below } = protocol.ages;
    const edge = below ?? (through === null ? null : through + 1);
    const isAhead = (on: LocalDate) => on <= endsOn && (judgedOn === null || isAfter(on, judgedOn));
    const turns = (age: number) => {
      const on = turnsOn(birthDate, age);
      return isAfter(on, startsOn)
        ? `The child turns ${age} on ${formatDate(on)}, within the course.`
        : `The child is ${ageOn(birthDate, startsOn)} on the first day, ${formatDate(startsOn)}.`;
    };
    if (edge !== null && edge !== ADULT && isAhead(turnsOn(birthDate, edge)))
      warnings.push({
        code: 'age_edge',
        sentence: `${turns(edge)} It is ${agesInWords(protocol)}.`,
      });
    if (isAhead(turnsOn(birthDate, ADULT)))
      warnings.push({
        code: 'turns_18',
        sentence: `${turns(ADULT)} Plan now where support goes on.`,
      });
  }
  if (fundedUntil !== null && endsOn > fundedUntil)
    warnings.push({
      code: 'outlasts_funding',
      sentence: `The funding ends on ${formatDate(fundedUntil)}, before the course does. Ask the funder in good time.`,
    });
  if (isPreTrial && isHeldOnlyInGroups(protocol))
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
