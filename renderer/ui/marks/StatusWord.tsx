import type { ReactNode } from 'react';
import { Mark } from './Mark.tsx';
import { markHeading, type MarkState } from './words.ts';

export type StatusWordProps = {
  readonly state: MarkState;
  readonly size?: 16 | 14;
  /** Stands in for the usual word where it says more: "Review 1 held", "Moved to 12 Nov". */
  readonly children?: ReactNode;
};

/** A status mark with its word, as in the list of sessions. */
export function StatusWord({ state, size = 16, children }: StatusWordProps) {
  return (
    <span className="st">
      <Mark state={state} size={size} />
      {children ?? markHeading(state)}
    </span>
  );
}
