import type { Ethnicity, Sex } from '../children/codes.ts';
import { ageOn, formatDate, isAfter, type LocalDate } from '../dates.ts';
import type { AbuseType, ReferralSource } from '../referrals/codes.ts';
import {
  type Band,
  parseAbuseTypes,
  parseEthnicity,
  parsePriority,
  parseSex,
  parseSource,
  parseYesNo,
  saysNothing,
} from './codes.ts';
import { parsePhone, parsePostcode } from './contacts.ts';
import { parseDate } from './dates.ts';
import { FIELDS, type Field } from './fields.ts';
import { joinName, nameKey, namesTwo, parseName, type PersonName } from './names.ts';
import type { Cell } from './sheet.ts';

/** What one row says. Texts that are not there are empty; `not_asked` and null where the sheet says nothing. */
export type ReferralValues = {
  name: PersonName;
  knownAs: string;
  birthDate: LocalDate | null;
  receivedOn: LocalDate;
  source: ReferralSource;
  referredBy: string;
  abuseTypes: AbuseType[];
  carer: { name: string; relationship: string; phone: string; email: string };
  postcode: string;
  school: string;
  band: Band | null;
  sex: Sex;
  gender: string;
  pronouns: string;
  ethnicity: Ethnicity;
  language: string;
  interpreter: boolean | null;
  disability: string;
  funder: string;
  protocolInMind: string;
  /** The sheet's notes, the address, and every value that could not be understood, each behind its heading. */
  notes: string;
};

/** Something to say about a row. `column` is the heading in the file; `advice` says what to do. */
export type Issue = { field: Field | null; column: string; message: string; advice: string };

/** The cells of one row by what their columns hold. */
export type RowReader = {
  cells: (field: Field) => Cell[];
  /** The filled cells of a field, joined. */
  text: (field: Field) => string;
  /** The heading of the field's column, or our own word for it where no column holds it. */
  heading: (field: Field) => string;
  /** The headings and texts of the columns that may go to the notes. */
  noted: () => { heading: string; text: string }[];
  date1904: boolean;
};

export type RowReading = {
  name: PersonName | null;
  birthDate: LocalDate | null;
  /** Null unless the row can be taken. */
  values: ReferralValues | null;
  reasons: Issue[];
  warnings: Issue[];
  remarks: Issue[];
  dates: { read: number; certain: number };
};

const MOST_NAME_CHARACTERS = 200;
const ADULT = 18;
const WRITE_A_DATE = 'Write it as day, month and year, such as 28/02/2026.';

/**
 * Reads and judges one row by itself. Reasons (the row is rejected): no name, no received date, an unreadable date, a
 * birth date in the future or after the received date, a received date in the future. Warnings (the row is taken):
 * 18 or over when referred, no birth date. Remarks say what was not understood and went to the notes.
 */
export function readRow(row: RowReader, today: LocalDate): RowReading {
  const issues = { reasons: [] as Issue[], warnings: [] as Issue[], remarks: [] as Issue[] };
  const dates = { read: 0, certain: 0 };
  const issue = (field: Field, message: string, advice: string): Issue => ({
    field,
    column: row.heading(field),
    message,
    advice,
  });

  const readDate = (field: 'dateOfBirth' | 'receivedOn'): LocalDate | null => {
    const cell = row.cells(field)[0];
    if (cell === undefined || saysNothing(cell.text)) return null;
    const reading = parseDate(cell, { date1904: row.date1904 });
    if (!reading.ok) {
      issues.reasons.push(
        issue(field, `${reading.message} The cell says “${shorten(cell.text)}”.`, WRITE_A_DATE),
      );
      return null;
    }
    dates.read += 1;
    if (reading.certain) dates.certain += 1;
    return reading.date;
  };

  const name = rowName(row);
  if (name === null) {
    issues.reasons.push(
      issue(nameField(row), 'No name.', 'Write the child’s name. Only name and received date are needed.'),
    );
  } else if (name.full.length > MOST_NAME_CHARACTERS) {
    issues.reasons.push(
      issue(
        nameField(row),
        'The name is over 200 characters long.',
        'Write the name alone, and the rest under notes.',
      ),
    );
  } else if (namesTwo(name.full)) {
    issues.remarks.push(
      issue(nameField(row), 'Two children in one row?', 'Each child waits on their own: give each a row.'),
    );
  }

  const receivedOn = readDate('receivedOn');
  const birthDate = readDate('dateOfBirth');
  const unreadable = (field: Field) => issues.reasons.some((reason) => reason.field === field);
  if (receivedOn === null && !unreadable('receivedOn')) {
    issues.reasons.push(
      issue(
        'receivedOn',
        'No received date.',
        'Write the date the referral was received: it starts the wait.',
      ),
    );
  }
  if (receivedOn !== null && isAfter(receivedOn, today)) {
    issues.reasons.push(
      issue(
        'receivedOn',
        `Received on ${formatDate(receivedOn)}, in the future.`,
        'Check the day, the month and the year.',
      ),
    );
  }
  if (birthDate !== null && isAfter(birthDate, today)) {
    issues.reasons.push(
      issue(
        'dateOfBirth',
        `Born on ${formatDate(birthDate)}, in the future.`,
        'Write the year with four figures.',
      ),
    );
  } else if (birthDate !== null && receivedOn !== null && isAfter(birthDate, receivedOn)) {
    issues.reasons.push(
      issue(
        'dateOfBirth',
        `Born on ${formatDate(birthDate)}, after the referral was received on ${formatDate(receivedOn)}.`,
        'Check both dates.',
      ),
    );
  }

  if (name === null || receivedOn === null || issues.reasons.length > 0) {
    return { name, birthDate, values: null, ...issues, warnings: [], remarks: [], dates };
  }
  if (birthDate === null) {
    issues.warnings.push(
      issue('dateOfBirth', 'No birth date.', 'It comes in; ask for it at the first check-in.'),
    );
  } else if (ageOn(birthDate, receivedOn) >= ADULT) {
    issues.warnings.push(
      issue(
        'dateOfBirth',
        `${ageOn(birthDate, receivedOn)} years old when referred.`,
        'It comes in; check the birth date, or whether another service fits.',
      ),
    );
  }
  const values = { name, birthDate, receivedOn, ...readDetails(row, issues.remarks) };
  return { name, birthDate, values, ...issues, dates };
}

