import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { isAfter, isLocalDate, localDate, type LocalDate } from '../../../shared/dates.ts';
import type { ImportTask } from '../../../shared/imports/contract.ts';
import { parseDate } from '../../../shared/imports/dates.ts';
import type { Field } from '../../../shared/imports/fields.ts';
import { recordsOf } from '../../../shared/imports/records.ts';
import { checkRows } from '../../../shared/imports/rules.ts';
import { BLANK, type Cell, plainWords } from '../../../shared/imports/sheet.ts';
import {
  compareChildren,
  type Likened,
  LIKENESSES,
  type LikenessFound,
} from '../../../shared/matching/likeness.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as catalogue from '../store/catalogue.ts';
import * as children from '../store/children.ts';
import * as importedChildren from '../store/importedChildren.ts';
import * as store from '../store/imports.ts';
import * as likeness from '../store/likeness.ts';
import * as referrals from '../store/referrals.ts';
import { funders } from '../store/serviceLists.ts';
import * as settings from '../store/settings.ts';
import { addReferral, type KeptCells } from './importRun.ts';

/** Rows of imports about which nobody has decided: a child must not vanish with a file. */
export async function list(ctx: Ctx, page: ParsedInputOf<'import.tasks'>): Promise<OutputOf<'import.tasks'>> {
  const { total, rows } = await store.openRows(ctx.db, page);
  return { total, rows: await Promise.all(rows.map((row) => taskOf(ctx, row))) };
}

type Decision = ParsedInputOf<'import.decide'>['decision'];

/** Settles one such row, by hand and once. */
export async function decide(
  ctx: Ctx,
  { importRowId, decision }: ParsedInputOf<'import.decide'>,
): Promise<OutputOf<'import.decide'>> {
  const row = await store.loadRow(ctx.db, importRowId);
  if (row === null) throw new Refused('not_found');
  const isOpen = await store.decideRow(ctx.db, importRowId, {
    decision: decision.is,
    reason: decision.is === 'not_a_referral' ? decision.reason : null,
    on: ctx.today,
    by: ctx.actor.accountId,
  });
  if (!isOpen) throw new Refused('import_row_decided');
  const taken = await take(ctx, row, decision);
  ctx.auditDetail({ decision: decision.is, batchId: row.batch_id, rowNumber: row.row_number, ...taken });
  return { importRowId, ...taken };
}

async function take(
  ctx: Ctx,
  row: store.ImportRow,
  decision: Decision,
): Promise<{ childId: string | null; referralId: string | null }> {
  if (decision.is === 'not_a_referral') return { childId: null, referralId: null };
  if (decision.is === 'same_referral') return { childId: decision.childId, referralId: null };
  const birthDate = decision.is === 'new_child' ? decision.birthDate : undefined;
  assertDates(ctx, decision.receivedOn, birthDate ?? null);
  const values = valuesOf(ctx, row, {
    receivedOn: decision.receivedOn,
    ...(decision.is === 'new_child' ? { name: decision.name, birthDate: decision.birthDate } : {}),
  });
  const fundersByName = new Map((await funders(ctx.db)).map(({ id, name }) => [plainWords(name), id]));
  const childId = decision.is === 'new_child' ? ctx.newId() : decision.childId;
  const one: importedChildren.NewImport = {
    childId,
    personId: ctx.newId(),
    linkId: ctx.newId(),
    referralId: ctx.newId(),
    records: recordsOf(values, { funders: fundersByName, therapies: await catalogue.load(ctx.db) }),
    rowHash: row.row_key,
  };
  const by = { batchId: row.batch_id, accountId: ctx.actor.accountId, now: ctx.now, today: ctx.today };
  const inForce = await settings.load(ctx.db);
  if (decision.is === 'new_child') {
    await importedChildren.insertChildren(ctx.db, [one], by, inForce);
  } else {
    if ((await children.load(ctx.db, childId)) === null) throw new Refused('not_found');
    await assertMaySee(ctx, childId);
    await addReferral(ctx, one, by, inForce);
  }
  return { childId, referralId: one.referralId };
}

function assertDates(ctx: Ctx, receivedOn: LocalDate, birthDate: LocalDate | null): void {
  const refuse = (code: 'future_date' | 'birth_after_received', field: string) => {
    throw new Refused(code, { fields: { [`decision.${field}`]: refusalMessage(code) } });
  };
  if (isAfter(receivedOn, ctx.today)) refuse('future_date', 'receivedOn');
  if (birthDate !== null && isAfter(birthDate, ctx.today)) refuse('future_date', 'birthDate');
  if (birthDate !== null && isAfter(birthDate, receivedOn)) refuse('birth_after_received', 'birthDate');
}

