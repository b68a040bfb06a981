import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ETHNIC_GROUPS, ETHNIC_GROUPS_LABELS } from '../../../shared/children/codes.ts';
import { addDays, localDate, partsOf } from '../../../shared/dates.ts';
import {
  parseAbuseTypes,
  parseEthnicity,
  parsePriority,
  parseSex,
  parseSource,
  parseYesNo,
  saysNothing,
} from '../../../shared/imports/codes.ts';
import { looksLikePhone, parsePhone, parsePostcode } from '../../../shared/imports/contacts.ts';
import { formatShort, parseDate, serialToDate } from '../../../shared/imports/dates.ts';
import { joinName, nameKey, namesTwo, parseName } from '../../../shared/imports/names.ts';
import type { Cell } from '../../../shared/imports/sheet.ts';
import { REFERRAL_SOURCES, REFERRAL_SOURCES_LABELS } from '../../../shared/referrals/codes.ts';

const text = (value: string): Cell => ({ kind: 'text', text: value });
const number = (value: number | string): Cell => ({ kind: 'number', text: String(value) });
const anyDay = fc.integer({ min: 0, max: 72_683 }).map((n) => addDays(localDate('2000-01-01'), n % 36_500));

describe('dates as people write them', () => {
  test.each([
    ['17/03/2016', '2016-03-17'],
    ['9/6/26', '2026-06-09'],
    ['09-06-26', '2026-06-09'],
    ['9.6.2026', '2026-06-09'],
    ['9 6 2026', '2026-06-09'],
    ['01/02/2026', '2026-02-01'],
    ['12 Sept 2026', '2026-09-12'],
    ['12-Sep-26', '2026-09-12'],
    ['12th September 2026', '2026-09-12'],
    ['1st of May, 2026', '2026-05-01'],
    ['Sept 12 2026', '2026-09-12'],
    ['September 12th, 2026', '2026-09-12'],
    ['Friday 20 November 2026', '2026-11-20'],
    ['Fri, 20 Nov 26', '2026-11-20'],
    ['2026-09-12', '2026-09-12'],
    ['2026/9/2', '2026-09-02'],
    ['2026-09-12T00:00:00.000Z', '2026-09-12'],
    ['17/03/2016 14:30', '2016-03-17'],
    ['2026-09-12 23:59:59', '2026-09-12'],
    ['29/02/24', '2024-02-29'],
    ['1/1/00', '2000-01-01'],
    ['14/8/98', '2098-08-14'],
    ['  12   Sept   2026 ', '2026-09-12'],
  ])('%j is %s', (written, date) => {
    expect(parseDate(text(written))).toMatchObject({ ok: true, date });
  });

  test.each([
    ['31/02/26', 'There is no 31 February.'],
    ['31 Feb 2026', 'There is no 31 February.'],
    ['29/02/2025', 'There is no 29 February in 2025.'],
    ['31/04/2026', 'There is no 31 April.'],
    ['0/5/2026', 'There is no 0 May.'],
    ['12/13/2026', 'There is no month 13: dates are read as day, month, year.'],
    ['2026-13-01', 'There is no month 13: dates are read as day, month, year.'],
    ['12 Smarch 2026', '“Smarch” is not the name of a month.'],
    ['1/1/1066', 'The year 1066 is not one Holdfast can keep.'],
    ['early May', 'This is not a whole date with day, month and year.'],
    ['Sept 2026', 'This is not a whole date with day, month and year.'],
    ['12/09', 'This is not a whole date with day, month and year.'],
    ['2026', 'This is not a whole date with day, month and year.'],
    ['12/09/026', 'This is not a whole date with day, month and year.'],
    ['12/09/2026 or 13/09/2026', 'This is not a whole date with day, month and year.'],
  ])('%j is refused: %s', (written, message) => {
    expect(parseDate(text(written))).toEqual({ ok: false, message });
  });

  test('a month never comes first in figures', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('/', '-', '.', ' '), fc.boolean(), (date, mark, short) => {
        const { day, month, year } = partsOf(date);
        const written = [day, month, short ? String(year).slice(2) : year].join(mark);
        const read = parseDate(text(written));
        const expected = short ? `20${date.slice(2)}` : date;
        expect(read.ok ? read.date : read.message).toBe(expected);
        expect(read.ok && read.certain).toBe(day > 12 || day === month);
      }),
    );
  });

  test('what is written as dd/mm/yyyy reads back as the same day', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        expect(parseDate(text(formatShort(date)))).toMatchObject({ ok: true, date });
      }),
    );
  });

  test('no text makes the reader fail, and what it reads is a real date', () => {
    fc.assert(
      fc.property(fc.string(), (written) => {
        const read = parseDate(text(written));
        expect(read.ok ? read.date : read.message).toMatch(read.ok ? /^\d{4}-\d\d-\d\d$/ : /\.$/);
      }),
    );
  });
});

