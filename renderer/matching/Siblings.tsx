import { useState } from 'react';
import { formatDate } from '../../shared/dates.ts';
import type { AlikeChild } from '../../shared/matching/contract.ts';
import { STAGE_LABELS } from '../../shared/waitingList/rules.ts';
import { useCommand, useOp } from '../client.ts';
import { useCan } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { NameLink } from '../ui/Name.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { NotSameForm } from './NotSameForm.tsx';
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
  const takeBack = useCommand('notSame.takeBack');
  const [notSame, setNotSame] = useState<AlikeChild | null>(null);
  const siblings = asked.isPlaceholderData ? undefined : asked.data?.rows;
  if (siblings === undefined) return null;
  const linked = new Set(siblings.map((each) => each.childId));
  const like = found.isPlaceholderData || !mayDecide ? [] : (found.data?.rows ?? []);
  const unlinked = like.filter((each) => !linked.has(each.childId));
  const others = unlinked.filter(({ notSame }) => notSame?.holds !== true);
  const toldApart = unlinked.filter(({ notSame }) => notSame?.holds === true);
  if (siblings.length === 0 && unlinked.length === 0) return null;
  const failed = [link.reply, unlink.reply, takeBack.reply].find((reply) => reply?.ok === false);
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
                onNotSame={() => setNotSame(other)}
              />
            ))}
          </ul>
        </>
      )}
      {toldApart.length === 0 ? null : (
        <>
          <h3>Not the same child</h3>
          <ul>
            {toldApart.map(({ childId: otherId, name, notSame: said }) => (
              <li key={otherId}>
                <NameLink full={name} to={{ screen: 'child', childId: otherId }} />
                <span className="line-2">
                  Said on {said === null ? '' : `${formatDate(said.on)} by ${said.by}`}
                  {said?.reason == null ? '' : `: ${said.reason}`}
                </span>
                <Button kind="link" small onPress={() => void takeBack.run({ childId, otherId })}>
                  Ask again<span className="vh"> whether {show(name)} is the same child</span>
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {notSame === null ? null : (
        <NotSameForm childId={childId} other={notSame} onClose={() => setNotSame(null)} />
      )}
    </section>
  );
}

type OtherProps = {
  readonly other: AlikeChild;
  readonly onLink: () => void;
  readonly onSameChild: () => void;
  readonly onNotSame: () => void;
};

function Other({ other, onLink, onSameChild, onNotSame }: OtherProps) {
  const { show } = usePrivacy();
  const said = other.notSame;
  return (
    <li>
      <NameLink full={other.name} to={{ screen: 'child', childId: other.childId }} />
      <span className="line-2">{factsOf(other.birthDate, other.referral?.stage ?? null)}</span>
      <span className="line-2">
        {LIKENESS_WORDS[other.likeness]}. {becauseWords(other.reasons)}
      </span>
      {said === null ? null : (
        <span className="line-2">
          {said.by} said on {formatDate(said.on)} that it is another child. A name or birth date changed
          since, so it is asked again.
        </span>
      )}
      <span className="row-wrap">
        <Button kind="link" small onPress={onSameChild}>
          The same child: merge<span className="vh"> with {show(other.name)}</span>
        </Button>
        <Button kind="link" small onPress={onLink}>
          Link as brother or sister<span className="vh">, {show(other.name)}</span>
        </Button>
        <Button kind="link" small onPress={onNotSame}>
          Not the same child<span className="vh"> as {show(other.name)}</span>
        </Button>
      </span>
    </li>
  );
}

function factsOf(birthDate: AlikeChild['birthDate'], stage: keyof typeof STAGE_LABELS | null): string {
  const born = birthDate === null ? 'birth date not known' : `born ${formatDate(birthDate)}`;
  return stage === null ? born : `${born}, ${STAGE_LABELS[stage].toLowerCase()}`;
}
