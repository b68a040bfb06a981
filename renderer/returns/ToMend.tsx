import { useId, type ReactNode } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import { formatDate } from '../../shared/dates.ts';
import { countSessions } from '../../shared/returns/asking.ts';
import type { PublishedReturn } from '../../shared/returns/suppression.ts';
import { Icon } from '../ui/icons/Icon.tsx';
import { Link } from '../ui/Link.tsx';
import type { OpenRecords } from './SheetSection.tsx';

export type ToMendProps = {
  readonly published: PublishedReturn;
  readonly before: OutputOf<'returns.get'>['before'];
  readonly toMend: OutputOf<'returns.get'>['toMend'];
  readonly onOpen: OpenRecords | null;
};

/** What in the records would make the figures wrong, each with the way to mend it. Nothing here when all is well. */
export function ToMend({ published, before, toMend, onOpen }: ToMendProps) {
  const title = useId();
  const sessionsToLog = countSessions(before);
  const { withoutBirthDate, withoutSex, rowsSetAside } = toMend;
  const notes: { key: string; note: ReactNode }[] = [];
  if (sessionsToLog > 0) {
    const words = sessionsToLog === 1 ? '1 session needs logging' : `${sessionsToLog} sessions need logging`;
    notes.push({ key: 'sessions', note: <Link to={{ screen: 'today', tab: 'sessions' }}>{words}</Link> });
  }
  if (rowsSetAside > 0) {
    const words =
      rowsSetAside === 1 ? '1 imported row waits for you' : `${rowsSetAside} imported rows wait for you`;
    notes.push({ key: 'rows', note: <Link to={{ screen: 'today' }}>{words}</Link> });
  }
  if (withoutBirthDate > 0) {
    const words =
      withoutBirthDate === 1
        ? '1 referral has no birth date'
        : `${withoutBirthDate} referrals have no birth date`;
    notes.push({
      key: 'birthDate',
      note: <Opener words={words} row="not_known" column="all" onOpen={onOpen} />,
    });
  }
  if (withoutSex > 0) {
    const words =
      withoutSex === 1 ? '1 referral has no sex recorded' : `${withoutSex} referrals have no sex recorded`;
    notes.push({ key: 'sex', note: <Opener words={words} row="all" column="not_known" onOpen={onOpen} /> });
  }
  if (published.mode === 'for_publication' && published.asAt < published.period.endsOn) {
    notes.push({
      key: 'running',
      note: `The quarter runs to ${formatDate(published.period.endsOn)}. What is hidden now stays hidden when it is released again`,
    });
  }
  if (notes.length === 0) return null;
  return (
    <section className="note" aria-labelledby={title}>
      <h2 id={title}>
        <Icon name="warn" />
        Before you release
      </h2>
      <ul>
        {notes.map(({ key, note }) => (
          <li key={key}>{note}</li>
        ))}
      </ul>
    </section>
  );
}

type OpenerProps = {
  readonly words: string;
  readonly row: string;
  readonly column: string;
  readonly onOpen: OpenRecords | null;
};

function Opener({ words, row, column, onOpen }: OpenerProps) {
  if (onOpen === null) return words;
  const figure = {
    section: 'referrals_by_age_and_sex',
    row,
    column,
    sectionTitle: 'Referrals received',
    name: row === 'not_known' ? 'Age not known' : 'Sex not known',
  } as const;
  return (
    <button type="button" className="note-open" onClick={() => onOpen(figure)}>
      {words}
    </button>
  );
}
