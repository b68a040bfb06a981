import type { ReactNode } from 'react';
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
import { useCommand, useOp } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useToday } from '../session.tsx';
import { ChangedMeanwhile } from '../ui/ChangedMeanwhile.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { FormErrors } from '../ui/useForm.ts';
import { useDraftedForm } from '../useDraftedForm.ts';

type Props = { readonly childId: string; readonly goalId: string; readonly onClose: () => void };
type FormProps<V> = {
  readonly goal: GoalView;
  readonly formKey: string;
  readonly kept: Kept<V> | null;
  readonly onClose: () => void;
};

/** One of the child's goals, once it and what was typed before are known. */
function OfGoal<V extends object>({
  childId,
  goalId,
  formKey,
  children,
}: Omit<Props, 'onClose'> & {
  readonly formKey: string;
  readonly children: (goal: GoalView, kept: Kept<V> | null) => ReactNode;
}) {
  const goal = useOp('goal.list', { childId }).data?.goals.find(({ id }) => id === goalId);
  if (goal === undefined) return null;
  return <WithKept<V> formKey={formKey}>{(kept) => children(goal, kept)}</WithKept>;
}

type ScoreValues = { by: GoalVoice; on: string; score: string };

/** Scores a goal: whoever scored it last, today, and one number. */
export function ScoreGoal(props: Props) {
  const formKey = `scoreGoal:${props.goalId}`;
  return (
    <OfGoal<ScoreValues> {...props} formKey={formKey}>
      {(goal, kept) => <ScoreForm goal={goal} formKey={formKey} kept={kept} onClose={props.onClose} />}
    </OfGoal>
  );
}

function ScoreForm({ goal, formKey, kept, onClose }: FormProps<ScoreValues>) {
  const today = useToday();
  const score = useCommand('goal.score');
  const { form, onStartAgain } = useDraftedForm<ScoreValues, unknown>({
    formKey,
    kept,
    empty: { by: goal.scores.at(-1)?.by ?? goal.setBy, on: today, score: '' },
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
      subject={formKey}
      title="Score a goal"
      kicker={goal.words}
      submit="Save the score"
      closeLabel="Close the score"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
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
export function CloseGoal(props: Props) {
  const formKey = `closeGoal:${props.goalId}`;
  return (
    <OfGoal<CloseValues> {...props} formKey={formKey}>
      {(goal, kept) => <CloseForm goal={goal} formKey={formKey} kept={kept} onClose={props.onClose} />}
    </OfGoal>
  );
}

function CloseForm({ goal, formKey, kept, onClose }: FormProps<CloseValues>) {
  const today = useToday();
  const close = useCommand('goal.close');
  const { form, onStartAgain } = useDraftedForm<CloseValues, unknown>({
    formKey,
    kept,
    empty: { because: null, on: today },
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
      subject={formKey}
      title="Close a goal"
      kicker={goal.words}
      submit="Close the goal"
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      <ChangedMeanwhile form={form} what="goal" />
      <Choices<GoalClosing>
        {...form.field('because')}
        legend="Why?"
        options={GOAL_CLOSINGS.map((value) => ({ value, label: GOAL_CLOSING_LABELS[value] }))}
      />
      <DateField {...form.field('on')} label="On which day?" />
    </FormDrawer>
  );
}
