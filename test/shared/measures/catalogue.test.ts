import { describe, expect, test } from 'vitest';
import {
  bandOf,
  directionWords,
  formAgesWords,
  formOf,
  limitsOf,
  measureById,
  MEASURES,
  rangeWords,
  scaleOf,
} from '../../../shared/measures/catalogue.ts';
import { type Informant, MEASURE_IDS, type MeasureId, type Scale } from '../../../shared/measures/types.ts';
import {
  MEASURES_USED_AT_FIRST,
  MeasuresUsed,
  usedChange,
  usedMeasures,
} from '../../../shared/measures/used.ts';
import { SETTINGS, settingsFrom, settingWords } from '../../../shared/service/settings.ts';
import { TABLE } from './catalogueTable.ts';

const cells = (line: string) => line.split('|').map((cell) => cell.trim());

function rangeCell({ range, enteredAs }: Scale): string {
  const mark = range?.basis === 'worked_out' ? '*' : '';
  const numbers = range === null ? '?' : `${range.least}-${range.most}${mark}`;
  return [numbers, ...{ total: [], t_score: ['T'], converted: ['converted'] }[enteredAs]].join(' ');
}

function agesCell({ from, through }: { from: number | null; through: number | null }): string {
  return from === null ? 'any' : through === null ? `${from}+` : `${from}-${through}`;
}

test('every id has one measure, and no two share a short name', () => {
  expect(MEASURES.map(({ id }) => id).toSorted()).toEqual([...MEASURE_IDS].toSorted());
  expect(new Set(MEASURES.map(({ shortName }) => shortName)).size).toBe(MEASURES.length);
});

test('every number that can be entered is as the typed table has it, and nothing beside', () => {
  const held = MEASURES.filter(({ kind }) => kind === 'score').flatMap((measure) =>
    measure.forms.flatMap(({ informant, ages, scales }) =>
      scales.map((scale) => [
        measure.id,
        informant,
        agesCell(ages),
        scale.id,
        rangeCell(scale),
        measure.direction === 'lower_better' ? 'falls' : 'rises',
        scale.bands?.map(({ from }) => from).join(' ') ?? '-',
        String(scale.reliableChange ?? '-'),
      ]),
    ),
  );
  const typed = TABLE.trim().split('\n').map(cells);
  expect(held.toSorted()).toEqual(typed.toSorted());
});

test('what is asked beside a score, what falls with time alone, and what gives no number', () => {
  const idsOf = (is: (id: MeasureId) => boolean) => MEASURE_IDS.filter(is);
  expect(idsOf((id) => measureById(id).hasRiskItem)).toEqual(['yp_core', 'core_10']);
  expect(idsOf((id) => measureById(id).fallsWhileWaiting)).toEqual(['phq_9', 'gad_7']);
  expect(idsOf((id) => measureById(id).kind === 'not_scored')).toEqual(['ycors']);
  expect(idsOf((id) => measureById(id).kind === 'goals')).toEqual(['gbo']);
  expect(measureById('ycors').forms.flatMap(({ scales }) => scales)).toEqual([]);
  expect(idsOf((id) => measureById(id).decimals > 0)).toEqual(['ors', 'cors', 'srs', 'csrs', 'swemwbs']);
});

describe('bands', () => {
  const band = (id: MeasureId, informant: Informant, score: number, scaleId = 'total') => {
    const scale = scaleOf(measureById(id), informant, scaleId);
    return scale === null ? 'no such scale' : bandOf(scale, score);
  };
  test('a cut-off belongs to the band it opens', () => {
    expect(band('cries_8', 'child', 16)).toBe('Below the cut-off');
    expect(band('cries_8', 'child', 17)).toBe('At or above the cut-off');
    expect(band('cries_13', 'child', 30)).toBe('At or above the cut-off');
    expect(band('cries_13', 'carer', 30)).toBe('Below the cut-off');
  });
  test('the same total lies in another band when somebody else filled it in', () => {
    expect(band('sdq', 'carer', 16)).toBe('Borderline');
    expect(band('sdq', 'teacher', 16)).toBe('High');
    expect(band('sdq_2_4', 'carer', 16)).toBe('High');
  });
  test('unknown stays unknown', () => {
    expect(band('yp_core', 'child', 40)).toBeNull();
    expect(band('ors', 'child', 12)).toBeNull();
    expect(band('sdq', 'carer', 5, 'impact')).toBeNull();
    expect(band('sdq', 'practitioner', 5)).toBe('no such scale');
  });
  test('begin at the lowest score and rise', () => {
    for (const { forms } of MEASURES)
      for (const { bands, ...scale } of forms.flatMap((form) => form.scales)) {
        if (bands === null) continue;
        const from = bands.map((each) => each.from);
        expect(from).toEqual([...new Set(from)].toSorted((a, b) => a - b));
        expect(from[0]).toBe(limitsOf({ bands, ...scale }).least);
        expect(new Set(bands.map(({ label }) => label)).size).toBe(bands.length);
      }
  });
});

test('in words', () => {
  const [total] = formOf(measureById('sdq'), 'carer')?.scales ?? [];
  const [tScore] = formOf(measureById('rcads_25'), 'child')?.scales ?? [];
  const [unknown] = formOf(measureById('esq'), 'child')?.scales ?? [];
  expect([total, tScore, unknown].map((scale) => scale && rangeWords(scale))).toEqual([
    '0 to 40',
    'T score',
    'no range stated',
  ]);
  expect([tScore, unknown].map((scale) => scale && limitsOf(scale))).toEqual([
    { least: 0, most: 150 },
    { least: 0, most: 999 },
  ]);
  expect(directionWords(measureById('ors'))).toBe('Higher is better');
  expect(directionWords(measureById('sdq'))).toBe('Lower is better');
  expect(formAgesWords({ ages: { from: null, through: 5 } })).toBe('up to 5');
  expect(formAgesWords({ ages: { from: 13, through: null } })).toBe('13 and over');
  expect(formAgesWords({ ages: { from: null, through: null } })).toBeNull();
});

describe('which measures a service uses', () => {
  test('those free on paper until somebody says otherwise; none is an answer', () => {
    expect(settingsFrom({}).measuresUsed).toEqual(MEASURES_USED_AT_FIRST);
    expect(settingsFrom({ measuresUsed: ['mood_ring'] }).measuresUsed).toEqual(MEASURES_USED_AT_FIRST);
    expect(settingsFrom({ measuresUsed: [] }).measuresUsed).toEqual([]);
    expect(MeasuresUsed.safeParse(['ors', 'ors']).success).toBe(false);
    expect(SETTINGS.measuresUsed.shape.safeParse(SETTINGS.measuresUsed.default).success).toBe(true);
    for (const id of MEASURES_USED_AT_FIRST) expect(measureById(id).licence).toMatch(/free/i);
  });
  test('said as a count, in the order of the catalogue, and a change as what came and went', () => {
    expect(settingWords('measuresUsed', [])).toBe('No measures');
    expect(settingWords('measuresUsed', ['ors'])).toBe('1 of 25 measures');
    expect(usedMeasures(['core_10', 'sdq']).map(({ id }) => id)).toEqual(['sdq', 'core_10']);
    expect(usedChange(['sdq', 'ors'], ['ors', 'gbo'])).toEqual({ added: ['gbo'], removed: ['sdq'] });
  });
});
