import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate, localTime } from '../../../shared/dates.ts';
import { instantOf, londonDateOf, londonTimeOf } from '../../../shared/instants.ts';
import { mayReadConcern } from '../../../shared/roles.ts';
import { RISK_KINDS, RISK_LEVELS } from '../../../shared/safeguarding/codes.ts';
import {
  clockWords,
  gravestFirst,
  hoursSince,
  whatIsLeft,
  whatIsWrong,
  whatRiskLacks,
} from '../../../shared/safeguarding/rules.ts';

const on = localDate('2026-11-20');
const told = (whom: 'social_care' | 'parent_or_carer') => ({ whom, name: '', on, time: null });
const NOTHING = { concern: '', knownBy: '', done: '', told: [], whyNobodyTold: '' };
const ALL = {
  concern: 'A concern',
  knownBy: 'Kim',
  done: 'Rang',
  told: [told('parent_or_carer')],
  whyNobodyTold: '',
};

describe('what a record of a concern still lacks', () => {
  test('is everything at first and nothing once all was said', () => {
    expect(whatIsLeft({ danger: null, words: NOTHING })).toEqual([
      'danger',
      'concern',
      'knownBy',
      'done',
      'told',
    ]);
    expect(whatIsLeft({ danger: 'not_sure', words: ALL })).toEqual([]);
  });
  test('nobody told is complete with the reason why', () => {
    expect(whatIsLeft({ danger: 'no', words: { ...ALL, told: [] } })).toEqual(['told']);
    expect(
      whatIsLeft({ danger: 'no', words: { ...ALL, told: [], whyNobodyTold: 'No risk was found' } }),
    ).toEqual([]);
  });
  test('in danger now, telling a parent alone is not enough', () => {
    expect(whatIsLeft({ danger: 'yes', words: ALL })).toEqual(['told']);
    expect(whatIsLeft({ danger: 'yes', words: { ...ALL, told: [told('social_care')] } })).toEqual([]);
  });
});

test('times that cannot be are named', () => {
  const now = '2026-11-20T12:00:00.000Z';
  const known = '2026-11-20T10:00:00.000Z';
  expect(whatIsWrong({ knownAt: known, toldAt: [now] }, now)).toBeNull();
  expect(whatIsWrong({ knownAt: '2026-11-20T12:01:00.000Z', toldAt: [] }, now)).toBe('known_in_future');
  expect(whatIsWrong({ knownAt: known, toldAt: ['2026-11-20T12:01:00.000Z'] }, now)).toBe('told_in_future');
  expect(whatIsWrong({ knownAt: known, toldAt: ['2026-11-20T09:59:00.000Z'] }, now)).toBe(
    'told_before_known',
  );
});

describe('the clock', () => {
  test.each([
    [0, 'under an hour'],
    [1, '1 hour'],
    [23, '23 hours'],
    [24, '1 day'],
    [49, '2 days 1 hour'],
    [75, '3 days 3 hours'],
  ])('%i hours are "%s"', (hours, words) => expect(clockWords(hours)).toBe(words));
  test('counts whole hours and never below nought', () => {
    expect(hoursSince('2026-11-20T10:00:00.000Z', '2026-11-20T11:59:59.000Z')).toBe(1);
    expect(hoursSince('2026-11-20T10:00:00.000Z', '2026-11-20T09:00:00.000Z')).toBe(0);
  });
  test('an hour that comes twice is taken as the first, one left out as if the clock had not moved', () => {
    expect(instantOf(localDate('2026-10-25'), localTime('01:30'))).toBe('2026-10-25T00:30:00.000Z');
    expect(instantOf(localDate('2026-03-29'), localTime('01:30'))).toBe('2026-03-29T01:30:00.000Z');
  });
  test('a date and time come back from their instant, all year but in the hour that is left out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 1439 }), (days, minute) => {
        const date = addDays(localDate('2026-01-01'), days);
        const pad = (number: number) => String(number).padStart(2, '0');
        const time = localTime(`${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`);
        fc.pre(!(['2026-03-29', '2027-03-28', '2028-03-26'].includes(date) && Math.floor(minute / 60) === 1));
        const instant = instantOf(date, time);
        expect([londonDateOf(instant), londonTimeOf(instant)]).toEqual([date, time]);
      }),
    );
  });
});

describe('who reads the words of a concern', () => {
  const concern = { recordedBy: 'kim', practitionerIds: ['jo'] };
  const actor = (
    accountId: string,
    roles: Parameters<typeof mayReadConcern>[0]['roles'],
    practitionerId?: string,
  ) => ({
    accountId,
    roles,
    practitionerId: practitionerId ?? null,
  });
  test.each([
    ['the lead', actor('a', ['safeguarding_lead']), true],
    ['a coordinator', actor('a', ['coordinator']), true],
    ['whoever recorded it, whatever their role', actor('kim', ['manager']), true],
    ['the child’s therapist', actor('a', ['therapist'], 'jo'), true],
    ['another therapist', actor('a', ['therapist'], 'ama'), false],
    ['a therapist without courses', actor('a', ['therapist']), false],
    ['a manager', actor('a', ['manager']), false],
    ['an administrator', actor('a', ['administrator'], 'jo'), false],
    ['an auditor', actor('a', ['auditor']), false],
  ])('%s: %s', (_who, who, reads) => expect(mayReadConcern(who, concern)).toBe(reads));
});

describe('a risk', () => {
  const today = '2026-11-20';
  const risk = { level: 'high' as const, words: 'Known', hasHolder: true, reviewOn: '2026-12-01' };
  test('needs words, a holder and a day ahead; only words once it is over', () => {
    expect(whatRiskLacks(risk, today)).toBeNull();
    expect(whatRiskLacks({ ...risk, words: '' }, today)).toBe('risk_words_needed');
    expect(whatRiskLacks({ ...risk, hasHolder: false }, today)).toBe('no_risk_holder');
    expect(whatRiskLacks({ ...risk, reviewOn: today }, today)).toBe('review_not_ahead');
    expect(whatRiskLacks({ ...risk, reviewOn: null }, today)).toBe('review_not_ahead');
    expect(whatRiskLacks({ ...risk, level: 'over', hasHolder: false, reviewOn: null }, today)).toBeNull();
  });
  test('the gravest stands first, in one order whatever the order before', () => {
    const any = fc.record({ kind: fc.constantFrom(...RISK_KINDS), level: fc.constantFrom(...RISK_LEVELS) });
    fc.assert(
      fc.property(fc.array(any), (risks) => {
        expect(gravestFirst(risks.toReversed())).toEqual(gravestFirst(risks));
      }),
    );
    expect(
      gravestFirst([
        { kind: 'home', level: 'low' },
        { kind: 'other', level: 'high' },
      ])[0]?.level,
    ).toBe('high');
  });
});
