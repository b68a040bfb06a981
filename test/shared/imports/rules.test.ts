import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate, type LocalDate } from '../../../shared/dates.ts';
import { formatShort } from '../../../shared/imports/dates.ts';
import type { Field } from '../../../shared/imports/fields.ts';
import type { DuplicateOf, HeldChild } from '../../../shared/imports/namesakes.ts';
import {
  type Answer,
  type CheckedRow,
  checkRows,
  checkRowsInSteps,
  type ImportContext,
  outcomeOf,
  rowKey,
} from '../../../shared/imports/rules.ts';
import { BLANK, type Cell, type Sheet } from '../../../shared/imports/sheet.ts';

const TODAY = localDate('2026-11-21');
const HEADER = ['Name', 'DOB', 'Ref in', 'Notes'];
const FIELDS: (Field | null)[] = ['childName', 'dateOfBirth', 'receivedOn', 'notes'];

const cell = (text: string): Cell => (text === '' ? BLANK : { kind: 'text', text });
const sheetOf = (rows: string[][], header = HEADER): Sheet => ({
  name: '',
  hidden: false,
  date1904: false,
  rows: [header, ...rows].map((row) => row.map(cell)),
});
function check(
  rows: string[][],
  {
    header = HEADER,
    fields = FIELDS,
    ...context
  }: Partial<ImportContext> & { header?: string[]; fields?: (Field | null)[] } = {},
) {
  return checkRows(
    sheetOf(rows, header),
    { headerRow: 0, fields },
    { today: TODAY, existing: [], hashRow: (key) => key, ...context },
  );
}
const only = (rows: string[][], options: Parameters<typeof check>[1] = {}): CheckedRow => {
  const row = check(rows, options).rows.at(-1);
  if (row === undefined) throw new Error('no row');
  return row;
};
const held = (changes: Partial<HeldChild> = {}): HeldChild => ({
  childId: 'c1',
  name: 'Zoë Sampleford',
  nameUsed: null,
  birthDate: localDate('2014-03-17'),
  postcode: null,
  school: null,
  carers: [],
  receivedDates: [localDate('2024-01-02')],
  rowHashes: [],
  ...changes,
});

describe('rows that are rejected, each with the column, the reason and what to do', () => {
  test.each<[string, string[], string, string]>([
    [
      'no name',
      ['', '1/2/2014', '3/4/2026'],
      'Name: No name.',
      'Write the child’s name. Only name and received date are needed.',
    ],
    [
      'a name that is none',
      ['N/K', '1/2/2014', '3/4/2026'],
      'Name: No name.',
      'Write the child’s name. Only name and received date are needed.',
    ],
    [
      'a name beyond measure',
      ['a'.repeat(201), '1/2/2014', '3/4/2026'],
      'Name: The name is over 200 characters long.',
      'Write the name alone, and the rest under notes.',
    ],
    [
      'no received date',
      ['Bryn', '1/2/2014', ''],
      'Ref in: No received date.',
      'Write the date the referral was received: it starts the wait.',
    ],
    [
      'a received date not known',
      ['Bryn', '1/2/2014', 'tbc'],
      'Ref in: No received date.',
      'Write the date the referral was received: it starts the wait.',
    ],
    [
      'an unreadable received date',
      ['Bryn', '1/2/2014', '31/02/26'],
      'Ref in: There is no 31 February. The cell says “31/02/26”.',
      'Write it as day, month and year, such as 28/02/2026.',
    ],
    [
      'an unreadable birth date',
      ['Bryn', '14/13/2014', '3/4/2026'],
      'DOB: There is no month 13: dates are read as day, month, year. The cell says “14/13/2014”.',
      'Write it as day, month and year, such as 28/02/2026.',
    ],
    [
      'a birth date in the future',
      ['Bryn', '14/8/98', '3/4/2026'],
      'DOB: Born on 14 Aug 2098, in the future.',
      'Write the year with four figures.',
    ],
    [
      'a birth date after the received date',
      ['Bryn', '14/8/2026', '3/8/2026'],
      'DOB: Born on 14 Aug 2026, after the referral was received on 3 Aug 2026.',
      'Check both dates.',
    ],
    [
      'a received date in the future',
      ['Bryn', '1/2/2014', '22/11/2026'],
      'Ref in: Received on 22 Nov 2026, in the future.',
      'Check the day, the month and the year.',
    ],
  ])('%s', (_, row, message, advice) => {
    const got = only([row]);
    expect(got.state).toBe('rejected');
    expect(got.reasons.map((reason) => `${reason.column}: ${reason.message}`)).toEqual([message]);
    expect(got.reasons[0]?.advice).toBe(advice);
    expect(got.values).toBeNull();
    expect(got.warnings).toEqual([]);
  });

  test('every reason of a row is given at once', () => {
    expect(only([['', '14/13/2014', '']]).reasons.map((reason) => reason.column)).toEqual(
      ['Name', 'Ref in', 'DOB'].sort(
        (a, b) => ['Name', 'DOB', 'Ref in'].indexOf(a) - ['Name', 'DOB', 'Ref in'].indexOf(b),
      ),
    );
  });

  test('today and the day of birth are not the future', () => {
    expect(only([['Bryn', '21/11/2026', '21/11/2026']]).state).toBe('ready');
  });

  test('where no column was found, our own word stands in its place', () => {
    expect(
      only([['Bryn', '1/2/2014', 'x', '']], { fields: ['childName', 'dateOfBirth', null, null] }).reasons[0]
        ?.column,
    ).toBe('Received');
  });
});

