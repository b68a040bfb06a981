import { classes } from '../classes.ts';
import { attendedLateAt26, largeShapes } from './largeShapes.tsx';
import { smallShapes } from './smallShapes.tsx';
import type { MarkState } from './words.ts';

export type MarkSize = 32 | 26 | 16 | 14;

export type MarkProps = {
  readonly state: MarkState;
  /** 32 and 26 in the strip, 16 in lists, 14 in the key and beside small text. */
  readonly size?: MarkSize;
  /** Only where no word stands beside the mark: the name it has for screen readers. */
  readonly title?: string | undefined;
  readonly className?: string | undefined;
};

/** One status mark: a silhouette, then a hue. Hidden from screen readers unless it has a title. */
export function Mark({ state, size = 16, title, className }: MarkProps) {
  const large = size >= 26;
  const shape = !large
    ? smallShapes[state]
    : size === 26 && state === 'attended_late'
      ? attendedLateAt26
      : largeShapes[state];
  return (
    <svg
      className={classes('m', `m${size}`, className)}
      viewBox={large ? '0 0 32 32' : '0 0 16 16'}
      {...(title === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': title })}
    >
      {shape}
    </svg>
  );
}

/** The colour its number takes inside each large mark; the rest carry theirs in plain ink. */
const numberTone: Partial<Record<MarkState, string>> = {
  attended: 'on',
  attended_late: 'on',
  not_scheduled: 'unset',
  was_not_brought: 'wnb solid',
  did_not_attend: 'wnb',
  late_not_seen: 'wnb patch',
  cancelled_by_family: 'can',
  cancelled_by_service: 'can',
  moved: 'moved-to',
};

/** The class of what holds a large mark and its number: it gives the number its colour. */
export const numberToneOf = (state: MarkState): string | undefined => numberTone[state];
