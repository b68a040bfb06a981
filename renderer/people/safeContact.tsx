import { formatDayMonth } from '../../shared/dates.ts';
import type { ContactCard } from '../../shared/people/contract.ts';
import type { SafeContact } from '../drawings/SafeContactCard.tsx';
import { Name, Phone } from '../ui/Name.tsx';

/** What the safe-contact card draws, with names and numbers behind the privacy switch. */
export function safeContactOf(card: ContactCard): { contact: SafeContact; checked: string | null } {
  return {
    contact: {
      who: <Name full={card.who} />,
      relation: card.relation,
      phone: card.phone === null ? 'no number yet' : <Phone number={card.phone} />,
      ...(card.times === null ? {} : { times: card.times }),
      rules: card.rules.map(({ key, before, name, after, kind }) => ({
        key,
        kind,
        text: (
          <>
            {before}
            {name === null ? null : <Name full={name} />}
            {after}
          </>
        ),
      })),
    },
    checked: card.isChecked && card.checkedOn !== null ? `checked ${formatDayMonth(card.checkedOn)}` : null,
  };
}
