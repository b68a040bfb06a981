import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { Route } from '../route.ts';
import { classes } from './classes.ts';
import { Icon } from './icons/Icon.tsx';
import { Link } from './Link.tsx';
import { useFitting } from './useFitting.ts';

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

/** Stages and kinds with their counts, as links on one line; those without room stand under "More". */
export function Tabs<K extends string>({ label, items, current, onSelect }: TabsProps<K>) {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const { line, fitting } = useFitting(items);
  useEffect(() => menu.current?.hidePopover(), [current]);
  const folded = items.slice(fitting);
  const currentFolded = folded.find(({ key }) => key === current);
  const tab = (item: Tab<K>, className?: string) => (
    <TabLink
      key={item.key}
      tab={item}
      className={className}
      isCurrent={item.key === current}
      onSelect={() => onSelect?.(item.key)}
    />
  );
  return (
    <nav className="tabs" aria-label={label} ref={line}>
      {items.map((item, at) => tab(item, at < fitting ? undefined : 'folded'))}
      <button
        className={classes('tab-more', folded.length === 0 && 'folded')}
        type="button"
        popoverTarget={id}
        aria-current={currentFolded === undefined ? undefined : 'page'}
      >
        {currentFolded === undefined ? 'More' : currentFolded.label}
        {currentFolded === undefined ? null : <span className="vh">, and more</span>}
        <Icon name="down" />
      </button>
      <div className="tab-menu" id={id} popover="auto" ref={menu}>
        {folded.map((item) => tab(item))}
      </div>
    </nav>
  );
}

type TabLinkProps = {
  readonly tab: Tab;
  readonly className: string | undefined;
  readonly isCurrent: boolean;
  readonly onSelect: () => void;
};

function TabLink({ tab, className, isCurrent, onSelect }: TabLinkProps) {
  const words = (
    <>
      {tab.mark}
      {tab.label}
      {tab.count !== undefined && <span className="n"> {tab.count}</span>}
    </>
  );
  return tab.to === undefined ? (
    <a
      className={className}
      href="#main"
      aria-current={isCurrent ? 'page' : undefined}
      onClick={(event) => {
        event.preventDefault();
        onSelect();
      }}
    >
      {words}
    </a>
  ) : (
    <Link className={className} to={tab.to} current={isCurrent} replace>
      {words}
    </Link>
  );
}
