import { memo, type MouseEvent } from 'react';
import { toDecideWords } from '../../shared/checkIns/ladder.ts';
import { putOffWords } from '../../shared/checkIns/putOff.ts';
import type { CheckInOutcome } from '../../shared/checkIns/rules.ts';
import { formatDate } from '../../shared/dates.ts';
import type { WaitingListSort, WaitingRow } from '../../shared/waitingList/contract.ts';
import { protocolWords } from '../../shared/protocols/inMindWords.ts';
import { sourceWords } from '../../shared/referrals/codes.ts';
import { LIST_COLUMN_LABELS, type ListColumn } from '../../shared/waitingList/views.ts';
import { useCatalogue } from '../catalogue.tsx';
import { dueMarkOf, dueWords, lastContactWords } from '../checkIns/words.ts';
import { WaitBar } from '../drawings/WaitBar.tsx';
import { useToday } from '../session.tsx';
import { classes } from '../ui/classes.ts';
import { DueMark } from '../ui/marks/DueMark.tsx';
import { NameLink } from '../ui/Name.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { onRowKeys } from '../ui/rowKeys.ts';
import { useRowSlots } from '../ui/rowSlots.ts';
import { SortHeader } from '../ui/SortHeader.tsx';
import { BandCell } from './BandCell.tsx';
import { WaitingFlags } from './flags.tsx';

/** 1, 2 and 3 on a row. */
const OUTCOME_KEYS: Partial<Record<number, CheckInOutcome>> = {
  1: 'reached',
  2: 'left_message',
  3: 'could_not_reach',
};

export type WaitingTableProps = {
  readonly caption: string;
  readonly rows: readonly WaitingRow[];
  readonly openId: string | null;
  readonly scaleDays: number;
  readonly sort: WaitingListSort;
  readonly columns: readonly ListColumn[];
  readonly onSort: (sort: WaitingListSort) => void;
  readonly onOpen: (row: WaitingRow, outcome: CheckInOutcome | null) => void;
  readonly onBand: ((row: WaitingRow) => void) | null;
  readonly onRecord: (row: WaitingRow) => void;
  /** An arrow past the first or the last row of the page. */
  readonly onPast: (direction: 'up' | 'down') => void;
};

/**
 * Those who wait, one row each. Arrows move, Enter or C opens the check-in, 1 2 3 open it with the outcome, O opens the
 * child's record.
 */
