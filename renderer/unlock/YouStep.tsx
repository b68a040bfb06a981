import type { Role } from '../../shared/roles.ts';
import { CLINICAL_ROLES, holdsOneOf } from '../../shared/roles.ts';
import { act } from '../bridge.ts';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useForm } from '../ui/useForm.ts';
import { Act } from './Door.tsx';
import type { ShownKey } from './FirstRun.tsx';
import { checkPassphrases, NewPassphrase } from './NewPassphrase.tsx';
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
    check: ({ name, roles, passphrase, again }) => {
      const wrong = checkPassphrases(passphrase, again);
      const roleProblem = problemWithRoles(roles);
      return {
        ...(name.trim() === '' && { name: 'Enter your name' }),
        ...(roleProblem !== undefined && { roles: roleProblem }),
        ...(wrong.first !== undefined && { passphrase: wrong.first }),
        ...(wrong.again !== undefined && { again: wrong.again }),
      };
    },
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

function problemWithRoles(roles: readonly Role[]): string | undefined {
  if (!holdsOneOf(roles, ['administrator'])) {
    return 'Tick administrator: somebody must be able to add the others';
  }
  if (holdsOneOf(roles, CLINICAL_ROLES)) return undefined;
  return 'Tick manager, therapist or safeguarding lead: somebody must be able to read notes';
}
