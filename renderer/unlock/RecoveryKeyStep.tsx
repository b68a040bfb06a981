import { groupsOfKey } from '../../shared/vault/recoveryKeyText.ts';
import { act } from '../bridge.ts';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useForm } from '../ui/useForm.ts';
import { Act } from './Door.tsx';
import type { ShownKey } from './FirstRun.tsx';
import { KeySheet } from './KeySheet.tsx';
import { PaperKey } from './PaperKey.tsx';
import { StepHeading } from './StepHeading.tsx';
import { mismatchOf, TypedKey } from './TypedKey.tsx';

export type RecoveryKeyStepProps = {
  readonly shown: ShownKey;
  readonly serviceName: string;
  readonly onBack: () => void;
  readonly onDone: (accountId: string) => void;
};

/** The third step: the key is shown once, put on paper, and typed back before anything is kept. */
export function RecoveryKeyStep({ shown, serviceName, onBack, onDone }: RecoveryKeyStepProps) {
  const { recoveryKey, madeOn } = shown;
  const form = useForm({
    initial: { recoveryKeyTyped: '', keptWhere: '' },
    check: ({ recoveryKeyTyped }) => {
      if (recoveryKeyTyped.trim() === '') return { recoveryKeyTyped: 'Type the key from the paper' };
      const mismatch = mismatchOf(recoveryKeyTyped, recoveryKey);
      return mismatch === undefined ? {} : { recoveryKeyTyped: mismatch };
    },
    save: (values) => act('vault.finishSetUp', values),
    onSaved: ({ accountId }) => onDone(accountId),
  });
  const groups = groupsOfKey(recoveryKey);
  return (
    <>
      <form
        className="door-form"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <StepHeading
          title="Put this key on paper"
          lead="If every passphrase is lost, this key is the one way back to the records. Nobody else holds a copy, and nobody can make another."
        />
        <ErrorSummary {...form.summary} />
        <FormMessage message={form.message} />
        <PaperKey groups={groups} />
        <div className="key-acts">
          <Act onPress={() => window.print()}>
            <Icon name="print" />
            Print it
          </Act>
          <p className="hint">Or copy it by hand. Never photograph it or save it on this laptop.</p>
        </div>
        <TypedKey
          {...form.field('recoveryKeyTyped')}
          label="Now type it back from the paper"
          shown={recoveryKey}
        />
        <TextField
          {...form.field('keptWhere')}
          label="Where will the paper live?"
          hint="So that the next person can find it. Not in the bag with the laptop."
          maxLength={200}
        />
        <div className="row-wrap">
          <Act kind="primary" type="submit" isPending={form.isSaving}>
            {form.isSaving ? 'Finishing …' : 'Finish set-up'}
          </Act>
          <Act kind="quiet" onPress={onBack}>
            Back
          </Act>
        </div>
      </form>
      <KeySheet
        groups={groups}
        serviceName={serviceName}
        madeOn={madeOn}
        keptWhere={form.values.keptWhere.trim()}
      />
    </>
  );
}
