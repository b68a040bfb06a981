import { useState, type ReactNode } from 'react';
import type { ImportFile, ImportRowView, RowTab } from '../../shared/imports/contract.ts';
import { FIELD_NAMES, FIELDS } from '../../shared/imports/fields.ts';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/icons/Icon.tsx';
import { CheckMark } from '../ui/marks/CheckMark.tsx';
import { isChildName, KeptText } from './KeptText.tsx';
import { SameChild } from './SameChild.tsx';
import type { Spreadsheet } from './useSpreadsheet.ts';
import { ANSWER_LABELS, ROW_STATES, SKIPPED_WORDS } from './words.ts';

type RowsTableProps = {
  readonly file: ImportFile;
  readonly tab: RowTab;
  readonly rows: readonly ImportRowView[];
  readonly spreadsheet: Spreadsheet;
};

/** Rows in the order of the file, under what Holdfast takes each column for. */
export function RowsTable({ file, tab, rows, spreadsheet }: RowsTableProps) {
  const firstOpen = rows.find((row) => row.state === 'duplicate' && row.answer === null)?.rowNumber;
  const [opened, setOpened] = useState<number | null>();
  const open = opened === undefined ? firstOpen : opened;
  const next = (after: number) =>
    rows.find((row) => row.state === 'duplicate' && row.answer === null && row.rowNumber > after)?.rowNumber;
  return (
    <table className="rows" data-tab={tab}>
      <caption className="vh">
        Rows in the order of the file; the tabs gather them by state. Above each column, its name in the file
        and what Holdfast takes it for.
      </caption>
      <thead>
        <tr>
          <th scope="col" className="at stick">
            Row
          </th>
          <th scope="col" className="state stick">
            State
          </th>
          {file.shown.map((column) => (
            <ColumnHead key={column} file={file} column={column} spreadsheet={spreadsheet} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row
            key={row.rowNumber}
            file={file}
            row={row}
            isOpen={row.rowNumber === open}
            wasOpened={row.rowNumber === opened}
            onOpen={() => setOpened(row.rowNumber)}
            onClose={() => {
              setOpened(null);
              window.setTimeout(() => document.getElementById(compareId(row.rowNumber))?.focus());
            }}
            next={next(row.rowNumber)}
            onNext={(rowNumber) => setOpened(rowNumber)}
            onAnswered={() => setOpened(row.rowNumber)}
            spreadsheet={spreadsheet}
          />
        ))}
      </tbody>
    </table>
  );
}

/** The id of the select above a column, so that a guess can lead to it. */
export const columnId = (column: number) => `column-${column}`;

type ColumnHeadProps = {
  readonly file: ImportFile;
  readonly column: number;
  readonly spreadsheet: Spreadsheet;
};

function ColumnHead({ file, column, spreadsheet }: ColumnHeadProps) {
  const { heading, field, certainty } = file.columns[column] ?? {
    heading: '',
    field: null,
    certainty: 'left_out' as const,
  };
  const named = heading === '' ? `Column ${column + 1}` : `“${heading}”`;
  return (
    <th
      scope="col"
      className={classes(field === null && 'is-out', column === rowHeaderOf(file) && 'name stick')}
    >
      <span className="theirs">
        {certainty === 'sure' && <Icon name="check" />}
        {certainty === 'check' && <CheckMark check="warning" />}
        {named}
      </span>
      <select
        id={columnId(column)}
        className="input"
        aria-label={`Column ${named} holds${certainty === 'check' ? ', please check' : ''}`}
        value={field ?? ''}
        onChange={(event) => {
          const chosen = FIELD_NAMES.find((name) => name === event.target.value) ?? null;
          const fields = file.columns.map((each, at) => (at === column ? chosen : each.field));
          spreadsheet.setColumns(fields, [...confirmedOf(file), column]);
        }}
      >
        <option value="">Left out</option>
        {FIELD_NAMES.map((name) => (
          <option key={name} value={name}>
            {FIELDS[name].label}
          </option>
        ))}
      </select>
    </th>
  );
}

/** The column that names the child of a row; the only one that must stay in sight. */
function rowHeaderOf(file: ImportFile): number | undefined {
  return file.shown.find((column) => isChildName(file.columns[column]?.field ?? null));
}

const compareId = (rowNumber: number) => `compare-${rowNumber}`;