describe('rows that come in with a warning', () => {
  test.each([
    ['18 on the day', ['Bryn', '1/9/2008', '1/9/2026'], 'DOB: 18 years old when referred.'],
    ['19', ['Bryn', '2/5/2007', '1/6/2026'], 'DOB: 19 years old when referred.'],
    ['no birth date', ['Bryn', '', '1/6/2026'], 'DOB: No birth date.'],
    ['a birth date not known', ['Bryn', 'not known', '1/6/2026'], 'DOB: No birth date.'],
  ])('%s', (_, row, message) => {
    const got = only([row]);
    expect(got.state).toBe('ready');
    expect(got.warnings.map((warning) => `${warning.column}: ${warning.message}`)).toEqual([message]);
  });
  test('17 and 364 days is none', () => {
    expect(only([['Bryn', '2/9/2008', '1/9/2026']]).warnings).toEqual([]);
  });
  test('an adult born on 29 February turns 18 on 1 March', () => {
    expect(only([['Bryn', '29/2/2008', '28/2/2026']]).warnings).toEqual([]);
    expect(only([['Bryn', '29/2/2008', '1/3/2026']]).warnings).toHaveLength(1);
  });
  test('words Holdfast does not know are kept in the notes, and are no warning', () => {
    const row = only(
      [['Bryn', '1/2/2014', '1/6/2026', 'Ring after 4', 'British', 'Ask Jo', 'CSA, grooming', 'Dr Notional']],
      {
        header: [...HEADER, 'Ethnicity', 'RAG', 'Abuse', 'Source'],
        fields: [...FIELDS, 'ethnicity', 'priority', 'abuseTypes', 'source'],
      },
    );
    expect(row.warnings).toEqual([]);
    expect(row.remarks.map((remark) => remark.column)).toEqual(['Abuse', 'Source', 'RAG', 'Ethnicity']);
    expect(row.values).toMatchObject({
      ethnicity: 'not_asked',
      band: null,
      abuseTypes: ['sexual_abuse'],
      source: 'not_known',
      referredBy: 'Dr Notional',
    });
    expect(row.values?.notes.split('\n')).toEqual([
      'Ring after 4',
      'Abuse: grooming',
      'Source: Dr Notional',
      'RAG: Ask Jo',
      'Ethnicity: British',
    ]);
  });
});

describe('rows that are passed over', () => {
  test.each<[string, string[], CheckedRow['skippedAs']]>([
    ['nothing', [], 'blank'],
    ['empty cells', ['', '', ''], 'blank'],
    ['the headings again', HEADER, 'repeated_header'],
    [
      'some of the headings again',
      ['NAME ', 'D.O.B', '', ''].map((text) => text.replace('D.O.B', 'dob')),
      'repeated_header',
    ],
    ['a total', ['Total', '', '57'], 'total'],
    ['a total with its number', ['Total: 57'], 'total'],
    ['a total in words', ['', 'Total waiting', '', ''], 'total'],
    ['a grand total', ['Grand total', '12', ''], 'total'],
    ['an average', ['Average wait', '', '112.5'], 'total'],
  ])('%s', (_, row, skippedAs) => {
    expect(only([['Bryn', '1/2/2014', '1/6/2026'], row])).toMatchObject({ state: 'skipped', skippedAs });
  });
  test('a row that only has its number in a column of ours is not: a child may be in it', () => {
    expect(
      only([['', '', '', '7']], {
        header: [...HEADER.slice(0, 3), 'No.'],
        fields: ['childName', 'dateOfBirth', 'receivedOn', null],
      }).skippedAs,
    ).toBe('blank');
    expect(
      only([['', '', '', 'Ask about this one']], { fields: ['childName', 'dateOfBirth', 'receivedOn', null] })
        .state,
    ).toBe('rejected');
  });
  test.each([
    ['a child whose name begins like a total', ['Totalia Testwood', '1/2/2014', '1/6/2026']],
    ['a child named Total, with a date', ['Total', '', '1/6/2026']],
  ])('%s is not', (_, row) => {
    expect(only([row]).state).toBe('ready');
  });
  test('row numbers are those of the file', () => {
    expect(check([[], ['Bryn', '', '1/6/2026']]).rows.map((row) => row.rowNumber)).toEqual([2, 3]);
  });
});

