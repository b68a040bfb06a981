import { formatDayMonth, formatTime, minutesOf, weekdayName } from '../../shared/dates.ts';
import { timeOf } from '../../shared/diary/change.ts';
import { type Lane, type Span, toQuarter, type WeekDay } from '../../shared/diary/week.ts';
import type { LocalDate } from '../../shared/dates.ts';
import type { WeekBlock } from '../../shared/diary/weekContract.ts';
import { classes } from '../ui/classes.ts';
import { Name } from '../ui/Name.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import type { FreeAt } from './FreeDrawer.tsx';
import type { useHeld } from './useHeld.ts';

const QUARTER = 15;

type WeekGridProps = {
  readonly days: readonly WeekDay[];
  readonly hours: Span;
  readonly label: string;
  readonly holding: ReturnType<typeof useHeld>;
  readonly openId: string | null;
  readonly placeOf: (block: WeekBlock) => string;
  readonly mayMove: (block: WeekBlock) => boolean;
  readonly onOpen: (block: WeekBlock) => void;
  /** A free stretch was pressed, at this minute; null where nobody may plan there. */
  readonly onFree: ((free: FreeAt) => void) | null;
};

/** Hours across, days down, a row for each practitioner or room in a day. */
export function WeekGrid(props: WeekGridProps) {
  const { days, hours, label } = props;
  const marks = Array.from({ length: (hours.to - hours.from) / 60 }, (_, at) => hours.from + at * 60);
  const starts = days.map((_, at) => days.slice(0, at).reduce((sum, { lanes }) => sum + lanes.length, 0));
  return (
    <div className="week-scroll" tabIndex={0} role="region" aria-label={label}>
      <div className="hours" aria-hidden="true">
        <ol style={{ gridTemplateColumns: `repeat(${marks.length}, minmax(0, 1fr))` }}>
          {marks.map((mark) => (
            <li key={mark}>{formatTime(timeOf(mark))}</li>
          ))}
        </ol>
        <b>Free</b>
      </div>
      {days.map((day, at) => (
        <section className="day" key={day.on} aria-labelledby={`day-${day.on}`}>
          <h2 id={`day-${day.on}`}>
            {weekdayName(day.on).slice(0, 3)}
            <span className="vh">{weekdayName(day.on).slice(3)}</span>
            <span className="on">{formatDayMonth(day.on)}</span>
          </h2>
          {day.lanes.map((lane, index) => (
            <LaneRow
              key={lane.id ?? 'none'}
              {...props}
              lane={lane}
              on={day.on}
              row={(starts[at] ?? 0) + index}
            />
          ))}
        </section>
      ))}
    </div>
  );
}

type LaneRowProps = WeekGridProps & { readonly lane: Lane; readonly on: LocalDate; readonly row: number };

function LaneRow({ lane, on, row, ...props }: LaneRowProps) {
  const { hours, holding } = props;
  const { held } = holding;
  const columns = (hours.to - hours.from) / QUARTER;
  const free = lane.free.length === 0 ? '' : `${lane.freeSessions} free`;
  return (
    <div className="lane">
      <p className="who">{lane.name.split(' ')[0] === 'Room' ? lane.name : lane.name.split(' ')[0]}</p>
      <div
        className="hourline"
        data-row={row}
        style={{
          gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          backgroundSize: `${(100 * 60) / (hours.to - hours.from)}% 100%`,
        }}
      >
        {lane.off === null ? null : (
          <p className="off" style={{ gridColumn: `1 / ${columns + 1}` }}>
            <b>{lane.off}</b>
          </p>
        )}
        {lane.free.map((span) => (
          <Hole key={span.from} {...props} lane={lane} on={on} span={span} />
        ))}
        {lane.blocks.map((block) => (
          <Block key={block.tryId} {...props} block={block} />
        ))}
        {held !== null && held.row === row ? (
          <p
            className="blk new"
            aria-hidden="true"
            style={{
              gridColumn: columnOf({ from: held.from, to: held.from + held.block.lengthMinutes }, hours),
            }}
          >
            <b>{formatTime(timeOf(held.from))}</b>
          </p>
        ) : null}
      </div>
      <p className="free">{lane.off === null ? free : ''}</p>
    </div>
  );
}

type HoleProps = Pick<WeekGridProps, 'hours' | 'onFree'> & {
  readonly lane: Lane;
  readonly on: LocalDate;
  readonly span: Span;
};

/** A free stretch; pressed, a session is planned there: by a pointer where it points, by keys at its beginning. */
function Hole({ hours, onFree, lane, on, span }: HoleProps) {
  const style = { gridColumn: columnOf(span, hours) };
  const words = (
    <>
      <span className="vh">
        {lane.name}, {formatTime(timeOf(span.from))} to {formatTime(timeOf(span.to))}{' '}
      </span>
      free
    </>
  );
  const { id, name } = lane;
  if (onFree === null || id === null)
    return (
      <p className="hole" style={style}>
        {words}
      </p>
    );
  return (
    <button
      type="button"
      className="hole"
      style={style}
      onClick={({ detail, clientX, currentTarget }) => {
        const { left, width } = currentTarget.getBoundingClientRect();
        // A press by keys has no place: it counts no clicks.
        const share = detail === 0 ? 0 : (clientX - left) / width;
        const at = toQuarter(span.from + Math.floor((share * (span.to - span.from)) / 60) * 60, 15, span);
        onFree({ practitionerId: id, name, on, span, at });
      }}
    >
      {words}
    </button>
  );
}

function Block({ block, ...props }: WeekGridProps & { readonly block: WeekBlock }) {
  const { hours, holding, openId, placeOf, mayMove, onOpen } = props;
  const isHeld = holding.held?.block.tryId === block.tryId;
  const canMove = mayMove(block);
  const span = { from: minutesOf(block.time), to: minutesOf(block.time) + block.lengthMinutes };
  const place = placeOf(block);
  return (
    <button
      type="button"
      className={classes(
        'blk',
        isHeld && 'gone',
        block.status !== 'planned' && 'held',
        openId === block.tryId && 'is-open',
        canMove && 'can-move',
      )}
      style={{ gridColumn: columnOf(span, hours) }}
      onClick={({ detail }) => {
        if (!canMove || !holding.endsDrag(detail)) onOpen(block);
      }}
      {...(canMove && {
        ...holding.pointer(block),
        onKeyDown: (event: React.KeyboardEvent) => holding.onKeyDown(event, block),
        onBlur: () => {
          if (isHeld) holding.putBack();
        },
      })}
    >
      <b>
        {block.group !== null ? (
          block.group.name
        ) : block.childName === null ? (
          'Session'
        ) : (
          <Name full={block.childName} />
        )}
        {block.isCarers ? ', carer' : ''}
        <span className="vh">, {block.group === null ? 'session' : 'group, date'}</span> {block.number}
      </b>
      <span>
        {isHeld ? 'moving' : place}
        <span className="vh">
          , {formatTime(block.time)} to {formatTime(timeOf(span.to))}
          {block.interpreter === 'booked'
            ? ', interpreter booked'
            : block.interpreter === 'needed'
              ? ', interpreter to book'
              : ''}
        </span>
        {block.interpreter === 'needed' && !isHeld ? <Icon name="interp" /> : null}
      </span>
    </button>
  );
}

/** The columns of a span in quarters of an hour. */
function columnOf({ from, to }: Span, hours: Span): string {
  const first = Math.floor((from - hours.from) / QUARTER) + 1;
  return `${first} / ${Math.max(first + 1, Math.ceil((to - hours.from) / QUARTER) + 1)}`;
}
