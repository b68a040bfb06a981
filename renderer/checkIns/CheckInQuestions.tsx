import { calledName } from '../../shared/children/names.ts';
import type { CheckInOutcome } from '../../shared/checkIns/rules.ts';
import type { CheckInView } from '../../shared/checkIns/contract.ts';
import { contactConcern, inReach } from '../../shared/checkIns/saving.ts';
import type { PersonOfChild } from '../../shared/people/contract.ts';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { Choices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Outcomes } from '../ui/Outcomes.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Form } from '../ui/useForm.ts';
import {
  type CheckInValues,
  concernAsked,
  shownNext,
  whoIsRung,
  whyNext,
  wouldBeDone,
} from './useCheckInForm.ts';
import { Reached, Tried } from './WhatWasSaid.tsx';
import { CONCERN_QUESTION, CONCERN_WORDS, RING_WORDS } from './words.ts';

export type CheckInQuestionsProps = {
  readonly form: Form<CheckInValues>;
  readonly view: CheckInView;
  readonly people: readonly PersonOfChild[];
  /** Who is to be rung before anybody else is chosen. */
  readonly nextPersonId: string | null;
};

/** The outcome in one press, then only what matters for it. */
export function CheckInQuestions({ form, view, people, nextPersonId }: CheckInQuestionsProps) {
  const { values } = form;
  const { show } = usePrivacy();
  const name = show(calledName(view));
  const concern = concernAsked(values, people);
  const rung = people.find(({ personId }) => personId === whoIsRung(values));
  const warningAt = (outcome: CheckInOutcome) => {
    const against = rung === undefined ? null : contactConcern(outcome, inReach(rung));
    if (against === null) return undefined;
    return outcome === 'reached' || outcome === 'could_not_reach'
      ? RING_WORDS[against]
      : CONCERN_WORDS[against];
  };
  const outcome = form.field('outcome');
  return (
    <>
      <Outcomes
        {...outcome}
        legend={<span className="vh">What happened?</span>}
        options={[
          { value: 'reached', label: 'Reached', icon: 'reached', warning: warningAt('reached') },
          {
            value: 'left_message',
            label: 'Left message',
            icon: 'message',
            warning: warningAt('left_message'),
          },
          {
            value: 'could_not_reach',
            label: 'Could not reach',
            icon: 'noreach',
            warning: warningAt('could_not_reach'),
          },
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
      {concern === null ? null : (
        <TextField
          {...form.field('unsafeChannelReason')}
          label={CONCERN_QUESTION[concern]}
          hint="It is saved either way, with your reason beside it."
          maxLength={300}
        />
      )}
      {values.outcome === 'reached' ? (
        <Reached form={form} view={view} people={people} nextPersonId={nextPersonId} name={name} />
      ) : null}
      {values.outcome === null || values.outcome === 'reached' ? null : (
        <Tried form={form} people={people} name={name} />
      )}
      {values.outcome === null ? null : (
        <>
          <TextArea
            {...form.field('note')}
            label="Short note"
            reminder={DISCLOSABLE}
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
          hint={whyNext(values, view)}
        />
      ) : null}
    </>
  );
}
