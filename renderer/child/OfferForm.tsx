import { calledName } from '../../shared/children/names.ts';
import { ASSESSMENT_KIND_LABELS, type Need, NEED_LABELS, NEEDS } from '../../shared/assessment/codes.ts';
import type { AssessmentView } from '../../shared/assessment/contract.ts';
import type { ChildOverview, ReferralView } from '../../shared/children/overview.ts';
import { formatDate, isLocalDate } from '../../shared/dates.ts';
import { EXPLAINED_TO, EXPLAINED_TO_LABELS, type ExplainedTo } from '../../shared/offers/codes.ts';
import { OFFER_PART_MESSAGES, whatAnOfferLacks } from '../../shared/offers/rules.ts';
import { proposedSessions } from '../../shared/courses/progress.ts';
import { courseBoundsOf } from '../../shared/protocols/catalogue.ts';
import { aboutSpan, courseWarnings } from '../../shared/protocols/courseWarnings.ts';
import { whyNotOffered } from '../../shared/protocols/delivered.ts';
import { fitOf } from '../../shared/protocols/fitting.ts';
import type { ProtocolId } from '../../shared/protocols/types.ts';
import { unusualFitWords } from '../../shared/protocols/unusualFit.ts';
import { refusalMessage } from '../../shared/refusals.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCatalogue } from '../catalogue.tsx';
import { useCommand, useOp } from '../client.ts';
import { ProtocolFacts } from '../drawings/ProtocolFacts.tsx';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { ManyChoices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { type Kept, WithKept } from '../keptDraft.ts';
import { orNull } from '../formValues.ts';
import { useDraftedForm } from '../useDraftedForm.ts';
import { FitReasons } from './WhatFits.tsx';
import { type UnusualValues, unusualMissing, WhyUnusual } from './WhyUnusual.tsx';

type Values = UnusualValues & {
  assessmentId: string;
  protocolId: ProtocolId | '';
  madeOn: string;
  explainedTo: readonly ExplainedTo[];
  needs: readonly Need[];
  helpExpected: string;
  alternatives: string;
  preference: string;
  preferredBy: readonly ExplainedTo[];
  noAssessmentReason: string;
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
  const therapies = useCatalogue();
  const { show } = usePrivacy();
  const make = useCommand('offer.make');
  const choice = useOp('choice.get', { childId: overview.child.id });
  const assessments = choice.isPlaceholderData ? [] : (choice.data?.assessments ?? []);
  // The newest unless another was chosen: it may be read only after the form is there.
  const assessmentOf = ({ assessmentId }: Values) =>
    assessments.find(({ id }) => id === assessmentId) ?? assessments[0];
  const inMind = therapies.all.find(({ id }) => id === referral.protocolInMind);
  const service = useOp('settings.list', {}).data?.values;
  const whyNot = (id: ProtocolId) => (service === undefined ? null : whyNotOffered(id, service, therapies));
  const { birthDate, sex } = overview.child.fields;
  const fitFor = (values: Values) => {
    const { protocolId, madeOn } = values;
    const assessment = assessmentOf(values);
    return protocolId === ''
      ? null
      : fitOf(
          therapies.byId(protocolId),
          { birthDate, sex, needs: assessment?.needs ?? null, found: assessment?.found ?? null },
          isLocalDate(madeOn) ? madeOn : today,
        );
  };
  const asksWhy = (values: Values) => fitFor(values)?.reasons.some(({ is }) => is === 'differs') ?? false;
  const restingOn = (values: Values) => ({
    assessmentId: assessmentOf(values)?.id ?? null,
    needs: values.needs.filter((need) => needsIn(assessmentOf(values)).includes(need)),
    helpExpected: orNull(values.helpExpected),
    alternatives: orNull(values.alternatives),
    noAssessmentReason: orNull(values.noAssessmentReason),
  });
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: {
      assessmentId: '',
      protocolId: inMind?.id ?? '',
      madeOn: today,
      explainedTo: [],
      needs: [],
      helpExpected: '',
      alternatives: '',
      preference: '',
      preferredBy: [],
      noAssessmentReason: '',
      whyUnusual: '',
      reasonForUnusualFit: '',
    },
    check: (values) => {
      const errors: Partial<Record<keyof Values, string>> = {};
      if (values.protocolId === '') errors.protocolId = 'Choose the therapy that is offered';
      else {
        const why = whyNot(values.protocolId);
        if (why !== null) errors.protocolId = refusalMessage(why);
      }
      if (asksWhy(values)) Object.assign(errors, unusualMissing(values));
      for (const part of whatAnOfferLacks(restingOn(values), assessments.length > 0))
        errors[part] ??= OFFER_PART_MESSAGES[part];
      const on = readDate(values.madeOn);
      if (!on.ok) errors.madeOn = on.message;
      return errors;
    },
    save: (values) =>
      make.run({
        referralId: referral.id,
        ...restingOn(values),
        protocolId: values.protocolId === '' ? 'tf_cbt_csa' : values.protocolId,
        madeOn: isLocalDate(values.madeOn) ? values.madeOn : today,
        explainedTo: [...values.explainedTo],
        preference: orNull(values.preference),
        preferredBy: [...values.preferredBy],
        reasonForUnusualFit: unusualFitWords(values.whyUnusual, values.reasonForUnusualFit),
      }),
    onSaved: onClose,
  });
  const { protocolId } = form.values;
  const assessment = assessmentOf(form.values);
  const protocol = protocolId === '' ? undefined : therapies.byId(protocolId);
  const fit = fitFor(form.values);
  const { madeOn } = form.values;
  const startsOn = isLocalDate(madeOn) ? madeOn : today;
  const around =
    protocol === undefined
      ? []
      : courseWarnings(protocol, aboutSpan(startsOn, proposedSessions(courseBoundsOf(protocol), startsOn)), {
          birthDate,
          judgedOn: isLocalDate(madeOn) ? madeOn : today,
          fundedUntil: referral.details.fundedUntil,
          isPreTrial: overview.proceedings.some(({ isOpen }) => isOpen),
        });
  return (
    <FormDrawer
      subject={formKey}
      title="Make an offer"
      submit="Save offer"
      closeLabel="Close the offer"
      form={form}
      isWide
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      {assessment === undefined ? (
        <TextArea
          {...form.field('noAssessmentReason')}
          label="No assessment is complete yet. Why is it offered before?"
          hint="An offer without one is not counted as resting on an assessment."
          rows={2}
          maxLength={500}
        />
      ) : (
        <Select
          {...form.field('assessmentId')}
          value={assessment.id}
          label="It rests on"
          options={assessments.map(({ id, kind, completedOn }) => ({
            value: id,
            label: `${formatDate(completedOn)}: ${ASSESSMENT_KIND_LABELS[kind].toLowerCase()}`,
          }))}
        />
      )}
      <Select
        {...form.field('protocolId')}
        label="Therapy"
        empty="Choose a therapy"
        hint={
          inMind === undefined || whyNot(inMind.id) === null
            ? undefined
            : whyNot(inMind.id) === 'not_delivered'
              ? `${inMind.name} was in mind. This service does not deliver it.`
              : `${inMind.name} was in mind. It needs somebody who can be reached at any hour: see Service, Settings.`
        }
        options={therapies.all
          .filter(({ id }) => id === protocolId || whyNot(id) === null)
          .map(({ id, name }) => ({
            value: id,
            label: name,
          }))}
      />
      {protocol === undefined ? null : <ProtocolFacts protocol={protocol} />}
      {fit === null ? null : <FitReasons fit={fit} />}
      {around.length === 0 ? null : (
        <Banner tone="slate" fact="If it begins soon:">
          {around.map(({ sentence }) => sentence).join(' ')}
        </Banner>
      )}
      {!asksWhy(form.values) ? null : (
        <WhyUnusual
          differs={fit?.reasons.filter(({ is }) => is === 'differs') ?? []}
          still="it can still be offered."
          childName={show(calledName(overview.child.fields))}
          why={form.field('whyUnusual')}
          words={form.field('reasonForUnusualFit')}
        />
      )}
      <ManyChoices
        {...form.field('needs')}
        legend="Which needs is it for?"
        options={needsIn(assessment).map((value) => ({ value, label: NEED_LABELS[value] }))}
      />
      <TextArea
        {...form.field('helpExpected')}
        label="How it may help"
        hint="As you said it to them."
        rows={2}
        maxLength={1000}
      />
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
      <TextField
        {...form.field('preference')}
        label="What they would rather have, if anything"
        hint="Another therapy, another person, a place or a time."
        maxLength={500}
      />
      {form.values.preference.trim() === '' ? null : (
        <ManyChoices
          {...form.field('preferredBy')}
          legend="Who said so?"
          options={EXPLAINED_TO.map((value) => ({ value, label: EXPLAINED_TO_LABELS[value] }))}
        />
      )}
      <DateField {...form.field('madeOn')} label="Offered on" />
    </FormDrawer>
  );
}

/** The needs to choose from: those the assessment found, or all where it named none. */
function needsIn(assessment: AssessmentView | undefined): readonly Need[] {
  return assessment === undefined || assessment.needs.length === 0 ? NEEDS : assessment.needs;
}
