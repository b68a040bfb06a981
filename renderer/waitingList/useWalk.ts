import { useCallback, useRef, useState } from 'react';
import type { InputOf } from '../../shared/contract.ts';
import { ask } from '../bridge.ts';

/** From one check-in to the next, through the list as it stood when the first was opened. */
export function useWalk() {
  const [left, setLeft] = useState<readonly string[]>([]);
  const begun = useRef(0);
  const begin = useCallback((input: InputOf<'waitingList.walk'>) => {
    begun.current += 1;
    const walk = begun.current;
    setLeft([]);
    void ask('waitingList.walk', input).then((reply) => {
      if (reply.ok && walk === begun.current) setLeft(reply.value.referralIds);
    });
  }, []);
  return {
    hasNext: left.length > 0,
    begin,
    /** The next child, taken from those left; null at the end. */
    goOn(): string | null {
      setLeft(left.slice(1));
      return left[0] ?? null;
    },
  };
}
