import { COUNT_POLICY_LABELS, type CountPolicy } from '../../shared/courses/counting.ts';
import { formatDate } from '../../shared/dates.ts';
import { SECTIONS_WITH_RECORDS, type SectionWithRecords } from '../../shared/returns/codes.ts';
import { SIGNS } from '../../shared/returns/definition.ts';
import type { PublishedCell, PublishedReturn, PublishedSection } from '../../shared/returns/suppression.ts';
import type { ReturnLine } from '../../shared/returns/view.ts';
import { BarRows } from '../drawings/BarRows.tsx';
import { CrossTable, FigureTable, type OpenCell, WithNote } from '../drawings/ReturnTable.tsx';
import { quarterInShort, sectionAnchor } from './words.ts';

/** A figure whose records are asked for, with the words that name it. */
export type OpenedFigure = {
  section: SectionWithRecords;
  row: string;
  column: string;
  sectionTitle: string;
  name: string;
};
export type OpenRecords = (figure: OpenedFigure) => void;

export type SheetSectionProps = {
  readonly section: PublishedSection;
  readonly number: number;
  readonly published: PublishedReturn;
  readonly counts: CountPolicy;
  readonly onOpen: OpenRecords | null;
};

/** A table of more columns has its note below, and so has one with more words to explain than these. */
const COLUMNS_BESIDE_NOTE = 5;
const TERMS_BESIDE = 4;

/** One section of the sheet, in the form that suits it, each figure with how it is counted. */
export function SheetSection(props: SheetSectionProps) {
  const { section, number } = props;
  return (
    <section
      className="sheet-sec"
      id={sectionAnchor(section.id)}
      tabIndex={-1}
      aria-labelledby={`${sectionAnchor(section.id)}-title`}
    >
      <h2 id={`${sectionAnchor(section.id)}-title`}>
        <span>{number}</span>
        {section.title}
      </h2>
      <Body {...props} />
    </section>
  );
}

function Body(props: SheetSectionProps) {
  const { section, counts } = props;
  if (section.id === 'waiting_by_band') return <WaitingBars {...props} />;
  if (section.columns.length === 1) return <Figures {...props} />;
  const table = <Cross {...props} />;
  const terms = linesToExplain(section);
  const isWide = section.columns.length > COLUMNS_BESIDE_NOTE;
  const notes = (
    <>
      <p>{section.definition}</p>
      {section.id === 'courses' ? <p>Counted by this service: {COUNT_POLICY_LABELS[counts]}.</p> : null}
      {!isWide && terms.length <= TERMS_BESIDE && <Terms lines={terms} />}
      <SignNotes section={section} />
    </>
  );
  if (!isWide && terms.length <= TERMS_BESIDE) return <WithNote note={notes}>{table}</WithNote>;
  return (
    <>
      {isWide ? (
        <div className="sheet-wide" tabIndex={0} role="group" aria-label={`${section.title}, table`}>
          {table}
        </div>
      ) : (
        <WithNote note={notes}>{table}</WithNote>
      )}
      <div className="margin-note sheet-note-below">
        {isWide && notes}
        <Terms lines={terms} />
      </div>
    </>
  );
}

/** One figure a row, its definition in line with it. */
function Figures(props: SheetSectionProps) {
  const { section, published } = props;
  const [column] = section.columns;
  return (
    <>
      <p className="sheet-def">{section.definition}</p>
      <FigureTable
        caption={section.title}
        period={quarterInShort(published.period)}
        rows={section.rows.map((row) => ({
          key: row.id,
          label: row.label,
          value: cellOf(props, row, column),
          definition: row.definition,
          total: row.isTotal,
        }))}
      />
      <div className="margin-note">
        <SignNotes section={section} />
      </div>
    </>
  );
}

function Cross(props: SheetSectionProps) {
  const { section } = props;
  return (
    <CrossTable
      caption={section.title}
      rowHead={section.rowHeading}
      columns={section.columns.map((column) => column.label)}
      rows={section.rows.map((row) => ({
        key: row.id,
        label: row.label,
        cells: section.columns.map((column) => cellOf(props, row, column)),
        total: row.isTotal,
      }))}
    />
  );
}

function WaitingBars(props: SheetSectionProps) {
  const { section, published } = props;
  const [column] = section.columns;
  const asAt = formatDate(published.asAt);
  return (
    <WithNote
      note={
        <>
          <Medians published={published} />
          <p>{section.definition}</p>
          <SignNotes section={section} />
        </>
      }
    >
      <BarRows
        label={`Children waiting on ${asAt}, by weeks`}
        rows={section.rows.map((row) => ({
          key: row.id,
          label: row.label,
          // The total is a figure under the bars, not the longest of them.
          value: row.isTotal ? null : (found(section, row, column)?.value ?? null),
          cell: cellOf(props, row, column),
        }))}
      />
    </WithNote>
  );
}

/** The finding in a sentence, where both medians are given. The two groups are never mixed. */
function Medians({ published }: { readonly published: PublishedReturn }) {
  const waits = published.sections.find((section) => section.id === 'waits');
  const weeks = (row: string) =>
    waits?.cells.find((cell) => cell.row === row && cell.column === 'median_weeks')?.value ?? null;
  const waiting = weeks('still_waiting');
  const started = weeks('started');
  if (waiting === null) return null;
  return (
    <p>
      <b>
        Half have waited {waiting} weeks or more
        {started === null ? '' : `; of those who started, half had waited ${started} or more`}.
      </b>
      {started === null ? null : ' The two are never mixed.'}
    </p>
  );
}

function Terms({ lines }: { readonly lines: readonly ReturnLine[] }) {
  if (lines.length === 0) return null;
  return (
    <dl className="sheet-terms">
      {lines.map(({ id, label, definition }) => (
        <div key={`${id} ${label}`}>
          <dt>{label}</dt>
          <dd>{definition}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Ages speak for themselves, and every protocol's row says the same; what is left needs its words. */
function linesToExplain(section: PublishedSection): ReturnLine[] {
  const rows = section.id === 'courses' ? [] : section.rows;
  const lines = [...rows, ...section.columns].filter((line) => !line.isTotal);
  if (!section.id.endsWith('_by_age_and_sex')) return lines;
  return lines
    .filter((line) => line.id === 'not_known')
    .map((line, index) => ({ ...line, label: index === 0 ? 'Age not known' : 'Sex not known' }));
}

/** What the signs stand for that this section carries. */
function SignNotes({ section }: { readonly section: PublishedSection }) {
  const carried = SIGNS.filter(({ sign }) => section.cells.some((cell) => cell.text === sign));
  return carried.map(({ sign, meaning }) => (
    <p key={sign}>
      <b>{sign}</b> {meaning}
    </p>
  ));
}

function found(
  section: PublishedSection,
  row: ReturnLine,
  column: ReturnLine | undefined,
): PublishedCell | undefined {
  return section.cells.find((cell) => cell.row === row.id && cell.column === column?.id);
}

function cellOf(
  { section, onOpen }: SheetSectionProps,
  row: ReturnLine,
  column: ReturnLine | undefined,
): OpenCell {
  const cell = found(section, row, column);
  if (cell === undefined || column === undefined) return { text: '–' };
  const { text, why, value } = cell;
  const withRecords = SECTIONS_WITH_RECORDS.find((id) => id === section.id);
  if (onOpen === null || withRecords === undefined || value === null || value === 0) return { text, why };
  const name = section.columns.length === 1 ? row.label : `${row.label}, ${column.label}`;
  const figure = { section: withRecords, row: row.id, column: column.id, sectionTitle: section.title, name };
  return { text, why, onOpen: () => onOpen(figure) };
}
