import { formatDate } from '../../shared/dates.ts';
import { bandOf } from '../../shared/measures/catalogue.ts';
import type { Occasion } from '../../shared/measures/codes.ts';
import type { MeasuredCourse } from '../../shared/measures/contract.ts';
import {
  changeBetween,
  changeWords,
  coursePair,
  type Pair,
  pointsOfCourse,
  reliableWords,
  type Series,
  waitingPair,
} from '../../shared/measures/pairs.ts';

/** What changed, in sentences: over the course, and apart from it before therapy began. */
export function changeLines(series: Series, course: MeasuredCourse | null): string[] {
  const points = course === null ? series.points : pointsOfCourse(series.points, course);
  const attendedOn = course?.attendedOn ?? [];
  const inCourse = coursePair(points, attendedOn);
  const waiting = waitingPair(points, attendedOn);
  return [
    ...(inCourse === null ? [] : [`In this course: ${pairWords(series, inCourse)}`]),
    ...(waiting === null
      ? []
      : [
          `Before the second session, so no treatment yet: ${pairWords(series, waiting)}${
            series.measure.fallsWhileWaiting ? ' This measure also falls with time alone.' : ''
          }`,
        ]),
  ];
}

/** 'better by 7, from 24 (1 Sep 2026) to 17 (12 Nov 2026). From high to borderline.' */
function pairWords({ measure, scale }: Series, pair: Pair): string {
  const { first, last } = pair;
  const change = changeBetween(measure, scale, pair);
  const reliable = reliableWords(change);
  const from = bandOf(scale, first.score);
  const to = bandOf(scale, last.score);
  const bands =
    from === null || to === null
      ? ''
      : from === to
        ? ` Still ${lower(to)}.`
        : ` From ${lower(from)} to ${lower(to)}.`;
  const told = `${changeWords(change)}, from ${first.score} (${formatDate(first.on)}) to ${last.score} (${formatDate(last.on)})`;
  return `${told}${reliable === null ? '' : `, ${reliable}`}.${bands}`;
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** What a course asks for now, gently. */
export const ASKED_WORDS: Record<Exclude<Occasion, 'other'>, { fact: string; what: string }> = {
  baseline: {
    fact: 'No baseline yet.',
    what: 'A score before the second session shows later what changed with therapy.',
  },
  review: {
    fact: 'A review is due or near.',
    what: 'A new score stands beside the last one there. If it was not done, say so and why.',
  },
  end: {
    fact: 'The course has ended.',
    what: 'A last score shows what changed. If it was not done, say so and why.',
  },
};
