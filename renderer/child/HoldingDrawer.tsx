import { useState } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import { ContactToRing } from '../checkIns/ContactToRing.tsx';
import { useCommand, useOp } from '../client.ts';
import { HoldingForm } from '../holdingSupport/HoldingForm.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Drawer } from '../ui/Drawer.tsx';

type HoldingDrawerProps = {
  readonly childId: string;
  readonly referralId: string;
  readonly called: string;
  readonly onClose: () => void;
};

/** Logging holding support beside the record; what was just logged can be taken back. */
export function HoldingDrawer({ childId, referralId, called, onClose }: HoldingDrawerProps) {
  const asked = useOp('people.list', { childId });
  const around = asked.isPlaceholderData ? undefined : asked.data;
  const undo = useCommand('holding.undo');
  const [logged, setLogged] = useState<OutputOf<'holding.log'> | null>(null);
  const [problem, setProblem] = useState<string>();
  async function takeBack() {
    if (logged === null) return;
    const reply = await undo.run({ holdingContactId: logged.holdingContactId });
    setProblem(reply.ok ? undefined : reply.message);
    if (reply.ok) setLogged(null);
  }
  return (
    <Drawer
      subject={referralId}
      title="Holding support"
      kicker="Counted apart from therapy; the wait goes on"
      closeLabel="Close holding support"
      onClose={onClose}
    >
      {around === undefined ? null : <ContactToRing childId={childId} around={around} />}
      {problem === undefined ? null : <Banner tone="brick">{problem}</Banner>}
      {logged === null ? (
        <HoldingForm referralId={referralId} childName={called} onLogged={setLogged} />
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
            <Button onPress={onClose}>Close</Button>
          </div>
        </>
      )}
    </Drawer>
  );
}
