import type { ReactNode } from 'react';

export type EmptyStateProps = {
  readonly title: string;
  /** What this place is for. */
  readonly children: ReactNode;
  /** The first thing to do. */
  readonly action?: ReactNode;
};

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}
