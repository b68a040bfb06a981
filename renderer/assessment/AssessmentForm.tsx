import { useRef, useState } from 'react';
import { readNotes } from '../../shared/accounts/rules.ts';
import {
  ASSESSMENT_KIND_LABELS,
  ASSESSMENT_KINDS,
  NEED_LABELS,
  NEEDS,
} from '../../shared/assessment/codes.ts';
import type { AssessmentWriteup } from '../../shared/assessment/contract.ts';
import type { OutputOf } from '../../shared/contract.ts';
import type { AbuseType } from '../../shared/referrals/codes.ts';
import { formatDate, isLocalDate } from '../../shared/dates.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';
import { useCommand, useOp } from '../client.ts';
import { orNull } from '../formValues.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useCan, useSession, useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Choices, ManyChoices } from '../ui/Choices.tsx';
import { Conflict } from '../ui/Conflict.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { TextField } from '../ui/TextField.tsx';
import { AfterAssessment } from './AfterAssessment.tsx';
import { differences } from './assessmentWords.ts';
import {
  type AssessmentValues,
  inputOf,
  newAssessment,
  valuesOfWriteup,
  whatIsMissing,
} from './assessmentValues.ts';
import { WriteupFields } from './WriteupFields.tsx';

/** A new assessment: one held here, or one taken from another service so that the child need not tell it all again. */
export function AssessmentForm({
  referralId,
  referredFor,
  name,
  onClose,
}: {
  readonly referralId: string;
  /** The kinds of abuse that the referral names: the assessment begins with them. */
  readonly referredFor: readonly AbuseType[];
  /** The child's. */
  readonly name: string;
  readonly onClose: () => void;
}) {
  const formKey = `assessment:${referralId}`;
  return (
    <WithKept<AssessmentValues> key={formKey} formKey={formKey}>
      {(kept) => (
        <Form
          referralId={referralId}
          referredFor={referredFor}
          name={name}
          writeup={null}
          formKey={formKey}
          kept={kept}
          onClose={onClose}
        />
      )}
    </WithKept>
  );
}

/** A detailed assessment that is under way, or complete and added to. */
export function WriteupForm({
  assessmentId,
  name,
  onClose,
}: {
  readonly assessmentId: string;
  /** The child's. */
  readonly name: string;
  readonly onClose: () => void;
}) {
  const formKey = `writeup:${assessmentId}`;
  const asked = useOp('assessment.get', { assessmentId });
  const writeup = asked.isPlaceholderData ? undefined : asked.data;
  if (writeup === undefined)
    return asked.error === null ? null : (
      <Drawer subject={formKey} title="The assessment" closeLabel="Close the assessment" onClose={onClose}>
        <Banner tone="brick">{asked.error.failure.message}</Banner>
      </Drawer>
    );
  return (
    <WithKept<AssessmentValues> key={formKey} formKey={formKey}>
      {(kept) => (
        <Form
          referralId={writeup.referralId}
          referredFor={[]}
          name={name}
          writeup={writeup}
          formKey={formKey}
          kept={kept}
          onClose={onClose}
        />
      )}
    </WithKept>
  );
}

type Saved = OutputOf<'assessment.record'> | OutputOf<'assessment.save'>;
type FormProps = {
  readonly referralId: string;
  readonly referredFor: readonly AbuseType[];
  readonly name: string;
  readonly writeup: AssessmentWriteup | null;
  readonly formKey: string;
  readonly kept: Kept<AssessmentValues> | null;
  readonly onClose: () => void;
};

function Form({ referralId, referredFor, name, writeup, formKey, kept, onClose }: FormProps) {
  const today = useToday();
  const { account } = useSession();
  const accept = useCommand('assessment.record');
  const save = useCommand('assessment.save');
  const isToBeComplete = useRef(false);
  const mayBand = useCan('referral.setBand');
  const [isDone, setDone] = useState(false);
  const writesWords = readNotes(account.roles);
  const completedOn = writeup?.completedOn ?? null;
  const { form, onStartAgain, conflict } = useDraftedForm<AssessmentValues, Saved>({
    formKey,
    kept,
    version: writeup?.version ?? null,
    empty:
      writeup === null
        ? newAssessment(today, account.practitionerId === null ? '' : account.name, referredFor)
        : valuesOfWriteup(writeup, today),
    check: (values) => whatIsMissing(values, isToBeComplete.current || completedOn !== null),
    save: (values, version) =>
      values.kind === 'accepted_external'
        ? accept.run({
            referralId,
            completedOn: isLocalDate(values.completedOn) ? values.completedOn : today,
            heldBy: orNull(values.heldBy),
            needs: [...values.needs],
          })
        : save.run({
            referralId,
            assessmentId: writeup?.id ?? null,
            version,
            ...inputOf(values, writesWords),
            complete: isToBeComplete.current,
          }),
    onSaved: (saved) => {
      const isNewlyWhole = completedOn === null && (!('isComplete' in saved) || saved.isComplete);
      if (isNewlyWhole && mayBand) setDone(true);
      else onClose();
    },
  });
  if (isDone) return <AfterAssessment referralId={referralId} name={name} onClose={onClose} />;
  function submit(complete: boolean) {
    isToBeComplete.current = complete;
    form.submit();
  }
  const { kind } = form.values;
  const isOpen = kind === 'detailed' && completedOn === null;
  return (
    <FormDrawer
      subject={formKey}
      kicker={kickerOf(kind === 'detailed', completedOn)}
      title={writeup === null ? 'Record an assessment' : 'The assessment'}
      submit={isOpen ? 'Save as it is' : completedOn === null ? 'Save assessment' : 'Save what was added'}
      also={
        isOpen ? (
          <Button kind="quiet" onPress={() => submit(true)}>
            Save as complete
          </Button>
        ) : null
      }
      closeLabel="Close the assessment"
      form={form}
      isWide
      onSubmit={() => submit(false)}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      {conflict === null ? null : (
        <Conflict
          facts={differences(valuesOfWriteup(conflict.theirs as AssessmentWriteup, today), form.values)}
          onUseYours={conflict.useYours}
          onKeepTheirs={() =>
            conflict.keepTheirs(valuesOfWriteup(conflict.theirs as AssessmentWriteup, today))
          }
        />
      )}
      {writeup === null ? (
        <Choices
          {...form.field('kind')}
          legend="Which kind?"
          hint="One accepted from elsewhere spares the child telling it all again."
          options={ASSESSMENT_KINDS.map((value) => ({ value, label: ASSESSMENT_KIND_LABELS[value] }))}
        />
      ) : null}
      {kind === 'detailed' ? (
        <WriteupFields form={form} referredFor={referredFor} writesWords={writesWords} />
      ) : null}
      {kind === 'accepted_external' ? (
        <>
          <TextField {...form.field('heldBy')} label="Which service made it" maxLength={200} />
          <DateField {...form.field('completedOn')} label="Completed on" />
          <ManyChoices
            {...form.field('needs')}
            legend="What does the child need help with?"
            hint="As it says. As many as fit."
            options={NEEDS.map((value) => ({ value, label: NEED_LABELS[value] }))}
          />
        </>
      ) : null}
    </FormDrawer>
  );
}

function kickerOf(isDetailed: boolean, completedOn: AssessmentWriteup['completedOn']): string | undefined {
  if (completedOn !== null) return `Complete since ${formatDate(completedOn)}`;
  return isDetailed ? 'Save it now, complete it later' : undefined;
}
