import {
  type CheckInOutcome,
  HOW_THINGS_ARE,
  HOW_THINGS_ARE_LABELS,
  SAFE_NOW,
  SAFE_NOW_LABELS,
  STILL_WANTS_THERAPY,
  STILL_WANTS_THERAPY_LABELS,
} from '../../shared/checkIns/rules.ts';
import type { CheckInView } from '../../shared/checkIns/contract.ts';
import {
  CHECK_IN_OFFERED,
  CHECK_IN_OFFERED_LABELS,
  type ContactConcern,
  contactConcern,
  inReach,
} from '../../shared/checkIns/saving.ts';
import type { PersonOfChild } from '../../shared/people/contract.ts';
import { Banner } from '../ui/Banner.tsx';
import { type Choice, Choices, ManyChoices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Name } from '../ui/Name.tsx';
import { Outcomes } from '../ui/Outcomes.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Form } from '../ui/useForm.ts';
import {
  type CheckInValues,
  concernOf,
  shownNext,
  SOMEONE_ELSE,
  THE_CHILD,
  wouldBeDone,
} from './useCheckInForm.ts';
import { calledName, firstName, rhythmWords, stillWantsQuestion } from './words.ts';

const listed = <V extends string>(values: readonly V[], labels: Record<V, string>): Choice<V>[] =>
  values.map((value) => ({ value, label: labels[value] }));

const CONCERN_AT_OUTCOME: Record<ContactConcern, string> = {
  do_not_contact: 'not safe here',
  not_safe: 'not safe here',
  not_agreed: 'not agreed here',
};
const CONCERN_QUESTION: Record<ContactConcern, string> = {
  do_not_contact: 'This person must not be contacted. What happened?',
  not_safe: 'This was marked as not safe here. Why was it done?',
  not_agreed: 'This was never agreed as safe here. Why was it done?',
};

export type CheckInQuestionsProps = {
  readonly form: Form<CheckInValues>;
  readonly view: CheckInView;
  readonly people: readonly PersonOfChild[];
  /** Whose contact the safe-contact card shows. */
  readonly cardPersonId: string | null;
};

/** The outcome in one press, then only what matters for it. */
export function CheckInQuestions({ form, view, people, cardPersonId }: CheckInQuestionsProps) {
  const { values } = form;
  const { show } = usePrivacy();
  const name = show(calledName(view));
  const concern = concernOf(values, people);
  const onCard = people.find(({ personId }) => personId === cardPersonId);
  const warningAt = (outcome: CheckInOutcome) => {
    const against = onCard === undefined ? null : contactConcern(outcome, inReach(onCard));
    return against === null ? undefined : CONCERN_AT_OUTCOME[against];
  };
  const outcome = form.field('outcome');
  return (
    <>
      <Outcomes
        {...outcome}
        legend={<span className="vh">What happened?</span>}
        options={[
          { value: 'reached', label: 'Reached', icon: 'reached' },
          {
            value: 'left_message',
            label: 'Left message',
            icon: 'message',
            warning: warningAt('left_message'),
          },
          { value: 'could_not_reach', label: 'Could not reach', icon: 'noreach' },
        ]}
      />
      {values.outcome === 'reached' ? null : (
        <Choices
          legend="Or did you write?"
          options={(['sent_text', 'sent_letter'] as const).map((value) => ({
            value,
            label: (
              <span>
                {value === 'sent_text' ? 'Sent a text' : 'Sent a letter'}
                {warningAt(value) === undefined ? null : (
                  <small className="against"> {warningAt(value)}</small>
                )}
              </span>
            ),
          }))}
          value={values.outcome === 'sent_text' || values.outcome === 'sent_letter' ? values.outcome : null}
          onChange={outcome.onChange}
        />
      )}
      {values.outcome === 'reached' ? (
        <Reached form={form} view={view} people={people} cardPersonId={cardPersonId} name={name} />
      ) : null}
      {values.outcome === null || values.outcome === 'reached' ? null : (
        <Tried form={form} people={people} name={name} />
      )}
      {concern === null ? null : (
        <TextField
          {...form.field('unsafeChannelReason')}
          label={CONCERN_QUESTION[concern]}
          hint="It is saved either way, and the safeguarding lead can see it."
          maxLength={300}
        />
      )}
      {values.outcome === null ? null : (
        <>
          <TextArea
            {...form.field('note')}
            label="Short note"
            reminder="Others may read this one day: the child, the police, a court. Keep to facts."
            rows={3}
            maxLength={2000}
          />
          <DateField {...form.field('heldOn')} label="Day of this contact" />
        </>
      )}
      {wouldBeDone(values, people) ? (
        <DateField
          {...form.field('nextDueOn')}
          value={shownNext(values, view)}
          label="Next check-in"
          hint={rhythmWords(view.rhythm)}
        />
      ) : null}
    </>
  );
}