describe('possible duplicates wait for a person', () => {
  test.each([
    ['the same spelling', 'Zoë Sampleford'],
    ['capitals and no accent', 'ZOE SAMPLEFORD'],
    ['surname first', 'Sampleford, Zoe'],
    ['doubled spaces', 'Zoë   Sampleford'],
  ])('of a child already held: %s', (_, name) => {
    expect(only([[name, '17/03/2014', '1/6/2026']], { existing: [held()] })).toMatchObject({
      state: 'duplicate',
      duplicateOf: { kind: 'child', childId: 'c1', receivedDates: ['2024-01-02'] },
    });
  });
  test('of a row above, also where that one was rejected', () => {
    const rows = [
      ['Zoë Sampleford', '17/03/2014', '1/6/2026'],
      ['Zoe Sampleford', '17/3/14', '2/6/2026'],
      ['zoe sampleford', '17/3/14', ''],
    ];
    expect(check(rows).rows.map((row) => [row.state, row.duplicateOf])).toEqual([
      ['ready', null],
      ['duplicate', { kind: 'row', rowNumber: 2, rejected: false }],
      ['rejected', null],
    ]);
    expect(
      only([
        ['Zoë Sampleford', '17/03/2014', ''],
        ['Zoë Sampleford', '17/03/2014', '1/6/2026'],
      ]).duplicateOf,
    ).toEqual({ kind: 'row', rowNumber: 2, rejected: true });
  });
  test.each([
    ['neither has a birth date', '', null, 'duplicate'],
    ['only the row lacks it', '', localDate('2014-03-17'), 'duplicate'],
    ['only the child lacks it', '17/03/2014', null, 'duplicate'],
    ['both have one, and they differ', '25/12/2011', localDate('2014-03-17'), 'ready'],
    ['they are one figure apart', '18/03/2014', localDate('2014-03-17'), 'duplicate'],
    ['day and month are changed round', '05/04/2014', localDate('2014-05-04'), 'duplicate'],
  ])('the same name: %s', (_, written, birthDate, state) => {
    expect(only([['Zoe Sampleford', written, '1/6/2026']], { existing: [held({ birthDate })] }).state).toBe(
      state,
    );
  });
  test('among namesakes the one born that day is meant', () => {
    const existing = [held({ childId: 'a', birthDate: null }), held({ childId: 'b' })];
    expect(only([['Zoe Sampleford', '17/03/2014', '1/6/2026']], { existing }).duplicateOf).toMatchObject({
      childId: 'b',
    });
  });
  test('another form of the name is one, and the row says why', () => {
    const existing = [held({ name: 'Catherine Sampleford' })];
    expect(only([['Katie Sampleford', '17/03/2014', '1/6/2026']], { existing })).toMatchObject({
      state: 'duplicate',
      alikeIn: ['name_form', 'same_birth_date'],
    });
  });
  test('twins are two children', () => {
    expect(
      check([
        ['Zoe Sampleford', '17/3/14', '1/6/26'],
        ['Bo Sampleford', '17/3/14', '1/6/26'],
      ]).counts.ready,
    ).toBe(2);
  });
  test.each<[Answer, DuplicateOf, string]>([
    ['same_referral', { kind: 'child', childId: 'c1', receivedDates: [] }, 'take_nothing'],
    ['new_referral', { kind: 'child', childId: 'c1', receivedDates: [] }, 'add_referral'],
    ['another_child', { kind: 'child', childId: 'c1', receivedDates: [] }, 'add_child'],
    ['same_referral', { kind: 'row', rowNumber: 2, rejected: false }, 'take_nothing'],
    ['same_referral', { kind: 'row', rowNumber: 2, rejected: true }, 'add_child'],
    ['new_referral', { kind: 'row', rowNumber: 2, rejected: false }, 'add_referral'],
  ])('%s about %o: %s', (answer, of, outcome) => expect(outcomeOf(answer, of)).toBe(outcome));
});

