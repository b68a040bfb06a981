import { useState } from 'react';
import type { CourseView } from '../../shared/courses/contract.ts';
import { stillToPlan, type TakenDate, takenKey } from '../../shared/courses/reopening.ts';
import { formatDate, formatDay, formatTime } from '../../shared/dates.ts';
import { useCommand } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { ManyChoices } from '../ui/Choices.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Name } from '../ui/Name.tsx';
import { SavedMeanwhile } from '../ui/SavedMeanwhile.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';
import { ClashReason } from './WhenFields.tsx';

type Values = { because: string; planAgain: readonly string[]; clashReason: string };
const EMPTY: Values = { because: '', planAgain: [], clashReason: '' };
type Props = { readonly course: CourseView; readonly onClose: () => void };

/** A course that was ended by mistake goes on: why, and which of the dates its ending took out go back into the diary. */
export function ReopenCourse(props: Props) {
  const formKey = `reopenCourse:${props.course.id}`;
  return (
    <WithKept<Values> key={formKey} formKey={formKey}>
      {(kept) => <ReopenForm {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

type FormProps = Props & { readonly formKey: string; readonly kept: Kept<Values> | null };

function ReopenForm({ course, onClose, formKey, kept }: FormProps) {
  const reopen = useCommand('course.reopen');
  const today = useToday();
  // As they were when the form was opened: once it is saved they stand in the diary again.
  const [dates] = useState(() => stillToPlan(course.takenOut?.dates ?? [], course, today));
  const [isKnown] = useState(course.takenOut !== null);
  const [reviewOn] = useState(course.takenOut?.reviewOn ?? null);
  const [isTwice, setTwice] = useState((kept?.values.clashReason ?? '') !== '');
  const { form, onStartAgain, conflict } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    version: course.version,
    empty: EMPTY,
    check: ({ because }) =>
      because.trim() === '' ? { because: 'Say why it was a mistake, in a few words' } : {},
    save: async ({ because, planAgain, clashReason }, version) => {
      const reply = await reopen.run({
        courseId: course.id,
        version: version ?? course.version,
        because,
        planAgain: dates
          .filter((date) => planAgain.includes(takenKey(date)))
          .map(({ strandId, on, time }) => ({ strandId, on, time })),
        clashReason: isTwice ? clashReason : null,
      });
      if (!reply.ok && reply.fields?.['clashReason'] !== undefined) setTwice(true);
      return reply;
    },
    onSaved: onClose,
  });
  const name = <Name full={course.child.shortName} />;
  const isAll = form.values.planAgain.length === dates.length;
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={<>Reopen {name}’s course</>}
      lead={course.endedOn === null ? undefined : `Ended ${formatDate(course.endedOn)}`}
      submit={reopenWords(dates.length, form.values.planAgain.length)}
      also={<Button onPress={onClose}>Leave it ended</Button>}
      onStartAgain={onStartAgain}
    >
      <SavedMeanwhile conflict={conflict} what="this course">
        The page behind this form shows it as it is now.
      </SavedMeanwhile>
      <TextArea
        {...form.field('because')}
        label="Why was it a mistake?"
        hint="It is kept, with how it had ended."
        rows={2}
        maxLength={500}
      />
      {dates.length === 0 ? (
        <p className="small">{noDateWords(isKnown)}</p>
      ) : (
        <>
          <ManyChoices<string>
            {...form.field('planAgain')}
            legend="Which dates go back into the diary?"
            hint={`The ending took them out. None goes back unless you choose it.${
              course.needsInterpreter ? ' None of them has an interpreter booked any more.' : ''
            }`}
            options={dates.map((date) => ({ value: takenKey(date), label: dateWords(course, date) }))}
          />
          {dates.length < 2 ? null : (
            <p>
              <Button
                small
                kind="link"
                onPress={() => form.set('planAgain', isAll ? [] : dates.map(takenKey))}
              >
                {isAll ? 'Choose none' : `Choose all ${dates.length}`}
              </Button>
            </p>
          )}
        </>
      )}
      {isTwice ? (
        <ClashReason
          field={form.field('clashReason')}
          hint="Meanwhile somebody or a room is taken at one of these times. Leave that date out, or say how it is solved."
        />
      ) : null}
      <p className="small">
        {reviewOn === null ? '' : `The review of ${formatDay(reviewOn)} left the diary too: plan it again. `}
        Handovers that the ending called off stay called off. What was said of the ending is kept, and counts
        no more.
      </p>
    </FormDialog>
  );
}

/** What saving does: with dates that could go back, the button says how many do, so that none is not overlooked. */
function reopenWords(offered: number, chosen: number): string {
  if (offered === 0) return 'Reopen the course';
  return chosen === 0
    ? 'Reopen it without a date'
    : `Reopen it with ${chosen === 1 ? '1 date' : `${chosen} dates`}`;
}

function noDateWords(isKnown: boolean): string {
  return isKnown
    ? 'No date that the ending took out can still be held. Plan new ones once it is open.'
    : 'Which dates the ending took out was not kept then. Plan new ones once it is open.';
}

function dateWords(course: CourseView, { strandId, on, time }: TakenDate): string {
  const isCarers = course.strands.some(({ id, isCounted }) => id === strandId && !isCounted);
  return `${formatDay(on)}${time === null ? '' : `, ${formatTime(time)}`}${isCarers ? ', carer' : ''}`;
}
