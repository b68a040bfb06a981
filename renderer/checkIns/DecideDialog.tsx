import { calledName } from '../../shared/children/names.ts';
import type { CheckInView } from '../../shared/checkIns/contract.ts';
import {
  LADDER_DECISION_LABELS,
  LADDER_DECISIONS,
  type LadderDecision,
} from '../../shared/checkIns/ladder.ts';
import { formatDate, isLocalDate } from '../../shared/dates.ts';
import { londonDateOf } from '../../shared/instants.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import { saysSomething } from '../../shared/said.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand, useOp } from '../client.ts';
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

export type DecideValues = {
  decision: LadderDecision | null;
  reason: string;
  nextTryOn: string;
  /** The concern that the decision rests on. */
  concernId: string | null;
};
export type DecideDialogProps = {
  readonly onClose: () => void;
  readonly view: CheckInView;
  /** What was written before a concern was recorded. */
  readonly kept: Partial<DecideValues>;
  /** Leaves for the concern with what is written so far. */
  readonly onConcern: (values: DecideValues) => void;
};

const SHOWN = 5;

/** A person decides what happens when nobody was reached: never that the wait ends, always when the next try is. */
export function DecideDialog({ onClose, view, kept, onConcern }: DecideDialogProps) {
  const today = useToday();
  const { show } = usePrivacy();
  const decide = useCommand('checkIn.decide');
  const { data } = useOp('concern.list', { childId: view.childId });
  const onRecord = (data?.concerns ?? []).slice(0, SHOWN);
  const form = useForm<DecideValues, unknown>({
    initial: { decision: null, reason: '', nextTryOn: '', concernId: null, ...kept },
    check: (values) => whatIsMissing(values, today),
    save: ({ decision, reason, nextTryOn, concernId }) =>
      decide.run({
        referralId: view.referralId,
        decision: decision ?? 'try_again',
        reason,
        nextTryOn: isLocalDate(nextTryOn) ? nextTryOn : today,
        concernId: decision === 'concern_raised' ? concernId : null,
      }),
    onSaved: onClose,
  });
  return (
    <Dialog isOpen onClose={onClose} size="sure" title={`Nobody reached: ${show(calledName(view))}`}>
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
        {form.values.decision === 'concern_raised' ? (
          <>
            <p className="hint">
              Deciding passes nothing on by itself. The concern is recorded first: what it is, who was told
              and when. What you write here is kept meanwhile.
            </p>
            {onRecord.length === 0 ? (
              <FormMessage message={form.field('concernId').error} />
            ) : (
              <Choices
                {...form.field('concernId')}
                legend="Which concern on record is it?"
                options={onRecord.map(({ id, knownAt, recordedBy }) => ({
                  value: id,
                  label: `Known ${formatDate(londonDateOf(knownAt))}, recorded by ${show(recordedBy)}`,
                }))}
              />
            )}
            <div>
              <Button small icon="stop" onPress={() => onConcern(form.values)}>
                Record the concern
              </Button>
            </div>
          </>
        ) : null}
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

function whatIsMissing(
  { decision, reason, nextTryOn, concernId }: DecideValues,
  today: string,
): FormErrors<DecideValues> {
  const errors: FormErrors<DecideValues> = {};
  if (decision === null) errors.decision = 'Say what happens now.';
  if (decision === 'concern_raised' && concernId === null) errors.concernId = REFUSALS.ladder_concern_needed;
  if (!saysSomething(reason)) errors.reason = REFUSALS.ladder_reason_needed;
  const on = readDate(nextTryOn);
  if (!on.ok) errors.nextTryOn = on.message;
  else if (on.date <= today) errors.nextTryOn = REFUSALS.ladder_date_not_ahead;
  return errors;
}