describe('running a file again', () => {
  const rows = [
    ['Bryn Testwood', '1/2/2014', '1/6/2026', 'x'],
    ['Ffion Testwood', '', '1/7/2026', ''],
  ];
  test('brings nothing in twice', () => {
    const first = check(rows);
    const existing = first.rows.map((row, n) =>
      held({
        childId: `c${n}`,
        name: row.values?.name.full ?? '',
        birthDate: row.values?.birthDate ?? null,
        rowHashes: [row.rowHash],
      }),
    );
    expect(check(rows, { existing }).counts).toEqual({
      rows: 2,
      ready: 0,
      warnings: 0,
      duplicates: 0,
      rejected: 0,
      alreadyIn: 2,
      skipped: 0,
    });
  });
  test('nor asks again about a row somebody decided on', () => {
    const decidedRowHashes = check(rows).rows.map((row) => row.rowHash);
    expect(check(rows, { decidedRowHashes }).counts.alreadyIn).toBe(2);
  });
  test('a row is known whatever the order of the columns and the spaces in it, and not once it says something else', () => {
    const key = rowKey([cell('Bryn  Testwood'), BLANK, cell('1/6/2026')], HEADER.map(cell));
    expect(rowKey([cell('1/6/2026'), cell('Bryn Testwood')], ['REF IN', 'name'].map(cell))).toBe(key);
    expect(rowKey([cell('Bryn Testwood'), BLANK, cell('2/6/2026')], HEADER.map(cell))).not.toBe(key);
    expect(rowKey([cell('Name","x')], [cell('a')])).not.toBe(rowKey([cell('x')], [cell('a","Name')]));
  });
});

describe('what a row says', () => {
  const header = [
    'First name',
    'Surname',
    'DOB',
    'Received',
    'Referred by',
    'Carer',
    'Relationship',
    'Mobile',
    'Home phone',
    'Postcode',
    'Sex',
    'Ethnicity',
    'Address',
    'Notes',
    'Interpreter',
    'Language',
  ];
  const fields: (Field | null)[] = [
    'firstName',
    'surname',
    'dateOfBirth',
    'receivedOn',
    'referredBy',
    'carerName',
    'carerRelationship',
    'phone',
    'phone',
    'postcode',
    'sex',
    'ethnicity',
    'address',
    'notes',
    'interpreter',
    'language',
  ];
  test('every field in its place', () => {
    const row = only(
      [
        [
          'Siân',
          'O’Placeholder',
          '1/2/2014',
          '12 Sept 2026',
          'Testbridge School',
          'Gwen O’Placeholder',
          'Mother',
          '7700900123',
          '01632 960001',
          'zz11aa',
          'F',
          'White British',
          '1 Notional Way',
          'Ring after 4',
          'Yes',
          'Welsh',
        ],
      ],
      { header, fields },
    );
    expect(row.values).toEqual({
      name: { full: 'Siân O’Placeholder', first: 'Siân', last: 'O’Placeholder' },
      knownAs: '',
      birthDate: '2014-02-01',
      receivedOn: '2026-09-12',
      source: 'school',
      referredBy: 'Testbridge School',
      abuseTypes: [],
      carer: {
        name: 'Gwen O’Placeholder',
        relationship: 'Mother',
        phone: '07700900123 / 01632 960001',
        email: '',
      },
      postcode: 'ZZ1 1AA',
      school: '',
      band: null,
      sex: 'female',
      gender: '',
      pronouns: '',
      ethnicity: 'white_british',
      language: 'Welsh',
      interpreter: true,
      disability: '',
      funder: '',
      protocolInMind: '',
      notes: 'Ring after 4\nAddress: 1 Notional Way',
    });
    expect(row.remarks.map((remark) => remark.column)).toEqual(['Mobile']);
  });
  test.each<[string[], (Field | null)[], string]>([
    [['Bryn', 'Testwood'], ['childName', 'surname'], 'Bryn Testwood'],
    [['Bryn Testwood', 'Testwood'], ['childName', 'surname'], 'Bryn Testwood'],
    [['Bryn Lee', 'Testwood'], ['childName', 'surname'], 'Bryn Lee Testwood'],
    [['Mags', 'x'], ['knownAs', null], 'Mags'],
  ])('the name from %j', (names, nameFields, full) => {
    expect(
      only([[...names, '1/6/2026']], {
        header: ['a', 'b', 'Received'],
        fields: [...nameFields, 'receivedOn'],
      }).values?.name.full,
    ).toBe(full);
  });
  test('two children in one cell come in, marked', () => {
    expect(only([['Tomasz and Ola Trialby', '2/9/14', '11/10/26']]).remarks[0]?.message).toBe(
      'Two children in one row?',
    );
  });
  test('a text too long for its place is whole in the notes', () => {
    const long = 'word '.repeat(60).trim();
    const { values } = only([['Bryn', '', '1/6/26', '', long]], {
      header: [...HEADER, 'School'],
      fields: [...FIELDS, 'school'],
    });
    expect(values?.school.length).toBeLessThanOrEqual(200);
    expect(values?.notes).toBe(`School: ${long}`);
  });
  test('how surely the dates could be read', () => {
    expect(
      check([
        ['Bryn', '21/01/12', '09/06/26'],
        ['Ffion', '', '12 Sept 2026'],
        ['Jude', '5/5/15', 'x'],
      ]).dates,
    ).toEqual({ read: 4, certain: 3 });
  });
});

