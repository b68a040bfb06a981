import type { ImportFile } from '../../shared/imports/contract.ts';
import { FIELDS } from '../../shared/imports/fields.ts';
import { useOp } from '../client.ts';
import { focusField } from '../ui/ErrorSummary.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import { columnId, confirmedOf } from './RowsTable.tsx';
import type { Spreadsheet } from './useSpreadsheet.ts';
import { counted, SHEET_WORDS } from './words.ts';

type WhatNextProps = {
  readonly file: ImportFile;
  readonly spreadsheet: Spreadsheet;
  readonly onSkipped: () => void;
  /** To the rows of earlier files that wait for a decision. */
  readonly onDecide: () => void;
};

const MOST_LEFT_OUT = 4;

/** The right side: what will happen in numbers that add up, and what wants a look first. */
export function WhatNext({ file, spreadsheet, onSkipped, onDecide }: WhatNextProps) {
  const earlier = useOp('import.tasks', { from: 0, limit: 1 }).data?.total ?? 0;
  const { counts, comesIn, warnings, unanswered, takesNothing } = file;
  return (
    <aside className="after" id="after" aria-labelledby="after-t" tabIndex={0}>
      <section className="stack">
        <h2 id="after-t">What happens next</h2>
        {counts === null ? (
          <p className="muted">First say what the columns hold.</p>
        ) : (
          <dl className="tally">
            <dt>{comesIn}</dt>
            <dd>
              {comesIn === 1 ? 'comes in as a referral' : 'come in as referrals'}
              {warnings > 0 && `, ${warnings} of them with a warning to look at`}
            </dd>
            {unanswered > 0 && (
              <>
                <dt>{unanswered}</dt>
                <dd>
                  {unanswered === 1
                    ? 'waits for your answer; without one it stays as a task on Today'
                    : 'wait for your answer; without one they stay as tasks on Today'}
                </dd>
              </>
            )}
            {takesNothing > 0 && (
              <>
                <dt>{takesNothing}</dt>
                <dd>
                  {takesNothing === 1 ? 'is the same referral and adds' : 'are the same referral and add'}{' '}
                  nothing
                </dd>
              </>
            )}
            {counts.rejected > 0 && (
              <>
                <dt>{counts.rejected}</dt>
                <dd>
                  {counts.rejected === 1
                    ? 'goes back to you as a file with its reason, and stays on Today until you decide'
                    : 'go back to you as a file, with the reason beside each, and stay on Today until you decide'}
                </dd>
              </>
            )}
            {counts.alreadyIn > 0 && (
              <>
                <dt>{counts.alreadyIn}</dt>
                <dd>came in before and {counts.alreadyIn === 1 ? 'is' : 'are'} left alone</dd>
              </>
            )}
          </dl>
        )}
        {counts !== null && counts.skipped > 0 && (
          <p className="small muted">
            {counted(counts.skipped, 'row')} more {counts.skipped === 1 ? 'is' : 'are'} passed over: blank,
            headings again or totals.{' '}
            <Button kind="link" small onPress={onSkipped}>
              Look at them
            </Button>
          </p>
        )}
      </section>
      {earlier > 0 && (
        <p className="small">
          <b>{counted(earlier, 'row')} of earlier files</b> {earlier === 1 ? 'waits' : 'wait'} for a decision.{' '}
          <Button kind="link" small onPress={onDecide}>
            Decide about {earlier === 1 ? 'it' : 'them'}
          </Button>
        </p>
      )}
      <Guesses file={file} spreadsheet={spreadsheet} />
      <Sheets file={file} spreadsheet={spreadsheet} />
      <section className="stack small muted facts">
        <LeftOutQuietly file={file} />
        {counts !== null && (
          <p>
            <b>Dates</b> are read as day, month, year. {file.dates.certain} of {file.dates.read} could be
            nothing else.
          </p>
        )}
        <p>
          <b>Nobody is written to.</b> A first check-in falls due for each child, and you see them on Today.
        </p>
        <p>
          <b>Run it again</b> and nothing comes in twice. Leave this page and come back: your answers stay
          until Holdfast locks.
        </p>
      </section>
    </aside>
  );
}

