import type { MouseEvent } from 'react';
import { formatDate } from '../../shared/dates.ts';
import { REFERRAL_SOURCES_LABELS } from '../../shared/referrals/codes.ts';
import type { InboxRow } from '../../shared/triage/contract.ts';
import { useToday } from '../session.tsx';
import { classes } from '../ui/classes.ts';
import { DueMark } from '../ui/marks/DueMark.tsx';
import { Name, NameLink } from '../ui/Name.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { onRowKeys } from '../ui/rowKeys.ts';
import { agoWords, inboxDue, NEXT_STEP } from './words.ts';

export type InboxTableProps = {
  readonly rows: readonly InboxRow[];
  readonly openId: string | null;
  readonly onOpen: (row: InboxRow) => void;
};

/** Referrals to read and answer, the oldest first. Arrows move, Enter opens. */
export function InboxTable({ rows, openId, onOpen }: InboxTableProps) {
  const stopAt = rows.some(({ referralId }) => referralId === openId) ? openId : rows[0]?.referralId;
  return (
    <table>
      <caption className="vh">Inbox: the oldest referral first</caption>
      <thead>
        <tr>
          <th scope="col">Child</th>
          <th scope="col">Received</th>
          <th scope="col">From</th>
          <th scope="col">Next step</th>
          <th scope="col">Due</th>
          <th scope="col">Answers for it</th>
        </tr>
      </thead>
      <tbody
        onKeyDown={(event) =>
          onRowKeys(event, {
            open: (element) => {
              const row = rows.find(({ referralId }) => referralId === element.dataset['row']);
              if (row !== undefined) onOpen(row);
            },
          })
        }
      >
        {rows.map((row) => (
          <Row
            key={row.referralId}
            row={row}
            isOpen={row.referralId === openId}
            isStop={row.referralId === stopAt}
            onOpen={() => onOpen(row)}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = {
  readonly row: InboxRow;
  readonly isOpen: boolean;
  readonly isStop: boolean;
  readonly onOpen: () => void;
};

function Row({ row, isOpen, isStop, onOpen }: RowProps) {
  const today = useToday();
  const { show } = usePrivacy();
  const { due, words } = inboxDue(row.dueOn, today);
  function onClick(event: MouseEvent) {
    if (event.target instanceof Element && event.target.closest('a, button') === null) onOpen();
  }
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Enter on the row and the button in it do the same
    <tr
      className={classes('row', isOpen && 'is-open')}
      data-row={row.referralId}
      tabIndex={isStop ? 0 : -1}
      aria-current={isOpen ? true : undefined}
      onClick={onClick}
    >
      <th scope="row">
        <NameLink full={row.name} to={{ screen: 'child', childId: row.childId }} />{' '}
        <span className="age">{row.age ?? ''}</span>
      </th>
      <td className="nowrap">
        {formatDate(row.receivedOn)}
        <span className="line-2">{agoWords(row.daysSince)}</span>
      </td>
      <td>
        {REFERRAL_SOURCES_LABELS[row.source]}
        {row.referredBy === null ? null : <span className="line-2">{row.referredBy}</span>}
      </td>
      <td>
        <button type="button" className="due-press" onClick={onOpen}>
          <span className="vh">{show(row.name)}: </span>
          <span className="next-step">{NEXT_STEP[row.state]}</span>
        </button>
      </td>
      <td className="nowrap">
        <DueMark due={due}>{words}</DueMark>
      </td>
      <td>
        {row.answersFor === null ? <b className="gap">Nobody yet</b> : <Name full={row.answersFor.name} />}
      </td>
    </tr>
  );
}
