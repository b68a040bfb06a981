import { isLocalDate } from '../../shared/dates.ts';
import { LATE_YES_DONE, LATE_YES_DONE_LABELS, type LateYesDone } from '../../shared/offers/codes.ts';
import type { OfferView } from '../../shared/offers/contract.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCatalogue } from '../catalogue.tsx';
import { useCommand } from '../client.ts';
import { useToday } from '../session.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { SavedMeanwhile } from '../ui/SavedMeanwhile.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useDraftedForm } from '../useDraftedForm.ts';

type Values = { saidOn: string; done: LateYesDone | null; words: string };
type Props = { readonly offer: OfferView; readonly onClose: () => void };

/** A yes to an offer that is open no longer: when it came, what was done, and what the family was told. */
export function LateYesForm(props: Props) {
  const formKey = `lateYes:${props.offer.id}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({
  offer,
  onClose,
  formKey,
  kept,
}: Props & { readonly formKey: string; readonly kept: Kept<Values> | null }) {
  const therapies = useCatalogue();
  const today = useToday();
  const lateYes = useCommand('offer.lateYes');
  const { form, onStartAgain, conflict } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    version: offer.version,
    empty: { saidOn: today, done: null, words: '' },
    check: whatIsMissing,
    save: ({ saidOn, done, words }, version) =>
      lateYes.run({
        offerId: offer.id,
        version: version ?? offer.version,
        saidOn: isLocalDate(saidOn) ? saidOn : today,
        done: done ?? 'waits',
        words,
      }),
    onSaved: onClose,
  });
  return (
    <FormDrawer
      subject={formKey}
      kicker={therapies.byId(offer.protocolId).name}
      title="They say yes after all"
      submit="Save the late yes"
      closeLabel="Close the late yes"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      <SavedMeanwhile conflict={conflict} what="this offer">
        Saving yours adds the late yes to the offer as it is now.
      </SavedMeanwhile>
      <DateField {...form.field('saidOn')} label="They said yes on" />
      <Choices
        {...form.field('done')}
        legend="What was done?"
        options={LATE_YES_DONE.map((value) => ({ value, label: LATE_YES_DONE_LABELS[value] }))}
      />
      {form.values.done === 'taken_up' ? (
        <p className="hint">
          The offer is made again as of that day, as it was explained, and accepted. Its course can then be
          planned.
        </p>
      ) : null}
      <TextArea
        {...form.field('words')}
        label="What was done, and what were they told?"
        reminder={DISCLOSABLE}
        rows={3}
        maxLength={500}
      />
    </FormDrawer>
  );
}

function whatIsMissing({ saidOn, done, words }: Values) {
  const errors: Partial<Record<keyof Values, string>> = {};
  const on = readDate(saidOn);
  if (!on.ok) errors.saidOn = on.message;
  if (done === null) errors.done = 'Say what was done';
  if (words.trim() === '') errors.words = 'Say what was done, and what they were told';
  return errors;
}
