import { classes } from './classes.ts';
import { Icon } from './icons/Icon.tsx';

export type Sorted = 'ascending' | 'descending';

export type SortHeaderProps = {
  readonly label: string;
  /** How the list is sorted by this column now, or null. */
  readonly sorted: Sorted | null;
  readonly onSort: () => void;
  readonly className?: string | undefined;
};

/** A column head that sorts. The arrow shows on the column the list is sorted by. */
export function SortHeader({ label, sorted, onSort, className }: SortHeaderProps) {
  return (
    <th scope="col" className={classes(className)} aria-sort={sorted ?? undefined}>
      <button className="btn-sort" type="button" onClick={onSort}>
        {label}
        {sorted !== null && <Icon name="sort" />}
      </button>
    </th>
  );
}
