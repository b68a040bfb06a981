import { isLocalDate, type LocalDate } from '../../shared/dates.ts';
import { OFFER_ANSWER_LABELS, OFFER_ANSWERS, type OfferAnswer } from '../../shared/offers/codes.ts';
import type { OfferView } from '../../shared/offers/contract.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCatalogue } from '../catalogue.tsx';
import { useCommand } from '../client.ts';
import { useToday } from '../session.tsx';
import { Choices } from '../ui/Choices.tsx';
import { Conflict } from '../ui/Conflict.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useAskAgainOn } from '../useAskAgainOn.ts';
import { useDraftedForm } from '../useDraftedForm.ts';

type Values = { answer: OfferAnswer | null; answeredOn: string; askAgainOn: string };
type Props = { readonly offer: OfferView; readonly onClose: () => void };

/** What the child and family said to an offer. "Not ready" is an answer, with a day on which to ask again. */
export function AnswerForm(props: Props) {
  const formKey = `answer:${props.offer.id}`;
  const askAgainOn = useAskAgainOn();
  if (askAgainOn === undefined) return null;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} proposed={askAgainOn} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

type FormProps = Props & {
  /** The day to ask again. */
  readonly proposed: LocalDate;
  readonly formKey: string;
  readonly kept: Kept<Values> | null;
};

function Form({ offer, proposed, onClose, formKey, kept }: FormProps) {
  const therapies = useCatalogue();
  const today = useToday();
  const answerOffer = useCommand('offer.answer');
  const { form, onStartAgain, conflict } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    version: offer.version,
    empty: { answer: null, answeredOn: today, askAgainOn: proposed },
    check: whatIsMissing,
    save: ({ answer, answeredOn, askAgainOn }, version) =>
      answerOffer.run({
        offerId: offer.id,
        version: version ?? offer.version,
        answer: answer ?? 'not_ready',
        answeredOn: isLocalDate(answeredOn) ? answeredOn : today,
        askAgainOn: answer === 'not_ready' && isLocalDate(askAgainOn) ? askAgainOn : null,
      }),
    onSaved: onClose,
  });
  const { answer } = form.values;
  return (
    <FormDrawer
      subject={formKey}
      kicker={therapies.byId(offer.protocolId).name}
      title="The answer"
      submit="Save the answer"
      closeLabel="Close the answer"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      {conflict === null ? null : (
        <Conflict
          facts={[
            {
              label: 'Answer',
              theirs: answerWords((conflict.theirs as OfferView).answer),
              yours: answerWords(form.values.answer),
            },
          ]}
          onUseYours={conflict.useYours}
          onKeepTheirs={onClose}
        />
      )}
      <Choices
        {...form.field('answer')}
        legend="What did they say?"
        options={OFFER_ANSWERS.map((value) => ({ value, label: OFFER_ANSWER_LABELS[value] }))}
      />
      {answer === 'declined' ? (
        <p className="hint">Declining one offer closes nothing. Other offers can be made at any time.</p>
      ) : null}
      {answer === 'wants_another' ? <p className="hint">Make the other offer once this is saved.</p> : null}
      {answer === 'not_ready' ? (
        <DateField
          {...form.field('askAgainOn')}
          label="Ask again on"
          hint="They stay on the list, and can come back to this offer before."
        />
      ) : null}
      <DateField {...form.field('answeredOn')} label="Answered on" />
    </FormDrawer>
  );
}

function whatIsMissing({ answer, answeredOn, askAgainOn }: Values) {
  const errors: Partial<Record<keyof Values, string>> = {};
  if (answer === null) errors.answer = 'Say what they answered';
  const on = readDate(answeredOn);
  if (!on.ok) errors.answeredOn = on.message;
  const again = readDate(askAgainOn);
  if (answer === 'not_ready' && !again.ok) errors.askAgainOn = again.message;
  return errors;
}

const answerWords = (answer: OfferAnswer | null) => (answer === null ? 'none' : OFFER_ANSWER_LABELS[answer]);
