import type { OutputOf } from '../../../shared/contract.ts';
import { formatDate, type LocalDate } from '../../../shared/dates.ts';
import { parseDate } from '../../../shared/imports/dates.ts';
import { nameKey } from '../../../shared/imports/names.ts';
import type { ReferralValues } from '../../../shared/imports/referralValues.ts';
import { cellAt, plainWords } from '../../../shared/imports/sheet.ts';
import { CARER_RELATIONSHIPS_LABELS, type CarerRelationship } from '../../../shared/referrals/codes.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as children from '../store/children.ts';
import * as importedChildren from '../store/importedChildren.ts';
import * as referrals from '../store/referrals.ts';
import type { Visit } from '../imports/visit.ts';

type Side = {
  name: string;
  birthDate: string;
  received: string;
  postcode: string;
  carer: string;
  school: string;
};
type Compared = OutputOf<'import.compare'>;

const NOT_GIVEN = 'not given';

/** A possible duplicate beside what it may repeat, field by field. */
export async function comparison(ctx: Ctx, visit: Visit, rowNumber: number): Promise<Compared> {
  const row = visit.check?.rows.find((each) => each.rowNumber === rowNumber);
  const of = row?.duplicateOf;
  if (row?.values === null || row === undefined || of === null || of === undefined) {
    throw new Refused('not_found');
  }
  const file = sideOfValues(row.values);
  if (of.kind === 'row') {
    const other = visit.check?.rows.find((each) => each.rowNumber === of.rowNumber);
    const held = other?.values != null ? sideOfValues(other.values) : sideOfCells(visit, of.rowNumber);
    return { besideTitle: `In the file, row ${of.rowNumber}`, facts: factsOf(file, held), contactRules: [] };
  }
  const child = await children.load(ctx.db, of.childId);
  if (child === null) throw new Refused('not_found');
  const carers = await importedChildren.carersOf(ctx.db, of.childId);
  const received = (await referrals.listOfChild(ctx.db, of.childId)).map((each) => each.received_on);
  const { fields } = child;
  const used = fields.nameUsed === null ? '' : `, “${fields.nameUsed}”`;
  const held: Side = {
    name: `${fields.name}${used}`,
    birthDate: dateText(fields.birthDate),
    received: received.map((date) => formatDate(date as LocalDate)).join(', '),
    postcode: fields.postcode ?? '',
    carer: carers.map((carer) => withRelation(carer.name, carer.relationship)).join('; '),
    school: fields.school ?? '',
  };
  const years = [...new Set(received.map((date) => date.slice(0, 4)))].join(' and ');
  return {
    besideTitle: years === '' ? 'In Holdfast' : `In Holdfast, referred in ${years}`,
    facts: factsOf(file, held, { name: fields.name, carers: carers.map((carer) => carer.name) }),
    contactRules: carers.flatMap(rulesOf),
  };
}

function factsOf(file: Side, held: Side, plain?: { name: string; carers: string[] }): Compared['facts'] {
  const carerName = (text: string) => nameKey(text.split(',')[0] ?? '');
  const heldCarers = plain?.carers.map(nameKey) ?? [carerName(held.carer)];
  const fact = (label: string, key: keyof Side, isSame: boolean, isName = false) => ({
    label,
    file: file[key] === '' ? NOT_GIVEN : file[key],
    held: held[key] === '' ? NOT_GIVEN : held[key],
    isSame,
    isName,
  });
  const alike = (key: keyof Side) => plainWords(file[key]) === plainWords(held[key]);
  return [
    fact('Name', 'name', nameKey(file.name) === nameKey(plain?.name ?? held.name), true),
    fact('Birth date', 'birthDate', alike('birthDate')),
    fact('Received', 'received', held.received.split(', ').includes(file.received)),
    fact('Postcode', 'postcode', alike('postcode')),
    fact(
      'Parent or carer',
      'carer',
      file.carer === '' ? held.carer === '' : heldCarers.includes(carerName(file.carer)),
      true,
    ),
    fact('School', 'school', alike('school')),
  ];
}

function sideOfValues(values: ReferralValues): Side {
  return {
    name: values.name.full,
    birthDate: dateText(values.birthDate),
    received: formatDate(values.receivedOn),
    postcode: values.postcode,
    carer: [values.carer.name, values.carer.relationship.toLowerCase()]
      .filter((text) => text !== '')
      .join(', '),
    school: values.school,
  };
}

/** A row that was rejected has no values, so its cells are shown as they stand. */
function sideOfCells({ sheets, plan, fields }: Visit, rowNumber: number): Side {
  const cells = sheets[plan.sheet]?.rows[rowNumber - 1];
  const text = (...wanted: (typeof fields)[number][]) =>
    fields
      .flatMap((field, column) => (wanted.includes(field) ? [cellAt(cells, column).text] : []))
      .filter((each) => each !== '')
      .join(' ');
  /** As a date is written everywhere, so that the same day is no difference; what is none stands as it is. */
  const date = (wanted: 'dateOfBirth' | 'receivedOn') => {
    const cell = cellAt(cells, fields.indexOf(wanted));
    const reading = parseDate(cell, { date1904: sheets[plan.sheet]?.date1904 ?? false });
    return reading.ok ? formatDate(reading.date) : text(wanted);
  };
  return {
    name: text('childName', 'firstName', 'surname'),
    birthDate: date('dateOfBirth'),
    received: date('receivedOn'),
    postcode: text('postcode'),
    carer: text('carerName'),
    school: text('school'),
  };
}

function dateText(date: LocalDate | null): string {
  return date === null ? '' : formatDate(date);
}

function withRelation(name: string, relationship: string | null): string {
  const label = CARER_RELATIONSHIPS_LABELS[relationship as CarerRelationship] as string | undefined;
  return label === undefined || relationship === 'not_known' ? name : `${name}, ${label.toLowerCase()}`;
}

type Carer = Awaited<ReturnType<typeof importedChildren.carersOf>>[number];

/** What was agreed not to be done. Names stay out: the rule is what matters here. */
function rulesOf(carer: Carer): string[] {
  if (carer.contact_rule === 'do_not_contact') return ['do not contact one of the carers'];
  return [
    ...(carer.contact_rule === 'ask_first' ? ['ask before contact'] : []),
    ...(carer.may_ring === 'no' ? ['no calls'] : []),
    ...(carer.may_voicemail === 'no' ? ['no voicemail'] : []),
    ...(carer.may_text === 'no' ? ['no texts'] : []),
    ...(carer.may_letter === 'no' ? ['no letters'] : []),
  ];
}
