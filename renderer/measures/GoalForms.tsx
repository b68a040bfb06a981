import { isLocalDate } from '../../shared/dates.ts';
import {
  GOAL_CLOSING_LABELS,
  GOAL_CLOSINGS,
  GOAL_VOICE_LABELS,
  GOAL_VOICES,
  type GoalClosing,
  type GoalVoice,
  readGoalScore,
} from '../../shared/measures/goals.ts';
import type { GoalView } from '../../shared/measures/goalsContract.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { useToday } from '../session.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextField } from '../ui/TextField.tsx';
import { type FormErrors, useForm } from '../ui/useForm.ts';

type Props = { readonly goal: GoalView; readonly onClose: () => void };
type ScoreValues = { by: GoalVoice; on: string; score: string };

/** Scores a goal: whoever scored it last, today, and one number. */
export function ScoreGoal({ goal, onClose }: Props) {
  const today = useToday();
  const score = useCommand('goal.score');
  const form = useForm<ScoreValues, unknown>({
    initial: { by: goal.scores.at(-1)?.by ?? goal.setBy, on: today, score: '' },
    check: (values) => {
      const errors: FormErrors<ScoreValues> = {};
      const read = readGoalScore(values.score);
      if (!read.ok) errors.score = read.message;
      const on = readDate(values.on);
      if (!on.ok) errors.on = on.message;
      return errors;
    },
    save: (values) =>
      score.run({
        goalId: goal.id,
        by: values.by,
        on: isLocalDate(values.on) ? values.on : today,
        score: Number(values.score),
      }),
    onSaved: onClose,
  });
  return (
    <FormDrawer
      subject={`scoreGoal:${goal.id}`}
      title="Score a goal"
      kicker={goal.words}
      submit="Save the score"
      closeLabel="Close the score"
      form={form}
      onClose={onClose}
    >
      <TextField
        {...form.field('score')}
        className="short"
        label="Where are they with it now?"
        hint="0 not met at all, 10 fully met."
        inputMode="numeric"
        maxLength={2}
      />
      <Choices<GoalVoice>
        {...form.field('by')}
        legend="Who scored it?"
        hint="A second score of the same day corrects the first; that is kept."
        options={GOAL_VOICES.map((value) => ({ value, label: GOAL_VOICE_LABELS[value] }))}
      />
      <DateField {...form.field('on')} label="Scored on" />
    </FormDrawer>
  );
}

type CloseValues = { because: GoalClosing | null; on: string };

/** Closes a goal. Its scores stay on the record. */
export function CloseGoal({ goal, onClose }: Props) {
  const today = useToday();
  const close = useCommand('goal.close');
  const form = useForm<CloseValues, unknown>({
    initial: { because: null, on: today },
    check: ({ because, on }) => {
      const errors: FormErrors<CloseValues> = {};
      if (because === null) errors.because = 'Say why it is closed';
      const read = readDate(on);
      if (!read.ok) errors.on = read.message;
      return errors;
    },
    save: ({ because, on }) =>
      close.run({
        goalId: goal.id,
        version: goal.version,
        because: because ?? 'changed',
        on: isLocalDate(on) ? on : today,
      }),
    onSaved: onClose,
  });
  return (
    <FormDrawer
      subject={`closeGoal:${goal.id}`}
      title="Close a goal"
      kicker={goal.words}
      submit="Close the goal"
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
    >
      <Choices<GoalClosing>
        {...form.field('because')}
        legend="Why?"
        options={GOAL_CLOSINGS.map((value) => ({ value, label: GOAL_CLOSING_LABELS[value] }))}
      />
      <DateField {...form.field('on')} label="On which day?" />
    </FormDrawer>
  );
}
