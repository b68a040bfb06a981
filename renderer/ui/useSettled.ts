import { useEffect, useState } from 'react';

/** A value once it has stayed as it is for a moment, so that nothing is asked at every key. */
export function useSettled<T extends string>(value: T, afterMs = 200): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return settled;
}
