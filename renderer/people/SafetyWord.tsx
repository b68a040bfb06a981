import type { ContactSafety } from '../../shared/people/codes.ts';
import { Icon, type IconName } from '../ui/icons/Icon.tsx';

const LOOKS: Record<ContactSafety, { word: string; icon: IconName; className: string }> = {
  safe: { word: 'safe', icon: 'ok', className: 'st yes' },
  ask_first: { word: 'ask first', icon: 'warn', className: 'st' },
  do_not_contact: { word: 'do not contact', icon: 'stop', className: 'st no' },
  not_checked: { word: 'not yet checked', icon: 'warn', className: 'st unsure' },
};

/**
 * Whether somebody may be contacted, by shape and word. The one to ring first says so once they may be; nobody is green who was not checked,
 * or is to be checked again.
 */
export function SafetyWord({
  standing,
  isFirst,
  isOld = false,
}: {
  /** See `standingOf`. */
  readonly standing: ContactSafety;
  readonly isFirst: boolean;
  /** Checked, but to be checked again: see `isCheckOld`. */
  readonly isOld?: boolean;
}) {
  const asks = isOld && standing !== 'do_not_contact';
  const { icon, className } = LOOKS[asks ? 'not_checked' : standing];
  return (
    <span className={className}>
      <Icon name={icon} />
      {wordsOf(standing, isFirst, asks)}
    </span>
  );
}

/** Of the one who is named first. Whom nobody checked is nobody to ring yet: the words say what comes before. */
const FIRST_WORDS: Record<ContactSafety, string> = {
  safe: 'ring first',
  ask_first: 'ask before you ring',
  do_not_contact: 'do not contact',
  not_checked: 'not checked: check before you ring',
};

function wordsOf(standing: ContactSafety, isFirst: boolean, asks: boolean): string {
  const { word } = LOOKS[standing];
  if (!isFirst) return asks ? (standing === 'ask_first' ? `${word}, check again` : 'check again') : word;
  return asks ? 'check again before you ring' : FIRST_WORDS[standing];
}
