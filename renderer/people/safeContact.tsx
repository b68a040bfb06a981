import { formatDate, formatDayMonth } from '../../shared/dates.ts';
import { CHECKED_WITH_WORDS } from '../../shared/people/codes.ts';
import type { ContactCard } from '../../shared/people/contract.ts';
import type { SafeContact } from '../drawings/SafeContactCard.tsx';
import { Name, Phone } from '../ui/Name.tsx';

/** What the safe-contact card draws, with names and numbers behind the privacy switch. */
export function safeContactOf(card: ContactCard): {
  contact: SafeContact;
  checked: string | null;
  isOld: boolean;
  why: string | null;
} {
  const { isChecked, isOld, checkedOn, checkedWith } = card;
  const withWhom = checkedWith === null ? '' : ` ${CHECKED_WITH_WORDS[checkedWith]}`;
  return {
    contact: {
      who: <Name full={card.who} />,
      relation: card.relation,
      phone: card.phone === null ? 'no number yet' : <Phone number={card.phone} />,
      ...(card.times === null ? {} : { times: card.times }),
      rules: card.rules.map(({ key, before, name, after, phone, kind }) => ({
        key,
        kind,
        wide: before.length + (name ?? '').length + after.length > LONG_RULE,
        text: (
          <>
            {before}
            {name === null ? null : <Name full={name} />}
            {after}
            {phone === null ? null : (
              <>
                , <Phone number={phone} />
              </>
            )}
          </>
        ),
      })),
    },
    checked:
      (isChecked || isOld) && checkedOn !== null
        ? isOld
          ? `last checked ${formatDate(checkedOn)}${withWhom}`
          : `checked ${formatDayMonth(checkedOn)}${withWhom}`
        : null,
    isOld,
    why: whyAgain(card),
  };
}

/** Why a contact that was checked is to be gone through before it is used; null where nothing but time passed. */
const whyAgain = ({ newerReferralOn }: ContactCard): string | null =>
  newerReferralOn === null
    ? null
    : `A referral came on ${formatDate(newerReferralOn)}, after this check. It may be about somebody else: ask again before you ring.`;

/** Letters that half the card's width holds in one line. */
const LONG_RULE = 24;
