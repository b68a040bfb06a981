import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icons/Icon.tsx';

export type TagProps = {
  readonly tone?: 'brick' | 'ochre' | 'plum' | 'slate' | 'moss' | undefined;
  readonly icon?: IconName | undefined;
  readonly mark?: ReactNode;
  readonly children: ReactNode;
};

/** A flag that carries its fact, as in the child's banner: "Interpreter: Polish". */
export function Tag({ tone, icon, mark, children }: TagProps) {
  return (
    <span className={classes('tag', tone)}>
      {icon !== undefined && <Icon name={icon} />}
      {mark}
      {children}
    </span>
  );
}

export type FlagProps = {
  readonly kind?: 'risk' | 'court' | 'edge' | undefined;
  readonly icon: IconName;
  readonly children: ReactNode;
};

/** A flag in a list: an icon and a word. */
export function Flag({ kind, icon, children }: FlagProps) {
  return (
    <span className={classes('flag', kind)}>
      <Icon name={icon} />
      {children}
    </span>
  );
}

export function Flags({ children }: { readonly children: ReactNode }) {
  return <div className="flags">{children}</div>;
}
