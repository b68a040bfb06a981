import type { ReactNode } from 'react';
import { isLocalDate } from '../../shared/dates.ts';
import { SAFETY_FINDING_LABELS, SAFETY_FINDINGS, type SafetyFinding } from '../../shared/triage/codes.ts';
import type { TriageView } from '../../shared/triage/contract.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import { readDate } from '../../shared/typedDate.ts';
import { orNull } from '../formValues.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useDraftedForm } from '../useDraftedForm.ts';
import { useCommand, useOp } from '../client.ts';
import { useToday } from '../session.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { DangerFirst } from '../safeguarding/DangerFirst.tsx';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Drawer, type DrawerProps } from '../ui/Drawer.tsx';
import { FormHead } from '../ui/FormHead.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { ChangedMeanwhile } from '../ui/ChangedMeanwhile.tsx';

export type FrameProps = Omit<DrawerProps, 'children' | 'foot' | 'onSubmit'>;
type Values = { finding: SafetyFinding | null; note: string; readOn: string };
type Props = {
  readonly view: TriageView;
  readonly frame: FrameProps;
  readonly onRead: (finding: SafetyFinding | null) => void;
  readonly onAskFirst: () => void;
  readonly children: ReactNode;
};

/** The first thing that is done with a referral: is this child safe today? */
export function SafetyReading(props: Props) {
  const formKey = `safetyRead:${props.view.referralId}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

type FormProps = Props & { formKey: string; kept: Kept<Values> | null };

function Form({ view, frame, onRead, onAskFirst, children, formKey, kept }: FormProps) {
  const today = useToday();
  const read = useCommand('referral.readForSafety');
  const numbers = useOp('concern.list', { childId: view.childId }).data?.numbers;
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: { finding: null, note: '', readOn: today },
    check: whatIsMissing,
    save: ({ finding, note, readOn }) =>
      read.run({
        referralId: view.referralId,
        version: view.version,
        readOn: isLocalDate(readOn) ? readOn : today,
        finding: finding ?? 'not_enough_known',
        note: orNull(note),
      }),
    onSaved: (_saved, values) => onRead(values.finding),
  });
  const { finding } = form.values;
  return (
    <Drawer
      {...frame}
      onSubmit={form.submit}
      foot={
        <>
          <Button kind="primary" type="submit" isPending={form.isSaving}>
            Save the reading
          </Button>
          {view.state === null ? null : (
            <Button kind="quiet" onPress={onAskFirst}>
              Ask the referrer first
            </Button>
          )}
        </>
      }
    >
      {children}
      <FormHead form={form} onStartAgain={onStartAgain} />
      <ChangedMeanwhile form={form} what="referral" />
      <Choices
        {...form.field('finding')}
        onChange={(chosen) => {
          form.set('finding', chosen);
          // Whether a note is needed follows from the finding, so an error about it goes with a new one.
          form.set('note', form.values.note);
        }}
        legend="Read for safety: what did you find?"
        hint="Contact with whoever harmed the child, where they sleep tonight, self-harm, others at risk."
        options={SAFETY_FINDINGS.map((value) => ({ value, label: SAFETY_FINDING_LABELS[value] }))}
      />
      {finding === 'in_danger_now' ? (
        <>
          <DangerFirst numbers={numbers} />
          <p className="small muted">
            You do not need consent to share what keeps a child safe. Then tell your safeguarding lead, and
            write here what was done.
          </p>
        </>
      ) : null}
      {finding === 'not_enough_known' ? (
        <p className="small muted">
          It stays on Today until somebody can tell. Ask the referrer, and read it again when they answer.
        </p>
      ) : null}
      {finding === null ? null : (
        <TextArea
          {...form.field('note')}
          label={
            finding === 'no_concern' ? 'Anything to note' : 'What you found, what was done, who was told'
          }
          reminder={DISCLOSABLE}
          rows={3}
          maxLength={500}
        />
      )}
      {finding === null ? null : <DateField {...form.field('readOn')} label="Date it was read" />}
    </Drawer>
  );
}

function whatIsMissing({ finding, note, readOn }: Values) {
  const errors: Partial<Record<keyof Values, string>> = {};
  if (finding === null) errors.finding = 'Say what you found. “Too little is known” is an answer too.';
  if (finding !== null && finding !== 'no_concern' && note.trim() === '')
    errors.note = REFUSALS.safety_read_note_needed;
  const on = readDate(readOn);
  if (!on.ok) errors.readOn = on.message;
  return errors;
}
