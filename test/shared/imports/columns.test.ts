import { describe, expect, test } from 'vitest';
import {
  findHeaderRow,
  guessColumns,
  mappingProblems,
  planImport,
  planSheet,
} from '../../../shared/imports/columns.ts';
import type { Field } from '../../../shared/imports/fields.ts';
import { fieldOfHeading } from '../../../shared/imports/headings.ts';
import { BLANK, type Cell, type Sheet } from '../../../shared/imports/sheet.ts';

const row = (...values: string[]): Cell[] =>
  values.map((text) => (text === '' ? BLANK : { kind: 'text', text }));
const sheet = (name: string, rows: Cell[][], hidden = false): Sheet => ({
  name,
  hidden,
  date1904: false,
  rows,
});
const fieldsOf = (header: Cell[], ...rows: Cell[][]) =>
  guessColumns(header, rows).map((guess) => guess.field);

describe('headings', () => {
  test.each<[string, Field]>([
    ['Child’s name', 'childName'],
    ['NAME', 'childName'],
    ['YP name', 'childName'],
    ['Child', 'childName'],
    ['Name (surname first)', 'childName'],
    ['First name', 'firstName'],
    ['Forename(s)', 'firstName'],
    ['SURNAME', 'surname'],
    ['Family name', 'surname'],
    ['DOB', 'dateOfBirth'],
    ['D.O.B.', 'dateOfBirth'],
    ['Date of birth', 'dateOfBirth'],
    ['DOB (dd/mm/yyyy)', 'dateOfBirth'],
    ["Child's DOB", 'dateOfBirth'],
    ['Referral date', 'receivedOn'],
    ['Date of referral', 'receivedOn'],
    ['Date received', 'receivedOn'],
    ['Ref in', 'receivedOn'],
    ['Date referral was received by us', 'receivedOn'],
    ['Referred by', 'referredBy'],
    ['From', 'referredBy'],
    ['Source', 'source'],
    ['Source of referral', 'source'],
    ['Type of abuse', 'abuseTypes'],
    ['Carer', 'carerName'],
    ['Parent/carer', 'carerName'],
    ['Parent / Carer name', 'carerName'],
    ['Relationship to child', 'carerRelationship'],
    ['Phone', 'phone'],
    ['Tel. no.', 'phone'],
    ['Mobile 2', 'phone'],
    ['Parent mobile number', 'phone'],
    ['E-mail', 'email'],
    ['Postcode', 'postcode'],
    ['Post Code', 'postcode'],
    ['School', 'school'],
    ['RAG', 'priority'],
    ['Priority', 'priority'],
    ['Sex', 'sex'],
    ['M/F', 'sex'],
    ['Ethnicity', 'ethnicity'],
    ['Ethnic origin', 'ethnicity'],
    ['Funder', 'funder'],
    ['Notes', 'notes'],
    ['Comments:', 'notes'],
    ['Home language', 'language'],
    ['Interpreter needed?', 'interpreter'],
    ['Pronouns', 'pronouns'],
    ['Therapy in mind', 'protocolInMind'],
  ])('%j holds %s', (heading, field) => expect(fieldOfHeading(heading)?.field).toBe(field));

  test.each([
    'Age',
    'NHS number',
    'ID',
    'Case ref',
    'Allocated to',
    '',
    '__proto__',
    'constructor',
    'Blue folder',
  ])('%j holds nothing of ours', (heading) => {
    expect(fieldOfHeading(heading)).toBeNull();
  });
});

