import type { ReactNode } from 'react';
import type { MarkState } from './words.ts';

const shield = 'M2.5 2.5h11v6.2L8 14.2 2.5 8.7Z';
const diamond = 'M8 1.9 14.1 8 8 14.1 1.9 8Z';
const slateEdge = { stroke: 'var(--slate-mark)', strokeWidth: 1.8 } as const;
const plumEdge = { stroke: 'var(--plum-mark)', strokeWidth: 1.8, strokeLinejoin: 'round' } as const;

/** Silhouettes on a 16 grid, for lists, the key and the tries under a number. */
export const smallShapes = {
  attended: <circle cx="8" cy="8" r="6.5" fill="var(--ink)" />,
  attended_late: <path d="M8 1.5A6.5 6.5 0 1 0 14.5 8H8Z" fill="var(--ink)" />,
  needs_logging: (
    <>
      <circle
        cx="7.5"
        cy="8.5"
        r="5.5"
        fill="var(--ochre-wash)"
        stroke="var(--ochre-mark)"
        strokeWidth="1.9"
      />
      <circle cx="13" cy="3" r="2.6" fill="var(--ochre-mark)" />
    </>
  ),
  planned: <circle cx="8" cy="8" r="5.8" fill="var(--raised)" stroke="var(--ink-2)" strokeWidth="1.5" />,
  not_scheduled: (
    <circle
      cx="8"
      cy="8"
      r="5.8"
      fill="none"
      stroke="var(--edge)"
      strokeWidth="1.5"
      strokeDasharray="2.3 2.25"
    />
  ),
  was_not_brought: <path d="M2 2h12v7L8 15 2 9Z" fill="var(--plum-mark)" />,
  did_not_attend: <path d={shield} fill="var(--raised)" {...plumEdge} />,
  late_not_seen: (
    <>
      <path d={shield} fill="var(--raised)" {...plumEdge} />
      <path d="M2.5 2.5H8v11.7L2.5 8.7Z" fill="var(--plum-mark)" />
    </>
  ),
  cancelled_by_family: (
    <>
      <circle cx="8" cy="8" r="6.1" fill="var(--raised)" {...slateEdge} />
      <path d="m3.8 12.2 8.4-8.4" {...slateEdge} />
    </>
  ),
  cancelled_by_service: (
    <>
      <rect x="1.9" y="1.9" width="12.2" height="12.2" rx="1" fill="var(--raised)" {...slateEdge} />
      <path d="M2.5 13.5 13.5 2.5" {...slateEdge} />
    </>
  ),
  moved: (
    <path
      d="M2 8h10M8.5 4 12.5 8l-4 4"
      fill="none"
      stroke="var(--slate-mark)"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  review_held: <path d="m8 1 7 7-7 7-7-7Z" fill="var(--ink)" />,
  review_due: (
    <path d={diamond} fill="var(--raised)" stroke="var(--ink-2)" strokeWidth="1.6" strokeLinejoin="round" />
  ),
  review_overdue: (
    <>
      <path
        d={diamond}
        fill="var(--raised)"
        stroke="var(--brick-mark)"
        strokeWidth="1.8"
        strokeLinejoin="round"
      />
      <path d="M8 5.8v2.6M8 10.3v.1" stroke="var(--brick-mark)" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
} as const satisfies Record<MarkState, ReactNode>;