describe('dates as Excel counts them', () => {
  test.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, null],
    [61, false, '1900-03-01'],
    [46000, false, '2025-12-09'],
    [46000.999, false, '2025-12-09'],
    [44538, true, '2025-12-09'],
    [0, true, '1904-01-01'],
    [0.5, false, null],
    [-3, false, null],
    [9e9, false, null],
    [Number.NaN, false, null],
  ])('day %d (from 1904: %s) is %s', (serial, date1904, date) => {
    expect(serialToDate(serial, date1904)).toBe(date);
  });

  test.each([
    [46000, '2025-12-09'],
    [36526, '2000-01-01'],
  ])('a bare %d in a column of dates is a day count', (serial, date) => {
    expect(parseDate(number(serial))).toMatchObject({ ok: true, date });
  });
  test.each([2026, 45, 7700900123])('a bare %d is not', (serial) => {
    expect(parseDate(number(serial)).ok).toBe(false);
  });
});

describe('names', () => {
  test.each([
    ['Bryn Sampleford', 'Bryn Sampleford', 'Bryn', 'Sampleford'],
    ['Sampleford, Bryn', 'Bryn Sampleford', 'Bryn', 'Sampleford'],
    ['  Anna-Maria   Van Der Notional ', 'Anna-Maria Van Der Notional', 'Anna-Maria', 'Van Der Notional'],
    ['Gethin ap Testwood', 'Gethin ap Testwood', 'Gethin', 'ap Testwood'],
    ['Siân O’Placeholder', 'Siân O’Placeholder', 'Siân', 'O’Placeholder'],
    ['عائشہ خان', 'عائشہ خان', 'عائشہ', 'خان'],
    ['Ŵynne', 'Ŵynne', 'Ŵynne', ''],
    ['Sampleford,', 'Sampleford', 'Sampleford', ''],
  ])('%j', (written, full, first, last) => {
    expect(parseName(written)).toEqual({ full, first, last });
  });
  test.each(['', ' ', '-', '?', '12', 'unknown', 'N/K', 'Not known', 'TBC', '#REF!'])(
    '%j is no name',
    (written) => {
      expect(parseName(written)).toBeNull();
    },
  );
  test('one of two columns is enough', () => {
    expect(joinName('Bryn', '')).toEqual({ full: 'Bryn', first: 'Bryn', last: '' });
    expect(joinName('', 'Sampleford')?.full).toBe('Sampleford');
    expect(joinName(' ', '-')).toBeNull();
  });
  test.each([
    ['Zoë Sampleford', 'ZOE  sampleford'],
    ['Siân O’Placeholder', "Sian O'Placeholder"],
    ['Anna-Maria Testwood', 'Anna Maria Testwood'],
    ['Łucja Fakeham', 'Lucja Fakeham'],
  ])('%s and %s are one name', (a, b) => expect(nameKey(a)).toBe(nameKey(b)));
  test.each([
    ['Bryn Sampleford', 'Bryn Samplefort'],
    ['राम', 'रमा'],
    ['Ola Testwood', 'Olaf Testwood'],
  ])('%s and %s are two', (a, b) => expect(nameKey(a)).not.toBe(nameKey(b)));
  test('two children in one cell', () => {
    expect(namesTwo('Tomasz and Ola Trialby')).toBe(true);
    expect(namesTwo('Tomasz & Ola Trialby')).toBe(true);
    expect(namesTwo('Andrea Sandford')).toBe(false);
  });
});

describe('telephone numbers', () => {
  test.each<[Cell, string, boolean]>([
    [number(7700900123), '07700900123', true],
    [number(1632960001), '01632960001', true],
    [number(447700900123), '+447700900123', true],
    [text('7700 900123'), '07700 900123', true],
    [text('07700 900123'), '07700 900123', false],
    [text('+44 7700 900123'), '+44 7700 900123', false],
    [text('07700 900123 / 01632 960001 (gran)'), '07700 900123 / 01632 960001 (gran)', false],
    [number(12345), '12345', false],
  ])('%o', (cell, written, restored) => expect(parsePhone(cell)).toEqual({ text: written, restored }));
  test('every number keeps its leading nought', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.constantFrom(1, 2, 3, 7), (rest, first) => {
        const whole = `0${first}${String(rest).padStart(9, '0')}`;
        expect(parsePhone(number(Number(whole))).text).toBe(whole);
        expect(parsePhone(text(whole)).text).toBe(whole);
      }),
    );
  });
  test('what looks like one', () => {
    expect(looksLikePhone('07700 900123 (mum)')).toBe(true);
    expect(looksLikePhone('17/03/2016')).toBe(false);
  });
  test.each([
    ['zz11aa', 'ZZ1 1AA'],
    [' ZZ10  1aa ', 'ZZ10 1AA'],
    ['no fixed abode', 'no fixed abode'],
  ])('postcode %j', (written, expected) => expect(parsePostcode(written)).toBe(expected));
});

