import type { ReferralView } from '../../shared/children/overview.ts';
import { isLocalDate } from '../../shared/dates.ts';
import { CLOSING_REASONS_LABELS, GivenClosingReason } from '../../shared/referrals/codes.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { useToday } from '../session.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { Banner } from '../ui/Banner.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useDraftedForm } from '../useDraftedForm.ts';

type Values = { reason: GivenClosingReason | ''; note: string; closedOn: string };
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
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: { reason: '', note: '', closedOn: today },
    check: whatIsMissing,
    save: ({ reason, note, closedOn }) =>
      close.run({
        referralId: referral.id,
        version: referral.version,
        closedOn: isLocalDate(closedOn) ? closedOn : today,
        reason: reason === '' ? 'other' : reason,
        note,
      }),
    onSaved: onClose,
  });
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
        options={GivenClosingReason.options.map((value) => ({ value, label: CLOSING_REASONS_LABELS[value] }))}
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
      <DateField {...form.field('closedOn')} label="Closed on" />
      {form.conflict === undefined ? null : (
        <Banner tone="ochre" fact="Somebody else changed this referral meanwhile.">
          Your words are kept. Look at the record again, then press the button once more.
        </Banner>
      )}
    </FormDrawer>
  );
}

function whatIsMissing({ reason, note, closedOn }: Values) {
  const errors: Partial<Record<keyof Values, string>> = {};
  if (reason === '') errors.reason = 'Choose a reason';
  if (note.trim() === '') errors.note = 'Say in a sentence what was decided and with whom';
  const on = readDate(closedOn);
  if (!on.ok) errors.closedOn = on.message;
  return errors;
}
