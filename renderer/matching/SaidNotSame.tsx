import type { OutputOf } from '../../shared/contract.ts';
import { formatDate } from '../../shared/dates.ts';
import { Banner } from '../ui/Banner.tsx';

/** Somebody looked at these two before and said otherwise: read first, and outdone only knowingly. */
export function SaidNotSame({ said }: { readonly said: NonNullable<OutputOf<'merge.preview'>['notSame']> }) {
  const { on, by, reason, holds } = said;
  return (
    <Banner
      tone="ochre"
      icon="warn"
      fact={`${by} said on ${formatDate(on)} that these are two different children.`}
    >
      {reason === null ? 'No reason was given.' : `The reason given: ${reason}`}
      {holds ? '' : ' A name or birth date has changed since.'} Ask them before you merge: merging takes that
      back.
    </Banner>
  );
}
