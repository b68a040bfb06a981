import type { LocalDate } from '../dates.ts';
import { MEASURES } from '../measures/catalogue.ts';
import { INFORMANT_LABELS } from '../measures/types.ts';
import { waitBandOf } from '../waitingList/rules.ts';
import {
  AGE_BANDS,
  type LineDefinition,
  QUARTERLY_SERVICE_RETURN,
  type SectionDefinition,
} from './definition.ts';
import type { ReturnFacts } from './facts.ts';
import type { ReturnCell, ReturnLine, ReturnSection, ReturnView } from './view.ts';
import { waitFigures, type Waits, waitRanksOf, waitsOf } from './waits.ts';

type Counts = Map<string, number>;

/**
 * The "Quarterly service return" of counted facts; every figure as `definition.ts` words it. Throws RangeError
 * where a status, kind, standing or protocol is none that the return knows: nothing is dropped in silence.
 */
export function buildReturn(facts: ReturnFacts): ReturnView {
  const stillWaiting = waitsOf(
    facts.waiting.map(({ receivedOn, count }) => ({ from: receivedOn, to: facts.asAt, count })),
  );
  const started = waitsOf(
    facts.started.map(({ receivedOn, startedOn, count }) => ({ from: receivedOn, to: startedOn, count })),
  );
  return {
    definition: QUARTERLY_SERVICE_RETURN.id,
    title: QUARTERLY_SERVICE_RETURN.title,
    period: facts.period,
    asAt: facts.asAt,
    sections: QUARTERLY_SERVICE_RETURN.sections.map((section) =>
      section.id === 'waits'
        ? waitsSection(section, { started, still_waiting: stillWaiting })
        : countedSection(section, facts, stillWaiting),
    ),
    waitRanks: waitRanksOf(stillWaiting),
  };
}

function countedSection(section: SectionDefinition, facts: ReturnFacts, stillWaiting: Waits): ReturnSection {
  const rows = rowsOf(section, facts);
  const counts: Counts = new Map();
  const known = new Set(rows.flatMap((row) => section.columns.map((column) => key(row.id, column.id))));
  for (const { row, column, count } of countsOf(section, rows, facts, stillWaiting)) {
    if (!known.has(key(row, column))) {
      throw new RangeError(`The return has no place for ${row}, ${column} in ${section.id}`);
    }
    counts.set(key(row, column), (counts.get(key(row, column)) ?? 0) + count);
  }
  const rowIds = rows.map((line) => line.id);
  const columnIds = section.columns.map((line) => line.id);
  const add = (ofRows: readonly string[], ofColumns: readonly string[]) =>
    ofRows.reduce(
      (all, row) => ofColumns.reduce((sum, column) => sum + (counts.get(key(row, column)) ?? 0), all),
      0,
    );

  const printedRows = rowIds.map((id) => ({ id, ids: [id] }));
  if (section.totalRow) printedRows.push({ id: section.totalRow.id, ids: rowIds });
  const printedColumns = columnIds.map((id) => ({ id, ids: [id] }));
  if (section.totalColumn) printedColumns.push({ id: section.totalColumn.id, ids: columnIds });
  const cells: ReturnCell[] = printedRows.flatMap((row) =>
    printedColumns.map((column) => ({
      row: row.id,
      column: column.id,
      kind: 'count' as const,
      value: add(row.ids, column.ids),
    })),
  );
  const { share } = section;
  if (share) {
    for (const column of printedColumns) {
      const base = add(rowIds, column.ids);
      const value = base === 0 ? null : Math.round((add([share.of], column.ids) * 100) / base);
      cells.push({ row: share.id, column: column.id, kind: 'percent', value });
    }
  }
  return {
    ...headOf(section),
    rows: [
      ...rows.map((one) => line(one)),
      ...(section.totalRow ? [line(section.totalRow, true)] : []),
      ...(share ? [line(share)] : []),
    ],
    columns: [
      ...section.columns.map((one) => line(one)),
      ...(section.totalColumn ? [line(section.totalColumn, true)] : []),
    ],
    cells,
  };
}

/** Where one referral received in the period, or one child who waits, is counted in a section. */
export function placeOf(
  section: SectionDefinition,
  record: { receivedOn: LocalDate; source: string; sex: string; ageAtReferral: number | null },
  counted: Pick<ReturnFacts, 'period' | 'asAt'>,
): { row: string; column: string } | null {
  const one = { ...record, count: 1 };
  const facts: ReturnFacts = { ...NOTHING, ...counted, referrals: [one], waiting: [one] };
  const rows = typeof section.rows === 'string' ? [] : section.rows;
  const waits = waitsOf([{ from: one.receivedOn, to: counted.asAt, count: 1 }]);
  return countsOf(section, rows, facts, waits)[0] ?? null;
}

const NOTHING = {
  started: [],
  checkIns: { onTime: 0, late: 0, notDone: 0 },
  holdingSupport: [],
  sessions: [],
  courses: [],
  protocols: [],
  reviews: { held: 0, notHeld: 0 },
  endings: [],
  pairs: [],
  continuity: { children: 0, changed: 0, changes: [] },
} as const;

type Counted = { row: string; column: string; count: number };

