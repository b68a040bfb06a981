import { useRef, useState } from 'react';
import { SAFETY_FINDING_LABELS, type SafetyFinding } from '../../shared/triage/codes.ts';
import type { TriageView } from '../../shared/triage/contract.ts';
import { INBOX_STATE_LABELS } from '../../shared/triage/rules.ts';
import type { OutputOf } from '../../shared/contract.ts';
import { ContactToRing } from '../checkIns/ContactToRing.tsx';
import { useOp } from '../client.ts';
import { HeldTwiceBanner } from '../matching/MayBeHeldTwice.tsx';
import { ReferralDetailsForm } from '../referrals/ReferralDetailsForm.tsx';
import { ConcernDrawer } from '../safeguarding/ConcernDrawer.tsx';
import { useCan, useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { DueMark } from '../ui/marks/DueMark.tsx';
import { Name } from '../ui/Name.tsx';
import { AnswerReferral } from './AnswerReferral.tsx';
import { SafetyReading } from './SafetyReading.tsx';
import { WhatIsKnown } from './WhatIsKnown.tsx';
import { inboxDue } from './words.ts';

/** What became of a referral, for whoever opened the drawer. */
export type Answered = {
  readonly name: string;
  readonly fact: string;
  readonly whatFollows: string;
  /** The referral, where it was accepted: its priority is looked at next. */
  readonly acceptedId: string | null;
};

export type TriageDrawerProps = {
  readonly referralId: string;
  readonly onClose: () => void;
  readonly onAnswered: (answered: Answered) => void;
  readonly returnFocus?: (() => HTMLElement | null) | undefined;
};

/** A referral with everything known of it: read it for safety, then answer it. */
export function TriageDrawer(props: TriageDrawerProps) {
  const { referralId, onClose, returnFocus } = props;
  const asked = useOp('triage.view', { referralId });
  const view = asked.data?.referralId === referralId ? asked.data : undefined;
  const people = useOp('people.list', { childId: view?.childId ?? '' }, { enabled: view !== undefined });
  const around = people.isPlaceholderData ? undefined : people.data;
  if (view !== undefined && around !== undefined)
    return <OpenDrawer key={referralId} {...props} view={view} around={around} />;
  const failed = asked.error ?? people.error;
  return (
    <Drawer
      subject={referralId}
      title="Referral"
      closeLabel="Put the referral away"
      onClose={onClose}
      returnFocus={returnFocus}
    >
      {failed === null ? null : <Banner tone="brick">{failed.failure.message}</Banner>}
    </Drawer>
  );
}

type OpenProps = TriageDrawerProps & {
  readonly view: TriageView;
  readonly around: OutputOf<'people.list'>;
};

/** What is done in the drawer now. */
export type Step = 'read' | 'answer' | 'details' | 'in_danger' | 'concern';
/** What a reading leads to; every other one to the answer. */
const NEXT_OF: Partial<Record<SafetyFinding, Step>> = { in_danger_now: 'in_danger' };

const firstStep = ({ state, readAgainDueOn }: TriageView): Step =>
  state === 'to_read' || readAgainDueOn !== null ? 'read' : 'answer';

function OpenDrawer({ view, around, onClose, onAnswered, returnFocus }: OpenProps) {
  // Decided as it opens and changed by what is pressed: a saved reading must not turn to the answer under somebody's hand.
  const [step, setStep] = useState(() => firstStep(view));
  const [found, setFound] = useState<SafetyFinding | null>(null);
  const justRead = useRef<HTMLDivElement>(null);
  const mayTriage = useCan('referral.triage');
  const known = (
    <>
      <HeldTwiceBanner childId={view.childId} />
      <ContactToRing childId={view.childId} around={around} personId={null} />
      <WhatIsKnown view={view} onChange={mayTriage ? () => setStep('details') : null} />
      {found === null || step !== 'answer' ? null : (
        <div tabIndex={-1} ref={justRead}>
          <Banner tone={found === 'not_enough_known' ? 'ochre' : 'moss'} live fact="The reading is saved.">
            {SAFETY_FINDING_LABELS[found]}. {nextWords(found, view)}
          </Banner>
        </div>
      )}
    </>
  );
  const frame = {
    subject: `${view.referralId}:${step}`,
    kicker: <Kicker view={view} />,
    title: <Title view={view} />,
    closeLabel: 'Put the referral away',
    onClose,
    returnFocus,
    // The answer begins where the reading ended.
    startAt: justRead,
  };
  if (step === 'details')
    return (
      <ReferralDetailsForm
        referral={{ id: view.referralId, version: view.version, details: view.details }}
        onClose={() => setStep(firstStep(view))}
      />
    );
  if (step === 'concern')
    return (
      <ConcernDrawer
        childId={view.childId}
        childName={view.name}
        concernId={null}
        onClose={() => setStep('answer')}
        returnFocus={returnFocus}
      />
    );
  if (step === 'in_danger')
    return (
      <Drawer
        {...frame}
        foot={
          <Button onPress={() => setStep('answer')}>
            {view.state === null ? 'Back to the referral' : 'Go on to the answer'}
          </Button>
        }
      >
        <Banner
          tone="brick"
          live
          fact="The reading is saved: in danger now."
          action={
            <Button kind="primary" small onPress={() => setStep('concern')}>
              Record a concern
            </Button>
          }
        >
          Ring 999 or the children’s duty social worker first. Then write down what was found; it stands on
          Today until it says who was told.
        </Banner>
        {known}
      </Drawer>
    );
  if (!mayTriage || (view.state === null && step !== 'read')) return <Drawer {...frame}>{known}</Drawer>;
  if (step === 'read')
    return (
      <SafetyReading
        view={view}
        frame={frame}
        onRead={(finding) => {
          setFound(finding);
          setStep((finding === null ? null : NEXT_OF[finding]) ?? 'answer');
        }}
        onAskFirst={() => setStep('answer')}
      >
        {known}
      </SafetyReading>
    );
  return (
    <AnswerReferral
      view={view}
      frame={frame}
      onReadAgain={() => {
        setFound(null);
        setStep('read');
      }}
      onAnswered={onAnswered}
    >
      {known}
    </AnswerReferral>
  );
}

function nextWords(found: SafetyFinding, { state }: TriageView): string {
  if (state === null) return 'Nothing more is asked of you here.';
  return found === 'not_enough_known'
    ? 'It stays on Today until somebody can tell. Next, ask the referrer for more.'
    : 'Next, answer the referral.';
}

function Kicker({ view }: { readonly view: TriageView }) {
  const today = useToday();
  const dueOn = view.safetyReadDueOn ?? view.readAgainDueOn ?? view.triageDueOn;
  if (dueOn === null) return <>Referral</>;
  const { due, words } = inboxDue(dueOn, today);
  return (
    <>
      {view.state === null || (view.state !== 'to_read' && view.readAgainDueOn !== null)
        ? 'Came again, not read yet'
        : INBOX_STATE_LABELS[view.state]}
      <DueMark due={due}>{words}</DueMark>
    </>
  );
}

function Title({ view }: { readonly view: TriageView }) {
  return (
    <>
      <Name full={view.name} />{' '}
      <span className="light">{[view.age, view.pronouns].filter((part) => part !== null).join(', ')}</span>
    </>
  );
}
