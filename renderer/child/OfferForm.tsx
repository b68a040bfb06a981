import type { ChildOverview, ReferralView } from '../../shared/children/overview.ts';
import { isLocalDate } from '../../shared/dates.ts';
import { EXPLAINED_TO, EXPLAINED_TO_LABELS, type ExplainedTo } from '../../shared/offers/codes.ts';
import { PROTOCOLS, protocolById } from '../../shared/protocols/catalogue.ts';
import { fitWarnings } from '../../shared/protocols/fit.ts';
import type { ProtocolId } from '../../shared/protocols/types.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand, useOp } from '../client.ts';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { ManyChoices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { FormDrawer } from './FormDrawer.tsx';
import { type Kept, WithKept } from '../keptDraft.ts';
import { orNull } from '../formValues.ts';
import { ProtocolFacts } from './ProtocolFacts.tsx';
import { useDraftedForm } from './useDraftedForm.ts';
import { calledName } from './words.ts';

type Values = {
  protocolId: ProtocolId | '';
  madeOn: string;
  explainedTo: readonly ExplainedTo[];
  alternatives: string;
  reasonForUnusualFit: string;
};
type Props = {
  readonly overview: ChildOverview;
  readonly referral: ReferralView;
  readonly onClose: () => void;
};

/** Offers a therapy: what it is, whether it is stated for this child, what was explained, and the other options. */
export function OfferForm(props: Props) {
  const formKey = `offer:${props.referral.id}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form(props: Props & { formKey: string; kept: Kept<Values> | null }) {
  const { overview, referral, onClose, formKey, kept } = props;
  const today = useToday();
  const { show } = usePrivacy();
  const make = useCommand('offer.make');
  const choice = useOp('choice.get', { childId: overview.child.id });
  const assessment = choice.isPlaceholderData ? undefined : choice.data?.assessments[0];
  const inMind = PROTOCOLS.find(({ id }) => id === referral.protocolInMind);
  const { birthDate, sex } = overview.child.fields;
  const warningsFor = ({ protocolId, madeOn }: Values) =>
    protocolId === ''
      ? []
      : fitWarnings(
          protocolById(protocolId),
          { birthDate, sex, needs: assessment?.needs ?? null },
          isLocalDate(madeOn) ? madeOn : today,
        );
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: {
      protocolId: inMind?.id ?? '',
      madeOn: today,
      explainedTo: [],
      alternatives: '',
      reasonForUnusualFit: '',
    },
    check: (values) => {
      const errors: Partial<Record<keyof Values, string>> = {};
      if (values.protocolId === '') errors.protocolId = 'Choose the therapy that is offered';
      if (warningsFor(values).length > 0 && values.reasonForUnusualFit.trim() === '')
        errors.reasonForUnusualFit = 'Say in a few words why it is right for this child';
      const on = readDate(values.madeOn);
      if (!on.ok) errors.madeOn = on.message;
      return errors;
    },
    save: (values) =>
      make.run({
        referralId: referral.id,
        assessmentId: assessment?.id ?? null,
        protocolId: values.protocolId === '' ? 'tf_cbt_csa' : values.protocolId,
        madeOn: isLocalDate(values.madeOn) ? values.madeOn : today,
        explainedTo: [...values.explainedTo],
        alternatives: orNull(values.alternatives),
        reasonForUnusualFit: orNull(values.reasonForUnusualFit),
      }),
    onSaved: onClose,
  });
  const { protocolId } = form.values;
  const protocol = protocolId === '' ? undefined : protocolById(protocolId);
  const warnings = warningsFor(form.values);
  const isGroup = protocol?.formats.some((format) => format.endsWith('_group')) ?? false;
  const isPreTrial = overview.proceedings.some(({ isOpen }) => isOpen);
  return (
    <FormDrawer
      subject={formKey}
      title="Make an offer"
      submit="Save offer"
      closeLabel="Close the offer"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      {assessment === undefined ? (
        <p className="hint">No assessment is recorded yet. An offer can be made without one.</p>
      ) : null}
      <Select
        {...form.field('protocolId')}
        label="Therapy"
        empty="Choose a therapy"
        options={PROTOCOLS.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {protocol === undefined ? null : <ProtocolFacts protocol={protocol} />}
      {isGroup && isPreTrial ? (
        <Banner tone="slate" fact="Criminal proceedings are open.">
          In groups where accounts are shared, questions about evidence may come up. Talk it through with the
          child’s carer and write down with whom.
        </Banner>
      ) : null}
      {warnings.length === 0 ? null : (
        <>
          <Banner tone="ochre" live fact="Not quite what it is stated for.">
            {warnings.map(({ sentence }) => sentence).join(' ')} Need decides: it can still be offered.
          </Banner>
          <TextArea
            {...form.field('reasonForUnusualFit')}
            label={`Why is it right for ${show(calledName(overview.child.fields))}?`}
            rows={2}
            maxLength={500}
          />
        </>
      )}
      <ManyChoices
        {...form.field('explainedTo')}
        legend="Who was it explained to?"
        options={EXPLAINED_TO.map((value) => ({ value, label: EXPLAINED_TO_LABELS[value] }))}
      />
      <TextArea
        {...form.field('alternatives')}
        label="What else was put to them"
        hint="Other therapies, waiting, or nothing for now. They may choose freely."
        rows={2}
        maxLength={1000}
      />
      <DateField {...form.field('madeOn')} label="Offered on" />
    </FormDrawer>
  );
}
