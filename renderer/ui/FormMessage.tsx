import { useEffect, useRef } from 'react';
import { Banner } from './Banner.tsx';

/** Why the whole of a form was not saved. Takes the focus when it appears. */
export function FormMessage({ message }: { readonly message: string | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [message]);
  if (message === undefined) return null;
  return (
    <div tabIndex={-1} ref={box} role="alert">
      <Banner tone="brick">{message}</Banner>
    </div>
  );
}
