// Writes examples/*.xlsx: invented waiting lists with every kind of trouble a real one has. Nothing here looks at the
// clock or at chance, so that the counts in examples/README.md stay true. Today is 21 November 2026.
// Long because most of it is the data.
//   node scripts/example-sheets.mjs [folder]
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeXlsxFile from 'write-excel-file/node';

const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'examples');
const DAY_MS = 86_400_000;
const TODAY = Date.UTC(2026, 10, 21);

const FIRST =
  'Bryn,Ffion,Amira,Safi,Corin,Maggie,Tomasz,Ola,Idris,Wren,Nia,Jude,Pippa,Rafi,Elin,Kofi,Sorrel,Dev,Marnie,Otis,Hana,Gethin,Luca,Rowan'.split(
    ',',
  );
const LAST =
  'Sampleford,Testwood,Fakeham,Notional,Inventham,Protoham,Trialby,Draftley,Mockridge,Exampleton,Pretendly,Specimen,O’Placeholder,Demoworth'.split(
    ',',
  );
const SOURCES = ['Social care', 'School', 'GP', 'Police', 'Family', 'Health visitor', 'CAMHS', 'SARC'];
const REFERRERS = [
  'Duty team, Testshire',
  'Testbridge School',
  'Sampleford Surgery',
  'DC Mockridge',
  'Mum',
  'HV Exampleton',
  'Testshire CAMHS',
  'The Notional SARC',
];
const ABUSE = ['CSA', 'CSA', 'Sexual abuse', 'CSA, DV', 'CSE', 'Neglect', 'Physical, emotional', 'Online'];
const ETHNICITY = [
  'White British',
  'Pakistani',
  'White and Black Caribbean',
  'Bangladeshi',
  'White Irish',
  'Black African',
  'Prefer not to say',
  'Indian',
  'Any other White background',
];
const CARERS = [
  ['Dee', 'Mother'],
  ['Sam', 'Father'],
  ['Gwen', 'Grandmother'],
  ['Ashraf', 'Father'],
  ['Kit', 'Foster carer'],
  ['Lou', 'Mother'],
];
const SCHOOLS = ['Testbridge School', 'Sampleford Primary', 'Fakeham Academy', 'St Notional’s'];

const pick = (list, n) => list[n % list.length];
const before = (days) => new Date(TODAY - days * DAY_MS);
const pad = (n) => String(n).padStart(2, '0');
const slashes = (date) => `${pad(date.getUTCDate())}/${pad(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
const shortSlashes = (date) =>
  `${date.getUTCDate()}/${date.getUTCMonth() + 1}/${String(date.getUTCFullYear()).slice(2)}`;
const MONTHS = 'Jan,Feb,Mar,Apr,May,June,July,Aug,Sept,Oct,Nov,Dec'.split(',');
const words = (date) => `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
const iso = (date) => date.toISOString().slice(0, 10);
const serial = (date) => date.getTime() / DAY_MS + 25_569;

/** One invented child. Every number gives another one; each is 4 to 17 when referred. */
function child(n) {
  const receivedDaysAgo = 8 + ((n * 37) % 430);
  const ageInDays = 365 * 5 + ((n * 641) % (365 * 11));
  const [carer, relationship] = pick(CARERS, n);
  const last = pick(LAST, n * 5 + Math.floor(n / LAST.length));
  return {
    first: pick(FIRST, n),
    last,
    dob: before(receivedDaysAgo + ageInDays),
    received: before(receivedDaysAgo),
    source: pick(SOURCES, n),
    referrer: pick(REFERRERS, n),
    abuse: pick(ABUSE, n * 3),
    carer: `${carer} ${last}`,
    relationship,
    phone: `07700 900${pad((n * 7) % 100)}${n % 10}`,
    postcode: `ZZ${1 + (n % 9)} ${1 + (n % 8)}${pick(['AA', 'SA', 'TE', 'QX'], n)}`,
    school: pick(SCHOOLS, n),
    rag: pick(['Red', 'Amber', 'Green', 'Amber', 'Green'], n),
    sex: pick(['F', 'F', 'M', 'F', 'M', 'F'], n),
    ethnicity: pick(ETHNICITY, n),
    funder: pick(['Testshire Council', 'Ministry grant', 'Sampleford Trust'], n),
    notes: pick(
      ['', '', 'Ring after 4', '', 'Do not ring the home number. Ask for Dee', '', 'Court date to come'],
      n,
    ),
  };
}

