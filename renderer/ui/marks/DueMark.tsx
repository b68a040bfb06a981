import type { ReactNode } from 'react';

/** How near a due date is. "week" is within the next seven days. */
export type Due = 'later' | 'week' | 'today' | 'overdue' | 'done';

const ochre = 'var(--ochre-mark)';
const onMark = { stroke: 'var(--raised)', strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

/** The mark fills up as the day comes near. */
const shapes = {
  later: <circle cx="8" cy="8" r="6" fill="none" stroke="var(--edge)" strokeWidth="1.5" />,
  week: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke={ochre} strokeWidth="1.8" />
      <path d="M8 3.5a4.5 4.5 0 0 1 4.5 4.5H8Z" fill={ochre} />
    </>
  ),
  today: (
    <>
      <circle cx="8" cy="8" r="6" fill="var(--ochre-wash)" stroke={ochre} strokeWidth="2" />
      <path d="M8 3.5a4.5 4.5 0 1 1-4.5 4.5H8Z" fill={ochre} />
    </>
  ),
  overdue: (
    <>
      <circle cx="8" cy="8" r="7" fill="var(--brick-mark)" />
      <path d="M8 4.2v4.6M8 11.3v.3" strokeWidth="2" {...onMark} />
    </>
  ),
  done: (
    <>
      <circle cx="8" cy="8" r="7" fill="var(--moss-mark)" />
      <path d="m4.8 8.2 2.3 2.3 4-4.5" fill="none" strokeWidth="1.9" {...onMark} />
    </>
  ),
} as const satisfies Record<Due, ReactNode>;

const tones: Record<Due, string> = {
  later: 'due',
  week: 'due is-soon',
  today: 'due is-today',
  overdue: 'due is-over',
  done: 'due is-done',
};

export type DueShapeProps = { readonly due: Due; readonly className?: string | undefined };

/** The bare mark, where its meaning is said nearby: in the chart, in a heading. */
export function DueShape({ due, className = 'm16' }: DueShapeProps) {
  return (
    <svg className={`m ${className}`} viewBox="0 0 16 16" aria-hidden="true">
      {shapes[due]}
    </svg>
  );
}

export type DueMarkProps = {
  readonly due: Due;
  /** The words: the date, "Today", "7 days over", "Done 9.42 am". */
  readonly children: ReactNode;
  readonly className?: string | undefined;
};

/** A due date with its mark, in the hue that says how near it is. */
export function DueMark({ due, children, className }: DueMarkProps) {
  return (
    <span className={className === undefined ? tones[due] : `${tones[due]} ${className}`}>
      <DueShape due={due} />
      {children}
    </span>
  );
}
