import { useRef, useState } from 'react';
import { rangeWords } from '../../shared/measures/catalogue.ts';
import {
  NOT_DONE_REASON_LABELS,
  NOT_DONE_REASONS,
  type NotDoneReason,
  OCCASION_LABELS,
  OCCASIONS,
  type Occasion,
} from '../../shared/measures/codes.ts';
import type { MeasuresOfChild, ScoreView } from '../../shared/measures/contract.ts';
import type { Measure, Scale } from '../../shared/measures/types.ts';
import { useCatalogue } from '../catalogue.tsx';
import { useCommand, useOp } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Form } from '../ui/useForm.ts';
import { useDraftedForm } from '../useDraftedForm.ts';
import { RiskAnswer } from './RiskAnswer.tsx';
import {
  chosenOf,
  inputOf,
  measureOptions,
  occasionOf,
  remarkOn,
  type ScoreLike,
  type ScoreValues,
  startValues,
  whatIsMissing,
} from './scoreValues.ts';

export type ScoreFormProps = {
  readonly childId: string;
  /** The score that is corrected; null for a new one. */
  readonly scoreId: string | null;
  /** A new one for the same measure, by the same person. */
  readonly like: ScoreLike | null;
  readonly onClose: () => void;
};

/** Enters a score in seconds: the measure, the day, the number; or says that it was not done, and why. */
export function ScoreForm(props: ScoreFormProps) {
  const { childId, scoreId, like } = props;
  const asked = useOp('measures.get', { childId });
  const data = asked.isPlaceholderData ? undefined : asked.data;
  const formKey = scoreId === null ? `score:new:${childId}` : `score:${scoreId}`;
  // The whole form begins anew for another measure: what was typed of the last is in its draft.
  const key = like === null ? formKey : `${formKey} ${like.measure} ${like.informant} ${like.personId ?? ''}`;
  if (data === undefined) return null;
  const corrects = data.scores.find(({ id }) => id === scoreId) ?? null;
  if (scoreId !== null && corrects === null) return null;
  return (
    <WithKept<ScoreValues> key={key} formKey={formKey}>
      {(kept) => (
        <OpenForm
          {...props}
          data={data}
          corrects={corrects}
          formKey={formKey}
          kept={like === null ? kept : null}
        />
      )}
    </WithKept>
  );
}

type OpenFormProps = ScoreFormProps & {
  readonly data: MeasuresOfChild;
  readonly corrects: ScoreView | null;
  readonly formKey: string;
  readonly kept: Kept<ScoreValues> | null;
};

function OpenForm({ childId, scoreId, like, data, corrects, formKey, kept, onClose }: OpenFormProps) {
  const therapies = useCatalogue();
  const today = useToday();
  const record = useCommand('score.record');
  const goesOn = useRef(false);
  const [saved, setSaved] = useState<string | null>(null);
  const { form, onStartAgain } = useDraftedForm<ScoreValues, unknown>({
    formKey,
    kept,
    empty: startValues(data, today, { like, corrects }),
    check: whatIsMissing,
    save: (values) => {
      const occasion = occasionOf(values, data, today);
      const input = inputOf(values, { childId, replacesId: scoreId, occasion, today });
      if (input === null) throw new Error('A score without its measure passed the check');
      return record.run(input);
    },
    onSaved: (_, values) => {
      if (!goesOn.current) return onClose();
      goesOn.current = false;
      setSaved(`${chosenOf(values)?.measure.shortName ?? 'The score'} is saved.`);
      const { completedOn, courseId, occasion } = values;
      form.reset({
        ...startValues(data, today, { like: null, corrects: null }),
        completedOn,
        courseId,
        occasion,
      });
    },
  });
  const { values } = form;
  const chosen = chosenOf(values);
  const remark = remarkOn(values, data);
  return (
    <FormDrawer
      subject={formKey}
      title={corrects === null ? 'Enter a score' : 'Correct a score'}
      kicker="The number only. The answers stay on the sheet"
      submit={corrects === null ? 'Save the score' : 'Save the correction'}
      also={
        corrects === null ? (
          <Button
            kind="quiet"
            onPress={() => {
              goesOn.current = true;
              form.submit();
            }}
          >
            Save and enter another
          </Button>
        ) : undefined
      }
      closeLabel="Close the score"
      form={form}
      onSubmit={() => {
        goesOn.current = false;
        form.submit();
      }}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      {saved === null ? null : (
        <Banner tone="moss" live>
          {saved}
        </Banner>
      )}
      <Select
        {...form.field('which')}
        label="Which measure, filled in by whom?"
        empty="Choose a measure"
        options={measureOptions(data, corrects)}
      />
      {chosen?.informant === 'carer' && data.carers.length > 0 ? (
        <Select
          {...form.field('personId')}
          label="Which carer?"
          hint="Scores of different carers are never compared."
          empty="Not said"
          options={data.carers.map(({ personId, name }) => ({ value: personId, label: name }))}
        />
      ) : null}
      {data.courses.length > 1 ? (
        <Select
          {...form.field('courseId')}
          label="In which course?"
          empty="In none"
          options={data.courses.map(({ id, protocolId }) => ({
            value: id,
            label: therapies.byId(protocolId).shortName,
          }))}
        />
      ) : null}
      <DateField {...form.field('completedOn')} label="Filled in on" />
      <Choices<Occasion>
        {...form.field('occasion')}
        value={occasionOf(values, data, today)}
        legend="What is it for?"
        options={OCCASIONS.map((value) => ({ value, label: OCCASION_LABELS[value] }))}
      />
      <Choices<'done' | 'not_done'>
        {...form.field('done')}
        legend="Was it filled in?"
        options={[
          { value: 'done', label: 'Yes' },
          { value: 'not_done', label: 'Not done' },
        ]}
      />
      {values.done === 'not_done' ? (
        <NotDone form={form} />
      ) : chosen === null ? null : (
        <>
          {chosen.form.scales.map((scale) => (
            <ScoreField key={scale.id} form={form} scale={scale} measure={chosen.measure} />
          ))}
          {remark === null ? null : <p className="hint">{remark}</p>}
          {chosen.measure.hasRiskItem ? <RiskAnswer form={form} /> : null}
        </>
      )}
    </FormDrawer>
  );
}

type FormOf = { readonly form: Form<ScoreValues> };

function ScoreField({ form, scale, measure }: FormOf & { readonly scale: Scale; readonly measure: Measure }) {
  const field = form.field(`value.${scale.id}`);
  const isOnly = scale.id === 'total';
  return (
    <TextField
      {...field}
      value={field.value ?? ''}
      className="short"
      label={isOnly ? labelOf(scale) : scale.name}
      hint={
        measure.forms.some(({ scales }) => scales.length > 1) && !isOnly
          ? `${rangeWords(scale)}. Leave it empty if it was not scored.`
          : rangeWords(scale)
      }
      inputMode="decimal"
      maxLength={7}
    />
  );
}

function labelOf({ enteredAs }: Scale): string {
  return { total: 'Total', t_score: 'T score', converted: 'Converted score' }[enteredAs];
}

function NotDone({ form }: FormOf) {
  return (
    <>
      <Choices<NotDoneReason>
        {...form.field('notDoneReason')}
        legend="Why not?"
        options={NOT_DONE_REASONS.map((value) => ({ value, label: NOT_DONE_REASON_LABELS[value] }))}
      />
      <TextField
        {...form.field('notDoneDetail')}
        label="In a few words"
        hint="Only if something should be remembered."
        maxLength={200}
      />
    </>
  );
}
