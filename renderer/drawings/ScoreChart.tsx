import { daysBetween, formatDate, type LocalDate } from '../../shared/dates.ts';
import { limitsOf } from '../../shared/measures/catalogue.ts';
import { type Occasion, OCCASION_LABELS } from '../../shared/measures/codes.ts';
import type { Scale } from '../../shared/measures/types.ts';

type Point = {
  readonly id: string;
  readonly on: LocalDate;
  readonly score: number;
  readonly occasion: Occasion;
};

export type ScoreChartProps = {
  /** Oldest first. */
  readonly points: readonly Point[];
  readonly scale: Pick<Scale, 'range' | 'bands' | 'enteredAs'>;
  /** The first session, where a line says that therapy began. */
  readonly startedOn: LocalDate | null;
};

/** Room at the ends, so that a first and last point are not cut. */
const EDGE = 4;

/**
 * Scores over time: points that say their number, the line between them, and the edges of bands where a source states
 * them. It is a picture only: the table beside it holds the same for everybody.
 */
export function ScoreChart({ points, scale, startedOn }: ScoreChartProps) {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const { least, most } = boundsOf(points, scale);
  const days = Math.max(1, daysBetween(first.on, last.on));
  const left = (on: LocalDate) =>
    points.length === 1 ? 50 : EDGE + (daysBetween(first.on, on) / days) * (100 - 2 * EDGE);
  const top = (score: number) => 100 - ((score - least) / (most - least)) * 100;
  const edges = (scale.bands ?? []).slice(1).filter(({ from }) => from > least && from < most);
  const labels = stacked(edges.map(({ from, label }) => ({ words: `${from}: ${label}`, at: top(from) })));
  const hasStart = startedOn !== null && startedOn > first.on && startedOn < last.on;
  return (
    <div className="score-chart" aria-hidden="true">
      <div className="score-plot">
        <span className="axis most">{most}</span>
        <span className="axis least">{least}</span>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none">
          {edges.map(({ from }) => (
            <line key={from} className="edge" x1="0" x2="100" y1={top(from)} y2={top(from)} />
          ))}
          {hasStart ? (
            <line className="began" x1={left(startedOn)} x2={left(startedOn)} y1="0" y2="100" />
          ) : null}
          <polyline points={points.map(({ on, score }) => `${left(on)},${top(score)}`).join(' ')} />
        </svg>
        {labels.map(({ words, at }) => (
          <span key={words} className="edge-label" style={{ top: `${at}%` }}>
            {words}
          </span>
        ))}
        {hasStart ? (
          <span className="began-label" style={{ left: `${left(startedOn)}%` }}>
            First session
          </span>
        ) : null}
        {points.map(({ id, on, score, occasion }) => (
          <span
            key={id}
            className={`score-point is-${occasion}`}
            style={{ left: `${left(on)}%`, top: `${top(score)}%` }}
          >
            <b className={top(score) < 20 ? 'below' : undefined}>{score}</b>
          </span>
        ))}
      </div>
      <div className="score-days">
        <span>
          {formatDate(first.on)}
          {points.length === 1 ? `, ${OCCASION_LABELS[first.occasion].toLowerCase()}` : ''}
        </span>
        {points.length === 1 ? null : <span>{formatDate(last.on)}</span>}
      </div>
    </div>
  );
}

/** How far apart two lines of words stand, in hundredths of the height. */
const LINE = 12;

/** The words of each edge at its line, or below those above where lines lie close together. */
function stacked(labels: readonly { words: string; at: number }[]) {
  let floor = 0;
  return labels
    .toSorted((a, b) => a.at - b.at)
    .map(({ words, at }) => {
      floor = Math.max(at, floor + LINE);
      return { words, at: floor };
    });
}

/** The range where one is stated; otherwise so wide that the scores and the bands fill it. */
function boundsOf(
  points: readonly Point[],
  scale: ScoreChartProps['scale'],
): { least: number; most: number } {
  if (scale.range !== null) return scale.range;
  const { least } = limitsOf({ ...scale, id: '', name: '', reliableChange: null });
  const highest = Math.max(...points.map(({ score }) => score), scale.bands?.at(-1)?.from ?? 0);
  return { least, most: Math.max(10, Math.ceil((highest * 1.15) / 10) * 10) };
}
