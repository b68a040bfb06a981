import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons/Icon.tsx';

export type BannerTone = 'slate' | 'ochre' | 'brick' | 'moss';

const icons = { slate: 'info', ochre: 'clock', brick: 'stop', moss: 'ok' } as const satisfies Record<
  BannerTone,
  IconName
>;

export type BannerProps = {
  /** Slate tells, ochre asks for a reason, brick needs you now, moss confirms. */
  readonly tone: BannerTone;
  /** The bold fact. */
  readonly fact?: ReactNode;
  /** What it means. */
  readonly children?: ReactNode;
  /** One act, as a small link button. */
  readonly action?: ReactNode;
  readonly icon?: IconName | undefined;
  /** For a banner that appears while the person works: read out at the next pause. */
  readonly live?: boolean | undefined;
};

export function Banner({ tone, fact, children, action, icon, live = false }: BannerProps) {
  return (
    <div className={`banner ${tone}`} role={live ? 'status' : undefined}>
      <Icon name={icon ?? icons[tone]} />
      <p>
        {fact !== undefined && <b>{fact} </b>}
        {children}
      </p>
      {action}
    </div>
  );
}