function countsOf(
  section: SectionDefinition,
  rows: readonly LineDefinition[],
  facts: ReturnFacts,
  stillWaiting: Waits,
): Counted[] {
  const ids = new Set(rows.map((one) => one.id));
  const sexes = new Set(section.columns.map((one) => one.id));
  const oneOf = (id: string, known: ReadonlySet<string>, otherwise: string) =>
    known.has(id) ? id : otherwise;
  const ageAndSex = (one: { ageAtReferral: number | null; sex: string; count: number }) => ({
    row: ageBandOf(one.ageAtReferral),
    column: oneOf(one.sex, sexes, 'not_known'),
    count: one.count,
  });
  switch (section.id) {
    case 'referrals_by_source':
      return facts.referrals.map(({ source, count }) => ({
        row: oneOf(source, ids, 'other'),
        column: 'referrals',
        count,
      }));
    case 'waiting_by_band':
      return stillWaiting.map(({ days, count }) => ({
        row: waitBandOf(days),
        column: 'children',
        count,
      }));
    case 'check_ins':
      return [
        { row: 'on_time', column: 'check_ins', count: facts.checkIns.onTime },
        { row: 'late', column: 'check_ins', count: facts.checkIns.late },
        { row: 'not_done', column: 'check_ins', count: facts.checkIns.notDone },
      ];
    case 'holding_support':
      return facts.holdingSupport.map(({ kind, count }) => ({ row: kind, column: 'contacts', count }));
    case 'sessions':
      return facts.sessions
        .filter((one) => one.status !== 'moved')
        .map(({ strand, status, count }) => ({ row: status, column: strand, count }));
    case 'courses':
      return facts.courses.map(({ protocolId, standing, count }) => ({
        row: protocolId,
        column: standing,
        count,
      }));
    case 'reviews':
      return [
        { row: 'held', column: 'reviews', count: facts.reviews.held },
        { row: 'not_held', column: 'reviews', count: facts.reviews.notHeld },
      ];
    case 'endings':
      return facts.endings.map(({ kind, isBelow, count }) => ({
        row: kind ?? 'not_recorded',
        column: isBelow ? 'below' : 'reached',
        count,
      }));
    case 'pairs':
      return facts.pairs.map(({ measure, informant, change, count }) => ({
        row: `${measure}_${informant}`,
        column: change,
        count,
      }));
    case 'continuity':
      return [
        { row: 'changed', column: 'children', count: facts.continuity.changed },
        {
          row: 'not_changed',
          column: 'children',
          count: facts.continuity.children - facts.continuity.changed,
        },
      ];
    case 'every_change':
      return facts.continuity.changes.map(({ with: row, count }) => ({ row, column: 'changes', count }));
    case 'referrals_by_age_and_sex':
      return facts.referrals.map(ageAndSex);
    case 'waiting_by_age_and_sex':
      return facts.waiting.map(ageAndSex);
    default:
      throw new RangeError(`Nothing counts the section ${section.id}`);
  }
}

function waitsSection(section: SectionDefinition, groups: Record<string, Waits>): ReturnSection {
  const rows = typeof section.rows === 'string' ? [] : section.rows;
  return {
    ...headOf(section),
    rows: rows.map((one) => line(one)),
    columns: section.columns.map((one) => line(one)),
    cells: rows.flatMap((row) => {
      const figures = waitFigures(groups[row.id] ?? []);
      return section.columns.map((column) => ({
        row: row.id,
        column: column.id,
        kind: column.kind ?? ('count' as const),
        value: figures[column.id] ?? null,
      }));
    }),
  };
}

function ageBandOf(age: number | null): string {
  const band = AGE_BANDS.find(({ least, most }) => age !== null && age >= least && age <= most);
  return band?.id ?? 'not_known';
}

function rowsOf({ rows }: SectionDefinition, facts: ReturnFacts): readonly LineDefinition[] {
  if (rows === 'protocols') return protocolRows(facts);
  return rows === 'measures' ? measureRows(facts) : rows;
}

/** Each measure with a pair, by who filled it in, in the order of the catalogue. */
function measureRows(facts: ReturnFacts): LineDefinition[] {
  const paired = new Set(facts.pairs.map(({ measure, informant }) => `${measure}_${informant}`));
  return MEASURES.flatMap(({ id, shortName, forms }) =>
    forms
      .filter(({ informant }) => paired.has(`${id}_${informant}`))
      .map(({ informant }) => {
        const who = INFORMANT_LABELS[informant].toLowerCase();
        return {
          id: `${id}_${informant}`,
          label: `${shortName}, ${informant}`,
          definition: `Pairs of ${shortName} filled in by the ${who}.`,
        };
      }),
  );
}

function protocolRows(facts: ReturnFacts): LineDefinition[] {
  return facts.protocols.map(({ id, name }) => ({ id, label: name, definition: `Courses of ${name}.` }));
}

function headOf({ id, title, shortTitle, definition, rowHeading }: SectionDefinition) {
  return { id, title, shortTitle, definition, rowHeading };
}

function line({ id, label, definition }: LineDefinition, isTotal = false): ReturnLine {
  return { id, label, definition, isTotal };
}

function key(row: string, column: string): string {
  return `${row} ${column}`;
}