export function WaitingTable(props: WaitingTableProps) {
  const { rows, sort, onSort, openId, onOpen, columns } = props;
  const has = (column: ListColumn) => columns.includes(column);
  const slots = useRowSlots(rows.map((row) => row.referralId));
  const byId = (row: HTMLElement) => rows.find((each) => each.referralId === row.dataset['row']);
  const stopAt = rows.some((row) => row.referralId === openId) ? openId : rows[0]?.referralId;
  return (
    <table>
      <caption className="vh">{props.caption}</caption>
      <thead>
        <tr>
          <SortHeader
            label="Child"
            sorted={sort === 'name' ? 'ascending' : null}
            onSort={() => onSort('name')}
          />
          {has('age') ? (
            <th scope="col" className="wide num">
              Age
            </th>
          ) : null}
          {has('flags') ? (
            <th scope="col" className="wide">
              Flags
            </th>
          ) : null}
          <SortHeader
            label="Band"
            sorted={sort === 'band' ? 'ascending' : null}
            onSort={() => onSort('band')}
          />
          {has('received') ? (
            <th scope="col" className="wide">
              Received
            </th>
          ) : null}
          <SortHeader
            label="Days waiting"
            sorted={
              sort === 'shortest_wait'
                ? 'ascending'
                : sort === 'longest_wait' || sort === 'band'
                  ? 'descending'
                  : null
            }
            onSort={() => onSort(sort === 'longest_wait' ? 'shortest_wait' : 'longest_wait')}
          />
          {has('last_contact') ? (
            <th scope="col" className="wide">
              Last check-in
            </th>
          ) : null}
          <SortHeader
            label="Next check-in"
            sorted={sort === 'next_check_in' ? 'ascending' : null}
            onSort={() => onSort('next_check_in')}
          />
          {has('holding') ? (
            <th scope="col" className={classes(has('protocol') && 'wide', 'num wrap')}>
              Holding support
            </th>
          ) : null}
          {has('protocol') ? <th scope="col">Protocol in mind</th> : null}
          {ADDED.filter(has).map((column) => (
            <th key={column} scope="col">
              {LIST_COLUMN_LABELS[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody
        onKeyDown={(event) =>
          onRowKeys(event, {
            open: (element) => {
              const row = byId(element);
              if (row !== undefined) onOpen(row, null);
            },
            digit: (element, digit) => {
              const row = byId(element);
              const outcome = OUTCOME_KEYS[digit];
              if (row !== undefined && outcome !== undefined) onOpen(row, outcome);
            },
            letter: (element, letter) => {
              const row = byId(element);
              if (row === undefined || (letter !== 'c' && letter !== 'o')) return false;
              if (letter === 'c') onOpen(row, null);
              else props.onRecord(row);
              return true;
            },
            past: props.onPast,
          })
        }
      >
        {rows.map((row, at) => (
          <Row
            key={slots.get(row.referralId)}
            row={row}
            startsBand={sort === 'band' && at > 0 && rows[at - 1]?.band !== row.band}
            isOpen={row.referralId === openId}
            isStop={row.referralId === stopAt}
            scaleDays={props.scaleDays}
            columns={columns}
            onOpen={onOpen}
            onBand={props.onBand}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = {
  readonly row: WaitingRow;
  readonly startsBand: boolean;
  readonly isOpen: boolean;
  readonly isStop: boolean;
  readonly scaleDays: number;
} & Pick<WaitingTableProps, 'onOpen' | 'onBand' | 'columns'>;

/** Columns that stand only where somebody added them. */
const ADDED = ['funder', 'source', 'holder'] as const satisfies readonly ListColumn[];

function addedWords(column: (typeof ADDED)[number], row: WaitingRow): string {
  if (column === 'funder') return row.funder ?? 'No funder yet';
  if (column === 'holder') return row.holder ?? 'Nobody yet';
  return sourceWords(row.source);
}

const Row = memo(function Row(props: RowProps) {
  const { row, startsBand, isOpen, isStop, scaleDays, columns, onOpen, onBand } = props;
  const has = (column: ListColumn) => columns.includes(column);
  const today = useToday();
  const { show } = usePrivacy();
  const therapies = useCatalogue();
  const last = lastContactWords(row.lastContact, today);
  const holding = row.holdingContacts === 1 ? '1 holding contact' : `${row.holdingContacts} holding contacts`;
  /** Anywhere on the row, but for the links and buttons in it. */
  function onClick(event: MouseEvent) {
    if (event.target instanceof Element && event.target.closest('a, button') === null) onOpen(row, null);
  }
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Enter on the row and the button in it do the same
    <tr
      className={classes('row', startsBand && 'band-start', isOpen && 'is-open')}
      data-row={row.referralId}
      tabIndex={isStop ? 0 : -1}
      aria-current={isOpen ? true : undefined}
      onClick={onClick}
    >
      <th scope="row">
        <NameLink full={row.name} to={{ screen: 'child', childId: row.childId }} />{' '}
        {has('age') ? <span className="age narrow">{row.age ?? ''}</span> : null}
        {has('flags') ? (
          <span className="line-2 narrow">
            <WaitingFlags flags={row.flags} pausedDays={row.pausedDays} atMost={2} />
          </span>
        ) : null}
      </th>
      {has('age') ? <td className="wide num">{row.age ?? ''}</td> : null}
      {has('flags') ? (
        <td className="wide">
          <WaitingFlags flags={row.flags} pausedDays={row.pausedDays} />
        </td>
      ) : null}
      <td>
        <BandCell row={row} onPress={onBand} />
      </td>
      {has('received') ? <td className="wide nowrap">{formatDate(row.receivedOn)}</td> : null}
      <td className="waitcol">
        <WaitBar
          days={row.daysWaiting}
          scaleDays={scaleDays}
          since={
            has('received') ? (
              <span className="narrow nowrap">since {formatDate(row.receivedOn)}</span>
            ) : undefined
          }
        />
      </td>
      {has('last_contact') ? <td className="wide nowrap">{last}</td> : null}
      <td>
        <button type="button" className="due-press" onClick={() => onOpen(row, null)}>
          <span className="vh">Check in with {show(row.name)}: </span>
          {row.nextCheckIn === null ? (
            'Not yet due'
          ) : (
            <DueMark due={dueMarkOf(row.nextCheckIn)}>{dueWords(row.nextCheckIn, today)}</DueMark>
          )}
        </button>
        {row.nextCheckIn === null || row.nextCheckIn.putOff === null ? null : (
          <span className="line-2">{putOffWords(row.nextCheckIn.putOff, today)}</span>
        )}
        {row.nextCheckIn === null || row.nextCheckIn.toDecide === null ? null : (
          <span className="line-2">
            {Object.values(toDecideWords(row.nextCheckIn.toDecide, today)).join(' ')}
          </span>
        )}
        {has('last_contact') ? <span className="line-2 narrow nowrap">{last}</span> : null}
      </td>
      {has('holding') ? (
        <td className={classes(has('protocol') && 'wide', 'num')}>{row.holdingContacts}</td>
      ) : null}
      {has('protocol') ? (
        <td className="nowrap protocol">
          {protocolWords(row.protocolInMind, therapies)}
          {has('holding') ? <span className="line-2 narrow">{holding}</span> : null}
        </td>
      ) : null}
      {ADDED.filter(has).map((column) => (
        <td key={column} className="nowrap protocol">
          {addedWords(column, row)}
        </td>
      ))}
    </tr>
  );
});
