import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icons/Icon.tsx';

export type ButtonProps = {
  /** A verb with its object: "Save check-in". Left out only with `iconOnly`. */
  readonly children?: ReactNode;
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'link' | 'grave' | undefined;
  readonly small?: boolean | undefined;
  readonly icon?: IconName | undefined;
  /** Where there is no space for words: the name of the button for screen readers. */
  readonly iconOnly?: string | undefined;
  /** For a button that stays pressed, as in a small switch of views. */
  readonly pressed?: boolean | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  readonly onPress?: (() => void) | undefined;
  /** Only where the act makes no sense here. While something is missing leave it enabled and say what. */
  readonly isDisabled?: boolean | undefined;
  /** While the act runs: it stays in place and in focus, and does nothing when pressed. */
  readonly isPending?: boolean | undefined;
  readonly className?: string | undefined;
  readonly id?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly expanded?: boolean | undefined;
};

/** The browser's own button: a course has fifteen of them, and one of a control library costs as much as five. */
export function Button({
  children,
  kind = 'plain',
  small = false,
  icon,
  iconOnly,
  pressed,
  type = 'button',
  onPress,
  isDisabled = false,
  isPending = false,
  className,
  id,
  describedBy,
  expanded,
}: ButtonProps) {
  return (
    <button
      className={classes(
        'btn',
        kind !== 'plain' && kind,
        small && 'sm',
        iconOnly !== undefined && 'icon',
        className,
      )}
      // While an act runs, Enter in a field of its form sends nothing either.
      type={isPending ? 'button' : type}
      id={id}
      disabled={isDisabled}
      aria-disabled={isPending || undefined}
      data-pending={isPending || undefined}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-label={iconOnly}
      aria-describedby={describedBy}
      onKeyDown={pressOnce}
      onClick={(event: MouseEvent) => {
        // A press of a button is never a press of the row that it stands in.
        event.stopPropagation();
        if (!isPending) onPress?.();
      }}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A key held down presses once: what opens under it is not pressed in turn. */
function pressOnce(event: KeyboardEvent) {
  if (event.repeat && event.key === 'Enter') event.preventDefault();
}

/** Two to four short acts of equal weight, side by side at the end of a row. */
export function Joined({ children }: { readonly children: ReactNode }) {
  return <div className="joined">{children}</div>;
}
