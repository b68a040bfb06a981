import { TwentySixWeekKey } from '../drawings/WaitBar.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/icons/Icon.tsx';

/** Rows on a page. */
export const PAGE = 20;

export type ListFootProps = {
  readonly offset: number;
  readonly total: number;
  /** While the whole list is being printed: its rows. */
  readonly printed: number | null;
  /** Whether the rows show waits, whose 26-week line is explained here. */
  readonly hasWaits?: boolean;
  readonly onGo: (offset: number) => void;
  /** Says which keys work here. */
  readonly onKeys?: () => void;
};

/** Which part of the list is in sight, and the way to the next. */
export function ListFoot({ offset, total, printed, hasWaits = true, onGo, onKeys }: ListFootProps) {
  if (total === 0) return <div className="list-foot" />;
  const left = total - offset - PAGE;
  const from = printed === null ? offset + 1 : 1;
  const to = printed ?? Math.min(offset + PAGE, total);
  return (
    <div className="list-foot">
      <p aria-live="polite">
        Showing <b>{from}</b> to <b>{to}</b> of <b>{total}</b>
      </p>
      {hasWaits ? <TwentySixWeekKey /> : null}
      {onKeys === undefined ? null : (
        <Button kind="quiet" small className="keys-press" onPress={onKeys}>
          Keys <kbd>?</kbd>
        </Button>
      )}
      {total <= PAGE ? null : (
        <div className="acts">
          <Button
            kind="quiet"
            small
            isDisabled={offset === 0}
            onPress={() => onGo(Math.max(0, offset - PAGE))}
          >
            Back
          </Button>
          <Button kind="quiet" small isDisabled={left <= 0} onPress={() => onGo(offset + PAGE)}>
            {left <= 0 ? 'Next' : `Next ${Math.min(left, PAGE)}`}
            <Icon name="right" />
          </Button>
        </div>
      )}
    </div>
  );
}
