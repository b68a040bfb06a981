import { FEEDBACK_VOICES, type FeedbackVoice } from '../../shared/courses/ending.ts';
import {
  ACCEPTABILITY,
  type Acceptability,
  ACCEPTABILITY_LABELS,
  saysSomething,
} from '../../shared/feedback/rules.ts';
import { Choices } from '../ui/Choices.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import type { Form, FormErrors } from '../ui/useForm.ts';
import { REFUSALS } from '../../shared/refusals.ts';

export type AnswerValues = {
  voice: FeedbackVoice | null;
  acceptability: `${Acceptability}` | null;
  helped: string;
  change: string;
  saidOn: string;
};
export const NO_ANSWER: AnswerValues = {
  voice: null,
  acceptability: null,
  helped: '',
  change: '',
  saidOn: '',
};
export const VOICE_LABELS: Record<FeedbackVoice, string> = {
  child: 'Child or young person',
  carer: 'Parent or carer',
};

/** Whose words they are, how right it felt, what helped and what to change: the same with a name and without. */
export function AnswerFields({
  form,
  reminder,
}: {
  readonly form: Form<AnswerValues>;
  readonly reminder: string;
}) {
  return (
    <>
      <Choices<FeedbackVoice>
        {...form.field('voice')}
        legend="Who says it?"
        options={FEEDBACK_VOICES.map((value) => ({ value, label: VOICE_LABELS[value] }))}
      />
      <Choices<`${Acceptability}`>
        {...form.field('acceptability')}
        legend="How right did it feel?"
        options={ACCEPTABILITY.map((value) => ({
          value: `${value}` as const,
          label: `${value} ${ACCEPTABILITY_LABELS[value]}`,
        }))}
      />
      <TextArea
        {...form.field('helped')}
        label="What helped?"
        hint="In their own words."
        reminder={reminder}
        rows={3}
        maxLength={1000}
      />
      <TextArea {...form.field('change')} label="What would they change?" rows={3} maxLength={1000} />
    </>
  );
}

/** What is sent of the answer; called once nothing is missing. */
export function answerOf({ voice, acceptability, helped, change }: AnswerValues) {
  return { voice: voice ?? 'child', acceptability: numberOf(acceptability), helped, change };
}

export function whatAnswerMisses(values: AnswerValues): FormErrors<AnswerValues> {
  const errors: FormErrors<AnswerValues> = {};
  if (values.voice === null) errors.voice = 'Say who says it';
  if (!saysSomething({ ...values, acceptability: numberOf(values.acceptability) }))
    errors.acceptability = REFUSALS.feedback_empty;
  return errors;
}

const numberOf = (value: AnswerValues['acceptability']): Acceptability | null =>
  value === null ? null : (Number(value) as Acceptability);
