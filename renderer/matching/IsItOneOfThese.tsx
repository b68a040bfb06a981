import { useState } from 'react';
import { formatDate } from '../../shared/dates.ts';
import type { AlikeChild } from '../../shared/matching/contract.ts';
import type { ReferralSaid } from '../../shared/referrals/details.ts';
import { STAGE_LABELS } from '../../shared/waitingList/rules.ts';
import { Button, Joined } from '../ui/Button.tsx';
import { Name } from '../ui/Name.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { SameReferral } from './SameReferral.tsx';
import { becauseWords, LIKENESS_WORDS } from './words.ts';

export type SaidSibling = { readonly childId: string; readonly name: string };

export type IsItOneOfTheseProps = {
  readonly matches: readonly AlikeChild[];
  readonly siblings: readonly SaidSibling[];
  /** As typed so far; an empty text while it is no date. */
  readonly receivedOn: string;
  /** What else was typed so far; null while something of it cannot be kept. */
  readonly said: ReferralSaid | null;
  readonly onSameChild: (match: AlikeChild) => void;
  readonly onSibling: (match: AlikeChild) => void;
  readonly onNotSibling: (childId: string) => void;
  /** None of those shown. */
  readonly onNone: () => void;
  /** It was the same referral, and that is noted. */
  readonly onSameReferral: (childId: string) => void;
};

/** Children held who may be the one being typed, each with why, and what they are to this referral. */
export function IsItOneOfThese(props: IsItOneOfTheseProps) {
  const { matches, siblings, onNone } = props;
  const [asking, setAsking] = useState<string | null>(null);
  const undecided = matches.filter(({ childId }) => siblings.every((each) => each.childId !== childId));
  return (
    <div aria-live="polite">
      {undecided.length === 0 ? null : (
        <div className="matches" role="group" aria-labelledby="matches-title">
          <h3 id="matches-title">Is it one of these?</h3>
          <ul>
            {undecided.map((match) => (
              <li key={match.childId}>
                <WhoItIs match={match} />
                {asking === match.childId && match.referral !== null ? (
                  <SameReferral
                    referral={match.referral}
                    receivedOn={props.receivedOn}
                    said={props.said}
                    onClose={() => setAsking(null)}
                    onNoted={() => props.onSameReferral(match.childId)}
                  />
                ) : (
                  <Answers {...props} match={match} onAsk={() => setAsking(match.childId)} />
                )}
              </li>
            ))}
          </ul>
          <Button kind="link" small onPress={onNone}>
            None of these, another child
          </Button>
        </div>
      )}
      {siblings.map(({ childId, name }) => (
        <p key={childId} className="line-2">
          Will be linked as brother or sister of <Name full={name} />.{' '}
          <Button kind="link" small onPress={() => props.onNotSibling(childId)}>
            Do not link
          </Button>
        </p>
      ))}
    </div>
  );
}

function WhoItIs({ match }: { readonly match: AlikeChild }) {
  const { birthDate, referral } = match;
  return (
    <div>
      <b>
        <Name full={match.name} />
      </b>
      <span className="line-2">
        {birthDate === null ? 'birth date not known' : `born ${formatDate(birthDate)}`}
        {referral === null
          ? ''
          : `${referral.stage === 'received' ? '' : `, ${STAGE_LABELS[referral.stage].toLowerCase()}`}, received ${formatDate(referral.receivedOn)}`}
      </span>
      <span className="line-2">
        {LIKENESS_WORDS[match.likeness]}. {becauseWords(match.reasons)}
      </span>
    </div>
  );
}

type AnswersProps = IsItOneOfTheseProps & { readonly match: AlikeChild; readonly onAsk: () => void };

function Answers({ match, onSameChild, onSibling, onAsk }: AnswersProps) {
  const { show } = usePrivacy();
  const who = show(match.name);
  return (
    <Joined>
      <Button small onPress={() => onSameChild(match)}>
        Same child<span className="vh">, {who}: add a new referral</span>
      </Button>
      {match.referral?.isOpen === true ? (
        <Button small onPress={onAsk}>
          Same referral<span className="vh"> of {who}</span>
        </Button>
      ) : null}
      <Button small onPress={() => onSibling(match)}>
        Brother or sister<span className="vh"> of {who}</span>
      </Button>
    </Joined>
  );
}
