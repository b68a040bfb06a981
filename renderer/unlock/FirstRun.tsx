import { useState } from 'react';
import type { InputOf, OutputOf } from '../../shared/contract.ts';
import { Steps } from '../ui/Steps.tsx';
import { ReadyStep } from './ReadyStep.tsx';
import { RecoveryKeyStep } from './RecoveryKeyStep.tsx';
import { type ServiceAnswers, ServiceStep } from './ServiceStep.tsx';
import { YouStep, type YouAnswers } from './YouStep.tsx';

const STEPS = ['The service', 'You', 'Recovery key', 'Ready'];

export type SetUp = InputOf<'vault.beginSetUp'>;
export type ShownKey = OutputOf<'vault.beginSetUp'>;

/** Set-up in four steps. Nothing is written before the recovery key was typed back from the paper. */
export default function FirstRun({ onSetUp }: { readonly onSetUp: () => void }) {
  const [step, setStep] = useState(0);
  const [service, setService] = useState<ServiceAnswers>({ serviceName: '', nation: null });
  const [you, setYou] = useState<YouAnswers>({
    name: '',
    roles: ['administrator'],
    passphrase: '',
    again: '',
  });
  const [key, setKey] = useState<ShownKey>();
  const [accountId, setAccountId] = useState('');

  return (
    <div className="door-body">
      <Steps label="Set-up" steps={STEPS} current={step} />
      {step === 0 && (
        <ServiceStep
          initial={service}
          onDone={(answers) => {
            setService(answers);
            setStep(1);
          }}
        />
      )}
      {step === 1 && (
        <YouStep
          initial={you}
          service={service}
          onBack={(answers) => {
            setYou(answers);
            setStep(0);
          }}
          onDone={(answers, shown) => {
            setYou(answers);
            setKey(shown);
            setStep(2);
          }}
        />
      )}
      {step === 2 && key !== undefined && (
        <RecoveryKeyStep
          shown={key}
          serviceName={service.serviceName}
          onBack={() => setStep(1)}
          onDone={(id) => {
            setAccountId(id);
            setKey(undefined);
            setYou({ ...you, passphrase: '', again: '' });
            setStep(3);
            onSetUp();
          }}
        />
      )}
      {step === 3 && <ReadyStep serviceName={service.serviceName} roles={you.roles} accountId={accountId} />}
    </div>
  );
}
