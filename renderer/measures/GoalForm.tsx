import { isLocalDate } from '../../shared/dates.ts';
import {
  GOAL_VOICE_LABELS,
  GOAL_VOICES,
  type GoalVoice,
  readGoalScore,
} from '../../shared/measures/goals.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand, useOp } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useToday } from '../session.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { FormErrors } from '../ui/useForm.ts';
import { useDraftedForm } from '../useDraftedForm.ts';

type Values = { setBy: GoalVoice | null; words: string; setOn: string; score: string };
type Props = { readonly childId: string; readonly onClose: () => void };

/** Sets a goal in the child's or the carer's own words. */
export function GoalForm(props: Props) {
  const formKey = `goal:new:${props.childId}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({ childId, onClose, formKey, kept }: Props & { formKey: string; kept: Kept<Values> | null }) {
  const today = useToday();
  const set = useCommand('goal.set');
  const courses = useOp('measures.get', { childId }).data?.courses ?? [];
  const course = courses.find(({ endedOn }) => endedOn === null) ?? null;
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: { setBy: null, words: '', setOn: today, score: '' },
    check: whatIsMissing,
    save: ({ setBy, words, setOn, score }) =>
      set.run({
        childId,
        courseId: course?.id ?? null,
        setBy: setBy ?? 'together',
        words,
        setOn: isLocalDate(setOn) ? setOn : today,
        score: score.trim() === '' ? null : Number(score),
      }),
    onSaved: onClose,
  });
  return (
    <FormDrawer
      subject={formKey}
      title="Set a goal"
      kicker="Up to three at a time"
      submit="Save the goal"
      closeLabel="Close the goal"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      <Choices<GoalVoice>
        {...form.field('setBy')}
        legend="Whose goal is it?"
        options={GOAL_VOICES.map((value) => ({ value, label: GOAL_VOICE_LABELS[value] }))}
      />
      <TextArea
        {...form.field('words')}
        label="The goal"
        hint="In their own words."
        reminder={DISCLOSABLE}
        rows={3}
        maxLength={300}
      />
      <DateField {...form.field('setOn')} label="Set on" />
      <TextField
        {...form.field('score')}
        className="short"
        label="Where are they with it now?"
        hint="0 not met at all, 10 fully met. Leave it empty if it was not scored."
        inputMode="numeric"
        maxLength={2}
      />
    </FormDrawer>
  );
}

function whatIsMissing({ setBy, words, setOn, score }: Values): FormErrors<Values> {
  const errors: FormErrors<Values> = {};
  if (setBy === null) errors.setBy = 'Say whose goal it is';
  if (words.trim() === '') errors.words = 'Write the goal in their own words';
  const on = readDate(setOn);
  if (!on.ok) errors.setOn = on.message;
  const read = readGoalScore(score);
  if (score.trim() !== '' && !read.ok) errors.score = read.message;
  return errors;
}
