import type { AlikeChild } from '../../shared/matching/contract.ts';
import { useOp } from '../client.ts';
import { useCan } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Link } from '../ui/Link.tsx';
import { Name } from '../ui/Name.tsx';
import { Tag } from '../ui/Tag.tsx';
import { becauseWords, LIKENESS_WORDS } from './words.ts';

type Props = { readonly childId: string };

/** In the banner of an open referral: the record that is probably this child’s too, and the way to it. */
export function HeldTwiceTag({ childId }: Props) {
  const other = useHeldTwice(childId);
  if (other === null) return null;
  return (
    <Tag tone="ochre" icon="warn">
      <span>
        May be the same child as{' '}
        <Link to={likeThis(childId)}>
          <Name full={other.name} />, look
        </Link>
      </span>
    </Tag>
  );
}

/** The same where a referral is read and answered, with why. */
export function HeldTwiceBanner({ childId }: Props) {
  const other = useHeldTwice(childId);
  if (other === null) return null;
  return (
    <Banner
      tone="ochre"
      icon="warn"
      fact={
        <>
          May be the same child as <Name full={other.name} />.
        </>
      }
      action={
        <Link className="btn link small" to={likeThis(childId)}>
          Look at the record
        </Link>
      }
    >
      {LIKENESS_WORDS[other.likeness]}. {becauseWords(other.reasons)}
    </Banner>
  );
}

/** Where records like this one stand, each with the way to see both beside each other. */
const likeThis = (childId: string) => ({ screen: 'child', childId, tab: 'people' }) as const;

/** The likeliest of the records that are probably this child’s; a linked brother or sister, or who was said to be another child, is not. */
function useHeldTwice(childId: string): AlikeChild | null {
  const mayDecide = useCan('sibling.link');
  const found = useOp('child.alike', { of: { is: 'held', childId } }, { enabled: mayDecide });
  const siblings = useOp('child.siblings', { childId }, { enabled: mayDecide });
  if (!mayDecide || found.isPlaceholderData || siblings.isPlaceholderData) return null;
  const linked = new Set((siblings.data?.rows ?? []).map((each) => each.childId));
  const rows = siblings.data === undefined ? [] : (found.data?.rows ?? []);
  const likely = rows.filter(
    ({ likeness, notSame }) => (likeness === 'same' || likeness === 'likely') && notSame?.holds !== true,
  );
  return likely.find((each) => !linked.has(each.childId)) ?? null;
}
