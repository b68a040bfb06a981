import type { ReferralView } from '../../shared/children/overview.ts';
import {
  HOLDING_WITH_WHOM,
  HOLDING_WITH_WHOM_LABELS,
  type HoldingWithWhom,
  kindsToChoose,
} from '../../shared/holdingSupport/rules.ts';
import { LEAST_OF_A_SERIES, MOST_OF_A_SERIES } from '../../shared/holdingSupport/series.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';
import { useCommand } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { Choices } from '../ui/Choices.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { FormErrors } from '../ui/useForm.ts';
import { useSupportKinds } from './useSupportKinds.ts';

type Values = { kind: string | null; withWhom: HoldingWithWhom | null; planned: string; givenBy: string };
export type SeriesFormProps = {
  readonly referral: ReferralView;
  /** The name used. */
  readonly called: string;
  readonly onClose: () => void;
};

/** Begins a short series of holding support. */
export function SeriesForm(props: SeriesFormProps) {
  const formKey = `supportSeries:${props.referral.id}`;
  return (
    <WithKept<Values> key={formKey} formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

type FormProps = SeriesFormProps & { readonly formKey: string; readonly kept: Kept<Values> | null };

function Form({ referral, called, onClose, formKey, kept }: FormProps) {
  const kinds = useSupportKinds();
  const start = useCommand('supportSeries.start');
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: { kind: null, withWhom: null, planned: '6', givenBy: '' },
    check: whatIsMissing,
    save: ({ kind, withWhom, planned, givenBy }) =>
      start.run({
        referralId: referral.id,
        kind: kind ?? '',
        withWhom: withWhom ?? 'other',
        planned: Number(planned),
        givenBy,
      }),
    onSaved: onClose,
  });
  return (
    <FormDrawer
      subject={formKey}
      title={`A series for ${called}`}
      kicker="Holding support: counted apart from therapy, and it stops no wait"
      submit="Begin the series"
      closeLabel="Close the series"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      <Choices
        {...form.field('kind')}
        legend="What is given?"
        options={kindsToChoose(kinds, []).map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Choices
        {...form.field('withWhom')}
        legend="Who is it for?"
        options={HOLDING_WITH_WHOM.map((value) => ({
          value,
          label: value === 'child' ? called : HOLDING_WITH_WHOM_LABELS[value],
        }))}
      />
      <TextField
        {...form.field('planned')}
        label="How many dates?"
        hint="Nothing is booked here. Log each date as it passes."
        maxLength={2}
      />
      <TextField
        {...form.field('givenBy')}
        label="Who gives it?"
        hint="A person here, or another service."
        maxLength={120}
      />
    </FormDrawer>
  );
}

function whatIsMissing({ kind, withWhom, planned, givenBy }: Values): FormErrors<Values> {
  const errors: FormErrors<Values> = {};
  if (kind === null) errors.kind = 'Say what is given.';
  if (withWhom === null) errors.withWhom = 'Say who it is for.';
  const dates = Number(planned);
  if (!/^\d+$/.test(planned.trim()) || dates < LEAST_OF_A_SERIES || dates > MOST_OF_A_SERIES)
    errors.planned = `Enter a number from ${LEAST_OF_A_SERIES} to ${MOST_OF_A_SERIES}. One date is a single contact.`;
  if (givenBy.trim() === '') errors.givenBy = REFUSALS.support_giver_needed;
  return errors;
}
