import type { OutputOf } from '../../shared/contract.ts';
import { formatDate, isLocalDate, type LocalDate } from '../../shared/dates.ts';
import { OFFER_ANSWER_LABELS, type OfferAnswer } from '../../shared/offers/codes.ts';
import type { JobOf } from '../../shared/today/contract.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { ErrorSummary } from '../ui/ErrorSummary.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { useAskAgainOn } from '../useAskAgainOn.ts';
import { type FormErrors, useForm } from '../ui/useForm.ts';

type Values = { answeredOn: string; askAgainOn: string };

export type AnswerOfferProps = {
  readonly job: JobOf<'offer'>;
  readonly answer: OfferAnswer;
  /** What was said, in a sentence for the row. */
  readonly onAnswered: (said: string) => void;
};

/** The answer to an offer, with its day; "not ready" asks when to ask again. */
export function AnswerOffer(props: AnswerOfferProps) {
  const askAgainOn = useAskAgainOn();
  return askAgainOn === undefined ? null : <Form {...props} proposed={askAgainOn} />;
}

/** `proposed`: the day to ask again. */
type FormProps = AnswerOfferProps & { readonly proposed: LocalDate };

function Form({ job, answer, onAnswered, proposed }: FormProps) {
  const today = useToday();
  const save = useCommand('offer.answer');
  const isNotReady = answer === 'not_ready';
  const form = useForm<Values, OutputOf<'offer.answer'>>({
    initial: { answeredOn: today, askAgainOn: proposed },
    check: (values) => whatIsMissing(values, isNotReady),
    save: ({ answeredOn, askAgainOn }) =>
      save.run({
        offerId: job.offerId,
        version: job.version,
        answer,
        answeredOn: answeredOn as LocalDate,
        askAgainOn: isNotReady && isLocalDate(askAgainOn) ? askAgainOn : null,
      }),
    onSaved: (_reply, { askAgainOn }) => onAnswered(saidOf(answer, askAgainOn)),
  });
  return (
    <form
      className="open"
      aria-label={`Answer: ${OFFER_ANSWER_LABELS[answer]}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <ErrorSummary {...form.summary} />
      <FormMessage
        message={form.conflict === undefined ? form.message : 'Somebody else has just answered this offer.'}
      />
      <DateField {...form.field('answeredOn')} label={`${OFFER_ANSWER_LABELS[answer]} on`} />
      {isNotReady ? <DateField {...form.field('askAgainOn')} label="Ask again on" /> : null}
      <Button kind="primary" type="submit" isPending={form.isSaving}>
        Save answer
      </Button>
    </form>
  );
}

function saidOf(answer: OfferAnswer, askAgainOn: string): string {
  if (answer === 'accepted') return 'Accepted. “Plan the course” stands on Today now.';
  if (answer === 'not_ready')
    return isLocalDate(askAgainOn)
      ? `Not ready yet. Ask again on ${formatDate(askAgainOn)}; the wait goes on.`
      : 'Not ready yet. The wait goes on.';
  return 'Declined. The child stays on the waiting list until somebody decides otherwise.';
}

function whatIsMissing({ answeredOn, askAgainOn }: Values, isNotReady: boolean): FormErrors<Values> {
  const errors: FormErrors<Values> = {};
  const on = readDate(answeredOn);
  if (!on.ok) errors.answeredOn = on.message;
  const again = readDate(askAgainOn);
  if (isNotReady && !again.ok) errors.askAgainOn = again.message;
  return errors;
}
