import { useState } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import { useCommand } from '../client.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { HoldingForm } from './HoldingForm.tsx';

export type HoldingDialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly referralId: string;
  /** The name used. */
  readonly childName: string;
};

/** Logging holding support from a place that has its own form; what was just logged can be taken back. */
export function HoldingDialog({ isOpen, onClose, referralId, childName }: HoldingDialogProps) {
  const { show } = usePrivacy();
  const undo = useCommand('holding.undo');
  const [logged, setLogged] = useState<OutputOf<'holding.log'> | null>(null);
  const [problem, setProblem] = useState<string>();
  async function takeBack() {
    if (logged === null) return;
    const reply = await undo.run({ holdingContactId: logged.holdingContactId });
    setProblem(reply.ok ? undefined : reply.message);
    if (reply.ok) setLogged(null);
  }
  function close() {
    setLogged(null);
    setProblem(undefined);
    onClose();
  }
  return (
    <Dialog isOpen={isOpen} onClose={close} size="sure" title={`Holding support for ${show(childName)}`}>
      <div className="stack">
        <p className="hint">It is counted apart from therapy, and the wait goes on.</p>
        {problem === undefined ? null : <Banner tone="brick">{problem}</Banner>}
        {logged === null ? (
          <HoldingForm referralId={referralId} childName={show(childName)} onLogged={setLogged} />
        ) : (
          <>
            <Banner
              tone="moss"
              live
              action={
                <Button kind="link" small icon="undo" onPress={() => void takeBack()}>
                  Undo
                </Button>
              }
            >
              Logged.{' '}
              {logged.contacts === 1
                ? 'The first holding contact.'
                : `${logged.contacts} holding contacts now.`}
            </Banner>
            <div>
              <Button onPress={close}>Back to the check-in</Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
