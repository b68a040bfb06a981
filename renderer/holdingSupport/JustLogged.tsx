import { type ReactNode, useState } from 'react';
import type { Reply } from '../../shared/op.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

export type JustLoggedProps = {
  /** "Logged. 3 holding contacts now." */
  readonly children: ReactNode;
  readonly undo: () => Promise<Reply<unknown>>;
  readonly onUndone: () => void;
  readonly onClose: () => void;
  /** "Back to the check-in" */
  readonly closeLabel: string;
};

/** What was just logged, with the way to take it back. */
export function JustLogged({ children, undo, onUndone, onClose, closeLabel }: JustLoggedProps) {
  const [problem, setProblem] = useState<string>();
  async function takeBack() {
    const reply = await undo();
    setProblem(reply.ok ? undefined : reply.message);
    if (reply.ok) onUndone();
  }
  return (
    <>
      {problem === undefined ? null : <Banner tone="brick">{problem}</Banner>}
      <Banner
        tone="moss"
        live
        action={
          <Button kind="link" small icon="undo" onPress={() => void takeBack()}>
            Undo
          </Button>
        }
      >
        {children}
      </Banner>
      <div>
        <Button onPress={onClose}>{closeLabel}</Button>
      </div>
    </>
  );
}
