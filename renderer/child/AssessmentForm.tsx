import {
  ASSESSMENT_KIND_LABELS,
  ASSESSMENT_KINDS,
  type AssessmentKind,
  type Need,
  NEED_LABELS,
  NEEDS,
} from '../../shared/assessment/codes.ts';
import type { ReferralView } from '../../shared/children/overview.ts';
import { isLocalDate } from '../../shared/dates.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { useSession, useToday } from '../session.tsx';
import { Choices, ManyChoices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { FormDrawer } from './FormDrawer.tsx';
import { type Kept, WithKept } from '../keptDraft.ts';
import { orNull } from '../formValues.ts';
import { useDraftedForm } from './useDraftedForm.ts';

type Values = { kind: AssessmentKind | null; completedOn: string; heldBy: string; needs: readonly Need[] };
type Props = { readonly referral: ReferralView; readonly onClose: () => void };

/** What a child needs, found here or taken from another service so that they need not tell it all again. */
export function AssessmentForm(props: Props) {
  const formKey = `assessment:${props.referral.id}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({ referral, onClose, formKey, kept }: Props & { formKey: string; kept: Kept<Values> | null }) {
  const today = useToday();
  const { account } = useSession();
  const record = useCommand('assessment.record');
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: {
      kind: null,
      completedOn: today,
      heldBy: account.practitionerId === null ? '' : account.name,
      needs: [],
    },
    check: whatIsMissing,
    save: ({ kind, completedOn, heldBy, needs }) =>
      record.run({
        referralId: referral.id,
        kind: kind ?? 'detailed',
        completedOn: isLocalDate(completedOn) ? completedOn : today,
        heldBy: orNull(heldBy),
        needs: [...needs],
      }),
    onSaved: onClose,
  });
  const isExternal = form.values.kind === 'accepted_external';
  return (
    <FormDrawer
      subject={formKey}
      title="Record an assessment"
      submit="Save assessment"
      closeLabel="Close the assessment"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      <Choices
        {...form.field('kind')}
        legend="Which kind?"
        hint="One accepted from elsewhere spares the child telling it all again."
        options={ASSESSMENT_KINDS.map((value) => ({ value, label: ASSESSMENT_KIND_LABELS[value] }))}
      />
      <DateField {...form.field('completedOn')} label="Completed on" />
      <TextField
        {...form.field('heldBy')}
        label={isExternal ? 'Which service made it' : 'Who held it'}
        maxLength={200}
      />
      <ManyChoices
        {...form.field('needs')}
        legend="What does the child need help with?"
        hint="As many as fit. The clinical write-up stays in your clinical record."
        options={NEEDS.map((value) => ({ value, label: NEED_LABELS[value] }))}
      />
    </FormDrawer>
  );
}

function whatIsMissing({ kind, completedOn }: Values) {
  const errors: Partial<Record<keyof Values, string>> = {};
  if (kind === null) errors.kind = 'Say which kind of assessment it was';
  const on = readDate(completedOn);
  if (!on.ok) errors.completedOn = on.message;
  return errors;
}