type PartProps = Pick<CheckInQuestionsProps, 'form' | 'view' | 'people' | 'cardPersonId'> & {
  readonly name: string;
};

function Reached({ form, view, people, cardPersonId, name }: PartProps) {
  const { values } = form;
  const isTry = values.spokeTo.length > 0 && !wouldBeDone(values, people);
  return (
    <>
      <ManyChoices
        {...form.field('spokeTo')}
        legend="Who did you speak to?"
        options={[
          ...inOrder(people, cardPersonId).map((person) => choiceOf(person, people)),
          { value: THE_CHILD, label: <Name full={calledName(view)} /> },
          { value: SOMEONE_ELSE, label: 'Someone else' },
        ]}
      />
      {isTry ? <StaysDue name={name} /> : null}
      <Choices
        {...form.field('howThingsAre')}
        legend="How are things?"
        options={listed(HOW_THINGS_ARE, HOW_THINGS_ARE_LABELS)}
      />
      <Choices
        {...form.field('isSafe')}
        legend={`Is ${name} safe now?`}
        options={listed(SAFE_NOW, SAFE_NOW_LABELS)}
      />
      {values.isSafe === 'no' || values.isSafe === 'not_sure' ? (
        <Banner tone="brick" fact="Speak to the safeguarding lead today." live>
          If {name} is in danger now, ring 999 first.
        </Banner>
      ) : null}
      <Choices
        {...form.field('wantsTherapy')}
        legend={stillWantsQuestion(name, view.pronouns)}
        options={listed(STILL_WANTS_THERAPY, STILL_WANTS_THERAPY_LABELS)}
      />
      <ManyChoices
        {...form.field('offered')}
        legend="What did you offer?"
        options={listed(CHECK_IN_OFFERED, CHECK_IN_OFFERED_LABELS)}
      />
    </>
  );
}

function Tried({ form, people, name }: Pick<PartProps, 'form' | 'people' | 'name'>) {
  return (
    <>
      {people.length < 2 ? null : (
        <Choices
          {...form.field('triedPersonId')}
          legend="Who was it for?"
          options={people.map((person) => choiceOf(person, people))}
        />
      )}
      <StaysDue name={name} />
    </>
  );
}

/** A try is worth saving, and moves nothing: said where the person decides. */
function StaysDue({ name }: { readonly name: string }) {
  return (
    <p className="hint">Saved as a try. The check-in stays due until {name} or a safe carer is reached.</p>
  );
}

function choiceOf({ personId, fields }: PersonOfChild, people: readonly PersonOfChild[]): Choice {
  const first = firstName(fields.name);
  const isShared = people.some(
    (other) => other.personId !== personId && firstName(other.fields.name) === first,
  );
  return {
    value: personId,
    label: (
      <span>
        <Name full={isShared ? fields.name : first} />
        {fields.safety === 'do_not_contact' ? <small className="against"> do not contact</small> : null}
      </span>
    ),
  };
}

function inOrder(people: readonly PersonOfChild[], firstId: string | null): PersonOfChild[] {
  return people.toSorted((a, b) => Number(b.personId === firstId) - Number(a.personId === firstId));
}