describe('words for codes', () => {
  test.each<[string, 1 | 2 | 3 | null]>([
    ['Red', 1],
    ['R', 1],
    ['HIGH', 1],
    ['1', 1],
    ['P1', 1],
    ['Priority 2', 2],
    ['amber', 2],
    ['Med', 2],
    ['Green', 3],
    ['low', 3],
    ['Tier 3', 3],
    ['4', null],
    ['Ask Jo', null],
    ['', null],
  ])('priority %j is band %s', (written, band) => expect(parsePriority(written)).toBe(band));

  test.each([
    ['F', 'female'],
    ['girl', 'female'],
    ['Male', 'male'],
    ['Prefer not to say', 'prefer_not_to_say'],
    ['n/k', 'not_known'],
    ['non-binary', null],
    ['trans boy', null],
    ['x', null],
  ])('sex %j is %s', (written, sex) => expect(parseSex(written)).toBe(sex));

  test.each(ETHNIC_GROUPS)('ethnicity: %s is known by its own words', (group) => {
    expect(parseEthnicity(ETHNIC_GROUPS_LABELS[group])).toBe(group);
  });
  test.each([
    ['White British', 'white_british'],
    ['WBRI', 'white_british'],
    ['White - British', 'white_british'],
    ['White/Welsh', 'white_british'],
    ['White Irish', 'white_irish'],
    ['Gypsy or Irish Traveller', 'white_gypsy_or_irish_traveller'],
    ['Roma', 'white_roma'],
    ['Any other White background', 'white_other'],
    ['White & Black Caribbean', 'mixed_white_and_black_caribbean'],
    ['Mixed: White and Black African', 'mixed_white_and_black_african'],
    ['White and Asian', 'mixed_white_and_asian'],
    ['Any other mixed background', 'mixed_other'],
    ['Asian or Asian British - Indian', 'asian_indian'],
    ['British Pakistani', 'asian_pakistani'],
    ['Bangladeshi', 'asian_bangladeshi'],
    ['Chinese', 'asian_chinese'],
    ['Any other Asian background', 'asian_other'],
    ['Black African', 'black_african'],
    ['Black or Black British: Caribbean', 'black_caribbean'],
    ['Any other Black background', 'black_other'],
    ['Arab', 'arab'],
    ['Any other ethnic group', 'any_other'],
    ['not known', 'not_known'],
    ['Not asked', 'not_asked'],
    ['prefer not to say', 'prefer_not_to_say'],
  ])('ethnicity %j is %s', (written, group) => expect(parseEthnicity(written)).toBe(group));
  test.each(['British', 'A', 'Klingon', 'Mixed', 'Asian', 'Polish', 'WROM'])(
    'ethnicity %j is not guessed',
    (written) => {
      expect(parseEthnicity(written)).toBeNull();
    },
  );

  test.each(REFERRAL_SOURCES)('source: %s is known by its own words', (source) => {
    expect(parseSource(REFERRAL_SOURCES_LABELS[source])).toBe(source);
  });
  test.each([
    ['Social care', 'social_care'],
    ['MASH', 'social_care'],
    ['Testbridge School', 'school'],
    ['DSL', 'school'],
    ['School nurse', 'health_visitor'],
    ['GP', 'gp'],
    ['Police', 'police'],
    ['DC Mockridge', 'police'],
    ['Mum', 'family'],
    ['Foster carer', 'family'],
    ['self-referral', 'child'],
    ['The Notional SARC', 'sarc'],
    ['ISVA', 'ch_isva'],
    ['Family hub', 'early_help'],
    ['CAMHS', 'camhs'],
    ['Dr Notional', null],
    ['', null],
  ])('source %j is %s', (written, source) => expect(parseSource(written)).toBe(source));

  test('types of abuse, several in one cell, and what is none', () => {
    expect(parseAbuseTypes('CSA, DV / neglect and grooming')).toEqual({
      types: ['sexual_abuse', 'exposure_to_domestic_abuse', 'neglect'],
      unknown: ['grooming'],
    });
    expect(parseAbuseTypes('not known')).toEqual({ types: [], unknown: [] });
  });

  test('yes, no and nothing', () => {
    expect([parseYesNo('Y'), parseYesNo('no'), parseYesNo('Urdu')]).toEqual([true, false, null]);
    expect(['', '-', '?', 'N/K', 'not known'].every(saysNothing)).toBe(true);
    expect(saysNothing('No')).toBe(false);
  });
});
