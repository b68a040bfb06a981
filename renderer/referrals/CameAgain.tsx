import { formatDate } from '../../shared/dates.ts';
import { CARER_RELATIONSHIPS_LABELS } from '../../shared/referrals/codes.ts';
import type { CameAgainView } from '../../shared/referrals/details.ts';
import { Name, Phone } from '../ui/Name.tsx';
import { saidFacts } from './saidFacts.ts';

/** Each time a referral came once more, with what it said that time: the newest first. */
export function CameAgain({ times }: { readonly times: readonly CameAgainView[] }) {
  if (times.length === 0) return null;
  return (
    <ul className="plain-list" aria-label="When it came again">
      {times.map(({ id, on, by, details, carer }) => (
        <li key={id}>
          <b>Came again</b> on {formatDate(on)}
          {by === null ? null : (
            <>
              , noted by <Name full={by} />
            </>
          )}
          {saidFacts(details).map(([label, value]) =>
            value === null || value === '' ? null : (
              <span key={label} className="line-2">
                {label}: {value}
              </span>
            ),
          )}
          {carer === null ? null : (
            <span className="line-2">
              Carer named, not checked: <Name full={carer.name} />
              {carer.relationship === null
                ? ''
                : `, ${CARER_RELATIONSHIPS_LABELS[carer.relationship].toLowerCase()}`}
              {carer.phone === null ? null : (
                <>
                  , <Phone number={carer.phone} />
                </>
              )}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
