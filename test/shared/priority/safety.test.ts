import { describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { DEFAULT_BAND_RULES } from '../../../shared/priority/bandRules.ts';
import { alsoWorrying, suggestBand } from '../../../shared/priority/rules.ts';
import { graveAnswers, type Look, safetyOwed } from '../../../shared/priority/safety.ts';

const day = (on: number) => localDate(`2026-11-0${on}`);
const look = (on: number, answers: Look['answers'], by = 'a', isSettled = false): Look => ({
  on: day(on),
  by,
  answers,
  isSettled,
});
const NOTHING = { concerns: [], risks: [] };
const HARM = { self_harm: 'serious' } as const;
const UNSAFE = { safety: 'serious' } as const;

describe('what a look at priority said of safety', () => {
  test('is owed a record since the first of the looks on end that said so, and by whoever said it', () => {
    const looks = [look(5, HARM, 'b'), look(3, HARM), look(2, { self_harm: 'some' }), look(1, HARM)];
    expect(safetyOwed(looks, NOTHING)).toEqual([{ factor: 'self_harm', since: day(3), by: 'a' }]);
    expect(safetyOwed([look(5, { ...HARM, ...UNSAFE })], NOTHING)).toHaveLength(2);
    expect(safetyOwed([], NOTHING)).toEqual([]);
    expect(safetyOwed([{ on: null, by: null, answers: null, isSettled: false }], NOTHING)).toEqual([]);
  });

  test('a lesser answer owes nothing, and a later one settles', () => {
    expect(safetyOwed([look(1, { safety: 'some', self_harm: 'not_known' })], NOTHING)).toEqual([]);
    expect(safetyOwed([look(2, { safety: 'none' }), look(1, UNSAFE)], NOTHING)).toEqual([]);
    expect(safetyOwed([look(2, {}), look(1, UNSAFE)], NOTHING)).toEqual([]);
  });

  test('whoever says why not settles all until then; said anew after that, it is owed anew', () => {
    const settled = look(3, { ...HARM, ...UNSAFE }, 'a', true);
    expect(safetyOwed([settled, look(1, HARM)], NOTHING)).toEqual([]);
    expect(safetyOwed([look(5, HARM, 'b'), settled], NOTHING)).toEqual([
      { factor: 'self_harm', since: day(5), by: 'b' },
    ]);
  });

  test('a concern recorded since, or one still open, settles; a complete one from before does not', () => {
    const concern = (on: number, isOpen: boolean) => ({
      concerns: [{ recordedOn: day(on), isOpen }],
      risks: [],
    });
    expect(safetyOwed([look(3, UNSAFE)], concern(3, false))).toEqual([]);
    expect(safetyOwed([look(3, UNSAFE)], concern(1, true))).toEqual([]);
    expect(safetyOwed([look(3, UNSAFE)], concern(2, false))).toHaveLength(1);
    // Saying it again after the concern was recorded asks for no second one.
    expect(safetyOwed([look(5, UNSAFE), look(3, UNSAFE)], concern(4, false))).toEqual([]);
  });

  test('a risk of its own kind settles while it stands; another kind does not, unless recorded since as another risk', () => {
    const risk = (kind: 'self_harm' | 'home' | 'other', level: 'high' | 'over', on: number) => ({
      concerns: [],
      risks: [{ kind, level, setOn: day(on) }],
    });
    expect(safetyOwed([look(3, HARM)], risk('self_harm', 'high', 1))).toEqual([]);
    expect(safetyOwed([look(3, HARM)], risk('self_harm', 'over', 1))).toHaveLength(1);
    expect(safetyOwed([look(3, HARM)], risk('self_harm', 'over', 4))).toEqual([]);
    expect(safetyOwed([look(3, HARM)], risk('home', 'high', 4))).toHaveLength(1);
    expect(safetyOwed([look(3, UNSAFE)], risk('home', 'high', 1))).toEqual([]);
    expect(safetyOwed([look(3, UNSAFE)], risk('other', 'high', 1))).toHaveLength(1);
    expect(safetyOwed([look(3, UNSAFE)], risk('other', 'high', 3))).toEqual([]);
  });

  test('the gravest answers are named, and so is every reason for a band', () => {
    const answers = { safety: 'serious', self_harm: 'serious', carers: 'serious', siblings: 'some' } as const;
    expect(graveAnswers(answers)).toEqual(['safety', 'self_harm']);
    expect(suggestBand(answers, DEFAULT_BAND_RULES).because).toEqual(['safety', 'self_harm']);
    expect(alsoWorrying(answers, DEFAULT_BAND_RULES)).toEqual([
      { factor: 'carers', band: 2 },
      { factor: 'siblings', band: 3 },
    ]);
    expect(alsoWorrying({}, DEFAULT_BAND_RULES)).toEqual([]);
  });
});
