import { calledName } from '../../shared/children/names.ts';
import {
  CONTACT_STILL_RIGHT,
  CONTACT_STILL_RIGHT_LABELS,
  RIGHT_PLACE,
  RIGHT_PLACE_LABELS,
  TO_EXPLAIN_LABELS,
} from '../../shared/checkIns/asked.ts';
import {
  HOW_THINGS_ARE,
  HOW_THINGS_ARE_LABELS,
  STILL_WANTS_THERAPY,
  STILL_WANTS_THERAPY_LABELS,
} from '../../shared/checkIns/rules.ts';
import { SAFE_NOW, SAFE_NOW_LABELS } from '../../shared/checkIns/safeNow.ts';
import { CHECK_IN_OFFERED, CHECK_IN_OFFERED_LABELS } from '../../shared/checkIns/saving.ts';
import { firstToRing, wasGoneThrough } from '../../shared/people/rules.ts';
import { Banner } from '../ui/Banner.tsx';
import { type Choice, Choices, ManyChoices } from '../ui/Choices.tsx';
import { Name } from '../ui/Name.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { CheckInQuestionsProps } from './CheckInQuestions.tsx';
import { isToFirst, isOnlyUnchecked, SOMEONE_ELSE, THE_CHILD, wouldBeDone } from './useCheckInForm.ts';
import { personChoice, withFirst } from './personChoice.tsx';
import { stillWantsQuestion } from './words.ts';

const listed = <V extends string>(values: readonly V[], labels: Record<V, string>): Choice<V>[] =>
  values.map((value) => ({ value, label: labels[value] }));

type PartProps = Pick<CheckInQuestionsProps, 'form' | 'view' | 'people' | 'nextPersonId'> & {
  readonly name: string;
};

/** What matters once somebody was reached. */
export function Reached({ form, view, people, nextPersonId, name }: PartProps) {
  const { values } = form;
  const first = firstToRing(people);
  const asksIfRight = first !== null && wasGoneThrough(first) && isToFirst(values, people);
  const isTry = values.spokeTo.length > 0 && !wouldBeDone(values, people);
  return (
    <>
      <ManyChoices
        {...form.field('spokeTo')}
        legend="Who did you speak to?"
        options={[
          ...withFirst(people, nextPersonId).map((person) => personChoice(person, people)),
          { value: THE_CHILD, label: <Name full={calledName(view)} /> },
          { value: SOMEONE_ELSE, label: 'Someone else' },
        ]}
      />
      {isOnlyUnchecked(values, people) ? (
        <p className="hint">
          Nobody here has checked this contact, so this counts as a try and the check-in stays due. If the
          contact above is right, say so there first.
        </p>
      ) : isTry ? (
        <StaysDue name={name} />
      ) : null}
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
      {values.isSafe === 'yes' && isOnlyUnchecked(values, people) ? (
        <p className="hint">
          Of a contact nobody has checked this answer settles nothing: if Today asks whether {name} is safe,
          it goes on asking.
        </p>
      ) : null}
      <Choices
        {...form.field('wantsTherapy')}
        legend={stillWantsQuestion(name, view.pronouns)}
        options={listed(STILL_WANTS_THERAPY, STILL_WANTS_THERAPY_LABELS)}
      />
      <Choices
        {...form.field('rightPlace')}
        legend="Is this still the right place?"
        options={listed(RIGHT_PLACE, RIGHT_PLACE_LABELS)}
      />
      {view.toExplain.length === 0 || isTry ? null : (
        <ManyChoices
          {...form.field('explained')}
          legend="What did you explain?"
          hint="Asked until each was explained once to the family."
          options={listed(view.toExplain, TO_EXPLAIN_LABELS)}
        />
      )}
      <ManyChoices
        {...form.field('offered')}
        legend="What did you offer?"
        options={listed(CHECK_IN_OFFERED, CHECK_IN_OFFERED_LABELS)}
      />
      <TextField {...form.field('whatHelps')} label="What is helping?" maxLength={500} />
      <TextField {...form.field('carerNeeds')} label="What does the carer need?" maxLength={500} />
      {asksIfRight ? (
        <Choices
          {...form.field('contactStillRight')}
          legend="Is the safe contact still right?"
          options={listed(CONTACT_STILL_RIGHT, CONTACT_STILL_RIGHT_LABELS)}
        />
      ) : null}
    </>
  );
}

/** A try: whom it was for, and that it moves nothing. */
export function Tried({ form, people, name }: Pick<PartProps, 'form' | 'people' | 'name'>) {
  return (
    <>
      {people.length < 2 ? null : (
        <Choices
          {...form.field('triedPersonId')}
          legend="Who was it for?"
          options={people.map((person) => personChoice(person, people))}
        />
      )}
      <StaysDue name={name} />
    </>
  );
}

/** A try is worth saving, and moves nothing: said where the person decides. */
function StaysDue({ name }: { readonly name: string }) {
  return (
    <p className="hint">
      This will count as a try: the check-in stays due until {name} or a safe carer is reached.
    </p>
  );
}
