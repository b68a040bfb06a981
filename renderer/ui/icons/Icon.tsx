import { iconPaths, type IconName } from './paths.ts';

export type { IconName };

export type IconProps = {
  readonly name: IconName;
  readonly className?: string | undefined;
  /** Only where space allows no word beside the icon: the name it has for screen readers. */
  readonly title?: string | undefined;
};

/** A 20 px line icon in the colour of the text. Hidden from screen readers unless it has a title. */
export function Icon({ name, className, title }: IconProps) {
  const classes = className === undefined ? 'i' : `i ${className}`;
  const path = <path d={iconPaths[name]} />;
  return title === undefined ? (
    <svg className={classes} viewBox="0 0 20 20" aria-hidden="true">
      {path}
    </svg>
  ) : (
    <svg className={classes} viewBox="0 0 20 20" role="img" aria-label={title}>
      {path}
    </svg>
  );
}
