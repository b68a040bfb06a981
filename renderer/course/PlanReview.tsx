import type { CourseView } from '../../shared/courses/contract.ts';
import { countedStrandOf } from '../../shared/courses/facts.ts';
import { isLocalDate, localDate } from '../../shared/dates.ts';
import { isDayOff } from '../../shared/diary/clashes.ts';
import type { ReviewView } from '../../shared/reviews/contract.ts';
import { readTime } from '../../shared/typedTime.ts';
import { useCommand } from '../client.ts';
import { useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { useForm } from '../ui/useForm.ts';
import { bringUp } from './bringUp.ts';
import { ClashLine } from './ClashLine.tsx';
import { dateError, timeError } from './dateErrors.ts';
import { useClashes } from './useClashes.ts';
import { LOOK_FIRST } from './useInTheWay.ts';
import { dayWords, whenWords } from './words.ts';

type PlanReviewProps = {
  readonly course: CourseView;
  readonly planned: ReviewView | null;
  readonly number: number;
  readonly onDone: () => void;
};

/** A day for the review to come. */
export function PlanReview({ course, planned, number, onDone }: PlanReviewProps) {
  const today = useToday();
  const plan = useCommand('review.plan');
  const form = useForm({
    initial: { plannedOn: planned?.plannedOn ?? '', startsAt: planned?.startsAt ?? '' } as {
      plannedOn: string;
      startsAt: string;
    },
    check: async ({ plannedOn, startsAt }) => ({
      ...((await unsaid()) && { plannedOn: LOOK_FIRST }),
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
  // Reviews are often held in the hour of a session: only a day on which nobody works is worth a word.
  const { clashes, unsaid } = useClashes(countedStrandOf(course)?.id ?? '', plannedOn, '', isDayOff);
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
        <DateField label="Day" {...form.field('plannedOn')} hint={dayWords(plannedOn, today)} />
        <TimeField label="At" {...form.field('startsAt')} />
        <ClashLine clashes={clashes} can="It can be planned all the same." />
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
