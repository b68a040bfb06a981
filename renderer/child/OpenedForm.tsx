import { useState } from 'react';
import type { ChildOverview } from '../../shared/children/overview.ts';
import { CheckInDrawer } from '../checkIns/CheckInDrawer.tsx';
import { useCommand } from '../client.ts';
import type { OutputOf } from '../../shared/contract.ts';
import { HoldingForm } from '../holdingSupport/HoldingForm.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import { AssessmentForm } from './AssessmentForm.tsx';
import { CloseForm } from './CloseForm.tsx';
import { EndPauseForm } from './EndPauseForm.tsx';
import { OfferForm } from './OfferForm.tsx';
import type { OpenForm } from './openForm.ts';
import { PauseForm } from './PauseForm.tsx';
import { PersonForm } from './PersonForm.tsx';
import { ProceedingsForm } from './ProceedingsForm.tsx';
import { ReopenForm } from './ReopenForm.tsx';
import { calledName } from './words.ts';

export type OpenedFormProps = {
  readonly form: OpenForm;
  readonly overview: ChildOverview;
  readonly onClose: () => void;
};

/** The form that stands beside the record, each with the newest version of what it is about. */
export function OpenedForm({ form, overview, onClose }: OpenedFormProps) {
  const { show } = usePrivacy();
  const called = show(calledName(overview.child.fields));
  const childId = overview.child.id;
  switch (form.kind) {
    case 'checkIn':
      return (
        <CheckInDrawer
          referralId={form.referral.id}
          outcome={null}
          hasNext={false}
          onClose={onClose}
          onSaved={onClose}
        />
      );
    case 'holding':
      return <HoldingDrawer referralId={form.referral.id} called={called} onClose={onClose} />;
    case 'pause':
      return <PauseForm referral={newest(form.referral, overview)} onClose={onClose} />;
    case 'endPause':
      return <EndPauseForm referral={newest(form.referral, overview)} pause={form.pause} onClose={onClose} />;
    case 'close':
      return <CloseForm referral={newest(form.referral, overview)} called={called} onClose={onClose} />;
    case 'reopen':
      return <ReopenForm referral={newest(form.referral, overview)} onClose={onClose} />;
    case 'assessment':
      return <AssessmentForm referral={form.referral} onClose={onClose} />;
    case 'offer':
      return <OfferForm overview={overview} referral={form.referral} onClose={onClose} />;
    case 'answer':
      return <AnswerForm offer={form.offer} onClose={onClose} />;
    case 'person':
      return (
        <PersonForm
          childId={childId}
          person={form.person}
          hasFirstContact={overview.card !== null}
          onClose={onClose}
        />
      );
    case 'proceedings':
      return <ProceedingsForm childId={childId} proceedings={form.proceedings} onClose={onClose} />;
  }
}

/** The same referral as it stands now: after a conflict it has been read anew. */
function newest<R extends { id: string }>(referral: R, overview: ChildOverview) {
  return overview.referrals.find(({ id }) => id === referral.id) ?? (referral as never);
}

type HoldingDrawerProps = {
  readonly referralId: string;
  readonly called: string;
  readonly onClose: () => void;
};

function HoldingDrawer({ referralId, called, onClose }: HoldingDrawerProps) {
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
