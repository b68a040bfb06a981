import { CHILD_EVENT_LABELS } from '../../shared/checkIns/events.ts';
import type { CheckInView } from '../../shared/checkIns/contract.ts';
import type { LocalDate } from '../../shared/dates.ts';
import { lowerFirst } from '../textCase.ts';
import { lastContactWords, lastTimeWords, shortDate, unsafeWords } from './words.ts';

type LastTimeProps = { readonly view: CheckInView; readonly today: LocalDate; readonly called: string };

/** What was said the last time, and what was tried since. */
export function LastTime({ view, today, called }: LastTimeProps) {
  const { lastDone, lastTry, next } = view;
  return (
    <div className="small muted">
      {lastDone === null && lastTry === null ? (
        <p>Nobody has been in touch yet. Say who you are, and what happens while they wait.</p>
      ) : null}
      {view.news.map(({ kind, on }) => (
        <p key={`${kind} ${on}`}>
          <b>New since then:</b> {lowerFirst(CHILD_EVENT_LABELS[kind])}, {shortDate(on, today)}
        </p>
      ))}
      {lastDone === null ? null : (
        <p>
          <b>Last time, {shortDate(lastDone.on, today)}:</b> {lastTimeWords(lastDone, called)}
          {unsafeWords(lastDone)}
        </p>
      )}
      {lastTry === null ? null : (
        <p>
          <b>{next?.tries === 1 ? 'One try' : `${next?.tries ?? 0} tries`} since.</b>{' '}
          {lastContactWords(lastTry, today)}
          {lastTry.outcome === 'reached' ? ', but not the child or a carer whose contact was checked' : ''}
          {lastTry.note === null ? '' : `: ${lastTry.note}`}
          {unsafeWords(lastTry)}
        </p>
      )}
    </div>
  );
}