/** The columns somebody has looked at. */
export function confirmedOf(file: ImportFile): number[] {
  return file.columns.flatMap((column, at) => (column.isConfirmed ? [at] : []));
}

type RowProps = {
  readonly file: ImportFile;
  readonly row: ImportRowView;
  readonly isOpen: boolean;
  /** By the person, and so with the focus; not by itself as the first that asks. */
  readonly wasOpened: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly next: number | undefined;
  readonly onNext: (rowNumber: number) => void;
  readonly onAnswered: () => void;
  readonly spreadsheet: Spreadsheet;
};

function Row({
  file,
  row,
  isOpen,
  wasOpened,
  onOpen,
  onClose,
  next,
  onNext,
  onAnswered,
  spreadsheet,
}: RowProps) {
  const { word, check } = ROW_STATES[row.state];
  const rowHeader = rowHeaderOf(file);
  const reasons = reasonsOf(row);
  return (
    <>
      <tr className={classes('row', isOpen && 'is-open')}>
        <td className="at stick">{row.rowNumber}</td>
        <td className="state stick">
          <span className="st">
            {check === null ? <Icon name="check" className="s" /> : <CheckMark check={check} />}
            {word}
          </span>
        </td>
        {file.shown.map((column) =>
          column === rowHeader ? (
            <th key={column} scope="row" className="name stick">
              <b>
                <CellText file={file} row={row} column={column} />
              </b>
            </th>
          ) : (
            <td key={column} className={file.columns[column]?.field === null ? 'is-out' : undefined}>
              <CellText file={file} row={row} column={column} />
            </td>
          ),
        )}
      </tr>
      {(reasons.length > 0 || row.sameAs !== null) && (
        <tr className={classes('why-row', isOpen && 'is-open')}>
          <td className="at stick" />
          {!isOpen && <td className="state stick" />}
          <td colSpan={file.shown.length + (isOpen ? 1 : 0)}>
            <div className="why">
              {reasons}
              {row.sameAs !== null && !isOpen && (
                <p>
                  {row.answer === null ? (
                    <b>{sameAsWords(row.sameAs)}</b>
                  ) : (
                    <>
                      <b>{ANSWER_LABELS[row.answer]}.</b> {sameAsWords(row.sameAs)}
                    </>
                  )}{' '}
                  <Button kind="link" small id={compareId(row.rowNumber)} onPress={onOpen}>
                    {row.answer === null ? `Compare row ${row.rowNumber}` : `Change row ${row.rowNumber}`}
                  </Button>
                </p>
              )}
              {row.sameAs !== null && isOpen && (
                <SameChild
                  row={row}
                  sameAs={row.sameAs}
                  onAnswer={(answer) => {
                    onAnswered();
                    spreadsheet.answer(row.rowNumber, answer);
                  }}
                  takesFocus={wasOpened}
                  onClose={onClose}
                  next={next}
                  onNext={onNext}
                />
              )}
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

function sameAsWords(sameAs: NonNullable<ImportRowView['sameAs']>): string {
  return sameAs.kind === 'row'
    ? `Like row ${sameAs.rowNumber} of this file.`
    : 'Like a child already in Holdfast.';
}

function reasonsOf(row: ImportRowView): ReactNode[] {
  if (row.skippedAs !== null) return [<p key="skipped">{SKIPPED_WORDS[row.skippedAs]}</p>];
  return row.issues.map(({ kind, message, advice }, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- the reasons of one row never change places
    <p key={at}>
      {kind === 'remark' ? message : <b>{message}</b>} {advice}
    </p>
  ));
}

/** One cell as the file has it, marked where it is wrong or odd. It is text, whatever it says. */
function CellText({
  file,
  row,
  column,
}: {
  readonly file: ImportFile;
  readonly row: ImportRowView;
  readonly column: number;
}) {
  const text = row.cells[column] ?? '';
  const field = file.columns[column]?.field ?? null;
  const issues = row.issues.filter((issue) => issue.column === column);
  const tone = issues.some((issue) => issue.kind === 'reason') ? 'bad' : issues.length > 0 ? 'odd' : '';
  const shown = text === '' ? tone === '' ? null : 'blank' : <KeptText field={field} text={text} />;
  return <span className={classes('cell', tone)}>{shown}</span>;
}
