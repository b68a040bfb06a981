import type { ReactNode } from 'react';
import type { CourseView, SessionView, TryView } from '../../shared/courses/contract.ts';
import { carerStrandOf, countedStrandOf } from '../../shared/courses/facts.ts';
import { amountInWords } from '../../shared/courses/rules.ts';
import { wasHeld } from '../../shared/courses/sessions.ts';
import { formatDay, formatDayMonth } from '../../shared/dates.ts';
import { REVIEW_FINDING_LABELS, REVIEW_OUTCOME_LABELS } from '../../shared/reviews/codes.ts';
import { useCan, useToday } from '../session.tsx';
import { useAfterPaint } from '../useAfterPaint.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import { StatusWord } from '../ui/marks/StatusWord.tsx';
import { onRowKeys } from '../ui/rowKeys.ts';
import { CarerStrands } from './CarerStrands.tsx';
import { PlannedWhere } from './PlannedWhere.tsx';
import { MissDecisionRow } from './MissDecisionRow.tsx';
import { AttendeeNames } from './people.tsx';
import { type ListRow, type ListTab, rowsOf, type SessionRow } from './sessionRows.ts';
import { decisionWords, reasonWords, whenWords } from './words.ts';

type SessionsListProps = {
  readonly course: CourseView;
  readonly tab: ListTab;
  readonly onTab: (tab: ListTab) => void;
  readonly openSessionId: string | null;
  readonly openReviewId: string | null;
  /** Opens a session; with one of its dates, to correct what was logged of it. */
  readonly onSession: (sessionId: string, tryId?: string) => void;
  readonly onReview: (reviewId: string) => void;
  readonly onAdd: () => void;
  readonly roomName: (id: string) => string | null;
};

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** Sessions past, coming, and the carer's own; each with its tries, reviews and decisions between them. */
export function SessionsList(props: SessionsListProps) {
  const { course, onTab } = props;
  const today = useToday();
  const canAdd = useCan('session.add');
  const bound = course.terms.bounds.max;
  const coming = rowsOf(course, 'coming', today, bound).length;
  // Once it has ended nothing comes any more, and what was looked at before it ended is what was.
  const hasComing = coming > 0 || course.endedOn === null;
  const tab = props.tab === 'coming' && !hasComing ? 'past' : props.tab;
  const list = { ...props, tab };
  const rows = rowsOf(course, tab, today, bound);
  const carers = rowsOf(course, 'carer', today, bound).length;
  // Also without one: that is where a parent or carer is added, and where it stands why nobody's sessions were planned.
  const hasCarerTab =
    carerStrandOf(course) !== null || countedStrandOf(course)?.kind === 'carer' || course.endedOn === null;
  const tabs: { key: ListTab; label: string }[] = [
    { key: 'past', label: 'Past' },
    ...(hasComing ? [{ key: 'coming' as const, label: `Coming, ${coming}` }] : []),
    ...(hasCarerTab ? [{ key: 'carer' as const, label: carers === 0 ? 'Carer' : `Carer, ${carers}` }] : []),
  ];
  return (
    <section aria-labelledby="sessions-title">
      <div className="sect-head">
        <h2 id="sessions-title">Sessions</h2>
        <div className="acts">
          {(tabs.length === 1 ? [] : tabs).map(({ key, label }) => (
            <Button key={key} kind="quiet" small pressed={tab === key} onPress={() => onTab(key)}>
              {label}
            </Button>
          ))}
        </div>
      </div>
      {tab === 'carer' ? (
        <CarerStrands
          course={course}
          table={(strandId) => (
            <RowsTable list={list} rows={rowsOf(course, 'carer', today, bound, strandId)} />
          )}
        />
      ) : (
        <RowsTable list={list} rows={rows} />
      )}
      {tab === 'past' || !canAdd || course.endedOn !== null ? null : (
        <div className="panel-acts">
          <Button small icon="plus" onPress={props.onAdd}>
            Add a session
          </Button>
        </div>
      )}
    </section>
  );
}

/** As many as a large window shows. The others follow once these are painted. */
const FIRST_ROWS = 20;

/** Rows as a table; a sentence where there is none. */
function RowsTable({ list, rows }: { readonly list: SessionsListProps; readonly rows: readonly ListRow[] }) {
  const { tab } = list;
  const isPainted = useAfterPaint();
  const shown = isPainted ? rows : rows.slice(0, FIRST_ROWS);
  if (rows.length === 0) return <p className="hint empty-list">{emptyWords(tab)}</p>;
  return (
    <table className="sessions">
      <caption className="vh">{CAPTIONS[tab]}</caption>
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">When</th>
          <th scope="col">{tab === 'coming' ? 'State' : 'What happened'}</th>
          <th scope="col">{tab === 'coming' ? 'Where' : 'Who was there, or why'}</th>
        </tr>
      </thead>
      <tbody
        onKeyDown={(event) =>
          onRowKeys(event, { open: (row) => row.querySelector<HTMLElement>('button')?.click() })
        }
      >
        {shown.map((row, index) => (
          <RowOf key={keyOf(row)} row={row} index={index} list={list} />
        ))}
      </tbody>
    </table>
  );
}

const CAPTIONS: Record<ListTab, string> = {
  past: 'Past sessions, newest first, with earlier tries under each',
  coming: 'Sessions to come, in order',
  carer: 'Sessions of the parent or carer, in order, with earlier tries under each',
};

