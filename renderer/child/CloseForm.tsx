import type { ReferralView } from '../../shared/children/overview.ts';
import type { OutputOf } from '../../shared/contract.ts';
import { isLocalDate } from '../../shared/dates.ts';
import { asksRiskHolder } from '../../shared/referrals/closing.ts';
import { CLOSING_REASONS_LABELS, GivenClosingReason } from '../../shared/referrals/codes.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import { riskHolderLack, saysSomething } from '../../shared/said.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand, useOp } from '../client.ts';
import { useToday } from '../session.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { Banner } from '../ui/Banner.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { Tick } from '../ui/Tick.tsx';
import { RiskHolderField } from './RiskHolderField.tsx';
import { type LeftOpen, stillOpenError } from './stillOpen.ts';
import { StillOpen } from './StillOpen.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useDraftedForm } from '../useDraftedForm.ts';

type Values = {
  reason: GivenClosingReason | '';
  note: string;
  riskHeldBy: string;
  isNoRiskKnown: boolean;
  /** Whether it is closed with what is still open. */
  leftOpen: LeftOpen;
  closedOn: string;
};
type Before = OutputOf<'referral.beforeClosing'>;
type Props = {
  readonly referral: ReferralView;
  /** The name used, as it may be shown. */
  readonly called: string;
  readonly onClose: () => void;
};

/** The decision that takes a child off the list: never made by a rule, always with a reason and a note. */
export function CloseForm(props: Props) {
  const formKey = `close:${props.referral.id}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({
  referral,
  called,
  onClose,
  formKey,
  kept,
}: Props & { formKey: string; kept: Kept<Values> | null }) {
  const today = useToday();
  const close = useCommand('referral.close');
  const { data: before, error } = useOp('referral.beforeClosing', { referralId: referral.id });
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: {
      reason: '',
      note: '',
      riskHeldBy: '',
      isNoRiskKnown: false,
      leftOpen: null,
      closedOn: today,
    },
    check: (values) => whatIsMissing(values, before),
    save: ({ reason, note, closedOn, riskHeldBy, isNoRiskKnown, leftOpen }) =>
      close.run({
        referralId: referral.id,
        version: referral.version,
        closedOn: isLocalDate(closedOn) ? closedOn : today,
        reason: reason === '' ? 'other' : reason,
        note,
        riskHeldBy: isNoRiskKnown ? '' : riskHeldBy,
        isNoRiskKnown,
        leftOpen: leftOpen === 'yes' ? (before?.open ?? []).map(({ matter }) => matter) : [],
      }),
    onSaved: onClose,
  });
  const isDecided = before?.isNotReachedDecided === true;
  const { reason } = form.values;
  const isRiskAsked = reason !== '' && before !== undefined && asksRiskHolder(before.startedOn, reason);
  return (
    <FormDrawer
      subject={formKey}
      title="Close the referral"
      submit="Close the referral"
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      <p>
        {referral.isWaiting
          ? `${called} leaves the waiting list and gets no more check-ins. The record stays, and the referral can be opened again.`
          : 'The record stays, and the referral can be opened again.'}
      </p>
      <Select
        {...form.field('reason')}
        label="Reason"
        empty="Choose a reason"
        hint={
          isDecided
            ? undefined
            : '“Not reached” is a reason only once a safeguarding lead or manager has decided, in the check-in and after the last try, what happens when nobody is reached, and it is not to try again.'
        }
        options={GivenClosingReason.options
          .filter((value) => value !== 'could_not_reach' || isDecided)
          .map((value) => ({ value, label: CLOSING_REASONS_LABELS[value] }))}
      />
      {form.values.reason === 'could_not_reach' ? (
        <Banner tone="ochre" fact="Not being reached can be a sign.">
          Write who was asked before this: the referrer, the social worker, the safeguarding lead.
        </Banner>
      ) : null}
      <TextArea
        {...form.field('note')}
        label="What was decided, and with whom"
        hint="A sentence or two."
        reminder={DISCLOSABLE}
        rows={4}
        maxLength={1000}
      />
      {isRiskAsked ? (
        <>
          {form.values.isNoRiskKnown ? null : (
            <RiskHolderField {...form.field('riskHeldBy')} referralId={referral.id} />
          )}
          <Tick
            label="No risk to the child is known"
            checked={form.values.isNoRiskKnown}
            onChange={form.field('isNoRiskKnown').onChange}
          />
        </>
      ) : null}
      <StillOpen open={before?.open ?? []} field={form.field('leftOpen')} />
      {error === null ? null : <Banner tone="brick">{error.failure.message}</Banner>}
      <DateField {...form.field('closedOn')} label="Closed on" />
      {form.conflict === undefined ? null : (
        <Banner tone="ochre" fact="Somebody else changed this referral meanwhile.">
          Your words are kept. Look at the record again, then press the button once more.
        </Banner>
      )}
    </FormDrawer>
  );
}

function whatIsMissing(
  { reason, note, closedOn, riskHeldBy, isNoRiskKnown, leftOpen }: Values,
  before: Before | undefined,
) {
  const errors: Partial<Record<keyof Values, string>> = {};
  if (reason === '') errors.reason = 'Choose a reason';
  if (!saysSomething(note)) errors.note = REFUSALS.close_reason_needed;
  if (reason !== '' && before !== undefined && asksRiskHolder(before.startedOn, reason) && !isNoRiskKnown) {
    const lack = riskHolderLack(riskHeldBy);
    if (lack !== null) errors.riskHeldBy = REFUSALS[lack];
  }
  const unanswered = stillOpenError(before?.open ?? [], leftOpen, reason);
  if (unanswered !== null) errors.leftOpen = unanswered;
  const on = readDate(closedOn);
  if (!on.ok) errors.closedOn = on.message;
  return errors;
}
