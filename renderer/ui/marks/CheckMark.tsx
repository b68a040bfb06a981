import type { ReactNode } from 'react';

/** What a check found about a row of a file, a date or an item of a list. */
export type Check = 'met' | 'warning' | 'not_met' | 'same' | 'moved' | 'unknown';

const onMark = {
  fill: 'none',
  stroke: 'var(--raised)',
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;
const slate = { fill: 'none', stroke: 'var(--slate-mark)' } as const;

const shapes = {
  met: (
    <>
      <circle cx="8" cy="8" r="7" fill="var(--moss-mark)" />
      <path d="m4.8 8.2 2.3 2.3 4-4.5" strokeWidth="1.9" {...onMark} />
    </>
  ),
  warning: (
    <>
      <path
        d="M8 1.2 15.3 14.5H.7Z"
        fill="var(--ochre-mark)"
        stroke="var(--ochre-mark)"
        strokeWidth="1"
        strokeLinejoin="round"
      />
      <path d="M8 5.8v4M8 12v.2" strokeWidth="1.8" {...onMark} />
    </>
  ),
  not_met: (
    <>
      <path d="M4.7 1h6.6L15 4.7v6.6L11.3 15H4.7L1 11.3V4.7Z" fill="var(--brick-mark)" />
      <path d="m5.3 5.3 5.4 5.4M10.7 5.3l-5.4 5.4" strokeWidth="1.8" {...onMark} />
    </>
  ),
  same: (
    <>
      <circle cx="6" cy="6" r="4.7" strokeWidth="1.8" {...slate} />
      <circle cx="10" cy="10" r="4.7" strokeWidth="1.8" {...slate} />
    </>
  ),
  moved: (
    <path
      d="M2 8h10M8.5 4 12.5 8l-4 4"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      {...slate}
    />
  ),
  unknown: <circle cx="8" cy="8" r="6" fill="none" stroke="var(--edge)" strokeWidth="1.5" />,
} as const satisfies Record<Check, ReactNode>;

export type CheckMarkProps = { readonly check: Check; readonly className?: string | undefined };

/**
 * Tick: met, or ready. Triangle: odd. Octagon: not met, or rejected. Two rings: the same child. Arrow: moved.
 * Ring: not known. Its word must stand beside it.
 */
export function CheckMark({ check, className = 'm16' }: CheckMarkProps) {
  return (
    <svg className={`m ${className}`} viewBox="0 0 16 16" aria-hidden="true">
      {shapes[check]}
    </svg>
  );
}