describe('guessing columns', () => {
  test('a list in its usual order', () => {
    expect(
      guessColumns(row('Name', 'DOB', 'Ref in', 'From', 'RAG', 'Misc'), [
        row('Bryn Sampleford', '21/01/12', '09/06/26', 'GP', 'Amber', 'x'),
      ]),
    ).toEqual([
      { column: 0, heading: 'Name', field: 'childName', confidence: 'sure', filled: 1 },
      { column: 1, heading: 'DOB', field: 'dateOfBirth', confidence: 'sure', filled: 1 },
      { column: 2, heading: 'Ref in', field: 'receivedOn', confidence: 'sure', filled: 1 },
      { column: 3, heading: 'From', field: 'referredBy', confidence: 'sure', filled: 1 },
      { column: 4, heading: 'RAG', field: 'priority', confidence: 'guess', filled: 1 },
      { column: 5, heading: 'Misc', field: 'notes', confidence: 'guess', filled: 1 },
    ]);
  });
  test('contents speak where a heading is silent', () => {
    expect(
      fieldsOf(
        row('Name', 'Ref in', '', 'Col 4', 'Col 5'),
        row('Bryn', '1/2/26', 'ZZ1 1AA', '07700 900123', 'a@example.org'),
      ),
    ).toEqual(['childName', 'receivedOn', 'postcode', 'phone', 'email']);
  });
  test('an NHS number is never taken for a telephone number', () => {
    expect(fieldsOf(row('Name', 'NHS No', 'Ref'), row('Bryn', '0999999999', '0123456789'))).toEqual([
      'childName',
      null,
      null,
    ]);
  });
  test('a gender column that holds only M and F is asked about as sex', () => {
    expect(guessColumns(row('Gender'), [row('M'), row('F')])[0]).toMatchObject({
      field: 'sex',
      confidence: 'guess',
    });
    expect(guessColumns(row('Gender'), [row('non-binary'), row('girl')])[0]).toMatchObject({
      field: 'gender',
    });
  });
  test('"Referral" over names is who referred, over dates the date', () => {
    expect(fieldsOf(row('Referral'), row('Testbridge School'))).toEqual(['referredBy']);
    expect(fieldsOf(row('Referral'), row('1/2/2026'))).toEqual(['receivedOn']);
  });
  test('of two received dates the one that says received counts, and each field has one column', () => {
    expect(
      fieldsOf(row('Name', 'Referral date', 'Date received', 'Name'), row('Bryn', '1/2/26', '3/2/26', 'Mum')),
    ).toEqual(['childName', null, 'receivedOn', null]);
  });
  test('a heading __proto__ is left out like any other', () => {
    expect(guessColumns(row('Name', '__proto__'), [row('Bryn', 'x')])[1]).toMatchObject({
      field: null,
      confidence: 'none',
    });
  });
});

describe('finding the list', () => {
  const header = row('Name', 'DOB', 'Date received');
  test('titles, notes and blank rows above the headings are passed over', () => {
    expect(
      findHeaderRow([
        row('Waiting list, referrals received to 20 Nov 2026'),
        [],
        row('', 'Children', ''),
        header,
        row('Bryn', '1/2/12', '3/4/26'),
      ]),
    ).toBe(3);
  });
  test('a sheet without headings has none', () => {
    expect(
      findHeaderRow([row('Bryn Sampleford', '1/2/12', '3/4/26'), row('Ffion Testwood', '1/2/12', '3/4/26')]),
    ).toBeNull();
  });
  test('the waiting list is chosen, and every other sheet is named with the reason', () => {
    const rows = [header, row('Bryn', '1/2/12', '3/4/26')];
    const sheets = [
      sheet('Closed 2025', [...rows, row('Ffion', '1/2/12', '3/4/26')]),
      sheet('Sheet2', [row('Read me first')]),
      sheet('Waiting', rows),
      sheet('Old', rows, true),
      sheet('Sheet5', []),
    ];
    expect(planImport(sheets)).toMatchObject({
      sheet: 2,
      sheetName: 'Waiting',
      headerRow: 0,
      leftOut: [
        { name: 'Closed 2025', rows: 3, why: 'other_list' },
        { name: 'Sheet2', rows: 1, why: 'no_headings' },
        { name: 'Old', rows: 2, why: 'hidden' },
        { name: 'Sheet5', rows: 0, why: 'empty' },
      ],
    });
    expect(planSheet(sheets, 0)?.sheetName).toBe('Closed 2025');
    expect(planSheet(sheets, 1)).toBeNull();
    expect(planImport([sheet('A', [row('x')])])).toBeNull();
  });
  test('a hidden list is taken only where there is no other', () => {
    expect(planImport([sheet('A', [header, row('Bryn')], true)])?.sheet).toBe(0);
  });
});

test('what stands in the way of an import is said', () => {
  expect(mappingProblems(['childName', 'receivedOn', 'notes', 'notes', null, null])).toEqual([]);
  expect(mappingProblems([null, 'sex', 'sex']).map((problem) => problem.code)).toEqual([
    'no_name_column',
    'no_received_column',
    'field_twice',
  ]);
  expect(mappingProblems(['surname', 'receivedOn'])).toEqual([]);
});