type Corrected = { name?: string; birthDate?: LocalDate | null; receivedOn: LocalDate };

/** The row read again by the same rules, with what somebody has corrected in place of its cells. */
function valuesOf(ctx: Ctx, row: store.ImportRow, corrected: Corrected) {
  const { cells, date1904 } = keptOf(row);
  const kept = cells.filter(
    ({ field }) => field !== 'receivedOn' && !(corrected.name !== undefined && isReplaced(field)),
  );
  const dateCell = (date: LocalDate): Cell => ({ kind: 'date', text: date, date });
  const all: { heading: string; field: Field | null; cell: Cell }[] = [
    ...kept,
    { heading: 'Received', field: 'receivedOn', cell: dateCell(corrected.receivedOn) },
    ...(corrected.name === undefined
      ? []
      : [
          {
            heading: 'Name',
            field: 'childName' as const,
            // A comma would turn the name round.
            cell: { kind: 'text' as const, text: corrected.name.replaceAll(',', ' ') },
          },
        ]),
    ...(corrected.birthDate == null
      ? []
      : [{ heading: 'Birth date', field: 'dateOfBirth' as const, cell: dateCell(corrected.birthDate) }]),
  ];
  const header = all.map(({ heading }): Cell => (heading === '' ? BLANK : { kind: 'text', text: heading }));
  const sheet = { name: '', hidden: false, date1904, rows: [header, all.map(({ cell }) => cell)] };
  const mapping = { headerRow: 0, fields: all.map(({ field }) => field) };
  const context = { today: ctx.today, existing: [], hashRow: () => row.row_key };
  const [checked] = checkRows(sheet, mapping, context).rows;
  if (checked?.values == null) throw new Refused('child_name_needed');
  return checked.values;
}

function isReplaced(field: Field | null): boolean {
  return field !== null && ['childName', 'firstName', 'surname', 'dateOfBirth'].includes(field);
}

function keptOf(row: store.ImportRow): KeptCells {
  return JSON.parse(row.cells) as KeptCells;
}

async function taskOf(ctx: Ctx, row: store.ImportRow): Promise<ImportTask> {
  const { cells, date1904 } = keptOf(row);
  const text = (...fields: Field[]) =>
    cells
      .filter(({ field }) => field !== null && fields.includes(field))
      .map(({ cell }) => cell.text)
      .join(' ');
  const date = (field: Field): LocalDate | null => {
    const cell = cells.find((each) => each.field === field)?.cell;
    if (cell === undefined) return null;
    const reading = parseDate(cell, { date1904 });
    return reading.ok ? reading.date : null;
  };
  const whole = text('childName');
  const parts = [text('firstName'), text('surname')].filter((part) => part !== '').join(' ');
  const name = whole === '' ? parts : whole;
  return {
    importRowId: row.id,
    importedOn: localDate(row.imported_on),
    rowNumber: row.row_number,
    state: row.state as ImportTask['state'],
    reasons: JSON.parse(row.reasons) as string[],
    name: name === '' ? null : name,
    birthDate: date('dateOfBirth'),
    receivedOn: date('receivedOn'),
    cells: cells.map(({ heading, field, cell }) => ({ heading, field, text: cell.text })),
    match: await matchOf(ctx, row, {
      name,
      nameUsed: null,
      birthDate: date('dateOfBirth'),
      postcode: text('postcode'),
      school: text('school'),
      carers: [{ name: text('carerName'), phone: text('phone') }],
    }),
  };
}

/** The child held whom the row may be about: the one it was set aside for, or the likeliest since. */
async function matchOf(ctx: Ctx, row: store.ImportRow, likened: Likened): Promise<ImportTask['match']> {
  const ids = row.matches_child_id === null ? [] : [row.matches_child_id];
  const held =
    ids.length > 0 ? await likeness.load(ctx.db, ids) : await likeness.candidates(ctx.db, likened, COMPARED);
  const found = held
    .map((child) => ({ child, alike: compareChildren(likened, child) }))
    .filter(({ alike }) => ids.length > 0 || (alike !== null && alike.likeness !== 'sibling'))
    .sort((a, b) => orderOf(a.alike) - orderOf(b.alike))[0];
  if (found === undefined) return null;
  const { child, alike } = found;
  const received = await referrals.listOfChild(ctx.db, child.childId);
  return {
    childId: child.childId,
    name: child.name,
    birthDate: child.birthDate,
    receivedDates: received.map((each) => each.received_on).filter(isLocalDate),
    alikeIn: alike?.reasons ?? [],
  };
}

const COMPARED = 60;
const orderOf = (alike: LikenessFound | null) =>
  alike === null ? LIKENESSES.length : LIKENESSES.indexOf(alike.likeness);
