import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CourseView } from '../../shared/courses/contract.ts';
import { FEEDBACK_VOICES, type FeedbackVoice } from '../../shared/courses/ending.ts';
import { reviewBefore } from '../../shared/courses/facts.ts';
import { type Attendee, whoMayAttend } from '../../shared/courses/logging.ts';
import { isLocalDate, localDate } from '../../shared/dates.ts';
import {
  PLAN_SHARED,
  PLAN_SHARED_LABELS,
  type PlanShared,
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
import { useForm } from '../ui/useForm.ts';
import { bringUp } from './bringUp.ts';
import { theirCourseIn } from './conflicts.ts';
import { NoteConflict } from './NoteConflict.tsx';
import { AttendeeLabel } from './people.tsx';
import { SessionNote } from './SessionNote.tsx';
import {
  type HeldValues as Values,
  initialValues,
  reviewWords,
  theirReview,
  whatIsMissing,
  wordsSent,
} from './heldReview.ts';
import { TheirWords } from './TheirWords.tsx';
import { useNoteSent } from './useNoteSent.ts';

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
        planShared: values.planShared,
        feedbackAsked: [...values.feedbackAsked],
        words: { child: wordsSent(values.childWords), carer: wordsSent(values.carerWords) },
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
      {canNote && corrects === undefined ? (
        <TheirWords
          course={course}
          withWhom={values.withWhom}
          child={form.field('childWords')}
          carer={form.field('carerWords')}
        />
      ) : null}
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
      <Choices<PlanShared>
        {...form.field('planShared')}
        legend="Was the plan shared, and agreed?"
        hint="With the child, and with whoever cares for them. It may be left open."
        number={4}
        options={PLAN_SHARED.map((value) => ({ value, label: PLAN_SHARED_LABELS[value] }))}
      />
      <ManyChoices<FeedbackVoice>
        {...form.field('feedbackAsked')}
        legend="Who was asked for feedback?"
        hint="Only if somebody was. What they said goes under Feedback."
        number={5}
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
