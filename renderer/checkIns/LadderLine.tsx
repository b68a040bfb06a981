import type { LadderView } from '../../shared/checkIns/contract.ts';
import { type LadderWay, toDecideWords } from '../../shared/checkIns/ladder.ts';
import { formatDay } from '../../shared/dates.ts';
import { useToday } from '../session.tsx';
import { Name, Phone } from '../ui/Name.tsx';

const WAYS: Record<LadderWay, string> = { phone: 'ring', text: 'text', letter: 'write' };

/** What comes next and by when: "Nobody answered on 3 days. Next: Dilys Testwood, ring or text, by Tue 24 Nov." */
export function LadderLine({ ladder }: { readonly ladder: LadderView }) {
  const today = useToday();
  const { rung, whom, triedDays, by } = ladder;
  const days = triedDays === 1 ? '1 day' : `${triedDays} days`;
  if (rung === 'decision') {
    const { fact, who } = toDecideWords(ladder, today);
    return (
      <>
        <b>{fact}</b> {who}
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
