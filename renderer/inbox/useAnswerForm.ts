import type { OutputOf } from '../../shared/contract.ts';
import { formatDate, isLocalDate, type LocalDate } from '../../shared/dates.ts';
import type { OpenMatterView } from '../../shared/referrals/closing.ts';
import { asksWhyAtThisAge } from '../../shared/referrals/rules.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import { riskHolderLack, saysSomething } from '../../shared/said.ts';
import type { NotAcceptedReason, TriageAnswer } from '../../shared/triage/codes.ts';
import type { TriageView } from '../../shared/triage/contract.ts';
import { asksReason } from '../../shared/triage/rules.ts';
import { readDate } from '../../shared/typedDate.ts';
import { type LeftOpen, stillOpenError } from '../child/stillOpen.ts';
import { orNull } from '../formValues.ts';
import { type Kept } from '../keptDraft.ts';
import { useDraftedForm } from '../useDraftedForm.ts';
import { useCommand } from '../client.ts';
import { useToday } from '../session.tsx';
import type { Answered } from './TriageDrawer.tsx';

export type AnswerValues = {
  answer: TriageAnswer | null;
  reason: string;
  notAcceptedReason: NotAcceptedReason | '';
  riskHeldBy: string;
  signpostedTo: string;
  lookAgainOn: string;
  decidedOn: string;
  /** Whether a child is turned away with what is still open. */
  leftOpen: LeftOpen;
  ageReason: string;
};

/** The answer being written, what can be told before saving, and its save. */
export function useAnswerForm(options: {
  readonly view: TriageView;
  readonly formKey: string;
  readonly kept: Kept<AnswerValues> | null;
  /** What is open round the child. */
  readonly open: readonly OpenMatterView[];
  readonly onAnswered: (answered: Answered) => void;
}) {
  const { view, formKey, kept, open, onAnswered } = options;
  const today = useToday();
  const triage = useCommand('referral.triage');
  return useDraftedForm<AnswerValues, OutputOf<'referral.triage'>>({
    formKey,
    kept,
    empty: {
      answer: view.state === 'to_read' ? 'asked_for_more' : null,
      reason: '',
      notAcceptedReason: '',
      riskHeldBy: '',
      signpostedTo: '',
      lookAgainOn: view.lookAgainOn,
      decidedOn: today,
      leftOpen: null,
      ageReason: '',
    },
    check: (values) => whatIsMissing(values, view, open),
    save: (values) =>
      triage.run({
        referralId: view.referralId,
        version: view.version,
        answer: values.answer ?? 'asked_for_more',
        decidedOn: isLocalDate(values.decidedOn) ? values.decidedOn : today,
        reason: values.reason,
        notAcceptedReason: values.notAcceptedReason === '' ? null : values.notAcceptedReason,
        riskHeldBy: orNull(values.riskHeldBy),
        signpostedTo: orNull(values.signpostedTo),
        lookAgainOn: isLocalDate(values.lookAgainOn) ? values.lookAgainOn : null,
        leftOpen: values.leftOpen === 'yes' ? open.map(({ matter }) => matter) : [],
        ageReason: orNull(values.ageReason),
      }),
    onSaved: (saved, values) =>
      onAnswered({
        name: view.name,
        acceptedId: values.answer === 'accepted' ? view.referralId : null,
        ...wordsOf(values, { firstContactBy: saved.nextCheckInDueOn, isUnread: view.state === 'to_read' }),
      }),
  });
}

/** Whether accepting asks why somebody of 18 or over is taken on: once, unless it was said before. */
export function asksAge(view: TriageView, { answer, decidedOn }: AnswerValues): boolean {
  if (answer !== 'accepted' || view.ageReason !== null || !isLocalDate(decidedOn)) return false;
  return asksWhyAtThisAge(view.birthDate, decidedOn);
}

/** Whether the answer says why: see `asksReason`. The last reading comes first. */
export const asksWhy = (view: TriageView, answer: TriageAnswer): boolean =>
  asksReason(answer, view.safetyReads[0]?.finding ?? null);

function whatIsMissing(values: AnswerValues, view: TriageView, open: readonly OpenMatterView[]) {
  const errors: Partial<Record<keyof AnswerValues, string>> = {};
  const { answer } = values;
  if (answer === null) errors.answer = 'Choose one of the four answers.';
  if (answer !== null && asksWhy(view, answer) && values.reason.trim() === '')
    errors.reason = REFUSALS.triage_reason_needed;
  if (asksAge(view, values) && values.ageReason.trim() === '') errors.ageReason = REFUSALS.age_reason_needed;
  if (answer === 'declined' || answer === 'signposted') {
    if (values.notAcceptedReason === '') errors.notAcceptedReason = REFUSALS.not_accepted_reason_needed;
    const lack = riskHolderLack(values.riskHeldBy);
    if (lack !== null) errors.riskHeldBy = REFUSALS[lack];
    if (!saysSomething(values.reason)) errors.reason = REFUSALS.triage_reason_needed;
    const unanswered = stillOpenError(open, values.leftOpen, answer === 'declined' ? 'not_accepted' : answer);
    if (unanswered !== null) errors.leftOpen = unanswered;
  }
  if (answer === 'signposted' && values.signpostedTo.trim() === '')
    errors.signpostedTo = REFUSALS.signposted_to_needed;
  const again = readDate(values.lookAgainOn);
  if (answer === 'asked_for_more' && !again.ok) errors.lookAgainOn = again.message;
  const on = readDate(values.decidedOn);
  if (!on.ok) errors.decidedOn = on.message;
  return errors;
}

function wordsOf(
  values: AnswerValues,
  { firstContactBy, isUnread }: { firstContactBy: LocalDate | null; isUnread: boolean },
): Omit<Answered, 'name' | 'acceptedId'> {
  switch (values.answer) {
    case 'accepted':
      return {
        fact: 'accepted, and on the waiting list.',
        whatFollows:
          firstContactBy === null ? '' : `The first contact is due by ${formatDate(firstContactBy)}.`,
      };
    case 'signposted':
      return { fact: 'signposted, and closed.', whatFollows: 'It stands under Not accepted.' };
    case 'declined':
      return { fact: 'declined, and closed.', whatFollows: 'It stands under Not accepted.' };
    default:
      return {
        fact: 'more was asked for.',
        whatFollows: isUnread
          ? 'It stays on Today, to be read for safety.'
          : isLocalDate(values.lookAgainOn)
            ? `It comes back to Today on ${formatDate(values.lookAgainOn)}.`
            : '',
      };
  }
}
