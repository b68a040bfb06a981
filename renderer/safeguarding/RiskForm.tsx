import { formatDate, isLocalDate } from '../../shared/dates.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import {
  RISK_KIND_LABELS,
  RISK_KINDS,
  RISK_LEVEL_LABELS,
  RISK_LEVELS,
  type RiskKind,
  type RiskLevel,
} from '../../shared/safeguarding/codes.ts';
import type { RiskHolder, RiskView } from '../../shared/safeguarding/contract.ts';
import { readDate } from '../../shared/typedDate.ts';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useDraftedForm } from '../useDraftedForm.ts';
import { useCommand, useOp } from '../client.ts';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import type { FormErrors } from '../ui/useForm.ts';

type Values = {
  kind: RiskKind | null;
  level: RiskLevel | null;
  words: string;
  plan: string;
  holder: string;
  reviewOn: string;
};
export type RiskFormProps = {
  readonly childId: string;
  /** As it stands now; null records a new one. */
  readonly risk: RiskView | null;
  /** Kinds that have a current risk already: those are changed, not recorded again. */
  readonly taken: readonly RiskKind[];
  readonly onClose: () => void;
};

/** How a risk stands now, in words: what is known, the plan to stay safe, who holds it, when it is looked at again. */
export function RiskForm(props: RiskFormProps) {
  const formKey = `risk:${props.risk?.id ?? `new:${props.childId}`}`;
  return (
    <WithKept<Values> key={formKey} formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

const keyOf = ({ is, id }: RiskHolder) => `${is}:${id}`;

function Form(props: RiskFormProps & { formKey: string; kept: Kept<Values> | null }) {
  const { childId, risk, taken, onClose, formKey, kept } = props;
  const today = useToday();
  const { data } = useOp('risk.list', { childId });
  const holders = data?.holders ?? [];
  const save = useCommand('risk.save');
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: {
      kind: risk?.kind ?? null,
      level: risk?.level ?? null,
      words: risk?.words ?? '',
      plan: risk?.plan ?? '',
      holder: risk?.heldBy == null ? '' : keyOf(risk.heldBy),
      reviewOn: '',
    },
    check: (values) => whatIsMissing(values, today),
    save: ({ kind, level, words, plan, holder, reviewOn }) =>
      save.run({
        childId,
        kind: kind ?? 'other',
        replacesId: risk?.id ?? null,
        level: level ?? 'not_known',
        words,
        plan,
        heldBy: holders.find((each) => keyOf(each.holder) === holder)?.holder ?? null,
        reviewOn: isLocalDate(reviewOn) ? reviewOn : null,
      }),
    onSaved: onClose,
  });
  const isOver = form.values.level === 'over';
  return (
    <FormDrawer
      subject={formKey}
      title={risk === null ? 'Record a risk' : RISK_KIND_LABELS[risk.kind]}
      kicker={
        risk === null
          ? undefined
          : `Stood as ${RISK_LEVEL_LABELS[risk.level].toLowerCase()}, ${formatDate(risk.setOn)}`
      }
      submit="Save how it stands"
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      {form.conflict === undefined ? null : (
        <Banner tone="ochre" fact="Somebody else said how this risk stands meanwhile.">
          It is shown beside this form now. Nothing you typed is lost: close this form, read theirs, and open
          that risk to add yours.
        </Banner>
      )}
      {risk === null ? (
        <Choices
          {...form.field('kind')}
          legend="What is the risk about?"
          options={RISK_KINDS.filter((kind) => !taken.includes(kind)).map((value) => ({
            value,
            label: RISK_KIND_LABELS[value],
          }))}
        />
      ) : null}
      <Choices
        {...form.field('level')}
        legend="How does it stand?"
        options={RISK_LEVELS.filter((level) => risk !== null || level !== 'over').map((value) => ({
          value,
          label: RISK_LEVEL_LABELS[value],
        }))}
      />
      <TextArea
        {...form.field('words')}
        label={isOver ? 'Why is it no longer a risk?' : 'What is known?'}
        reminder={DISCLOSABLE}
        rows={3}
        maxLength={2000}
      />
      {isOver ? null : (
        <>
          <TextArea
            {...form.field('plan')}
            label="Plan to stay safe"
            hint="What helps, who is there, whom to ring by day and at night, who has a copy."
            rows={4}
            maxLength={4000}
          />
          <Select
            {...form.field('holder')}
            label="Who holds it?"
            empty="Choose who"
            options={holders.map(({ holder, name }) => ({ value: keyOf(holder), label: name }))}
          />
          <DateField {...form.field('reviewOn')} label="Look at it again on" />
        </>
      )}
    </FormDrawer>
  );
}

function whatIsMissing({ kind, level, words, holder, reviewOn }: Values, today: string): FormErrors<Values> {
  const errors: FormErrors<Values> = {};
  if (kind === null) errors.kind = 'Say what the risk is about.';
  if (level === null) errors.level = 'Say how it stands. “Not known yet” is an answer too.';
  if (words.trim() === '') errors.words = REFUSALS.risk_words_needed;
  if (level === 'over') return errors;
  if (holder === '') errors.holder = REFUSALS.no_risk_holder;
  const on = readDate(reviewOn);
  if (!on.ok) errors.reviewOn = on.message;
  else if (on.date <= today) errors.reviewOn = REFUSALS.review_not_ahead;
  return errors;
}
