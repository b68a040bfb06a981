// What the course's screen says beside its strip: the label of each carer's lane, and what the key explains.
import type { CourseView } from '../../shared/courses/contract.ts';
import { carerLimitOf, carerStrandsOf } from '../../shared/courses/facts.ts';
import { carerStanding } from '../../shared/courses/rules.ts';
import type { Strip } from '../../shared/courses/strip.ts';
import type { MarkState } from '../../shared/courses/stripMarks.ts';
import type { CarerLabel } from '../drawings/StripLabels.tsx';

const RARE: readonly string[] = ['late_not_seen', 'moved'];

/** The rarer marks of a strip, which its key then explains too. */
export function rareMarks({ counted, carers }: Strip): MarkState[] {
  const marks = [...counted, ...carers.flatMap(({ slots }) => slots)];
  const states = marks.flatMap(({ state, earlierTries }) => [
    state,
    ...earlierTries.map(({ status }) => status),
  ]);
  return [...new Set(states)].filter((state) => RARE.includes(state));
}

/** Each parent's or carer's own lane: their name, their count, and whose limit it is. */
export function carerLabels(course: CourseView): CarerLabel[] {
  const strands = carerStrandsOf(course);
  const unnamed = strands.filter(({ person }) => person === null);
  return strands.map((strand) => {
    const { count, ofLabel } = carerStanding(strand.attended, carerLimitOf(course, strand));
    return {
      id: strand.id,
      name: strand.person?.name.split(' ')[0] ?? null,
      relation:
        strand.person === null
          ? `Parent or carer${unnamed.length > 1 ? ` ${unnamed.indexOf(strand) + 1}` : ''}`
          : (strand.person.relationship ?? 'carer'),
      done: count,
      limit: ofLabel === null ? null : `of ${ofLabel}`,
    };
  });
}