function emptyWords(tab: ListTab): string {
  if (tab === 'past')
    return 'Nothing has happened yet. Sessions appear here from the day they were planned for.';
  return tab === 'coming' ? 'No session is still to come.' : 'No session for a parent or carer yet.';
}

function keyOf(row: ListRow): string {
  if (row.kind === 'session') return row.session.id;
  return row.kind === 'review' ? row.review.id : row.decision.id;
}

type RowProps = { readonly row: ListRow; readonly index: number; readonly list: SessionsListProps };

function RowOf({ row, index, list }: RowProps) {
  if (row.kind === 'session') return <SessionRows row={row} index={index} list={list} />;
  const { course, openReviewId, onReview } = list;
  if (row.kind === 'review') {
    const { review, number } = row;
    const { effective, outcome } = review;
    const said = [
      ...(effective === null ? [] : [REVIEW_FINDING_LABELS[effective]]),
      ...(outcome === null ? [] : [REVIEW_OUTCOME_LABELS[outcome]]),
    ];
    return (
      <tr
        className={review.id === openReviewId ? 'row is-open' : 'row'}
        data-row
        tabIndex={index === 0 ? 0 : -1}
      >
        <th scope="row" className="no">
          <span className="vh">Review {number}</span>
        </th>
        <td className="nowrap">
          <OpenButton onPress={() => onReview(review.id)}>
            {whenWords(review.heldOn, review.startsAt)}
          </OpenButton>
        </td>
        <td>
          <StatusWord state="review_held">Review {number} held</StatusWord>
        </td>
        <td>
          <AttendeeNames course={course} who={review.withWhom} />
          {said.length === 0 ? '' : `: ${said.join(', ').toLowerCase()}`}
        </td>
      </tr>
    );
  }
  if (row.kind === 'miss_decision') return <MissDecisionRow decision={row.decision} index={index} />;
  const { decision, from } = row;
  const to =
    decision.upTo === null ? 'as many as needed' : amountInWords(course.terms.bounds.unit, decision.upTo);
  return (
    <tr className="row" data-row tabIndex={index === 0 ? 0 : -1}>
      <th scope="row" className="no">
        <span className="vh">Decision</span>
      </th>
      <td className="nowrap">{formatDay(decision.decidedOn)}</td>
      <td>
        <span className="st">
          <Icon name={from === null ? 'info' : 'check'} className="s" />
          {from === null ? `Not extended, stays at ${to}` : `Extended, ${from} to ${to}`}
        </span>
      </td>
      <td>
        {decision.decidedBy ?? 'Somebody'}
        {decision.agreedBy.length === 0 ? null : (
          <>
            , with <AttendeeNames course={course} who={decision.agreedBy} />
          </>
        )}
        : {decisionWords(decision)}
      </td>
    </tr>
  );
}

function SessionRows({ row, index, list }: Omit<RowProps, 'row'> & { readonly row: SessionRow }) {
  const { course, openSessionId, onSession } = list;
  const { session, shown, state, tries } = row;
  const isOpen = session.id === openSessionId;
  const hasTries = tries.length > 0;
  const canLog = useCan('session.log');
  return (
    <>
      <tr
        className={`row${isOpen ? ' is-open' : ''}${hasTries ? ' has-try' : ''}`}
        data-row
        tabIndex={index === 0 ? 0 : -1}
      >
        <th scope="row" className="no">
          {session.number}
        </th>
        <td className="nowrap">
          <OpenButton onPress={() => onSession(session.id)} isOpen={isOpen}>
            {shown === null ? 'No date yet' : whenWords(shown.on, shown.time)}
          </OpenButton>
        </td>
        <td>
          <StatusWord state={state} />
        </td>
        <td>
          {state === 'needs_logging' ? (
            <span className="muted">{isOpen ? 'Being logged now' : 'Two questions to answer'}</span>
          ) : shown === null ? null : state === 'planned' ? (
            <PlannedWhere course={course} session={session} one={shown} roomName={list.roomName} />
          ) : (
            <WhoOrWhy course={course} session={session} one={shown} />
          )}
        </td>
      </tr>
      {tries.map((one, at) => (
        <tr className="try" key={one.id}>
          <td />
          <td className="when nowrap">
            {ORDINALS[tries.length - 1 - at] ?? 'earlier'} try, {formatDayMonth(one.on)}
          </td>
          <td>
            <StatusWord state={one.status} />
          </td>
          <td>
            <WhoOrWhy course={course} session={session} one={one} />
            {canLog && one.status !== 'planned' && one.status !== 'moved' ? (
              <Button kind="link" small icon="pencil" onPress={() => onSession(session.id, one.id)}>
                Correct<span className="vh"> the try on {formatDay(one.on)}</span>
              </Button>
            ) : null}
          </td>
        </tr>
      ))}
    </>
  );
}

type WhoOrWhyProps = { readonly course: CourseView; readonly session: SessionView; readonly one: TryView };

function WhoOrWhy({ course, session, one }: WhoOrWhyProps): ReactNode {
  const strand = course.strands.find((each) => each.id === session.strandId);
  if (one.status === 'planned' || one.status === 'moved') return null;
  if (wasHeld(one.status)) return <AttendeeNames course={course} who={one.whoAttended} strand={strand} />;
  return reasonWords(one);
}

/** Opens a row by pointer or key. It is no stop of its own: the row is, and Enter on it presses this. */
function OpenButton({
  onPress,
  isOpen,
  children,
}: {
  readonly onPress: () => void;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <button type="button" className="btn-date" tabIndex={-1} aria-pressed={isOpen} onClick={onPress}>
      {children}
    </button>
  );
}
