import type { ReactNode } from 'react';
import { formatDate } from '../../shared/dates.ts';
import {
  NOT_ACCEPTED_REASON_LABELS,
  NOT_ACCEPTED_REASONS,
  TRIAGE_ANSWER_LABELS,
  TRIAGE_ANSWERS,
} from '../../shared/triage/codes.ts';
import type { TriageView } from '../../shared/triage/contract.ts';
import { useOp } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { RiskHolderField } from '../child/RiskHolderField.tsx';
import { StillOpen } from '../child/StillOpen.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { FormHead } from '../ui/FormHead.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ChangedMeanwhile } from '../ui/ChangedMeanwhile.tsx';
import type { FrameProps } from './SafetyReading.tsx';
import type { Answered } from './TriageDrawer.tsx';
import { type AnswerValues, asksAge, asksWhy, useAnswerForm } from './useAnswerForm.ts';

type Props = {
  readonly view: TriageView;
  readonly frame: FrameProps;
  readonly onReadAgain: () => void;
  readonly onAnswered: (answered: Answered) => void;
  readonly children: ReactNode;
};

/** The four answers of triage, each with its reason and date; turning a child away says who holds the risk. */
export function AnswerReferral(props: Props) {
  const formKey = `triage:${props.view.referralId}`;
  return (
    <WithKept<AnswerValues> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

type FormProps = Props & { formKey: string; kept: Kept<AnswerValues> | null };

function Form({ view, frame, onReadAgain, onAnswered, children, formKey, kept }: FormProps) {
  const before = useOp('referral.beforeClosing', { referralId: view.referralId });
  const open = before.data?.open ?? [];
  const { form, onStartAgain } = useAnswerForm({ view, formKey, kept, open, onAnswered });
  const { answer } = form.values;
  const isUnread = view.state === 'to_read';
  const isTurnedAway = answer === 'declined' || answer === 'signposted';
  return (
    <Drawer
      {...frame}
      onSubmit={form.submit}
      foot={
        <>
          <Button kind="primary" type="submit" isPending={form.isSaving}>
            Save the answer
          </Button>
          <Button kind="quiet" onPress={onReadAgain}>
            {isUnread ? 'Read for safety' : 'Read for safety again'}
          </Button>
        </>
      }
    >
      {children}
      <FormHead form={form} onStartAgain={onStartAgain} />
      <ChangedMeanwhile form={form} what="referral" />
      <Choices
        {...form.field('answer')}
        legend="Your answer"
        hint={
          isUnread
            ? 'Nobody can tell yet whether the child is safe, so only more can be asked for.'
            : undefined
        }
        options={TRIAGE_ANSWERS.map((value) => ({ value, label: TRIAGE_ANSWER_LABELS[value] }))}
      />
      {answer === 'declined' && view.details.abuseTypes.length > 0 ? (
        <Banner tone="slate">
          Decide on what this child needs, not on a threshold. A child who was hurt and is turned away may not
          ask again.
        </Banner>
      ) : null}
      {answer === 'signposted' ? (
        <TextField
          {...form.field('signpostedTo')}
          label="Which service was the family told about?"
          maxLength={200}
        />
      ) : null}
      {asksAge(view, form.values) ? (
        <TextField
          {...form.field('ageReason')}
          label="Why is somebody of 18 or over taken on?"
          hint={`${view.age} years old by the birth date that is held. If that is wrong, put it right first, under Details.`}
          maxLength={300}
        />
      ) : null}
      {isTurnedAway ? (
        <>
          <Select
            {...form.field('notAcceptedReason')}
            label="Reason"
            empty="Choose a reason"
            options={NOT_ACCEPTED_REASONS.map((value) => ({
              value,
              label: NOT_ACCEPTED_REASON_LABELS[value],
            }))}
          />
          <RiskHolderField {...form.field('riskHeldBy')} referralId={view.referralId} />
        </>
      ) : null}
      {answer === null ? null : (
        <TextArea
          {...form.field('reason')}
          label={
            answer === 'asked_for_more'
              ? 'What did you ask for, and of whom?'
              : asksWhy(view, answer)
                ? 'Why, in a sentence'
                : 'Anything to note'
          }
          reminder={DISCLOSABLE}
          rows={2}
          maxLength={500}
        />
      )}
      {answer === 'asked_for_more' ? (
        <DateField
          {...form.field('lookAgainOn')}
          label="Look again on"
          hint={
            isUnread
              ? 'To answer it. It stays on Today until somebody has read it and can tell that the child is safe.'
              : 'It comes back to Today on this day, whether or not an answer came.'
          }
        />
      ) : null}
      {isTurnedAway ? <StillOpen open={open} field={form.field('leftOpen')} /> : null}
      {isTurnedAway && before.error !== null ? (
        <Banner tone="brick">{before.error.failure.message}</Banner>
      ) : null}
      {answer === null ? null : (
        <DateField
          {...form.field('decidedOn')}
          label={answer === 'asked_for_more' ? 'Asked on' : 'Decided on'}
          hint={`Received on ${formatDate(view.receivedOn)}.`}
        />
      )}
    </Drawer>
  );
}
