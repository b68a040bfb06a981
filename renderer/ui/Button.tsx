import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
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
    <AriaButton
      className={classes(
        'btn',
        kind !== 'plain' && kind,
        small && 'sm',
        iconOnly !== undefined && 'icon',
        className,
      )}
      type={type}
      isDisabled={isDisabled}
      isPending={isPending}
      {...(id === undefined ? {} : { id })}
      {...(onPress === undefined ? {} : { onPress: () => onPress() })}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
      {...(iconOnly === undefined ? {} : { 'aria-label': iconOnly })}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </AriaButton>
  );
}

/** Two to four short acts of equal weight, side by side at the end of a row. */
export function Joined({ children }: { readonly children: ReactNode }) {
  return <div className="joined">{children}</div>;
}
