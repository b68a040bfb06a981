import type { ReactNode } from 'react';
import { WAITING_FLAG_LABELS, type WaitingFlag } from '../../shared/waitingList/contract.ts';
import type { IconName } from '../ui/icons/Icon.tsx';
import { Flag, type FlagProps, Flags } from '../ui/Tag.tsx';

const ICONS: Record<WaitingFlag, IconName> = {
  current_risk: 'warn',
  pre_trial: 'pretrial',
  safe_contact: 'phone',
  looked_after: 'home',
  interpreter: 'interp',
  access_needs: 'access',
  turns_18: 'birthday',
};
const KINDS: Partial<Record<WaitingFlag, FlagProps['kind']>> = {
  current_risk: 'risk',
  pre_trial: 'court',
  safe_contact: 'edge',
  turns_18: 'edge',
};

export type WaitingFlagsProps = {
  readonly flags: readonly WaitingFlag[];
  readonly pausedDays: number;
  /** Where room is short, the rest are counted and named for screen readers. */
  readonly atMost?: number;
};

/** What to know of a child before anything else, each with an icon and a word. */
export function WaitingFlags({ flags, pausedDays, atMost }: WaitingFlagsProps) {
  const all: { key: string; label: string; flag: ReactNode }[] = flags.map((flag) => ({
    key: flag,
    label: WAITING_FLAG_LABELS[flag],
    flag: (
      <Flag key={flag} kind={KINDS[flag]} icon={ICONS[flag]}>
        {WAITING_FLAG_LABELS[flag]}
      </Flag>
    ),
  }));
  if (pausedDays > 0) {
    const label = pausedDays === 1 ? 'Paused 1 day' : `Paused ${pausedDays} days`;
    all.push({
      key: 'paused',
      label,
      flag: (
        <Flag key="paused" icon="clock">
          {label}
        </Flag>
      ),
    });
  }
  const shown = atMost === undefined || all.length <= atMost ? all : all.slice(0, atMost);
  const rest = all.slice(shown.length);
  // Where every row has a second line, an empty one keeps the names level.
  if (all.length === 0 && atMost !== undefined) return <>&nbsp;</>;
  return (
    <Flags>
      {shown.map(({ flag }) => flag)}
      {rest.length === 0 ? null : (
        <span className="flag" title={rest.map(({ label }) => label).join(', ')}>
          <span aria-hidden="true">+{rest.length}</span>
          <span className="vh">{rest.map(({ label }) => label).join(', ')}</span>
        </span>
      )}
    </Flags>
  );
}
