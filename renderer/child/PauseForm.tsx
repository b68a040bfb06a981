import type { ReferralView } from '../../shared/children/overview.ts';
import { isLocalDate } from '../../shared/dates.ts';
import { PAUSE_REASONS, PAUSE_REASONS_LABELS, type PauseReason } from '../../shared/referrals/codes.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { useToday } from '../session.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useDraftedForm } from '../useDraftedForm.ts';

type Values = { reason: PauseReason | null; startsOn: string; endsOn: string };
type Props = { readonly referral: ReferralView; readonly onClose: () => void };

/** Pauses the wait, now or from a day ahead. The child stays on the list and the wait is still counted. */
export function PauseForm(props: Props) {
  const formKey = `pause:${props.referral.id}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({ referral, onClose, formKey, kept }: Props & { formKey: string; kept: Kept<Values> | null }) {
  const today = useToday();
  const pause = useCommand('referral.pause');
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: { reason: null, startsOn: today, endsOn: '' },
    check: whatIsMissing,
    save: ({ reason, startsOn, endsOn }) =>
      pause.run({
        referralId: referral.id,
        reason: reason ?? 'other',
        startsOn: isLocalDate(startsOn) ? startsOn : today,
        endsOn: isLocalDate(endsOn) ? endsOn : null,
      }),
    onSaved: onClose,
  });
  return (
    <FormDrawer
      subject={formKey}
      title="Pause the wait"
      submit="Pause the wait"
      closeLabel="Close the pause"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      <p className="hint">
        The child stays on the list. The wait is still counted from the day the referral was received; paused
        days are shown beside it. Check-ins go on.
      </p>
      <Choices
        {...form.field('reason')}
        legend="Why?"
        options={PAUSE_REASONS.map((value) => ({ value, label: PAUSE_REASONS_LABELS[value] }))}
      />
      <DateField
        {...form.field('startsOn')}
        label="Paused from"
        hint="It may lie ahead, as for a trial week."
      />
      <DateField
        {...form.field('endsOn')}
        label="Goes on again on"
        hint="Leave this empty if nobody knows yet."
      />
    </FormDrawer>
  );
}

function whatIsMissing({ reason, startsOn, endsOn }: Values) {
  const errors: Partial<Record<keyof Values, string>> = {};
  if (reason === null) errors.reason = 'Say why the wait is paused';
  const from = readDate(startsOn);
  if (!from.ok) errors.startsOn = from.message;
  const to = endsOn.trim() === '' ? null : readDate(endsOn);
  if (to !== null && !to.ok) errors.endsOn = to.message;
  return errors;
}
