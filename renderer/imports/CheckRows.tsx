import { useState } from 'react';
import type { ImportFile, RowTab } from '../../shared/imports/contract.ts';
import { useOp } from '../client.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import { CheckMark } from '../ui/marks/CheckMark.tsx';
import { Tabs, type Tab } from '../ui/Tabs.tsx';
import { FileButton } from './ChooseFile.tsx';
import { RowsTable } from './RowsTable.tsx';
import type { Spreadsheet } from './useSpreadsheet.ts';
import { WhatNext } from './WhatNext.tsx';
import { counted, ROW_STATES } from './words.ts';

const ROWS_ON_A_PAGE = 100;

/** Tabs of one state each; the rest is where rows are not judged yet. */
type JudgedState = Exclude<keyof typeof ROW_STATES, 'unchecked'>;

type CheckRowsProps = { readonly file: ImportFile; readonly spreadsheet: Spreadsheet };

/** The second step: every row with what will become of it, and what is asked of the person. */
export function CheckRows({
  file,
  spreadsheet,
  onDecide,
}: CheckRowsProps & { readonly onDecide: () => void }) {
  const [tab, setTab] = useState<RowTab>('all');
  const [from, setFrom] = useState(0);
  const page = useOp('import.rows', { tab, from, limit: ROWS_ON_A_PAGE });
  const show = (next: RowTab) => {
    setTab(next);
    setFrom(0);
  };
  const total = page.data?.total ?? 0;
  return (
    <>
      <Tabs label="Rows by state" items={tabsOf(file)} current={tab} onSelect={show} />
      <div className="import-scroll" tabIndex={0} role="region" aria-label="Rows of the file">
        {file.isResumed && (
          <Banner tone="moss" fact="You looked at this file before.">
            Your columns and answers are as you left them.
          </Banner>
        )}
        {file.problems.length > 0 && (
          <Banner tone="ochre" fact="The columns are not settled yet.">
            {file.problems.join(' ')}
          </Banner>
        )}
        <RowsTable file={file} tab={tab} rows={page.data?.rows ?? []} spreadsheet={spreadsheet} />
        {page.data !== undefined && total === 0 && file.problems.length === 0 && (
          <p className="muted rows-none">No rows here.</p>
        )}
        {total > ROWS_ON_A_PAGE && <Pager from={from} total={total} onFrom={setFrom} />}
      </div>
      <WhatNext file={file} spreadsheet={spreadsheet} onSkipped={() => show('skipped')} onDecide={onDecide} />
      <FootBar file={file} spreadsheet={spreadsheet} />
    </>
  );
}

function tabsOf(file: ImportFile): Tab<RowTab>[] {
  const { counts } = file;
  const mark = (state: JudgedState) => {
    const { check } = ROW_STATES[state];
    const isSettled = check === null || (state === 'duplicate' && file.unanswered === 0);
    return isSettled ? <Icon name="check" className="s" /> : <CheckMark check={check} />;
  };
  const tab = (key: JudgedState, count: number | undefined): Tab<RowTab> => ({
    key,
    label: ROW_STATES[key].word,
    count,
    mark: mark(key),
  });
  return [
    { key: 'all', label: 'All rows', count: counts?.rows },
    tab('duplicate', counts?.duplicates),
    tab('rejected', counts?.rejected),
    tab('warning', counts?.warnings),
    tab('ready', counts === null ? undefined : counts.ready - counts.warnings),
    ...(counts !== null && counts.alreadyIn > 0 ? [tab('already_in', counts.alreadyIn)] : []),
    ...(counts !== null && counts.skipped > 0 ? [tab('skipped', counts.skipped)] : []),
  ];
}

function Pager({
  from,
  total,
  onFrom,
}: {
  readonly from: number;
  readonly total: number;
  readonly onFrom: (from: number) => void;
}) {
  const to = Math.min(total, from + ROWS_ON_A_PAGE);
  return (
    <div className="rows-pager">
      <Button small icon="left" isDisabled={from === 0} onPress={() => onFrom(from - ROWS_ON_A_PAGE)}>
        Earlier rows
      </Button>
      <p role="status">
        {from + 1} to {to} of {total}
      </p>
      <Button small icon="right" isDisabled={to === total} onPress={() => onFrom(from + ROWS_ON_A_PAGE)}>
        Later rows
      </Button>
    </div>
  );
}

function FootBar({ file, spreadsheet }: CheckRowsProps) {
  const rejected = file.counts?.rejected ?? 0;
  const kept = rejected + file.unanswered - file.keptAlready;
  const hasNothing = file.problems.length === 0 && file.comesIn + kept + file.takesNothing === 0;
  return (
    <div className="export-bar">
      <p>
        <Icon name="shield" />
        <span>
          <b>{hasNothing ? 'There is nothing new in this file.' : 'Nothing has been saved yet.'}</b>{' '}
          {hasNothing
            ? 'Every row is in Holdfast already, decided, or waits for a decision.'
            : 'The file stays where it is. Delete it yourself when all is in.'}
        </span>
      </p>
      <FileButton spreadsheet={spreadsheet} label="Choose another file" quiet />
      {rejected > 0 && (
        <Button onPress={() => void spreadsheet.saveRejects()}>
          Save the {counted(rejected, 'rejected row')}
        </Button>
      )}
      {!hasNothing && (
        <Button kind="primary" isPending={spreadsheet.isBusy} onPress={() => void spreadsheet.bringIn()}>
          {file.counts === null
            ? 'Bring the rows in'
            : file.comesIn > 0 || kept === 0
              ? `Bring in ${counted(file.comesIn, 'row')}`
              : `Keep ${counted(kept, 'row')} as tasks`}
        </Button>
      )}
    </div>
  );
}
