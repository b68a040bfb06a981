import type { ReactNode } from 'react';

const DAYS_IN_26_WEEKS = 182;
export const USUAL_SCALE_DAYS = 400;

/** The one scale of a column: 400 days, or the longest wait where that is longer. */
export function waitScale(longestDays: number): number {
  return Math.max(USUAL_SCALE_DAYS, longestDays);
}

export type WaitBarProps = {
  /** Calendar days waiting. */
  readonly days: number;
  /** What a full bar stands for, the same down the whole column: `waitScale(longest)`. */
  readonly scaleDays?: number;
  /** A line below: "since 9 Mar 2026". */
  readonly since?: ReactNode;
};

/** Days waiting as a figure and as a bar, with the dashed line at 26 weeks. */
export function WaitBar({ days, scaleDays = USUAL_SCALE_DAYS, since }: WaitBarProps) {
  const share = (value: number) => `${Math.min(100, (Math.max(0, value) / scaleDays) * 100).toFixed(2)}%`;
  return (
    <div className="wait">
      <b>{days}</b>
      <span className="bar" aria-hidden="true">
        <span className="fill" style={{ width: share(days) }} />
        <span className="at-26" style={{ left: share(DAYS_IN_26_WEEKS) }} />
      </span>
      {since === undefined ? null : <span className="line-2">{since}</span>}
    </div>
  );
}

/** What the dashed line means, for the foot of the list. */
export function TwentySixWeekKey() {
  return <span className="key-26">dashed line at 26 weeks</span>;
}
