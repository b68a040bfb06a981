import type { CourseView } from '../../shared/courses/contract.ts';
import { countedDates, progressFrom, reviewFactsOf, standingOf } from '../../shared/courses/facts.ts';
import {
  COURSE_ENDING_LABELS,
  COURSE_ENDINGS,
  type CourseEnding,
  figureInWords,
  figureOf,
  positionOf,
} from '../../shared/courses/rules.ts';
import { countIn, isInTime, type Progress } from '../../shared/courses/progress.ts';
import { isLocalDate, localDate } from '../../shared/dates.ts';
import { unitWord } from '../../shared/protocols/catalogue.ts';
import { openReviewPoints } from '../../shared/reviews/rules.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { forgetDraft, keepDraft, useKeptDraft } from '../keptDraft.ts';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { Name } from '../ui/Name.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { type FormErrors, useForm } from '../ui/useForm.ts';
import { upperFirst } from '../textCase.ts';

type Values = { ending: CourseEnding | ''; endedOn: string; reason: string };
type EndDialogProps = { readonly course: CourseView; readonly onClose: () => void };

/** Ends a course: how, on which day, and why where it stays below its range; with a sentence of what will change. */
export function EndDialog(props: EndDialogProps) {
  const kept = useKeptDraft<Values>(`endCourse:${props.course.id}`);
  return kept === null ? null : <EndForm {...props} kept={kept.values} />;
}

function EndForm({ course, onClose, kept }: EndDialogProps & { readonly kept: Partial<Values> | null }) {
  const end = useCommand('course.end');
  const formKey = `endCourse:${course.id}`;
  const today = useToday();
  const { bounds } = course.terms;
  // It lasts to its last session, whatever the day on which it is ended.
  const lasted = progressFrom(countedDates(course), true, today);
  const isBelow = positionOf(bounds, lasted) === 'below';
  const form = useForm<Values, { datesReleased: number }>({
    initial: { ending: '', endedOn: '', reason: '', ...kept },
    check: (values) => whatIsMissing(values, isBelow),
    save: async (values) => {
      const reply = await end.run({
        courseId: course.id,
        version: course.version,
        endedOn: localDate(values.endedOn),
        ending: values.ending === '' ? 'other' : values.ending,
        reason: values.reason === '' ? null : values.reason,
      });
      if (reply.ok) await forgetDraft(formKey);
      return reply;
    },
    onSaved: onClose,
    saveDraft: (values) => keepDraft(formKey, values),
  });
  const { endedOn } = form.values;
  const open = openReviewPoints(reviewFactsOf(course, today)).length;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="sure"
      title={
        <>
          End <Name full={course.child.shortName} />
          ’s course
        </>
      }
      lead={`${upperFirst(figureInWords(figureOf(standingOf(course, today))))}${bounds.unit === 'session' ? ' attended' : `, ${lasted.attended} attended`}`}
      foot={
        <>
          <Button kind="grave" isPending={form.isSaving} onPress={form.submit}>
            End the course
          </Button>
          <Button onPress={onClose}>Go on with it</Button>
        </>
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
        <ErrorSummary {...form.summary} />
        <FormMessage message={form.message ?? form.conflict?.message} />
        <Select<CourseEnding>
          label="How does it end?"
          empty="Choose one"
          options={COURSE_ENDINGS.map((value) => ({ value, label: COURSE_ENDING_LABELS[value] }))}
          {...form.field('ending')}
        />
        <DateField label="On which day?" className="short" {...form.field('endedOn')} />
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
        {course.strands.some(({ run }) => run !== null) ? (
          <p className="hint">
            Nobody has decided yet what follows from the missed sessions. That stays on Today: an ending does
            not answer it.
          </p>
        ) : null}
        {open === 0 ? null : (
          <p className="hint">
            {open === 1 ? 'A review is' : `${open} reviews are`} still due. The course can end without, and
            the return will show it.
          </p>
        )}
        <p className="small">{whatChanges(course, endedOn)}</p>
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
  const after = planned.filter((each) => each.on > endedOn).length;
  const before = planned.length - after;
  const leaving = `${after} ${after === 1 ? 'date leaves' : 'dates leave'} the diary, the carer’s among them.`;
  const left =
    before === 0 ? '' : ` ${before} ${before === 1 ? 'date waits' : 'dates wait'} to be logged, and can be.`;
  return `${after === 0 ? 'No date is left in the diary.' : leaving}${left} What was held stays as it is.`;
}

function whatIsMissing(values: Values, isBelow: boolean): FormErrors<Values> {
  const errors: FormErrors<Values> = {};
  if (values.ending === '') errors.ending = 'Say how it ends';
  const read = readDate(values.endedOn);
  if (!read.ok) errors.endedOn = values.endedOn.trim() === '' ? 'Enter the day it ends' : read.message;
  if (isBelow && values.reason.trim() === '') errors.reason = 'Say why it ends here, in a few words';
  return errors;
}
