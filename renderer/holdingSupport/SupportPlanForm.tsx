import type { ReferralView } from '../../shared/children/overview.ts';
import { isLocalDate } from '../../shared/dates.ts';
import type { SupportPlanView } from '../../shared/holdingSupport/contract.ts';
import {
  PLAN_FIELD_OF,
  planReviewOn,
  planStanding,
  whatPlanLacks,
} from '../../shared/holdingSupport/plan.ts';
import { kindsToChoose } from '../../shared/holdingSupport/rules.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import { readDate } from '../../shared/typedDate.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';
import { useCommand } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { ManyChoices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { FormErrors } from '../ui/useForm.ts';
import { useSupportKinds } from './useSupportKinds.ts';

type Values = {
  /** The plan that was read when this was begun; it stays with what is typed, also through a lock. */
  replacesId: string | null;
  need: string;
  kinds: readonly string[];
  givenBy: string;
  untilOn: string;
  reviewOn: string;
};
export type SupportPlanFormProps = {
  readonly referral: ReferralView;
  /** The name used. */
  readonly called: string;
  readonly onClose: () => void;
};

/** Makes a plan of holding support, or changes the one that stands. The earlier one is kept. */
export function SupportPlanForm(props: SupportPlanFormProps) {
  const formKey = `supportPlan:${props.referral.id}`;
  return (
    <WithKept<Values> key={formKey} formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

type FormProps = SupportPlanFormProps & { readonly formKey: string; readonly kept: Kept<Values> | null };

function Form({ referral, called, onClose, formKey, kept }: FormProps) {
  const today = useToday();
  const kinds = useSupportKinds();
  const save = useCommand('supportPlan.save');
  const { supportPlan: plan, startedOn } = referral;
  const isOver = planStanding(plan, startedOn, today) === 'ended';
  const isAfter = referral.stage === 'ended' || referral.stage === 'aftercare';
  const { form, onStartAgain } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: {
      replacesId: plan?.id ?? null,
      need: plan?.need ?? '',
      kinds: plan?.kinds ?? [],
      givenBy: plan?.givenBy ?? '',
      untilOn: isOver ? '' : (plan?.untilOn ?? ''),
      reviewOn: planReviewOn(today),
    },
    check: (values) => whatIsMissing(values, startedOn, today),
    save: ({ replacesId, need, kinds: chosen, givenBy, untilOn, reviewOn }) =>
      save.run({
        referralId: referral.id,
        replacesId,
        need,
        kinds: [...chosen],
        givenBy,
        untilOn: isLocalDate(untilOn) ? untilOn : null,
        reviewOn: isLocalDate(reviewOn) ? reviewOn : today,
      }),
    onSaved: onClose,
  });
  const theirs = theirsIn(form.conflict?.detail);
  return (
    <FormDrawer
      subject={formKey}
      title={`${isAfter ? 'Aftercare' : 'Support'} plan for ${called}`}
      kicker="Holding support: counted apart from therapy, and it stops no wait"
      submit="Save the plan"
      closeLabel="Close the support plan"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      {form.conflict === undefined ? null : (
        <Banner
          tone="ochre"
          fact="Somebody else saved a plan meanwhile."
          action={
            <Button
              kind="link"
              small
              onPress={() => {
                form.set('replacesId', theirs?.id ?? null);
                form.clearConflict();
              }}
            >
              Go on with yours
            </Button>
          }
        >
          {theirs === null ? 'It stands on the page beside this form.' : `Theirs says: ${theirs.need}`}{' '}
          Nothing you typed is lost. Bring in what you need of theirs, then save.
        </Banner>
      )}
      <TextArea
        {...form.field('need')}
        label="What is needed?"
        reminder={DISCLOSABLE}
        rows={3}
        maxLength={1000}
      />
      <ManyChoices
        {...form.field('kinds')}
        legend="What is given?"
        options={kindsToChoose(kinds, [...(plan?.kinds ?? []), ...form.values.kinds]).map(
          ({ code, name }) => ({
            value: code,
            label: name,
          }),
        )}
      />
      <TextField
        {...form.field('givenBy')}
        label="Who gives it?"
        hint="A person here, or another service."
        maxLength={120}
      />
      <DateField
        {...form.field('untilOn')}
        label="Until"
        hint={
          startedOn === null
            ? 'The last day. Leave this empty if it goes on until therapy starts.'
            : 'The last day.'
        }
      />
      <DateField {...form.field('reviewOn')} label="Look at it again on" />
    </FormDrawer>
  );
}

function whatIsMissing(
  values: Values,
  startedOn: ReferralView['startedOn'],
  today: ReferralView['receivedOn'],
): FormErrors<Values> {
  const { untilOn, reviewOn } = values;
  const until = untilOn.trim() === '' ? null : readDate(untilOn);
  const review = readDate(reviewOn);
  const errors: FormErrors<Values> = {};
  const lacks = whatPlanLacks(
    {
      ...values,
      untilOn: until?.ok === true ? until.date : null,
      reviewOn: review.ok ? review.date : today,
    },
    startedOn,
    today,
  );
  for (const code of lacks) errors[PLAN_FIELD_OF[code]] = REFUSALS[code];
  // A day that cannot be read says so, before anything is said of which day it is.
  if (until !== null && !until.ok) errors.untilOn = until.message;
  if (!review.ok) errors.reviewOn = review.message;
  return errors;
}

function theirsIn(detail: unknown): SupportPlanView | null {
  const { theirs } = (detail ?? {}) as { theirs?: SupportPlanView | null };
  return theirs ?? null;
}