function Guesses({ file, spreadsheet }: Pick<WhatNextProps, 'file' | 'spreadsheet'>) {
  const open = file.columns.flatMap((column, at) =>
    !column.isConfirmed && column.filled > 0 && column.certainty !== 'sure' ? [{ ...column, at }] : [],
  );
  const guesses = open.filter((column) => column.certainty === 'check');
  const leftOut = open.filter((column) => column.certainty === 'left_out');
  if (open.length === 0) return null;
  const settle = (at: number, field = file.columns[at]?.field ?? null) => {
    // The button that was pressed goes away with its guess.
    document.getElementById('after')?.focus({ preventScroll: true });
    spreadsheet.setColumns(
      file.columns.map((column, index) => (index === at ? field : column.field)),
      [...confirmedOf(file), at],
    );
  };
  const named = (heading: string, at: number) => (heading === '' ? `Column ${at + 1}` : `“${heading}”`);
  return (
    <section className="note" aria-labelledby="guess-t">
      <h2 id="guess-t">
        <Icon name="warn" />
        {open.length === 1 ? 'One guess to check' : `${open.length} guesses to check`}
      </h2>
      {guesses.map(({ at, heading, field }) => (
        <p key={at}>
          <b>
            {named(heading, at)} is taken for {field === null ? '' : FIELDS[field].label.toLowerCase()}
            {field === 'priority' && file.bands.length > 0 ? ':' : '.'}
          </b>{' '}
          {field === 'priority' &&
            file.bands.length > 0 &&
            `${file.bands.map(({ text, band }) => `${text} ${band}`).join(', ')}.`}{' '}
          <span className="nowrap">
            <Button kind="link" small onPress={() => settle(at)}>
              That is right
            </Button>
            <Button kind="link" small onPress={() => focusField(columnId(at))}>
              Change
            </Button>
          </span>
        </p>
      ))}
      {leftOut.slice(0, MOST_LEFT_OUT).map(({ at, heading, filled }) => (
        <p key={at}>
          <b>{named(heading, at)} is left out.</b> {counted(filled, 'cell has text', 'cells have text')} in
          it.{' '}
          <span className="nowrap">
            <Button kind="link" small onPress={() => settle(at, 'notes')}>
              Add to the notes
            </Button>
            <Button kind="link" small onPress={() => settle(at)}>
              Leave out
            </Button>
          </span>
        </p>
      ))}
      {leftOut.length > MOST_LEFT_OUT && (
        <p>{counted(leftOut.length - MOST_LEFT_OUT, 'more column')} left out, at the end of the table.</p>
      )}
    </section>
  );
}

/** Columns that nobody needs to be asked about, so that none is left out in silence. */
function LeftOutQuietly({ file }: Pick<WhatNextProps, 'file'>) {
  const names = file.columns
    .filter((column) => column.isConfirmed && column.certainty === 'left_out' && column.filled > 0)
    .map((column, at) => (column.heading === '' ? `column ${at + 1}` : `“${column.heading}”`));
  if (names.length === 0) return null;
  return (
    <p>
      <b>Left out</b> {names.length === 1 ? 'is' : 'are'} {names.join(', ')}.
    </p>
  );
}

function Sheets({ file, spreadsheet }: Pick<WhatNextProps, 'file' | 'spreadsheet'>) {
  const taken = file.sheets.find((sheet) => sheet.use === 'taken');
  const others = file.sheets.filter((sheet) => sheet.use !== 'taken');
  if (others.length === 0 && file.headerRow === 1) return null;
  return (
    <section className="stack small" aria-labelledby="sheets-t">
      <h3 id="sheets-t">Sheets of the file</h3>
      <p>
        {taken !== undefined && taken.name !== '' && (
          <>
            <b>“{taken.name}” is taken.</b>{' '}
          </>
        )}
        Its headings are in row {file.headerRow}.
      </p>
      {others.map((sheet) => (
        <p key={sheet.index}>
          “{sheet.name}” is left out: {sheet.use === 'taken' ? '' : SHEET_WORDS[sheet.use]},{' '}
          {counted(sheet.rows, 'row')}.{' '}
          {sheet.use !== 'empty' && sheet.use !== 'no_headings' && (
            <Button kind="link" small onPress={() => spreadsheet.takeSheet(sheet.index)}>
              Take “{sheet.name}” instead
            </Button>
          )}
        </p>
      ))}
    </section>
  );
}
