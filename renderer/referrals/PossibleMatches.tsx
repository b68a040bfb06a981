import type { OutputOf } from '../../shared/contract.ts';
import { formatDate } from '../../shared/dates.ts';
import { STAGE_LABELS, type Stage } from '../../shared/waitingList/rules.ts';
import { Button } from '../ui/Button.tsx';
import { Name } from '../ui/Name.tsx';
import { usePrivacy } from '../ui/privacy.tsx';

export type Match = OutputOf<'child.search'>['rows'][number];

export type PossibleMatchesProps = {
  readonly matches: readonly Match[];
  /** Somebody has said that it is none of these. */
  readonly isAnother: boolean;
  readonly onSame: (match: Match) => void;
  readonly onAnother: () => void;
};

/** Children held already whose names begin alike: the same child is found before a second record is made. */
export function PossibleMatches({ matches, isAnother, onSame, onAnother }: PossibleMatchesProps) {
  const { show } = usePrivacy();
  if (matches.length === 0 || isAnother) return null;
  return (
    <div className="matches" role="group" aria-labelledby="matches-title">
      <h3 id="matches-title">Is it one of these?</h3>
      <ul>
        {matches.map((match) => (
          <li key={match.childId}>
            <span>
              <b>
                <Name full={match.name} />
              </b>
              <span className="line-2">
                {match.birthDate === null ? 'birth date not known' : `born ${formatDate(match.birthDate)}`}
                {match.stage === null ? '' : `, ${STAGE_LABELS[match.stage as Stage].toLowerCase()}`}
              </span>
            </span>
            <Button small onPress={() => onSame(match)}>
              Same child<span className="vh">, {show(match.name)}: add a new referral</span>
            </Button>
          </li>
        ))}
      </ul>
      <Button kind="link" small onPress={onAnother}>
        None of these, another child
      </Button>
    </div>
  );
}
