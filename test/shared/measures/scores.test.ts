import { describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { measureById, scaleOf } from '../../../shared/measures/catalogue.ts';
import type { Occasion } from '../../../shared/measures/codes.ts';
import {
  ageRemark,
  fromHundredths,
  readScore,
  scoresAskedFor,
  type ScoreEntry,
  secondAttendedOn,
  suggestOccasion,
  toHundredths,
  whatScoreLacks,
} from '../../../shared/measures/scores.ts';
import type { Informant, MeasureId } from '../../../shared/measures/types.ts';

const TODAY = localDate('2026-11-20');
const birthDate = localDate('2014-05-02');

function read(typed: string, id: MeasureId, informant: Informant = 'child', scaleId = 'total') {
  const measure = measureById(id);
  const scale = scaleOf(measure, informant, scaleId);
  if (scale === null) throw new Error('No such scale');
  return readScore(typed, scale, measure);
}

describe('reading a typed score', () => {
  test.each([
    ['0', 'sdq', 0],
    [' 40 ', 'sdq', 40],
    ['23.4', 'ors', 23.4],
    ['23,4', 'ors', 23.4],
    ['19.98', 'swemwbs', 19.98],
    ['14', 'wemwbs', 14],
    ['72', 'rcads_25', 72],
  ] as const)('%s in %s', (typed, id, score) => {
    expect(read(typed, id)).toEqual({ ok: true, score });
  });
  test.each([
    ['', 'sdq', 'Enter a number from 0 to 40'],
    ['41', 'sdq', 'Enter a number from 0 to 40'],
    ['-1', 'sdq', 'Enter a number from 0 to 40'],
    ['twelve', 'sdq', 'Enter a number from 0 to 40'],
    ['1e3', 'esq', 'Enter a number from 0 to 999'],
    ['13', 'wemwbs', 'Enter a number from 14 to 70'],
    ['12.5', 'sdq', 'Enter a whole number from 0 to 40'],
    ['12.55', 'ors', 'Enter a number from 0 to 40 with one decimal place at most'],
    ['19.987', 'swemwbs', 'Enter a number from 7 to 35 with two decimal places at most'],
    ['720', 'rcads_25', 'Enter a number from 0 to 150'],
  ] as const)('%s in %s is asked for again', (typed, id, message) => {
    expect(read(typed, id)).toEqual({ ok: false, message });
  });
  test('what is kept in hundredths comes back as it was typed', () => {
    for (let hundredths = 0; hundredths <= 4000; hundredths += 1)
      expect(toHundredths(fromHundredths(hundredths))).toBe(hundredths);
    expect(fromHundredths(toHundredths(23.4))).toBe(23.4);
  });
});

describe('what a score lacks', () => {
  const entry = (more: Partial<ScoreEntry> = {}): ScoreEntry => ({
    measure: 'sdq',
    informant: 'carer',
    completedOn: TODAY,
    values: { total: 17 },
    notDone: null,
    risk: null,
    ...more,
  });
  const lacks = (more: Partial<ScoreEntry>, born: typeof birthDate | null = birthDate) =>
    whatScoreLacks(entry(more), { today: TODAY, birthDate: born }).map(
      ({ field, code }) => `${field} ${code}`,
    );
  const risk = (more: object) => ({
    measure: 'yp_core' as const,
    informant: 'child' as const,
    risk: { answered: true, whatWasDone: '', isOpen: false, ...more },
  });

  test('nothing, with the total alone or with its scale', () => {
    expect(lacks({})).toEqual([]);
    expect(lacks({ values: { total: 17, impact: 4 } })).toEqual([]);
  });
  test('a total; scales stand for it only where the measure has none', () => {
    expect(lacks({ values: {} })).toEqual(['values score_needed']);
    expect(lacks({ values: { impact: 4 } })).toEqual(['values score_needed']);
    expect(lacks({ measure: 'tscc', informant: 'child', values: { anger: 61 } })).toEqual([]);
    expect(lacks({ measure: 'tscc', informant: 'child', values: {} })).toEqual(['values score_needed']);
  });
  test('each number in its own range, for whoever filled it in', () => {
    expect(lacks({ values: { total: 41 } })).toEqual(['value.total score_out_of_range']);
    expect(lacks({ informant: 'teacher', values: { total: 4, impact: 7 } })).toEqual([
      'value.impact score_out_of_range',
    ]);
    expect(lacks({ values: { total: 4, mood: 1 } })).toEqual(['value.mood score_out_of_range']);
    expect(lacks({ values: { total: 4.5 } })).toEqual(['value.total score_out_of_range']);
  });
  test('somebody who can fill it in, and a measure that gives a number', () => {
    expect(lacks({ informant: 'practitioner' })).toContain('informant score_not_by_them');
    expect(
      lacks({
        measure: 'ycors',
        informant: 'child',
        values: null,
        notDone: { reason: 'declined', detail: '' },
      }),
    ).toEqual(['informant score_not_by_them']);
    expect(lacks({ measure: 'gbo', informant: 'child' })).toContain('informant score_not_by_them');
  });
  test('a day that has come, in the child’s life', () => {
    expect(lacks({ completedOn: localDate('2026-11-21') })).toEqual(['completedOn future_date']);
    expect(lacks({ completedOn: localDate('2014-05-01') })).toEqual(['completedOn score_before_birth']);
    expect(lacks({ completedOn: localDate('2014-05-01') }, null)).toEqual([]);
  });
  test('a reason where it was not done, in words where it is another', () => {
    expect(lacks({ values: null })).toEqual(['notDoneReason not_done_reason_needed']);
    expect(lacks({ values: null, notDone: { reason: 'other', detail: ' ' } })).toEqual([
      'notDoneDetail not_done_words_needed',
    ]);
    expect(lacks({ values: null, notDone: { reason: 'declined', detail: '' } })).toEqual([]);
  });
  test('an answer about the risk item, and what was done or that nothing was yet', () => {
    expect(lacks({ ...risk({}), risk: null })).toEqual(['riskAnswered risk_answer_needed']);
    expect(lacks(risk({}))).toEqual(['riskAct risk_act_needed']);
    expect(lacks(risk({ whatWasDone: '  ' }))).toEqual(['riskAct risk_act_needed']);
    expect(lacks(risk({ whatWasDone: 'Rang their GP.' }))).toEqual([]);
    expect(lacks(risk({ isOpen: true }))).toEqual([]);
    expect(lacks(risk({ answered: false }))).toEqual([]);
  });
});

test('an age outside what it was made for is said, never refused', () => {
  const on = TODAY;
  expect(ageRemark(measureById('sdq'), 'child', { birthDate, on })).toBeNull();
  expect(ageRemark(measureById('ors'), 'child', { birthDate, on })).toBe(
    'Made for ages 13 and over; the child is 12. Its bands may not hold.',
  );
  expect(ageRemark(measureById('phq_9'), 'carer', { birthDate, on })).toBeNull();
  expect(ageRemark(measureById('ors'), 'child', { birthDate: null, on })).toBeNull();
  expect(ageRemark(measureById('esq'), 'carer', { birthDate, on })).toBeNull();
});

describe('what scores are asked for', () => {
  const days = (...on: string[]) => on.map((each) => localDate(each));
  const course = {
    attendedOn: days('2026-09-03', '2026-09-10', '2026-09-17'),
    reviewsHeldOn: days(),
    isReviewDue: false,
    endedOn: null,
  };
  const kept = (on: string, occasion: Occasion = 'other') => ({ completedOn: localDate(on), occasion });

  test('the second session counts in any order of entry', () => {
    expect(secondAttendedOn(days('2026-09-17', '2026-09-03', '2026-09-10'))).toBe('2026-09-10');
    expect(secondAttendedOn(days('2026-09-03'))).toBeNull();
  });
  test('a baseline until the second session', () => {
    expect(scoresAskedFor({ ...course, attendedOn: days() }, [], TODAY)).toBe('baseline');
    expect(scoresAskedFor({ ...course, attendedOn: days('2026-09-03') }, [], TODAY)).toBe('baseline');
    expect(
      scoresAskedFor({ ...course, attendedOn: days('2026-09-03') }, [kept('2026-09-01')], TODAY),
    ).toBeNull();
    expect(scoresAskedFor(course, [], TODAY)).toBeNull();
  });
  test('at a review that is due, once since the last', () => {
    const due = { ...course, isReviewDue: true };
    expect(scoresAskedFor(due, [kept('2026-09-01', 'baseline')], TODAY)).toBe('review');
    expect(scoresAskedFor(due, [kept('2026-11-01')], TODAY)).toBeNull();
    const second = { ...due, reviewsHeldOn: days('2026-11-02') };
    expect(scoresAskedFor(second, [kept('2026-11-01')], TODAY)).toBe('review');
  });
  test('at the ending, for four weeks, where anything was held', () => {
    const ended = { ...course, endedOn: localDate('2026-10-23') };
    expect(scoresAskedFor(ended, [kept('2026-09-01', 'baseline')], TODAY)).toBe('end');
    expect(scoresAskedFor(ended, [kept('2026-09-17')], TODAY)).toBeNull();
    expect(scoresAskedFor(ended, [], localDate('2026-11-21'))).toBeNull();
    expect(scoresAskedFor({ ...ended, attendedOn: days() }, [], TODAY)).toBeNull();
  });
  test('the occasion is offered from the day', () => {
    expect(suggestOccasion(null, TODAY)).toBe('other');
    expect(suggestOccasion(course, localDate('2026-09-09'))).toBe('baseline');
    expect(suggestOccasion(course, localDate('2026-09-10'))).toBe('other');
    expect(suggestOccasion({ ...course, isReviewDue: true }, TODAY)).toBe('review');
    expect(suggestOccasion({ ...course, reviewsHeldOn: days('2026-11-20') }, TODAY)).toBe('review');
    expect(suggestOccasion({ ...course, endedOn: localDate('2026-10-23') }, TODAY)).toBe('end');
    expect(suggestOccasion({ ...course, endedOn: localDate('2026-10-23') }, localDate('2026-09-01'))).toBe(
      'baseline',
    );
  });
});
