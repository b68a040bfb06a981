import type { ReactNode } from 'react';
import type { Route } from '../route.ts';
import { Link } from './Link.tsx';

export type Tab<K extends string = string> = {
  readonly key: K;
  readonly label: string;
  readonly count?: number | undefined;
  readonly mark?: ReactNode;
  /** A place of its own; without it the tab only tells `onSelect`. */
  readonly to?: Route | undefined;
};

export type TabsProps<K extends string> = {
  /** What the tabs part: "Stage", "Kind". */
  readonly label: string;
  readonly items: readonly Tab<K>[];
  readonly current: K;
  readonly onSelect?: ((key: K) => void) | undefined;
};

/** Stages and kinds with their counts, as links. */
export function Tabs<K extends string>({ label, items, current, onSelect }: TabsProps<K>) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map((tab) => {
        const words = (
          <>
            {tab.mark}
            {tab.label}
            {tab.count !== undefined && <span className="n"> {tab.count}</span>}
          </>
        );
        const isCurrent = tab.key === current;
        return tab.to === undefined ? (
          <a
            key={tab.key}
            href="#main"
            aria-current={isCurrent ? 'page' : undefined}
            onClick={(event) => {
              event.preventDefault();
              onSelect?.(tab.key);
            }}
          >
            {words}
          </a>
        ) : (
          <Link key={tab.key} to={tab.to} current={isCurrent} replace>
            {words}
          </Link>
        );
      })}
    </nav>
  );
}
