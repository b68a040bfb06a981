import { memo } from 'react';
import { formatDayMonth, type LocalDate, wholeWeeks } from '../../shared/dates.ts';
import { type EarlierWaits, STEP_WEEKS } from '../../shared/waitingList/waitSteps.ts';
import { DueShape } from '../ui/marks/DueMark.tsx';
import { axisFor, DOTS_UP_TO, summariseWaits, type Wait, type WaitSummary } from './waitSummary.ts';

export type { Wait };

export type DistributionProps = {
  readonly waits: readonly Wait[];
  /** The child whose drawer is open gets a ring. */
  readonly openId?: string | null | undefined;
  readonly title?: string;
  /** How long those on the list had waited on an earlier day: drawn behind, as an outline. */
  readonly earlier?: (EarlierWaits & { readonly on: LocalDate }) | null;
};

const TALLEST_STACK = 9;
const DOT_PX = 10.5;
const TICKS = [0, 4, 12, 18, 26, 39, 52, 78, 104, 156, 208, 260];

/**
 * How long everybody on the list has waited: one dot is one child, in steps of two weeks; bars where there are many.
 * Drawn anew only for other waits: of 10,000 children it is by far the dearest thing on the page.
 */
export const Distribution = memo(function Distribution({
  waits,
  openId = null,
  title = 'How long they have waited',
  earlier = null,
}: DistributionProps) {
  const summary = summariseWaits(waits);
  const tallest = Math.max(
    1,
    ...summary.steps.map((step) => step.waits.length),
    ...(earlier?.steps.map((step) => step.count) ?? []),
  );
  const axisWeeks = Math.max(summary.axisWeeks, axisFor(earlier?.longestDays ?? 0));
  const asDots = summary.count <= DOTS_UP_TO && tallest <= TALLEST_STACK;
  const at = (weeks: number) => `${(1.5 + (weeks * 97.44) / axisWeeks).toFixed(2)}%`;
  const ticks = TICKS.filter((weeks) => weeks <= axisWeeks - 2 && roomFor(weeks, axisWeeks));
  const plotHeight = asDots ? Math.max(60, 12 + tallest * DOT_PX) : 72;
  return (
    <figure className="dist">
      <figcaption>
        <h2>{title}</h2>
        <p>
          {summary.count === 0
            ? 'Nobody is waiting'
            : `Median ${weeksText(summary.medianWeeks)}, longest ${summary.longestWeeks}`}
        </p>
        {earlier === null ? null : (
          <p className="then">
            <i className="then-key" />
            {earlierWords(earlier)}
          </p>
        )}
        {summary.overdue === 0 ? null : (
          <p className="key">
            <DueShape due="overdue" />
            check-in overdue
          </p>
        )}
      </figcaption>
      <div
        className="plot"
        role="img"
        aria-label={earlier === null ? finding(summary) : `${finding(summary)} ${earlierWords(earlier)}.`}
        style={{ height: `calc(1.5rem + ${plotHeight}px)` }}
      >
        {earlier?.steps.map(({ fromWeeks, count }) => (
          <i
            key={fromWeeks}
            className="then-column"
            style={{
              left: at(fromWeeks),
              width: `${((STEP_WEEKS * 97.44) / axisWeeks).toFixed(2)}%`,
              height: `${(asDots ? 3 + count * DOT_PX : (count / tallest) * 52).toFixed(1)}px`,
            }}
          />
        ))}
        {summary.count === 0 ? null : (
          <span
            className={summary.medianWeeks > axisWeeks * 0.88 ? 'median at-end' : 'median'}
            style={{ left: at(summary.medianDays / 7) }}
          >
            median
          </span>
        )}
        {summary.steps.map((step) => {
          const left = at(step.fromWeeks + 1);
          return asDots ? (
            <Dots key={step.fromWeeks} waits={step.waits} left={left} openId={openId} />
          ) : (
            <Bar key={step.fromWeeks} waits={step.waits} left={left} openId={openId} tallest={tallest} />
          );
        })}
        <i className="axis" />
        {ticks.map((weeks) => (
          <i key={weeks} className="tickmark" style={{ left: at(weeks) }} />
        ))}
        {ticks.map((weeks) => (
          <span key={weeks} className="ticklabel" style={{ left: at(weeks) }}>
            {weeks === ticks.at(-1) ? `${weeks} weeks` : weeks}
          </span>
        ))}
      </div>
      <DistributionTable summary={summary} title={title} earlier={earlier} />
    </figure>
  );
});

