import { formatDate } from '../../shared/dates.ts';
import type { AlikeChild } from '../../shared/matching/contract.ts';
import { STAGE_LABELS } from '../../shared/waitingList/rules.ts';
import { useCommand, useOp } from '../client.ts';
import { useCan } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { NameLink } from '../ui/Name.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { becauseWords, LIKENESS_WORDS } from './words.ts';

/** Brothers and sisters held here, and records so like this one that somebody should look. */
export function Siblings({
  childId,
  onSameChild,
}: {
  readonly childId: string;
  readonly onSameChild: (otherId: string) => void;
}) {
  const { show } = usePrivacy();
  const mayDecide = useCan('sibling.link');
  const asked = useOp('child.siblings', { childId });
  const found = useOp('child.alike', { of: { is: 'held', childId } }, { enabled: mayDecide });
  const link = useCommand('sibling.link');
  const unlink = useCommand('sibling.unlink');
  const siblings = asked.isPlaceholderData ? undefined : asked.data?.rows;
  if (siblings === undefined) return null;
  const linked = new Set(siblings.map((each) => each.childId));
  const like = found.isPlaceholderData || !mayDecide ? [] : (found.data?.rows ?? []);
  const others = like.filter((each) => !linked.has(each.childId));
  if (siblings.length === 0 && others.length === 0) return null;
  const failed = [link.reply, unlink.reply].find((reply) => reply?.ok === false);
  return (
    <section className="part siblings" aria-labelledby="siblings-title">
      <h2 id="siblings-title">Brothers and sisters</h2>
      <FormMessage message={failed?.ok === false ? failed.message : undefined} />
      {siblings.length === 0 ? <p className="muted">None linked.</p> : null}
      <ul>
        {siblings.map((sibling) => (
          <li key={sibling.childId}>
            <NameLink full={sibling.name} to={{ screen: 'child', childId: sibling.childId }} />
            <span className="line-2">{factsOf(sibling.birthDate, sibling.stage)}</span>
            {mayDecide ? (
              <Button
                kind="link"
                small
                onPress={() => void unlink.run({ childId, siblingId: sibling.childId })}
              >
                Take the link back<span className="vh">, {show(sibling.name)}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {others.length === 0 ? null : (
        <>
          <h3>Records like this one</h3>
          <ul>
            {others.map((other) => (
              <Other
                key={other.childId}
                other={other}
                onLink={() => void link.run({ childId, siblingId: other.childId })}
                onSameChild={() => onSameChild(other.childId)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type OtherProps = {
  readonly other: AlikeChild;
  readonly onLink: () => void;
  readonly onSameChild: () => void;
};

function Other({ other, onLink, onSameChild }: OtherProps) {
  const { show } = usePrivacy();
  return (
    <li>
      <NameLink full={other.name} to={{ screen: 'child', childId: other.childId }} />
      <span className="line-2">{factsOf(other.birthDate, other.referral?.stage ?? null)}</span>
      <span className="line-2">
        {LIKENESS_WORDS[other.likeness]}. {becauseWords(other.reasons)}
      </span>
      <span className="row-wrap">
        <Button kind="link" small onPress={onSameChild}>
          The same child: merge<span className="vh"> with {show(other.name)}</span>
        </Button>
        <Button kind="link" small onPress={onLink}>
          Link as brother or sister<span className="vh">, {show(other.name)}</span>
        </Button>
      </span>
    </li>
  );
}

function factsOf(birthDate: AlikeChild['birthDate'], stage: keyof typeof STAGE_LABELS | null): string {
  const born = birthDate === null ? 'birth date not known' : `born ${formatDate(birthDate)}`;
  return stage === null ? born : `${born}, ${STAGE_LABELS[stage].toLowerCase()}`;
}
