import type { LadderView } from '../../shared/checkIns/contract.ts';
import type { LadderWay } from '../../shared/checkIns/ladder.ts';
import { formatDay } from '../../shared/dates.ts';
import { Name, Phone } from '../ui/Name.tsx';

const WAYS: Record<LadderWay, string> = { phone: 'ring', text: 'text', letter: 'write' };

/** What comes next and by when: "Nobody answered on 3 days. Next: Dilys Testwood, ring or text, by Tue 24 Nov." */
export function LadderLine({ ladder }: { readonly ladder: LadderView }) {
  const { rung, because, whom, triedDays, by } = ladder;
  const days = triedDays === 1 ? '1 day' : `${triedDays} days`;
  if (rung === 'decision') {
    return because === 'risk_known' ? (
      <>
        <b>Nobody was reached, and a risk is known.</b> A safeguarding lead or manager decides today what
        happens next.
      </>
    ) : (
      <>
        <b>Nobody was reached on {days}.</b> A safeguarding lead or manager decides by {formatDay(by)} what
        happens next.
      </>
    );
  }
  return (
    <>
      <b>Tried on {days}.</b> {rung === 'family' ? 'Next, on another day:' : 'Next:'}{' '}
      {whom.map(({ personId, name, phone, ways }, at) => (
        <span key={personId}>
          {at === 0 ? '' : '; or '}
          <Name full={name} />
          {phone === null ? null : (
            <>
              {' '}
              on <Phone number={phone} />
            </>
          )}
          {ways.length === 0 ? ', no safe way is known' : `, ${ways.map((way) => WAYS[way]).join(' or ')}`}
        </span>
      ))}
      , by {formatDay(by)}.
    </>
  );
}
