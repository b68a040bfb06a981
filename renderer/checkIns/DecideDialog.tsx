import { calledName } from '../../shared/children/names.ts';
import type { CheckInView } from '../../shared/checkIns/contract.ts';
import {
  LADDER_DECISION_LABELS,
  LADDER_DECISIONS,
  type LadderDecision,
} from '../../shared/checkIns/ladder.ts';
import { isLocalDate } from '../../shared/dates.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { type FormErrors, useForm } from '../ui/useForm.ts';

type Values = { decision: LadderDecision | null; reason: string; nextTryOn: string };
export type DecideDialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly view: CheckInView;
};

/** A person decides what happens when nobody was reached: never that the wait ends, always when the next try is. */
export function DecideDialog({ isOpen, onClose, view }: DecideDialogProps) {
  const today = useToday();
  const { show } = usePrivacy();
  const decide = useCommand('checkIn.decide');
  const form = useForm<Values, unknown>({
    initial: { decision: null, reason: '', nextTryOn: '' },
    check: (values) => whatIsMissing(values, today),
    save: ({ decision, reason, nextTryOn }) =>
      decide.run({
        referralId: view.referralId,
        decision: decision ?? 'try_again',
        reason,
        nextTryOn: isLocalDate(nextTryOn) ? nextTryOn : today,
      }),
    onSaved: onClose,
  });
  return (
    <Dialog isOpen={isOpen} onClose={onClose} size="sure" title={`Nobody reached: ${show(calledName(view))}`}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // Events of a dialog rise through the form it was opened from as well.
          event.stopPropagation();
          form.submit();
        }}
      >
        <p className="hint">
          The wait goes on and the check-in stays due. Closing a referral is another decision, and this is
          none.
        </p>
        <ErrorSummary {...form.summary} />
        <FormMessage message={form.message} />
        <Choices
          {...form.field('decision')}
          legend="What happens now?"
          options={LADDER_DECISIONS.map((value) => ({ value, label: LADDER_DECISION_LABELS[value] }))}
        />
        <TextArea
          {...form.field('reason')}
          label="Why, and what was thought about the child’s safety?"
          rows={3}
          maxLength={1000}
        />
        <DateField {...form.field('nextTryOn')} label="Next try on" />
        <div>
          <Button kind="primary" type="submit" isPending={form.isSaving}>
            Save this decision
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function whatIsMissing({ decision, reason, nextTryOn }: Values, today: string): FormErrors<Values> {
  const errors: FormErrors<Values> = {};
  if (decision === null) errors.decision = 'Say what happens now.';
  if (reason.trim() === '') errors.reason = REFUSALS.ladder_reason_needed;
  const on = readDate(nextTryOn);
  if (!on.ok) errors.nextTryOn = on.message;
  else if (on.date <= today) errors.nextTryOn = REFUSALS.ladder_date_not_ahead;
  return errors;
}
