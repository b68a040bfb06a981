import type { ReactNode } from 'react';
import type { MarkState } from './words.ts';

const shield = 'M4.5 3.5h23v14L16 29.5 4.5 17.5Z';
const diamond = 'M16 4 28 16 16 28 4 16Z';
const slateEdge = { stroke: 'var(--slate-mark)', strokeWidth: 2.2 } as const;
const plumEdge = { stroke: 'var(--plum-mark)', strokeWidth: 2.4, strokeLinejoin: 'round' } as const;

/** Silhouettes on a 32 grid, for the course strip: there is room in each for a number. */
export const largeShapes = {
  attended: <circle cx="16" cy="16" r="14.5" fill="var(--ink)" />,
  attended_late: (
    <>
      <path d="M16 1.5A14.5 14.5 0 1 0 30.5 16H24.5A8.5 8.5 0 0 0 16 7.5Z" fill="var(--ink)" />
      <circle cx="16" cy="16" r="10.5" fill="var(--ink)" />
    </>
  ),
  needs_logging: (
    <>
      <circle
        cx="16"
        cy="16"
        r="13.2"
        fill="var(--ochre-wash)"
        stroke="var(--ochre-mark)"
        strokeWidth="2.6"
      />
      <circle cx="26.5" cy="5.5" r="5.5" fill="var(--paper)" />
      <circle cx="26.5" cy="5.5" r="4" fill="var(--ochre-mark)" />
    </>
  ),
  planned: <circle cx="16" cy="16" r="13.7" fill="var(--raised)" stroke="var(--ink-2)" strokeWidth="1.6" />,
  not_scheduled: (
    <>
      <circle cx="16" cy="16" r="15.5" fill="var(--paper)" />
      <circle
        cx="16"
        cy="16"
        r="13.7"
        fill="none"
        stroke="var(--edge)"
        strokeWidth="1.6"
        strokeDasharray="3.1 3.05"
      />
    </>
  ),
  // Solid and hollow, as in the key and the lists.
  was_not_brought: <path d={shield} fill="var(--plum-mark)" {...plumEdge} />,
  did_not_attend: <path d={shield} fill="var(--raised)" {...plumEdge} />,
  late_not_seen: (
    <>
      <path d={shield} fill="var(--raised)" {...plumEdge} />
      <path d="M4.5 3.5H16v26L4.5 17.5Z" fill="var(--plum-mark)" />
    </>
  ),
  cancelled_by_family: (
    <>
      <circle cx="16" cy="16" r="13.2" fill="var(--raised)" {...slateEdge} />
      <path d="M6.7 25.3 25.3 6.7" {...slateEdge} />
    </>
  ),
  cancelled_by_service: (
    <>
      <rect x="3.5" y="3.5" width="25" height="25" rx="2.5" fill="var(--raised)" {...slateEdge} />
      <path d="M4.5 27.5 27.5 4.5" {...slateEdge} />
    </>
  ),
  // The arrow runs under the number, not through it.
  moved: (
    <>
      <circle cx="16" cy="16" r="15.5" fill="var(--paper)" />
      <path
        d="M4 24.5h23M21 18.5l6 6-6 6"
        fill="none"
        {...slateEdge}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  review_held: (
    <>
      <path d={diamond} fill="var(--ink)" stroke="var(--ink)" strokeWidth="1.5" strokeLinejoin="round" />
      <path
        d="m11 16.3 3.5 3.5 6.5-7"
        fill="none"
        stroke="var(--paper)"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  review_due: (
    <path d={diamond} fill="var(--raised)" stroke="var(--ink-2)" strokeWidth="1.8" strokeLinejoin="round" />
  ),
  review_overdue: (
    <>
      <path
        d={diamond}
        fill="var(--raised)"
        stroke="var(--brick-mark)"
        strokeWidth="2.4"
        strokeLinejoin="round"
      />
      <path d="M16 11.5v5.4M16 20.3v.2" stroke="var(--brick-mark)" strokeWidth="2.4" strokeLinecap="round" />
    </>
  ),
} as const satisfies Record<MarkState, ReactNode>;

/** At 26 the quarter cut of "attended late" must go deeper to be seen. */
export const attendedLateAt26 = (
  <>
    <path d="M16 1.5A14.5 14.5 0 1 0 30.5 16H16Z" fill="var(--ink)" />
    <circle cx="16" cy="16" r="9.3" fill="var(--ink)" />
  </>
);
