import type { CourseView } from '../../shared/courses/contract.ts';
import { isLocalDate, localDate } from '../../shared/dates.ts';
import type { ReviewView } from '../../shared/reviews/contract.ts';
import { readTime } from '../../shared/typedTime.ts';
import { useCommand } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { useForm } from '../ui/useForm.ts';
import { bringUp } from './bringUp.ts';
import { dateError, timeError } from './dateErrors.ts';
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
    check: ({ plannedOn, startsAt }) => ({
      ...dateError('plannedOn', plannedOn, 'Enter the day of the review'),
      ...timeError('startsAt', startsAt),
    }),
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
  const read = readTime(startsAt);
  const time = read.ok ? read.time : null;
  return (
    <form
      ref={bringUp}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <FormMessage message={form.message ?? form.conflict?.message} />
      <div className="on-day">
        <DateField label="Day" {...form.field('plannedOn')} />
        <TimeField label="At" {...form.field('startsAt')} />
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
