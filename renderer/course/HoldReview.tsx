import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { noteTooLong } from '../../shared/clinicalNotes/note.ts';
import type { CourseView } from '../../shared/courses/contract.ts';
import { FEEDBACK_VOICES, type FeedbackVoice } from '../../shared/courses/ending.ts';
import { heldReviews, reviewBefore } from '../../shared/courses/facts.ts';
import { type Attendee, whoMayAttend } from '../../shared/courses/logging.ts';
import { formatDate, isLocalDate, localDate } from '../../shared/dates.ts';
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
import { VOICE_LABELS } from '../feedback/AnswerFields.tsx';
import { SinceLastReview } from '../measures/SinceLastReview.tsx';
import { useCan, useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Choices, ManyChoices } from '../ui/Choices.tsx';
import { Conflict } from '../ui/Conflict.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormHead } from '../ui/FormHead.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { type FormErrors, useForm } from '../ui/useForm.ts';
import { bringUp } from './bringUp.ts';
import { dateError, timeError } from './dateErrors.ts';
import { theirCourseIn } from './conflicts.ts';
import { NoteConflict } from './NoteConflict.tsx';
import { AttendeeLabel } from './people.tsx';
import { SessionNote } from './SessionNote.tsx';
import { useNoteSent } from './useNoteSent.ts';

type Values = {
  heldOn: string;
  startsAt: string;
  withWhom: readonly Attendee[];
  effective: ReviewFinding | null;
  outcome: ReviewOutcome | null;
  extendTo: string;
  feedbackAsked: readonly FeedbackVoice[];
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
  const queries = useQueryClient();
  const canNote = useCan('note.get');
  const record = useCommand('review.record');
  const [isDraft, setIsDraft] = useState(kept !== null);
  const [noteShown, setNoteShown] = useState((kept?.note ?? '') !== '');
  const shownVersion = useRef<number | null>(null);
  const note = useNoteSent();
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
        version: shownVersion.current ?? course.version,
        reviewId: corrects?.id ?? null,
        heldOn: localDate(values.heldOn),
        startsAt: values.startsAt === '' ? null : values.startsAt,
        withWhom: [...values.withWhom],
        effective: values.effective ?? 'too_early',
        outcome: values.outcome ?? 'continue',
        extendTo: values.outcome === 'extend' && values.extendTo !== '' ? Number(values.extendTo) : null,
        feedbackAsked: [...values.feedbackAsked],
        note: note.of(values.note),
      });
      if (reply.ok) await forgetDraft(formKey);
      return reply;
    },
    onSaved: onDone,
    saveDraft: (values) => keepDraft(formKey, values),
  });
  const { values } = form;
  const noteConflict = note.conflictOf(form.conflict, {
    yours: values.note,
    onText: (text) => form.set('note', text),
    onClear: form.clearConflict,
    onSubmit: form.submit,
  });
  const theirs = theirCourseIn(form.conflict);
  function startAgain() {
    form.reset(blank);
    setIsDraft(false);
    void forgetDraft(formKey);
  }
  // As the form was opened: an answer that is unticked stays where it was.
  const [said] = useState(values.withWhom);
  const who = whoMayAttend({ needsInterpreter: course.needsInterpreter, said, isCarers: false });
  return (
    <form
      ref={bringUp}
      noValidate
      className="hold-review"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <FormHead form={form} onStartAgain={isDraft ? startAgain : undefined} />
      <SinceLastReview
        childId={course.child.id}
        courseId={course.id}
        on={isLocalDate(values.heldOn) ? values.heldOn : today}
        before={reviewBefore(course, isLocalDate(values.heldOn) ? values.heldOn : today)}
      />
      {theirs === undefined ? null : (
        <Conflict
          facts={[
            {
              label: `Review ${number}`,
              theirs: reviewWords(theirReview(theirs, corrects)),
              yours: reviewWords({
                heldOn: values.heldOn,
                effective: values.effective,
                outcome: values.outcome,
              }),
            },
          ]}
          onKeepTheirs={() => {
            // A note that was typed stays on the form.
            form.reset({ ...blank, note: values.note });
            setIsDraft(false);
            void (values.note === '' ? forgetDraft(formKey) : keepDraft(formKey, { note: values.note })).then(
              () => queries.invalidateQueries(),
            );
          }}
          onUseYours={() => {
            shownVersion.current = theirs.version;
            form.clearConflict();
            form.submit();
          }}
        />
      )}
      {noteConflict === null ? null : <NoteConflict {...noteConflict} />}
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
      <ManyChoices<FeedbackVoice>
        {...form.field('feedbackAsked')}
        legend="Who was asked for feedback?"
        hint="Only if somebody was. What they said goes under Feedback."
        number={4}
        options={FEEDBACK_VOICES.map((value) => ({ value, label: VOICE_LABELS[value] }))}
      />
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
    feedbackAsked: [],
    note: '',
  };
}

/** The review that the form is about, or the last one held, as somebody else saved it. */
function theirReview(theirs: CourseView, corrects: ReviewView | undefined): ReviewView | undefined {
  return theirs.reviews.find((each) => each.id === corrects?.id) ?? heldReviews(theirs).at(-1);
}

/** '2 Nov 2026: helping, carry on' */
function reviewWords(
  review:
    { heldOn: string | null; effective: ReviewFinding | null; outcome: ReviewOutcome | null } | undefined,
): string {
  if (review === undefined) return 'not held yet';
  const { heldOn, effective, outcome } = review;
  const said = [
    effective === null ? null : REVIEW_FINDING_LABELS[effective],
    outcome === null ? null : REVIEW_OUTCOME_LABELS[outcome],
  ].filter((part) => part !== null);
  return `${heldOn !== null && isLocalDate(heldOn) ? formatDate(heldOn) : 'no day yet'}: ${said.join(', ').toLowerCase()}`;
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
  const tooLong = noteTooLong(values.note);
  if (tooLong !== null) errors.note = tooLong;
  return errors;
}
