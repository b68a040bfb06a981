import { describe, expect, test } from 'vitest';
import { continuityOf, type HeldCourse } from '../../../shared/continuity/figure.ts';
import { takingsOf } from '../../../shared/continuity/takings.ts';
import { addDays, localDate, type LocalDate } from '../../../shared/dates.ts';

const AS_AT = localDate('2026-11-20');
const on = (text: string): LocalDate => localDate(text);
const course = (more: Partial<HeldCourse> = {}): HeldCourse => ({
  childId: 'child',
  referralId: 'referral',
  startedOn: on('2026-01-08'),
  endedOn: null,
  holderId: 'ann',
  handovers: [],
  ...more,
});
const handover = (more: Partial<HeldCourse['handovers'][number]> = {}): HeldCourse['handovers'][number] => ({
  isCover: false,
  from: 'ann',
  to: 'bo',
  startsOn: on('2026-06-04'),
  endedOn: null,
  state: 'done',
  reason: 'left',
  ...more,
});
const figure = (courses: HeldCourse[], asAt = AS_AT) => {
  const { children, changed, changes } = continuityOf(courses, asAt);
  return [children.size, changed, changes];
};

describe('the figure of continuity', () => {
  test('counts a child once, and every change with its reason', () => {
    const twice = [handover(), handover({ from: 'bo', to: 'cy', startsOn: on('2026-09-03'), reason: 'fit' })];
    expect(figure([course({ holderId: 'cy', handovers: twice })])).toEqual([
      1,
      1,
      [
        { with: 'left', count: 1 },
        { with: 'fit', count: 1 },
      ],
    ]);
  });

  test('looks back twelve months: the day itself is out, the day after it in', () => {
    const held = (startsOn: LocalDate) =>
      figure([
        course({ startedOn: on('2024-01-08'), holderId: 'bo', handovers: [handover({ startsOn })] }),
      ])[1];
    expect(held(on('2025-11-20'))).toBe(0);
    expect(held(on('2025-11-21'))).toBe(1);
    expect(held(AS_AT)).toBe(1);
    expect(held(addDays(AS_AT, 1))).toBe(0);
    const leap = course({
      startedOn: on('2026-01-08'),
      holderId: 'bo',
      handovers: [handover({ startsOn: on('2027-02-28') })],
    });
    expect(figure([leap], on('2028-02-29'))[1]).toBe(0);
  });

  test('a course that ended before those months is not in it', () => {
    expect(figure([course({ startedOn: on('2025-01-08'), endedOn: on('2025-11-20') })])[0]).toBe(0);
    expect(figure([course({ startedOn: on('2025-01-08'), endedOn: on('2025-11-21') })])[0]).toBe(1);
    expect(figure([course({ holderId: null })])[0]).toBe(0);
  });

  test('short cover counts among every change and not among the children', () => {
    const cover = handover({
      isCover: true,
      startsOn: on('2026-06-04'),
      endedOn: on('2026-06-24'),
      reason: 'leave',
    });
    expect(figure([course({ handovers: [cover] })])).toEqual([
      1,
      0,
      [
        { with: 'cover', count: 1 },
        { with: 'back', count: 1 },
      ],
    ]);
  });

  test('what is planned or called off has not happened, and what came before the first session is allocation', () => {
    expect(
      figure([course({ handovers: [handover({ state: 'planned' }), handover({ state: 'called_off' })] })])[1],
    ).toBe(0);
    const before = handover({ startsOn: on('2026-01-08') });
    expect(figure([course({ holderId: 'bo', handovers: [before] })])).toEqual([1, 0, []]);
    const { leads } = takingsOf({ startedOn: null, holderId: 'bo', handovers: [before] });
    expect(leads).toEqual([]);
  });

  test('somebody else in the next course of the referral is a change; beside another course, or for another referral, not', () => {
    const first = course({ endedOn: on('2026-05-07') });
    const next = course({ startedOn: on('2026-06-11'), holderId: 'bo' });
    expect(figure([next, first])).toEqual([1, 1, [{ with: 'another_course', count: 1 }]]);
    expect(figure([course(), next])[1]).toBe(0);
    expect(figure([first, { ...next, referralId: 'another' }])[1]).toBe(0);
    expect(figure([first, { ...next, holderId: 'ann' }])[1]).toBe(0);
  });
});
