import {
  isBesideChild,
  isCarerMost,
  OWN_KIND_LABELS,
  OWN_KINDS,
  type OwnFields,
  type OwnKind,
  type OwnTherapy,
  whatDiffers,
} from '../../shared/protocols/own.ts';
import { whatBoundsLack } from '../../shared/protocols/localVersions.ts';
import type { Settings } from '../../shared/service/settings.ts';
import { rhythmInWords, usualRhythm } from '../../shared/reviews/rhythm.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import { useCommand } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { Choices } from '../ui/Choices.tsx';
import { Conflict } from '../ui/Conflict.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Form, FormErrors } from '../ui/useForm.ts';
import { useDraftedForm } from '../useDraftedForm.ts';
import { AgeFields, RangeFields, ReviewFields } from './RangeFields.tsx';
import {
  boundsOf,
  lackErrors,
  rangeErrors,
  type RangeValues,
  rangeValues,
  reviewsOf,
  ageErrors,
  type TypedAges,
} from './versionForm.ts';

type Values = RangeValues & {
  name: string;
  basis: string;
  kind: OwnKind | '';
  from: string;
  through: string;
  carers: 'no' | 'yes';
  carerMax: string;
  isOffered: 'yes' | 'no';
};
type Props = {
  /** Null for a new one, which also says its first range. */
  readonly own: OwnTherapy | null;
  readonly intervals: Pick<Settings, 'reviewEverySessions' | 'reviewEveryWeeks'>;
  readonly onClose: () => void;
};

const NO_BOUNDS = { min: null, max: null, extendTo: null, openExtension: false, unit: 'session' } as const;

/** A therapy that is in no guideline, as this service describes it. */
export function OwnTherapyForm(props: Props) {
  const formKey = `ownTherapy:${props.own?.id ?? 'new'}`;
  return (
    <WithKept<Values> key={formKey} formKey={formKey}>
      {(kept) => <OpenForm {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function OpenForm({
  own,
  intervals,
  onClose,
  formKey,
  kept,
}: Props & { readonly formKey: string; readonly kept: Kept<Values> | null }) {
  const add = useCommand('protocol.addOwn');
  const save = useCommand('protocol.saveOwn');
  const { form, onStartAgain, conflict } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    version: own?.version ?? null,
    empty: emptyOf(own),
    check: (values) => whatIsMissing(values, own === null),
    save: async (values, version) => {
      const said = fieldsOf(values);
      if (own !== null) return save.run({ protocolId: own.id, version: version ?? own.version, ...said });
      return add.run({
        ...said,
        kind: values.kind === '' ? 'child' : values.kind,
        bounds: boundsOf(values),
        reviews: reviewsOf(values),
      });
    },
    onSaved: onClose,
  });
  const { values } = form;
  const ranges = form as unknown as Form<RangeValues>;
  const hasCarers = isBesideChild(values.kind);
  return (
    <FormDrawer
      subject={formKey}
      kicker="Therapies"
      title={own === null ? 'A therapy of your own' : own.name}
      submit={own === null ? 'Save the therapy' : 'Save changes'}
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      {conflict === null ? null : (
        <Conflict
          facts={whatDiffers(conflict.theirs as OwnTherapy, fieldsOf(values)).map(({ label, from, to }) => ({
            label,
            theirs: from,
            yours: to,
          }))}
          onUseYours={conflict.useYours}
          onKeepTheirs={() => conflict.keepTheirs(emptyOf(conflict.theirs as OwnTherapy))}
        />
      )}
      <p className="hint">
        It is offered, planned, logged and counted like the others. Nowhere is it shown as recommended by
        anybody.
      </p>
      <TextField {...form.field('name')} label="Name of the therapy" maxLength={80} />
      <TextArea
        {...form.field('basis')}
        label="What it rests on"
        hint="A model, a study, what the team learnt. Name nobody in it."
        rows={3}
        maxLength={500}
      />
      {own === null ? (
        <Select<OwnKind>
          {...form.field('kind')}
          label="Sessions are with"
          hint="This stays as it is once saved."
          empty="Choose"
          options={OWN_KINDS.map((value) => ({ value, label: OWN_KIND_LABELS[value] }))}
        />
      ) : (
        <p className="hint">Sessions are with: {OWN_KIND_LABELS[own.kind].toLowerCase()}.</p>
      )}
      <AgeFields form={form as unknown as Form<TypedAges>} />
      {!hasCarers ? null : (
        <Choices
          {...form.field('carers')}
          legend="Sessions for a parent or carer beside it?"
          options={[
            { value: 'no', label: 'Not as a rule' },
            { value: 'yes', label: 'Yes' },
          ]}
        />
      )}
      {!hasCarers || values.carers === 'no' ? null : (
        <TextField
          {...form.field('carerMax')}
          label="At most, for a parent or carer"
          hint="Empty: no most."
          inputMode="numeric"
          maxLength={3}
          className="short"
        />
      )}
      {own === null ? (
        <>
          <RangeFields form={ranges} unit={null} />
          <ReviewFields form={ranges} usual={rhythmInWords(usualRhythm(boundsOf(values), intervals))} />
        </>
      ) : (
        <Choices
          {...form.field('isOffered')}
          legend="State"
          options={[
            { value: 'yes', label: 'Offered' },
            { value: 'no', label: 'No longer offered' },
          ]}
        />
      )}
    </FormDrawer>
  );
}

function emptyOf(own: OwnTherapy | null): Values {
  const typed = (age: number | null | undefined) => (age === null || age === undefined ? '' : String(age));
  return {
    name: own?.name ?? '',
    basis: own?.basis ?? '',
    kind: own?.kind ?? '',
    from: typed(own?.ages.from),
    through: typed(own?.ages.through),
    carers: own === null || own.carerStrand === null ? 'no' : 'yes',
    carerMax: typed(own?.carerStrand?.max),
    ...rangeValues(NO_BOUNDS, null),
    isOffered: own?.isOffered === false ? 'no' : 'yes',
  };
}

const numberOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));

function fieldsOf(values: Values): OwnFields {
  const { name, basis, from, through, carers, carerMax, kind, isOffered } = values;
  return {
    name,
    basis,
    ages: { from: numberOf(from), through: numberOf(through) },
    carerStrand: isBesideChild(kind) && carers === 'yes' ? { max: numberOf(carerMax) } : null,
    isOffered: isOffered === 'yes',
  };
}

function whatIsMissing(values: Values, isNew: boolean): FormErrors<Values> {
  const errors: FormErrors<Values> = {};
  if (values.name.trim() === '') errors.name = 'Enter the name of the therapy';
  if (values.basis.trim() === '') errors.basis = 'Say what it rests on, in a few words';
  if (values.kind === '') errors.kind = 'Choose whom the sessions are with';
  Object.assign(errors, ageErrors(values));
  const { from, through } = fieldsOf(values).ages;
  if (errors.from === undefined && errors.through === undefined && from !== null && through !== null)
    if (through < from) errors.through = REFUSALS.own_ages_turned;
  if (isBesideChild(values.kind) && values.carers === 'yes' && !isCarerMost(values.carerMax))
    errors.carerMax = 'Enter the most as a number up to 200';
  if (!isNew) return errors;
  const ranges = rangeErrors(values, true);
  return {
    ...errors,
    ...(Object.keys(ranges).length > 0 ? ranges : lackErrors(whatBoundsLack(boundsOf(values)))),
  };
}
