import { describe, expect, test } from 'vitest';
import { isSamePlace, routeOfState } from '../../renderer/route.ts';

describe('places in the app', () => {
  test('another tab of the same child is the same place, so that the focus stays', () => {
    expect(
      isSamePlace({ screen: 'child', childId: 'a' }, { screen: 'child', childId: 'a', tab: 'contacts' }),
    ).toBe(true);
    expect(isSamePlace({ screen: 'waitingList' }, { screen: 'waitingList', stage: 'offered' })).toBe(true);
  });

  test('another child, course or screen is another place', () => {
    expect(isSamePlace({ screen: 'child', childId: 'a' }, { screen: 'child', childId: 'b' })).toBe(false);
    expect(isSamePlace({ screen: 'course', courseId: 'a' }, { screen: 'course', courseId: 'b' })).toBe(false);
    expect(isSamePlace({ screen: 'today' }, { screen: 'returns' })).toBe(false);
  });

  test('a history entry gives its route back, and anything else gives none', () => {
    expect(routeOfState({ route: { screen: 'returns' } })).toEqual({ screen: 'returns' });
    for (const other of [null, undefined, 'x', {}, { route: null }, { route: 'today' }, { route: {} }]) {
      expect(routeOfState(other)).toBeNull();
    }
  });
});