function rowName(row: RowReader): PersonName | null {
  const whole = parseName(row.text('childName'));
  const parts = joinName(row.text('firstName'), row.text('surname'));
  if (parts !== null && parts.first !== '' && parts.last !== '') return parts;
  // 'Name' beside 'Surname' is a first name, unless the surname stands in it already.
  if (whole !== null && parts !== null && parts.last !== '') {
    return nameKey(whole.full).endsWith(nameKey(parts.last)) ? whole : joinName(whole.full, parts.last);
  }
  return whole ?? parts ?? parseName(row.text('knownAs'));
}

function nameField(row: RowReader): Field {
  const named = (['childName', 'firstName', 'surname'] as const).find(
    (field) => row.heading(field) !== FIELDS[field].label,
  );
  return named ?? 'childName';
}

function readDetails(
  row: RowReader,
  remarks: Issue[],
): Omit<ReferralValues, 'name' | 'birthDate' | 'receivedOn'> {
  const notes = row.noted().map(({ heading, text }) => (heading === '' ? text : `${heading}: ${text}`));
  /** A text no longer than its place on the child's record; the whole of a longer one goes to the notes. */
  const short = (field: Field, most: number): string => {
    const text = saysNothing(row.text(field)) ? '' : row.text(field);
    if (text.length <= most) return text;
    notes.push(`${row.heading(field)}: ${text}`);
    return text.slice(0, most).trim();
  };
  /** The meaning of a text, or null; what has none goes to the notes with a remark. */
  const meaning = <T>(field: Field, parse: (text: string) => T | null): T | null => {
    const text = row.text(field);
    if (text === '') return null;
    const value = parse(text);
    if (value === null && !saysNothing(text)) keepInNotes(field, text);
    return value;
  };
  const keepInNotes = (field: Field, text: string): void => {
    notes.push(`${row.heading(field)}: ${text}`);
    remarks.push({
      field,
      column: row.heading(field),
      message: `“${shorten(text)}” is not one of Holdfast’s words for ${FIELDS[field].label.toLowerCase()}.`,
      advice: 'It is kept in the notes; choose the right word on the child’s page.',
    });
  };

  const abuse = parseAbuseTypes(row.text('abuseTypes'));
  if (abuse.unknown.length > 0) keepInNotes('abuseTypes', abuse.unknown.join(', '));
  const phones = row.cells('phone').map(parsePhone);
  if (phones.some((phone) => phone.restored)) {
    remarks.push({
      field: 'phone',
      column: row.heading('phone'),
      message: 'The nought at the front was missing and was put back.',
      advice: 'Check the number before it is used.',
    });
  }
  const source = row.text('source');
  const referredBy = short('referredBy', 200);
  const sourceCode = (source === '' ? null : meaning('source', parseSource)) ?? parseSource(referredBy);
  return {
    knownAs: short('knownAs', 100),
    source: sourceCode ?? 'not_known',
    referredBy:
      referredBy === '' && sourceCode === null && !saysNothing(source) ? source.slice(0, 200) : referredBy,
    abuseTypes: abuse.types,
    carer: {
      name: short('carerName', 200),
      relationship: short('carerRelationship', 100),
      phone: phones
        .map((phone) => phone.text)
        .filter((text) => !saysNothing(text))
        .join(' / ')
        .slice(0, 100),
      email: short('email', 200),
    },
    postcode: postcodeOf(row, keepInNotes),
    school: short('school', 200),
    band: meaning('priority', parsePriority),
    sex: meaning('sex', parseSex) ?? 'not_asked',
    gender: short('gender', 100),
    pronouns: short('pronouns', 40),
    ethnicity: meaning('ethnicity', parseEthnicity) ?? 'not_asked',
    language: short('language', 80),
    interpreter: meaning('interpreter', parseYesNo),
    disability: short('disability', 500),
    funder: short('funder', 200),
    protocolInMind: short('protocolInMind', 200),
    notes: notes.join('\n'),
  };
}

function postcodeOf(row: RowReader, keepInNotes: (field: Field, text: string) => void): string {
  const text = row.text('postcode');
  const postcode = parsePostcode(text);
  if (postcode.length <= 12) return saysNothing(postcode) ? '' : postcode;
  keepInNotes('postcode', text);
  return '';
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 40 ? line : `${line.slice(0, 39)}…`;
}
