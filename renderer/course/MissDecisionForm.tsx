import type { CourseView, StrandView } from '../../shared/courses/contract.ts';
import {
  MISS_BARRIER_LABELS,
  MISS_BARRIERS,
  MISS_DECISION_FIELD_OF,
  MISS_DECISION_LABELS,
  MISS_DECISIONS,
  type MissBarrier,
  type MissDecision,
  SPOKEN_TO,
  SPOKEN_TO_LABELS,
  type SpokenTo,
  whatMissDecisionLacks,
} from '../../shared/courses/missDecision.ts';
import { runOfMissesNote } from '../../shared/courses/misses.ts';
import { isLocalDate, type LocalDate } from '../../shared/dates.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useSession, useToday } from '../session.tsx';
import { Choices, ManyChoices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Name } from '../ui/Name.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import type { FormErrors } from '../ui/useForm.ts';
import { useDraftedForm } from '../useDraftedForm.ts';
import { SavedMeanwhile } from '../ui/SavedMeanwhile.tsx';

type Values = {
  barriers: readonly MissBarrier[];
  spokenTo: readonly SpokenTo[];
  decision: MissDecision | null;
  words: string;
  nextLookOn: string;
};
type Props = { readonly course: CourseView; readonly strand: StrandView; readonly onClose: () => void };

/** After several missed sessions: what gets in the way, who was spoken to, what was decided and when it is looked at again. */
export function MissDecisionForm(props: Props) {
  const formKey = `missDecision:${props.strand.id}`;
  return (
    <WithKept<Values> key={formKey} formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

type FormProps = Props & { readonly formKey: string; readonly kept: Kept<Values> | null };

function Form({ course, strand, onClose, formKey, kept }: FormProps) {
  const today = useToday();
  const { account } = useSession();
  const decide = useCommand('course.decideMisses');
  const { form, onStartAgain, conflict } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    version: course.version,
    empty: { barriers: [], spokenTo: [], decision: null, words: '', nextLookOn: '' },
    check: (values) => whatIsMissing(values, today),
    save: ({ barriers, spokenTo, decision, words, nextLookOn }, version) =>
      decide.run({
        courseId: course.id,
        version: version ?? course.version,
        strandId: strand.id,
        barriers: [...barriers],
        spokenTo: [...spokenTo],
        decision: decision ?? 'go_on',
        words,
        nextLookOn: decision !== 'settled' && isLocalDate(nextLookOn) ? nextLookOn : null,
      }),
    onSaved: onClose,
  });
  const { decision } = form.values;
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={
        <>
          Missed sessions of{' '}
          {strand.isCounted ? <Name full={course.child.shortName} /> : 'the parent or carer'}
        </>
      }
      lead={strand.run === null ? 'Looking at it again' : runOfMissesNote(strand.run)}
      submit="Save the decision"
      also={
        <p className="hint">Decided by {account.name}. Missing sessions never ends a course by itself.</p>
      }
      onStartAgain={onStartAgain}
    >
      <SavedMeanwhile conflict={conflict} what="this course">
        The page behind this form shows it as it is now.
      </SavedMeanwhile>
      <p className="hint">
        Not being brought again and again can be a sign of neglect (NICE NG76 1.3.41). Not wanting therapy now
        is a choice.
      </p>
      <ManyChoices<MissBarrier>
        {...form.field('barriers')}
        legend="What gets in the way?"
        options={MISS_BARRIERS.map((value) => ({ value, label: MISS_BARRIER_LABELS[value] }))}
      />
      <ManyChoices<SpokenTo>
        {...form.field('spokenTo')}
        legend="Who was spoken to?"
        options={SPOKEN_TO.map((value) => ({ value, label: SPOKEN_TO_LABELS[value] }))}
      />
      <Choices<MissDecision>
        {...form.field('decision')}
        legend="What was decided?"
        options={MISS_DECISIONS.map((value) => ({ value, label: MISS_DECISION_LABELS[value] }))}
      />
      {decision === 'raise_concern' ? (
        <p className="hint">
          Record the concern as well, on the child’s safety page: only there is it read and followed up.
        </p>
      ) : null}
      <TextArea
        {...form.field('words')}
        label="In a sentence or two, and by whom"
        reminder={DISCLOSABLE}
        rows={3}
        maxLength={1000}
      />
      {decision === 'settled' ? null : (
        <DateField
          {...form.field('nextLookOn')}
          label="Look at it again on"
          hint="It stands on Today from that day."
        />
      )}
    </FormDialog>
  );
}

function whatIsMissing(values: Values, today: LocalDate): FormErrors<Values> {
  const errors: FormErrors<Values> = {};
  const look = readDate(values.nextLookOn);
  const lacks = whatMissDecisionLacks(
    { ...values, decision: values.decision ?? 'go_on', nextLookOn: look.ok ? look.date : null },
    today,
  );
  for (const code of lacks) errors[MISS_DECISION_FIELD_OF[code]] = REFUSALS[code];
  if (values.decision === null) errors.decision = 'Choose what was decided';
  // A day that cannot be read says so, before anything is said of which day it is.
  if (values.decision !== 'settled' && values.nextLookOn.trim() !== '' && !look.ok)
    errors.nextLookOn = look.message;
  return errors;
}
