import { readNotes } from '../../shared/accounts/rules.ts';
import type { Role } from '../../shared/roles.ts';
import { act } from '../bridge.ts';
import { Banner } from '../ui/Banner.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useForm } from '../ui/useForm.ts';
import { Act } from './Door.tsx';
import type { ShownKey } from './FirstRun.tsx';
import { checkNewPassphrase, NewPassphrase } from './NewPassphrase.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import type { ServiceAnswers } from './ServiceStep.tsx';
import { StepHeading } from './StepHeading.tsx';

export type YouAnswers = { name: string; roles: readonly Role[]; passphrase: string; again: string };

export type YouStepProps = {
  readonly initial: YouAnswers;
  readonly service: ServiceAnswers;
  readonly onBack: (answers: YouAnswers) => void;
  readonly onDone: (answers: YouAnswers, shown: ShownKey) => void;
};

/** The second step: the first account, its roles in any mix, and its passphrase. */
export function YouStep({ initial, service, onBack, onDone }: YouStepProps) {
  const form = useForm({
    initial,
    check: async (values) => ({
      ...(values.name.trim() === '' && { name: 'Enter your name' }),
      ...(!values.roles.includes('administrator') && {
        roles: 'Tick administrator too: somebody must be able to add the others',
      }),
      ...(await checkNewPassphrase('passphrase', values, [service.serviceName, values.name])),
    }),
    save: ({ name, roles, passphrase }) =>
      act('vault.beginSetUp', {
        serviceName: service.serviceName,
        nation: service.nation ?? 'england_wales',
        name,
        roles: [...roles],
        passphrase,
      }),
    onSaved: (shown, values) => onDone(values, shown),
  });
  return (
    <form
      className="door-form"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <StepHeading title="You" lead="The first account. Others are added later, under Service." />
      <ErrorSummary {...form.summary} />
      <FormMessage message={form.message} />
      <TextField
        {...form.field('name')}
        label="Your name"
        hint="Colleagues see it beside what you did. It stands on the unlock screen."
        maxLength={80}
      />
      <RoleChoice {...form.field('roles')} />
      {form.values.roles.length > 1 && !readNotes(form.values.roles) && (
        <Banner tone="slate" fact="Nothing you ticked reads clinical notes." live>
          You keep their key all the same, so that you can give it to those who do. You are shown no note.
        </Banner>
      )}
      <NewPassphrase
        label="Passphrase"
        first={form.field('passphrase')}
        again={form.field('again')}
        ownWords={[service.serviceName, form.values.name]}
      />
      <div className="row-wrap">
        <Act kind="primary" type="submit" isPending={form.isSaving}>
          {form.isSaving ? 'Making the key …' : 'Make the recovery key'}
        </Act>
        <Act kind="quiet" onPress={() => onBack(form.values)}>
          Back
        </Act>
      </div>
    </form>
  );
}
