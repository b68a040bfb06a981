import type { CheckInView } from '../../shared/checkIns/contract.ts';
import { OWN_WEEKS } from '../../shared/checkIns/rhythm.ts';
import type { OutputOf } from '../../shared/contract.ts';
import { useCommand } from '../client.ts';
import { Choices } from '../ui/Choices.tsx';
import { Conflict } from '../ui/Conflict.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { TextField } from '../ui/TextField.tsx';
import { type FormErrors, useForm } from '../ui/useForm.ts';
import { calledName } from '../../shared/children/names.ts';

type Values = { which: 'own' | 'service'; weeks: string; reason: string };
type Theirs = { theirs: { everyWeeks: number | null; reason: string | null; version: number } | null };

export type RhythmDialogProps = { readonly view: CheckInView; readonly onClose: () => void };

/** Another rhythm of check-ins for one child, or the service's again: a person's decision, with its reason. */
export function RhythmDialog({ view, onClose }: RhythmDialogProps) {
  const { show } = usePrivacy();
  const setRhythm = useCommand('checkIn.setRhythm');
  const save = ({ which, weeks, reason }: Values, version: number) =>
    setRhythm.run({
      referralId: view.referralId,
      version,
      everyWeeks: which === 'own' ? Number(weeks) : null,
      reason,
    });
  const form = useForm<Values, OutputOf<'checkIn.setRhythm'>>({
    initial: {
      which: 'own',
      weeks: String(view.rhythm.everyWeeks),
      reason: view.ownRhythm?.reason ?? '',
    },
    check: whatIsMissing,
    save: (values) => save(values, view.referralVersion),
    onSaved: onClose,
  });
  const { values } = form;
  const theirs = (form.conflict?.detail as Theirs | undefined)?.theirs ?? null;
  async function useYours() {
    if (theirs === null) return;
    const reply = await save(values, theirs.version);
    if (reply.ok) onClose();
  }
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={`How often to check in with ${show(calledName(view))}`}
      size="sure"
      submit="Save how often"
    >
      <p className="hint">A date agreed with the family stands before this.</p>
      {theirs === null ? null : (
        <Conflict
          facts={[
            { label: 'How often', theirs: weeksOf(theirs.everyWeeks), yours: weeksOf(ownOf(values)) },
            { label: 'Why', theirs: theirs.reason ?? '', yours: values.reason },
          ]}
          onKeepTheirs={onClose}
          onUseYours={() => void useYours()}
        />
      )}
      <Choices
        {...form.field('which')}
        legend="Which rhythm?"
        options={[
          { value: 'own' as const, label: 'One for this child' },
          { value: 'service' as const, label: 'The same as for everybody' },
        ]}
      />
      {values.which === 'own' ? (
        <TextField
          {...form.field('weeks')}
          label="Every how many weeks?"
          hint={`From ${OWN_WEEKS.least} to ${OWN_WEEKS.most}. A longer rest is a pause.`}
          inputMode="numeric"
          maxLength={2}
        />
      ) : null}
      <TextField
        {...form.field('reason')}
        label="Why?"
        hint="In a few words, such as “asked to hear from us every fortnight”."
        maxLength={300}
      />
    </FormDialog>
  );
}

function whatIsMissing({ which, weeks, reason }: Values): FormErrors<Values> {
  const errors: FormErrors<Values> = {};
  const number = Number(weeks);
  const fits = Number.isInteger(number) && number >= OWN_WEEKS.least && number <= OWN_WEEKS.most;
  if (which === 'own' && (weeks.trim() === '' || !fits))
    errors.weeks = `Enter a whole number of weeks from ${OWN_WEEKS.least} to ${OWN_WEEKS.most}.`;
  if (reason.trim() === '') errors.reason = 'Say why, in a few words.';
  return errors;
}

const ownOf = ({ which, weeks }: Values) => (which === 'own' ? Number(weeks) : null);
const weeksOf = (weeks: number | null) =>
  weeks === null ? 'As for everybody' : weeks === 1 ? 'Every week' : `Every ${weeks} weeks`;
