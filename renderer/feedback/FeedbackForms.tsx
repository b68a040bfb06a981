import type { CourseView } from '../../shared/courses/contract.ts';
import { localDate } from '../../shared/dates.ts';
import { LEAST_TOGETHER, monthOf } from '../../shared/feedback/rules.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useToday } from '../session.tsx';
import { DateField } from '../ui/DateField.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useForm } from '../ui/useForm.ts';
import { useDraftedForm } from '../useDraftedForm.ts';
import { AnswerFields, answerOf, type AnswerValues, NO_ANSWER, whatAnswerMisses } from './AnswerFields.tsx';

type Props = { readonly course: CourseView; readonly onClose: () => void };

/** What somebody says with their name on it: it stands with the course. */
export function FeedbackForm(props: Props) {
  const formKey = `feedback:${props.course.id}`;
  return (
    <WithKept<AnswerValues> key={formKey} formKey={formKey}>
      {(kept) => <Named {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Named({
  course,
  onClose,
  formKey,
  kept,
}: Props & { readonly formKey: string; readonly kept: Kept<AnswerValues> | null }) {
  const give = useCommand('feedback.give');
  const { form, onStartAgain } = useDraftedForm<AnswerValues, unknown>({
    formKey,
    kept,
    empty: NO_ANSWER,
    check: (values) => {
      const on = readDate(values.saidOn);
      const missing = values.saidOn.trim() === '' ? 'Enter the day it was said' : null;
      return { ...whatAnswerMisses(values), ...(!on.ok && { saidOn: missing ?? on.message }) };
    },
    save: (values) =>
      give.run({ courseId: course.id, saidOn: localDate(values.saidOn), ...answerOf(values) }),
    onSaved: onClose,
  });
  return (
    <FormDialog
      title="Feedback with a name"
      submit="Save the feedback"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      <DateField {...form.field('saidOn')} label="Said on" className="short" />
      <AnswerFields form={form} reminder={DISCLOSABLE} />
    </FormDialog>
  );
}

/**
 * What somebody says without their name. What is typed here is kept nowhere until it is saved, since what is kept for a form
 * says when, by whom and on which page.
 */
export function WithoutNameForm({ course, onClose }: Props) {
  const give = useCommand('feedback.giveWithoutName');
  const today = useToday();
  const form = useForm<AnswerValues, unknown>({
    initial: NO_ANSWER,
    check: whatAnswerMisses,
    save: (values) => give.run({ month: monthOf(today), protocolId: course.protocolId, ...answerOf(values) }),
    onSaved: onClose,
  });
  return (
    <FormDialog title="Feedback without a name" submit="Save without a name" form={form} onClose={onClose}>
      <p className="hint">
        Kept with the month and the therapy only: no name, no day, no entry in the log. It is shown once the
        month is over, together with at least {LEAST_TOGETHER - 1} others. A lock before saving loses what is
        typed here.
      </p>
      <p className="hint">
        Did they tell of harm, or of not being safe? Record a concern first: from here nobody can be found
        again.
      </p>
      <AnswerFields form={form} reminder="Leave out names and anything only one child could say." />
    </FormDialog>
  );
}
