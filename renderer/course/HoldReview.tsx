import { useState } from 'react';
import type { CourseView } from '../../shared/courses/contract.ts';
import type { Attendee } from '../../shared/courses/logging.ts';
import { localDate } from '../../shared/dates.ts';
import {
  REVIEW_FINDING_LABELS,
  REVIEW_FINDINGS,
  REVIEW_OUTCOME_LABELS,
  REVIEW_OUTCOMES,
  type ReviewFinding,
  type ReviewOutcome,
} from '../../shared/reviews/codes.ts';
import type { ReviewView } from '../../shared/reviews/contract.ts';
import { useCommand } from '../client.ts';
import { forgetDraft, keepDraft, useKeptDraft } from '../keptDraft.ts';
import { useCan, useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Choices, ManyChoices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { type FormErrors, useForm } from '../ui/useForm.ts';
import { dateError, timeError } from './dateErrors.ts';
import { AttendeeLabel } from './people.tsx';
import { SessionNote } from './SessionNote.tsx';

type Values = {
  heldOn: string;
  startsAt: string;
  withWhom: readonly Attendee[];
  effective: ReviewFinding | null;
  outcome: ReviewOutcome | null;
  extendTo: string;
  note: string;
};

type HoldReviewProps = {
  readonly course: CourseView;
  readonly planned: ReviewView | null;
  readonly number: number;
  /** A review held already whose entry is corrected. */
  readonly corrects?: ReviewView;
  readonly onDone: () => void;
};

/** Records a review: when, with whom, whether it is helping, what was decided. Past days are as good as today. */
export function HoldReview(props: HoldReviewProps) {
  const { course, corrects } = props;
  const formKey = `review:${corrects?.id ?? course.id}`;
  const kept = useKeptDraft<Values>(formKey);
  return kept === null ? null : <HoldForm {...props} formKey={formKey} kept={kept.values} />;
}

type HoldFormProps = HoldReviewProps & { readonly formKey: string; readonly kept: Partial<Values> | null };

function HoldForm({ course, planned, number, corrects, onDone, formKey, kept }: HoldFormProps) {
  const today = useToday();
  const canNote = useCan('note.get');
  const record = useCommand('review.record');
  const [isDraft, setIsDraft] = useState(kept !== null);
  const [noteShown, setNoteShown] = useState((kept?.note ?? '') !== '');
  const blank = initialValues(
    corrects,
    planned !== null && (planned.plannedOn ?? '') <= today ? planned : null,
  );
  const form = useForm<Values, { reviewId: string }>({
    initial: { ...blank, ...kept },
    check: whatIsMissing,
    save: async (values) => {
      const reply = await record.run({
        courseId: course.id,
        version: course.version,
        reviewId: corrects?.id ?? null,
        heldOn: localDate(values.heldOn),
        startsAt: values.startsAt === '' ? null : values.startsAt,
        withWhom: [...values.withWhom],
        effective: values.effective ?? 'too_early',
        outcome: values.outcome ?? 'continue',
        extendTo: values.outcome === 'extend' && values.extendTo !== '' ? Number(values.extendTo) : null,
        note: values.note === '' ? null : values.note,
      });
      if (reply.ok) await forgetDraft(formKey);
      return reply;
    },
    onSaved: onDone,
    saveDraft: (values) => keepDraft(formKey, values),
  });
  const who: Attendee[] = ['child', 'carer', 'interpreter', 'other'];
  return (
    <form
      noValidate
      className="hold-review"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      {isDraft ? (
        <Banner
          tone="slate"
          fact="What you were writing was kept."
          action={
            <Button
              kind="link"
              small
              onPress={() => {
                form.reset(blank);
                setIsDraft(false);
                void forgetDraft(formKey);
              }}
            >
              Start again
            </Button>
          }
        />
      ) : null}
      <ErrorSummary {...form.summary} />
      <FormMessage message={form.message ?? form.conflict?.message} />
      <div className="on-day">
        <DateField label="Held on" {...form.field('heldOn')} />
        <TimeField label="At" {...form.field('startsAt')} />
      </div>
      <ManyChoices<Attendee>
        {...form.field('withWhom')}
        legend="Who was there?"
        number={1}
        options={who.map((each) => ({ value: each, label: <AttendeeLabel course={course} who={each} /> }))}
      />
      <Choices<ReviewFinding>
        {...form.field('effective')}
        legend="Is it helping?"
        number={2}
        options={REVIEW_FINDINGS.map((value) => ({ value, label: REVIEW_FINDING_LABELS[value] }))}
      />
      <Choices<ReviewOutcome>
        {...form.field('outcome')}
        legend="What was decided?"
        number={3}
        options={REVIEW_OUTCOMES.map((value) => ({ value, label: REVIEW_OUTCOME_LABELS[value] }))}
      />
      {form.values.outcome === 'extend' ? (
        <div className="after-q">
          <TextField
            label="To how many sessions?"
            hint="Leave it empty if that is for the decision."
            inputMode="numeric"
            maxLength={3}
            {...form.field('extendTo')}
          />
        </div>
      ) : null}
      {!canNote || corrects?.hasNote === true ? null : noteShown ? (
        <SessionNote field={form.field('note')} isPreTrial={course.child.isPreTrial} />
      ) : (
        <div className="log-more">
          <Button kind="link" small onPress={() => setNoteShown(true)}>
            Write a note
          </Button>
        </div>
      )}
      <div className="form-foot">
        <Button kind="primary" type="submit" isPending={form.isSaving}>
          Save review {number}
        </Button>
        <Button kind="quiet" onPress={onDone}>
          Leave it
        </Button>
      </div>
    </form>
  );
}

function initialValues(corrects: ReviewView | undefined, planned: ReviewView | null): Values {
  return {
    heldOn: corrects?.heldOn ?? planned?.plannedOn ?? '',
    startsAt: corrects?.startsAt ?? planned?.startsAt ?? '',
    withWhom: corrects?.withWhom ?? [],
    effective: corrects?.effective ?? null,
    outcome: corrects?.outcome ?? null,
    extendTo: corrects?.extendTo == null ? '' : String(corrects.extendTo),
    note: '',
  };
}

function whatIsMissing(values: Values): FormErrors<Values> {
  const errors: FormErrors<Values> = {
    ...dateError('heldOn', values.heldOn, 'Enter the day it was held'),
    ...timeError('startsAt', values.startsAt),
  };
  if (values.withWhom.length === 0) errors.withWhom = 'Say who was there';
  if (values.effective === null)
    errors.effective = 'Say whether it is helping, or that it is too early to tell';
  if (values.outcome === null) errors.outcome = 'Say what was decided';
  if (values.outcome === 'extend' && !/^\d{0,3}$/.test(values.extendTo.trim()))
    errors.extendTo = 'Enter a number of sessions, such as 26';
  return errors;
}
