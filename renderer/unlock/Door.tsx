import type { ReactNode } from 'react';
import { BrandMark } from '../ui/icons/BrandMark.tsx';

/** The mark and the name, on every door. */
export function Wordmark() {
  return (
    <p className="wordmark">
      <BrandMark />
      Holdfast
    </p>
  );
}

export type ActProps = {
  readonly children: ReactNode;
  readonly kind?: 'primary' | 'quiet' | 'link' | undefined;
  readonly small?: boolean | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  readonly onPress?: (() => void) | undefined;
  /** While it runs it stays in place and in focus, and does nothing when pressed. */
  readonly isPending?: boolean | undefined;
};

/** A button without the control library, which would make this page slow to open. */
export function Act({ children, kind, small, type = 'button', onPress, isPending = false }: ActProps) {
  const classes = ['btn', kind, small && 'sm'].filter(Boolean).join(' ');
  return (
    <button
      className={classes}
      type={type}
      aria-disabled={isPending || undefined}
      data-pending={isPending || undefined}
      onClick={isPending ? undefined : onPress}
    >
      {children}
    </button>
  );
}

export type DoorFootProps = {
  readonly isOpeningExample: boolean;
  readonly onExample: () => void;
  /** Left out where restoring is offered above. */
  readonly onRestore?: (() => void) | undefined;
};

/** The foot of the first door: the ways that few people need, and the one into the invented service. */
export function DoorFoot({ isOpeningExample, onExample, onRestore }: DoorFootProps) {
  return (
    <div className="door-foot">
      {onRestore !== undefined && (
        <div>
          <p>Records lost or damaged?</p>
          <Act small onPress={onRestore}>
            Restore a backup
          </Act>
        </div>
      )}
      <div>
        <p>New here? In the example, everyone is invented.</p>
        <Act small isPending={isOpeningExample} onPress={onExample}>
          {isOpeningExample ? 'Opening …' : 'Look around'}
        </Act>
      </div>
    </div>
  );
}