const text = (value) => (value === '' || value === null ? null : { type: String, value });
const number = (value) => ({ type: Number, value });
const date = (value) => ({ type: Date, value, format: 'dd/mm/yyyy' });
/** Dates as people leave them: mostly real ones, some typed as text. */
const asWritten = (value, n) =>
  value instanceof Date
    ? pick(
        [
          date,
          date,
          date,
          (d) => text(slashes(d)),
          (d) => text(shortSlashes(d)),
          (d) => text(words(d)),
          (d) => text(iso(d)),
        ],
        n,
      )(value)
    : text(value);

const HEADINGS = [
  'Name',
  'DOB',
  'Date received',
  'Source',
  'Referred by',
  'Type of abuse',
  'Parent/carer',
  'Relationship',
  'Phone',
  'Postcode',
  'School',
  'RAG',
  'Sex',
  'Ethnicity',
  'Funder',
  'Notes',
];

function waitingListRow(n, changes = {}) {
  const c = { ...child(n), ...changes };
  const name = c.name ?? (n % 9 === 4 ? `${c.last}, ${c.first}` : `${c.first} ${c.last}`);
  const phone = typeof c.phone === 'number' ? number(c.phone) : text(c.phone);
  return [
    text(name),
    asWritten(c.dob, n),
    asWritten(c.received, n + 2),
    text(c.source),
    text(c.referrer),
    text(c.abuse),
    text(c.carer),
    text(c.relationship),
    phone,
    text(c.postcode),
    text(c.school),
    text(c.rag),
    text(c.sex),
    text(c.ethnicity),
    text(c.funder),
    text(c.notes),
  ];
}

function waitingList() {
  const rows = [HEADINGS.map((heading) => ({ type: String, value: heading, fontWeight: 'bold' }))];
  const add = (n, changes) => rows.push(waitingListRow(n, changes));
  const good = (from, to) => {
    for (let n = from; n <= to; n += 1) add(n);
  };
  good(0, 5);
  add(6, { received: '31/02/26' }); // rejected: no such day
  add(7, { phone: 7700900107 }); // the nought is lost
  add(8, { dob: null }); // warning: no birth date
  rows.push([]); // skipped: blank
  add(9, { name: 'Zoë Sampleford', dob: new Date(Date.UTC(2014, 2, 17)) });
  good(10, 14);
  add(15, { name: '' }); // rejected: no name
  add(16, { dob: new Date(Date.UTC(2007, 4, 2)), received: new Date(Date.UTC(2026, 5, 1)) }); // warning: 19 when referred
  good(17, 20);
  add(21, { received: null }); // rejected: no received date
  add(22, { name: 'SAMPLEFORD,  ZOE', dob: new Date(Date.UTC(2014, 2, 17)) }); // possible duplicate of Zoë
  add(23, { ethnicity: 'British' }); // not a group: kept in the notes
  add(24, { phone: 1632960014, rag: 'Ask Jo' });
  good(25, 28);
  rows.push(HEADINGS.map(text)); // skipped: the headings again, as on a printed page
  good(29, 32);
  add(33, { received: 'early May' }); // rejected: unreadable
  add(34, { dob: '14/13/2015' }); // rejected: unreadable
  add(35, {
    name: 'Siân O’Placeholder',
    dob: new Date(Date.UTC(2013, 8, 30)),
    received: new Date(Date.UTC(2026, 2, 2)),
  });
  add(36, {
    name: "Sian O'Placeholder",
    dob: new Date(Date.UTC(2013, 8, 30)),
    received: new Date(Date.UTC(2026, 9, 12)),
  }); // possible duplicate
  rows.push([text('  '), null, text(' ')]); // skipped: spaces only
  add(37, { name: 'Sian O’Placeholder', dob: new Date(Date.UTC(2011, 0, 9)) }); // a namesake: another child
  add(38, { dob: new Date(Date.UTC(2027, 0, 4)) }); // rejected: birth date in the future
  good(39, 42);
  add(43, { dob: new Date(Date.UTC(2026, 7, 14)), received: new Date(Date.UTC(2026, 7, 3)) }); // rejected: born after it was received
  add(44, { name: 'Cai ap Testwood', dob: 'not known' }); // warning: no birth date
  good(45, 48);
  add(49, { received: new Date(Date.UTC(2026, 11, 5)) }); // rejected: received in the future
  add(50, { name: 'Cai ap Testwood', dob: null }); // possible duplicate: same name, no birth date on either
  add(51, { name: 'عائشہ Fakeham', notes: 'Interpreter: Urdu.\nMeets after school only' });
  rows.push([]); // skipped: blank
  add(52, { dob: new Date(Date.UTC(2008, 8, 1)), received: new Date(Date.UTC(2026, 8, 1)) }); // warning: 18 that very day
  add(5, { received: new Date(Date.UTC(2026, 10, 2)) }); // possible duplicate of row 7, referred again
  add(54, { name: 'Anna-Maria Van Der Notional' });
  good(55, 57);
  add(58, { dob: null }); // warning: no birth date
  rows.push([text('Total'), null, number(59)]); // skipped: total
  return rows;
}

