import { useState } from 'react';
import type { CourseView } from '../../shared/courses/contract.ts';
import { isToldOtherwise } from '../../shared/courses/ending.ts';
import {
  besidesOf,
  countedDates,
  progressFrom,
  reviewFactsOf,
  standingOf,
} from '../../shared/courses/facts.ts';
import { countIn, isInTime, type Progress } from '../../shared/courses/progress.ts';
import { figureInWords, figureOf, positionOf } from '../../shared/courses/rules.ts';
import { isLocalDate, localDate } from '../../shared/dates.ts';
import { unitWord } from '../../shared/protocols/catalogue.ts';
import { openReviewPoints } from '../../shared/reviews/rules.ts';
import { useCommand } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useToday } from '../session.tsx';
import { upperFirst } from '../textCase.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FormHead } from '../ui/FormHead.tsx';
import { Name } from '../ui/Name.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';
import { AfterEnding, HowItEnded } from './EndingFields.tsx';
import { callOffWords } from './interpreterWords.ts';
import { type EndingValues, endingValuesOf, toldOf, whatEndingMisses } from './endingValues.ts';
import { SavedMeanwhile } from '../ui/SavedMeanwhile.tsx';

type EndDialogProps = { readonly course: CourseView; readonly onClose: () => void };

/**
 * Ends a course: of which kind, on which day, who decided, what was agreed and what comes after; with a sentence of what will
 * change. Of a course that has ended it tells or corrects how.
 */
export function EndDialog(props: EndDialogProps) {
  const formKey = `endCourse:${props.course.id}`;
  return (
    <WithKept<EndingValues> key={formKey} formKey={formKey}>
      {(kept) => <EndForm {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

type EndFormProps = EndDialogProps & { readonly formKey: string; readonly kept: Kept<EndingValues> | null };

function EndForm({ course, onClose, formKey, kept }: EndFormProps) {
  const end = useCommand('course.end');
  const tell = useCommand('course.tellEnding');
  const today = useToday();
  const { bounds } = course.terms;
  // As it was when the form was opened: saving must not turn it into another while it closes.
  const [isEnded] = useState(course.endedOn !== null);
  // It lasts to its last session, whatever the day on which it is ended.
  const lasted = { ...progressFrom(countedDates(course), true, today), besides: besidesOf(course) };
  // What was told before, or the day: to tell either otherwise asks why.
  const [before] = useState({ told: course.endingTold, on: course.endedOn, reason: course.endingReason });
  const isCorrected = (values: EndingValues) =>
    isEnded &&
    (values.endedOn !== before.on ||
      (before.told !== null &&
        isToldOtherwise(
          { ...before.told, reason: before.reason },
          { ...toldOf(values), reason: values.reason },
        )));
  const isBelow = positionOf(bounds, lasted) === 'below';
  const { form, onStartAgain, conflict } = useDraftedForm<EndingValues, unknown>({
    formKey,
    kept,
    version: course.version,
    empty: endingValuesOf(course),
    check: (values) => whatEndingMisses(values, { isBelow, isCorrected: isCorrected(values) }),
    save: async (values, version) => {
      const what = {
        courseId: course.id,
        version: version ?? course.version,
        told: toldOf(values),
        reason: values.reason === '' ? null : values.reason,
      };
      const endedOn = localDate(values.endedOn);
      return isEnded
        ? tell.run({ ...what, endedOn, because: values.because })
        : end.run({ ...what, endedOn });
    },
    onSaved: onClose,
  });
  const { endedOn } = form.values;
  const open = openReviewPoints(reviewFactsOf(course, today)).length;
  const name = <Name full={course.child.shortName} />;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={isEnded ? <>How {name}’s course ended</> : <>End {name}’s course</>}
      lead={`${upperFirst(figureInWords(figureOf(standingOf(course, today))))}${bounds.unit === 'session' && lasted.besides === 0 ? ' attended' : `, ${lasted.attended} attended`}`}
      foot={
        isEnded ? (
          <Button kind="primary" isPending={form.isSaving} onPress={form.submit}>
            Save how it ended
          </Button>
        ) : (
          <>
            <Button kind="grave" isPending={form.isSaving} onPress={form.submit}>
              End the course
            </Button>
            <Button onPress={onClose}>Go on with it</Button>
            <p className="hint">The referral stays open until somebody closes it.</p>
          </>
        )
      }
    >
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <FormHead form={form} onStartAgain={onStartAgain} />
        <SavedMeanwhile conflict={conflict} what="this course">
          The page behind this form shows it as it is now.
        </SavedMeanwhile>
        <DateField label="On which day?" className="short" {...form.field('endedOn')} />
        <HowItEnded form={form} isEnded={isEnded} />
        {isBelow ? (
          <Banner tone="ochre" fact={belowWords(course, lasted)}>
            That can be right. Say why.
          </Banner>
        ) : null}
        <TextArea
          label="Why it ends here"
          hint={isBelow ? 'In a few words.' : 'Only if something should be remembered.'}
          rows={2}
          maxLength={500}
          {...form.field('reason')}
        />
        <AfterEnding form={form} course={course} />
        {isCorrected(form.values) ? (
          <TextArea label="Why is it corrected?" rows={2} maxLength={500} {...form.field('because')} />
        ) : null}
        {course.strands.some(({ run }) => run !== null) ? (
          <p className="hint">
            Nobody has decided yet what follows from the missed sessions. That stays on Today: an ending does
            not answer it.
          </p>
        ) : null}
        {open === 0 || isEnded ? null : (
          <p className="hint">
            {open === 1 ? 'A review is' : `${open} reviews are`} still due. The course can end without, and
            the return will show it.
          </p>
        )}
        {isEnded && endedOn === before.on ? null : <p className="small">{whatChanges(course, endedOn)}</p>}
      </form>
    </Dialog>
  );
}

function belowWords({ terms }: CourseView, lasted: Progress): string {
  const { min, unit } = terms.bounds;
  if (min === null || lasted.attended === 0) return 'No session was attended.';
  const count = countIn(unit, lasted);
  return isInTime(terms.bounds)
    ? `It lasted ${count} ${unitWord(unit, count)} to its last session, the range begins at ${min}.`
    : `${count} attended, the range begins at ${min}.`;
}

/** What ending changes: dates that leave the diary, days that still wait for their entry. */
function whatChanges(course: CourseView, endedOn: string): string {
  const planned = course.sessions.flatMap((each) => each.tries).filter((each) => each.status === 'planned');
  if (!isLocalDate(endedOn)) return 'Dates after that day leave the diary. What was held stays as it is.';
  const leave = planned.filter((each) => each.on > endedOn);
  const after = leave.length;
  const booked = callOffWords(leave.filter(({ interpreter }) => interpreter === 'booked').length, after);
  const before = planned.length - after;
  const leaving = `${after} ${after === 1 ? 'date leaves' : 'dates leave'} the diary, the carer’s among them.`;
  const left =
    before === 0 ? '' : ` ${before} ${before === 1 ? 'date waits' : 'dates wait'} to be logged, and can be.`;
  return `${after === 0 ? 'No date is left in the diary.' : leaving}${left} What was held stays as it is.${booked === null ? '' : ` ${booked}`}`;
}