const anyText = fc.oneof(
  fc.constantFrom(
    '',
    '',
    'Bryn Testwood',
    'ZOE SAMPLEFORD',
    'Zoë Sampleford',
    'Total',
    'Name',
    'DOB',
    'N/K',
    '31/02/26',
    '1/2/2014',
    '17/03/2014',
    '1/6/2026',
    '1/6/2027',
    '12 Sept 2026',
    '__proto__',
    '=1+1',
  ),
  fc.string({ maxLength: 12 }),
);

describe('laws', () => {
  const rows = fc.array(fc.array(anyText, { maxLength: 5 }), { maxLength: 25 });
  test('every row below the headings is in exactly one state, and the counts add up', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const { rows: checked, counts } = check(cells, { existing: [held()] });
        expect(checked).toHaveLength(cells.length);
        expect(counts.rows + counts.skipped).toBe(cells.length);
        expect(counts.ready + counts.duplicates + counts.rejected + counts.alreadyIn).toBe(counts.rows);
        expect(counts.warnings).toBeLessThanOrEqual(counts.ready);
        for (const row of checked) {
          expect(row.state === 'rejected').toBe(row.state !== 'already_in' && row.reasons.length > 0);
          expect(row.duplicateOf !== null).toBe(row.state === 'duplicate');
          if (row.state === 'ready' || row.state === 'duplicate') expect(row.values).not.toBeNull();
        }
      }),
    );
  });

  test('a second run of what came in brings in nothing', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const first = check(cells);
        const existing = first.rows
          .filter((row) => row.state === 'ready')
          .map((row, n) =>
            held({
              childId: String(n),
              name: row.values?.name.full ?? '',
              birthDate: row.values?.birthDate ?? null,
              rowHashes: [row.rowHash],
            }),
          );
        const second = check(cells, { existing });
        expect(second.counts.ready).toBe(0);
        expect(second.counts.rows).toBe(first.counts.rows);
        expect(second.counts.alreadyIn).toBeGreaterThanOrEqual(first.counts.ready);
      }),
    );
  });

  test('no row that comes in was received after today or before the birth of the child', () => {
    const day = fc.integer({ min: -400, max: 8000 }).map((n) => addDays(TODAY, -n));
    fc.assert(
      fc.property(day, day, (born: LocalDate, received: LocalDate) => {
        const row = only([['Bryn', formatShort(born), formatShort(received)]]);
        expect(row.state).toBe(received <= TODAY && born <= received ? 'ready' : 'rejected');
      }),
    );
  });

  test('work in steps gives the same as work at one go, and pauses every 100 rows', () => {
    const many = sheetOf(Array.from({ length: 1600 }, (_, n) => [`Child ${n}`, '1/2/2014', '1/6/2026']));
    const mapping = { headerRow: 0, fields: FIELDS };
    const context = { today: TODAY, existing: [], hashRow: (key: string) => key };
    const steps = checkRowsInSteps(many, mapping, context);
    const pauses: number[] = [];
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) pauses.push(step.value);
    expect(pauses).toHaveLength(16);
    expect(step.value).toEqual(checkRows(many, mapping, context));
  });
});