const OTHER = [
  'No.',
  'Ref in',
  'RAG rating',
  'YP surname',
  'YP first name',
  'D.O.B.',
  'Age',
  'Boy/Girl',
  'Ethnic origin',
  'Concern',
  'Who referred',
  'Agency',
  'Mum/Dad/Carer',
  'Mobile',
  'Post code',
  'School/College',
  'Paid by',
  'Comments',
  'Misc',
];

function otherRow(n, at, changes = {}) {
  const c = { ...child(n), ...changes };
  const received =
    c.received instanceof Date
      ? pick([text(words(c.received)), date(c.received), text(slashes(c.received))], n)
      : text(c.received);
  // Day numbers without a date format: what is left when a column is pasted as values.
  const dob = c.dob instanceof Date ? number(serial(c.dob)) : text(c.dob);
  return [
    number(at),
    received,
    text(pick(['High', 'Medium', 'Low'], n)),
    text(c.last),
    text(c.first),
    dob,
    number(9),
    text(c.sex === 'F' ? 'Girl' : 'Boy'),
    text(c.ethnicity),
    text(c.abuse),
    text(c.referrer),
    text(c.source),
    text(c.carer),
    text(c.phone),
    text(c.postcode),
    text(c.school),
    text(c.funder),
    text(c.notes),
    text(n % 4 === 0 ? 'See blue folder' : null),
  ];
}

function otherHeadings() {
  const rows = [
    [{ type: String, value: 'Young people waiting, Sampleford office', fontWeight: 'bold' }],
    [],
    OTHER.map(text),
  ];
  for (let n = 100; n < 118; n += 1) rows.push(otherRow(n, n - 99));
  rows.push(otherRow(118, 19, { received: '30/02/2026' })); // rejected: no such day
  rows.push(otherRow(119, 20, { dob: null })); // warning: no birth date
  rows.push([]); // skipped: blank
  rows.push(otherRow(103, 21, { received: new Date(Date.UTC(2026, 9, 30)) })); // possible duplicate
  for (let n = 120; n < 126; n += 1) rows.push(otherRow(n, n - 98));
  rows.push([number(28)]); // skipped: numbered ahead, nothing in it
  rows.push([null, null, null, text('Total waiting'), null, null, number(27)]); // skipped: total
  return rows;
}

/** Rewrites the two-second clock of every entry in a zip archive to 1 January 2026, so that the same sheet is the same file. */
function withoutClock(bytes) {
  const [time, day] = [0, ((2026 - 1980) << 9) | (1 << 5) | 1];
  for (let at = 0; at + 4 <= bytes.length; at += 1) {
    const signature = bytes.readUInt32LE(at);
    const offset = signature === 0x04034b50 ? 10 : signature === 0x02014b50 ? 12 : 0;
    if (offset === 0) continue;
    bytes.writeUInt16LE(time, at + offset);
    bytes.writeUInt16LE(day, at + offset + 2);
  }
  return bytes;
}

async function write(name, sheets) {
  const bytes = await writeXlsxFile(sheets).toBuffer();
  await writeFile(join(folder, name), withoutClock(bytes));
}

await write('waiting-list.xlsx', [{ sheet: 'Waiting list', data: waitingList() }]);
await write('other-headings.xlsx', [
  { sheet: 'Closed 2025', data: [OTHER.map(text), ...[200, 201, 202].map((n) => otherRow(n, n - 199))] },
  { sheet: 'Open referrals', data: otherHeadings() },
]);
