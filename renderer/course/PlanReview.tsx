import type { CourseView } from '../../shared/courses/contract.ts';
import { isLocalDate, localDate, localTime } from '../../shared/dates.ts';
import type { ReviewView } from '../../shared/reviews/contract.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useForm } from '../ui/useForm.ts';
import { whenWords } from './words.ts';

type PlanReviewProps = {
  readonly course: CourseView;
  readonly planned: ReviewView | null;
  readonly number: number;
  readonly onDone: () => void;
};

/** A day for the review to come. */
export function PlanReview({ course, planned, number, onDone }: PlanReviewProps) {
  const plan = useCommand('review.plan');
  const form = useForm({
    initial: { plannedOn: planned?.plannedOn ?? '', startsAt: planned?.startsAt ?? '' } as {
      plannedOn: string;
      startsAt: string;
    },
    check: ({ plannedOn }) => {
      const read = readDate(plannedOn);
      if (read.ok) return {};
      return { plannedOn: plannedOn.trim() === '' ? 'Enter the day of the review' : read.message };
    },
    save: ({ plannedOn, startsAt }) =>
      plan.run({
        courseId: course.id,
        version: course.version,
        plannedOn: localDate(plannedOn),
        startsAt: startsAt === '' ? null : startsAt,
      }),
    onSaved: onDone,
  });
  const { plannedOn, startsAt } = form.values;
  const time = startsAt === '' ? null : localTime(startsAt);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <FormMessage message={form.message ?? form.conflict?.message} />
      <div className="on-day">
        <DateField label="Day" {...form.field('plannedOn')} />
        <TextField label="At" type="time" {...form.field('startsAt')} />
      </div>
      <div className="form-foot">
        <Button kind="primary" type="submit" isPending={form.isSaving}>
          Plan review {number}
          {isLocalDate(plannedOn) ? ` for ${whenWords(plannedOn, time)}` : ''}
        </Button>
        <Button kind="quiet" onPress={onDone}>
          Leave it
        </Button>
      </div>
    </form>
  );
}