type StepProps = { readonly waits: readonly Wait[]; readonly left: string; readonly openId: string | null };

function Dots({ waits, left, openId }: StepProps) {
  return waits.map(({ id, overdue }, index) => {
    const style = { left, bottom: `calc(1.5rem + ${3 + index * DOT_PX}px)` };
    return (
      <span key={id} className="child-dot" style={style}>
        {overdue ? <DueShape due="overdue" className="over" /> : <i className="dot" />}
        {id === openId ? <i className="here" /> : null}
      </span>
    );
  });
}

function Bar({ waits, left, openId, tallest }: StepProps & { readonly tallest: number }) {
  const height = (waits.length / tallest) * 52;
  return (
    <span className="child-dot" style={{ left, bottom: 'calc(1.5rem - 2px)' }}>
      <i className="column" style={{ height: `${height.toFixed(1)}px` }} />
      {waits.some(({ overdue }) => overdue) ? (
        <span className="over-column" style={{ bottom: `${(height + 3).toFixed(1)}px` }}>
          <DueShape due="overdue" className="over" />
        </span>
      ) : null}
      {waits.some(({ id }) => id === openId) ? <i className="here" /> : null}
    </span>
  );
}

/** The same data for those who cannot see the chart. */
function DistributionTable({
  summary,
  title,
  earlier,
}: Required<Pick<DistributionProps, 'title' | 'earlier'>> & { readonly summary: WaitSummary }) {
  const then = new Map(earlier?.steps.map(({ fromWeeks, count }) => [fromWeeks, count]));
  const now = new Map(summary.steps.map(({ fromWeeks, waits }) => [fromWeeks, waits]));
  const steps = [...new Set([...now.keys(), ...then.keys()])].sort((a, b) => a - b);
  return (
    <div className="vh">
      <table>
        <caption>{title}, in steps of two weeks</caption>
        <thead>
          <tr>
            <th scope="col">Whole weeks</th>
            <th scope="col">Children</th>
            <th scope="col">Check-in overdue</th>
            {earlier === null ? null : <th scope="col">On {formatDayMonth(earlier.on)}</th>}
          </tr>
        </thead>
        <tbody>
          {steps.map((fromWeeks) => (
            <tr key={fromWeeks}>
              <th scope="row">
                {fromWeeks} to {fromWeeks + 1}
              </th>
              <td>{now.get(fromWeeks)?.length ?? 0}</td>
              <td>{now.get(fromWeeks)?.filter(({ overdue }) => overdue).length ?? 0}</td>
              {earlier === null ? null : <td>{then.get(fromWeeks) ?? 0}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const weeksText = (weeks: number) => (weeks === 1 ? '1 week' : `${weeks} weeks`);

function finding({ count, medianWeeks, longestWeeks, over26 }: WaitSummary): string {
  if (count === 0) return 'Nobody is waiting.';
  const children = count === 1 ? '1 child' : `${count} children`;
  const over = over26 === 1 ? '1 has' : `${over26} have`;
  return `${children} by weeks waited. Median ${weeksText(medianWeeks)}, longest ${weeksText(longestWeeks)}. ${over} waited over 26 weeks.`;
}

/** "On 30 Sep: 38 children, median 14 weeks, longest 49" */
function earlierWords({
  on,
  count,
  medianDays,
  longestDays,
}: NonNullable<DistributionProps['earlier']>): string {
  const children = count === 1 ? '1 child' : `${count} children`;
  return `On ${formatDayMonth(on)}: ${children}, median ${weeksText(wholeWeeks(medianDays))}, longest ${wholeWeeks(longestDays)}`;
}

/** A tick is left out where its number would touch the next larger one. */
function roomFor(weeks: number, axisWeeks: number): boolean {
  const next = TICKS.find((tick) => tick > weeks);
  return next === undefined || next > axisWeeks - 2 || (next - weeks) / axisWeeks > 0.055;
}
