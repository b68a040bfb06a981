import { NEED_LABELS } from '../../shared/assessment/codes.ts';
import {
  ADVICE,
  ADVICE_LABELS,
  AGREEMENT_LABELS,
  AGREEMENTS,
  type AssessmentWord,
  CARER_CONDITION_LABELS,
  CARER_CONDITIONS,
  CARER_ROLE_LABELS,
  CARER_ROLES,
  HARMED_BY,
  HARMED_BY_LABELS,
  INFORMANT_LABELS,
  INFORMANTS,
  PLAN_PEOPLE,
  PLAN_PERSON_LABELS,
  SHARED_HOW,
  SHARED_HOW_LABELS,
  symptomLabel,
  SYMPTOMS,
  WHY_NOT_ALONE,
  WHY_NOT_ALONE_LABELS,
} from '../../shared/assessment/found.ts';
import { OTHER_NEEDS } from '../../shared/assessment/rules.ts';
import { ABUSE_TYPES, ABUSE_TYPES_LABELS, type AbuseType } from '../../shared/referrals/codes.ts';
import { Choices, ManyChoices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { TextField } from '../ui/TextField.tsx';
import type { Form } from '../ui/useForm.ts';
import type { AssessmentValues } from './assessmentValues.ts';
import { WORD_LABELS } from './assessmentWords.ts';
import { KnownRows } from './KnownRows.tsx';
import './assessment.css';

export type WriteupFieldsProps = {
  readonly form: Form<AssessmentValues>;
  /** The kinds of abuse that the referral names; none where they were looked at before. */
  readonly referredFor: readonly AbuseType[];
  /** Whether this account reads and writes the clinical words. */
  readonly writesWords: boolean;
};

/** The questions of a detailed assessment, in the order of a conversation. */
export function WriteupFields({ form, referredFor, writesWords }: WriteupFieldsProps) {
  const { values } = form;
  const word = (name: AssessmentWord, hint?: string, reminder?: string) =>
    writesWords ? (
      <TextArea
        {...form.field(name)}
        label={WORD_LABELS[name]}
        hint={hint}
        reminder={reminder}
        rows={2}
        maxLength={4000}
      />
    ) : null;
  return (
    <>
      {writesWords ? null : (
        <p className="hint">
          The words of an assessment are written and read by those who read clinical notes. You can give and
          change the answers.
        </p>
      )}
      <h3 className="form-part">Who was heard</h3>
      <TextField {...form.field('heldBy')} label="Who held it" maxLength={200} />
      <ManyChoices
        {...form.field('informants')}
        legend="Who told you what you know?"
        options={INFORMANTS.map((value) => ({ value, label: INFORMANT_LABELS[value] }))}
      />
      <Choices
        {...form.field('seenAlone')}
        legend="Was the child seen alone?"
        layout="seg"
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
      />
      {values.seenAlone === 'no' ? (
        <Choices
          {...form.field('whyNotAlone')}
          legend="Why not?"
          options={WHY_NOT_ALONE.map((value) => ({ value, label: WHY_NOT_ALONE_LABELS[value] }))}
        />
      ) : null}
      {word('people', 'Family, friends, people they trust.', DISCLOSABLE)}

      <h3 className="form-part">What happened</h3>
      <ManyChoices
        {...form.field('abuseTypes')}
        legend="Kinds of abuse"
        hint={isAsReferred(values.abuseTypes, referredFor) ? 'From the referral, check it.' : undefined}
        options={ABUSE_TYPES.map((value) => ({ value, label: ABUSE_TYPES_LABELS[value] }))}
      />
      <ManyChoices
        {...form.field('harmedBy')}
        legend="Who harmed the child?"
        options={HARMED_BY.map((value) => ({ value, label: HARMED_BY_LABELS[value] }))}
      />

      <h3 className="form-part">How the child is</h3>
      <KnownRows
        {...form.field('symptoms')}
        legend="What did you find?"
        hint="Each yes is a need; you need not name it again."
        rows={SYMPTOMS.map((name) => ({ name, label: symptomLabel(name) }))}
      />
      <ManyChoices
        {...form.field('needs')}
        legend="What else does the child need help with?"
        options={OTHER_NEEDS.map((value) => ({ value, label: NEED_LABELS[value] }))}
      />
      {word('strengths')}
      {word('vulnerability')}
      {word('physicalHealth', 'With sleep and eating.')}
      {word('mentalHealth', 'With any self-harm. A risk that is there now goes under Safety.')}
      <Choices
        {...form.field('advice')}
        legend="Specialist advice on a disability"
        options={ADVICE.map((value) => ({ value, label: ADVICE_LABELS[value] }))}
      />
      {values.advice === 'had' || values.disability !== '' ? word('disability') : null}

      <h3 className="form-part">Those who care for them</h3>
      <ManyChoices
        {...form.field('livesWith')}
        legend="Whom does the child live with?"
        hint="Looked after, child in need and protection plan are kept under Details."
        options={CARER_ROLES.map((value) => ({ value, label: CARER_ROLE_LABELS[value] }))}
      />
      <KnownRows
        {...form.field('carerConditions')}
        legend="What is known of their carers?"
        rows={CARER_CONDITIONS.map((name) => ({ name, label: CARER_CONDITION_LABELS[name] }))}
      />

      <h3 className="form-part">The plan</h3>
      {word('plan', 'Who does what, and by when.')}
      <ManyChoices
        {...form.field('planAgreedWith')}
        legend="Who agreed to it?"
        options={PLAN_PEOPLE.map((value) => ({ value, label: PLAN_PERSON_LABELS[value] }))}
      />
      <ManyChoices
        {...form.field('planSharedWith')}
        legend="Who was given it?"
        options={PLAN_PEOPLE.map((value) => ({ value, label: PLAN_PERSON_LABELS[value] }))}
      />
      <DateField {...form.field('reviewOn')} label="Look at it again on" />

      <h3 className="form-part">What the child says of this</h3>
      {word('ownWords', 'As they said it.')}
      <Choices
        {...form.field('agreement')}
        legend="Do they agree with what is written here?"
        options={AGREEMENTS.map((value) => ({ value, label: AGREEMENT_LABELS[value] }))}
      />
      {values.agreement === 'partly' || values.agreement === 'disagrees' || values.disagreement !== ''
        ? word('disagreement', 'Their view stands beside yours.')
        : null}
      <ManyChoices
        {...form.field('sharedHow')}
        legend="How was it shared with them?"
        options={SHARED_HOW.map((value) => ({ value, label: SHARED_HOW_LABELS[value] }))}
      />
      <DateField {...form.field('completedOn')} label="Completed on" />
    </>
  );
}

/** Whether the answer is still what the referral said, so that nobody takes it for what was found. */
const isAsReferred = (chosen: readonly AbuseType[], referredFor: readonly AbuseType[]): boolean =>
  referredFor.length > 0 &&
  chosen.length === referredFor.length &&
  referredFor.every((type) => chosen.includes(type));
