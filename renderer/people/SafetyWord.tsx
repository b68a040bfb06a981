import type { ContactSafety } from '../../shared/people/codes.ts';
import { Icon, type IconName } from '../ui/icons/Icon.tsx';

const LOOKS: Record<ContactSafety, { word: string; icon: IconName; className: string }> = {
  safe: { word: 'safe', icon: 'ok', className: 'st yes' },
  ask_first: { word: 'ask first', icon: 'warn', className: 'st' },
  do_not_contact: { word: 'do not contact', icon: 'stop', className: 'st no' },
  not_checked: { word: 'not yet checked', icon: 'warn', className: 'st unsure' },
};

/** Whether somebody may be contacted, by shape and word. The one to ring first says so; nobody is green who was not checked. */
export function SafetyWord({
  standing,
  isFirst,
}: {
  /** See `standingOf`. */
  readonly standing: ContactSafety;
  readonly isFirst: boolean;
}) {
  const { word, icon, className } = LOOKS[standing];
  return (
    <span className={className}>
      <Icon name={icon} />
      {!isFirst ? word : standing === 'safe' ? 'ring first' : `ring first, ${word}`}
    </span>
  );
}
