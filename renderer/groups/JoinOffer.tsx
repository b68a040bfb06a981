import { Banner } from '../ui/Banner.tsx';

type Props = { readonly hasReferral: boolean; readonly hasOffer: boolean; readonly isForChildren: boolean };

/** What is missing before a child joins: an open referral, which is needed, or an accepted offer, which is better. */
export function JoinOffer({ hasReferral, hasOffer, isForChildren }: Props) {
  if (!hasReferral)
    return (
      <Banner tone="ochre" fact="No referral of theirs is open.">
        Open one again, or take a new one, before they join.
      </Banner>
    );
  if (hasOffer) return null;
  return (
    <Banner tone="slate" fact="No accepted offer of this therapy is on record.">
      They can join without. Recording one first shows that there was a choice.{' '}
      {isForChildren
        ? ''
        : 'Until one is accepted the child goes on waiting: these sessions are the parent’s or carer’s own.'}
    </Banner>
  );
}
