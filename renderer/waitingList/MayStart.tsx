import type { ReactNode } from 'react';
import { useOp } from '../client.ts';
import { useCan, useToday } from '../session.tsx';
import { expectedStartWords } from './expectedStartWords.ts';

export type MayStartProps = {
  readonly referralId: string;
  readonly children: (words: ReactNode) => ReactNode;
};

/** When a child may start, with what that rests on: for those who keep the list, never for a letter or a printed list. */
export function MayStart({ referralId, children }: MayStartProps) {
  const today = useToday();
  const mayKnow = useCan('waitingList.expectedStart');
  const { data, isPlaceholderData } = useOp(
    'waitingList.expectedStart',
    { referralId },
    { enabled: mayKnow },
  );
  // Never the child before.
  if (!mayKnow || data === undefined || isPlaceholderData) return null;
  const words = expectedStartWords(data, today);
  if (words === null) return null;
  return children(
    <>
      {words.what}
      {words.why === null ? null : <span className="line-2">{words.why}</span>}
    </>,
  );
}
