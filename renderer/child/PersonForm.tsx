import {
  CHANNEL_ANSWER_LABELS,
  CHANNEL_ANSWERS,
  CONTACT_SAFETY_LABELS,
  PERSON_KIND_LABELS,
  PERSON_KINDS,
  RESPONSIBILITY_ANSWER_LABELS,
  RESPONSIBILITY_ANSWERS,
} from '../../shared/people/codes.ts';
import type { PersonOfChild } from '../../shared/people/contract.ts';
import { CARER_RELATIONSHIPS, CARER_RELATIONSHIPS_LABELS } from '../../shared/referrals/codes.ts';
import { firstReplaced, isContactChecked } from '../../shared/people/rules.ts';
import { useCommand, useOp } from '../client.ts';
import { Choices } from '../ui/Choices.tsx';
import { Conflict } from '../ui/Conflict.tsx';
import { PhoneField } from '../ui/PhoneField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Tick } from '../ui/Tick.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { type Kept, WithKept } from '../keptDraft.ts';
import { CHECKED_WITH_OPTIONS } from '../people/ContactCheck.tsx';
import { withoutPrefix } from '../formValues.ts';
import { personDifferences } from './personFacts.ts';
import { fieldsOf, type PersonValues, valuesOf, whatIsMissing } from './personValues.ts';
import { TakesPlace } from './TakesPlace.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';

type Props = {
  readonly childId: string;
  readonly person: PersonOfChild | null;
  /** Whether somebody is the first contact already. */
  readonly hasFirstContact: boolean;
  readonly onClose: () => void;
};

const SAFETIES = ['safe', 'ask_first', 'do_not_contact'] as const;

/** Adds or changes somebody round the child. Nothing about safety is assumed from who they are. */
export function PersonForm(props: Props) {
  const formKey = `person:${props.person?.linkId ?? `new:${props.childId}`}`;
  return (
    <WithKept<PersonValues> key={formKey} formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form(props: Props & { formKey: string; kept: Kept<PersonValues> | null }) {
  const { childId, person, hasFirstContact, onClose, formKey, kept } = props;
  const save = useCommand('person.save');
  const around = useOp('people.list', { childId });
  const people = around.isPlaceholderData ? [] : (around.data?.people ?? []);
  const replacedBy = (values: PersonValues) =>
    firstReplaced(
      people,
      person?.linkId ?? null,
      values.isFirstContact && values.safety !== 'do_not_contact' && !person?.fields.isFirstContact,
    );
  const { form, onStartAgain, conflict } = useDraftedForm<PersonValues, unknown>({
    formKey,
    kept,
    version: person?.version ?? null,
    empty: valuesOf(person, hasFirstContact),
    check: (values) => whatIsMissing(values, replacedBy(values)),
    save: async (values, version) =>
      withoutPrefix(
        await save.run({
          childId,
          linkId: person?.linkId ?? null,
          version,
          fields: fieldsOf(values),
          checkedWith: values.checkedWith === '' ? null : values.checkedWith,
        }),
        'fields.',
      ),
    onSaved: onClose,
  });
  const { kind, safety, isFirstContact, isEmergencyContact, hasParentalResponsibility } = form.values;
  const replaced = replacedBy(form.values);
  const { interpreterLanguage } = form.values;
  const channel = (name: 'mayRing' | 'mayText' | 'mayVoicemail' | 'mayLetter', legend: string) => (
    <Choices
      {...form.field(name)}
      legend={legend}
      options={CHANNEL_ANSWERS.map((value) => ({ value, label: CHANNEL_ANSWER_LABELS[value] }))}
    />
  );
  return (
    <FormDrawer
      subject={formKey}
      title={person === null ? 'Add a person' : 'Change a person'}
      submit="Save person"
      closeLabel="Close this person"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      {conflict === null ? null : (
        <Conflict
          facts={personDifferences((conflict.theirs as PersonOfChild).fields, fieldsOf(form.values))}
          onUseYours={conflict.useYours}
          onKeepTheirs={() =>
            conflict.keepTheirs(valuesOf(conflict.theirs as PersonOfChild, hasFirstContact))
          }
        />
      )}
      <TextField {...form.field('name')} label="Name" maxLength={200} />
      <Choices
        {...form.field('kind')}
        legend="Who are they?"
        options={PERSON_KINDS.map((value) => ({ value, label: PERSON_KIND_LABELS[value] }))}
      />
      <Select
        {...form.field('relationship')}
        label="How they stand to the child"
        empty="Choose"
        options={CARER_RELATIONSHIPS.map((value) => ({ value, label: CARER_RELATIONSHIPS_LABELS[value] }))}
      />
      {kind === 'professional' ? (
        <>
          <TextField {...form.field('jobTitle')} label="Job" maxLength={120} />
          <TextField {...form.field('organisation')} label="Organisation" maxLength={200} />
        </>
      ) : (
        <Choices
          {...form.field('hasParentalResponsibility')}
          legend="Parental responsibility?"
          options={RESPONSIBILITY_ANSWERS.map((value) => ({
            value,
            label: RESPONSIBILITY_ANSWER_LABELS[value],
          }))}
        />
      )}
      <PhoneField
        {...form.field('phone')}
        label="Phone"
        right={form.values.rightPhone}
        onRight={form.field('rightPhone').onChange}
      />
      <TextField {...form.field('email')} label="Email" maxLength={200} />
      <Choices
        {...form.field('safety')}
        legend="Is it safe to contact them about this child?"
        hint={
          hasParentalResponsibility === 'yes'
            ? 'Parental responsibility alone does not make it safe.'
            : 'Leave this unanswered if nobody has checked.'
        }
        options={SAFETIES.map((value) => ({ value, label: CONTACT_SAFETY_LABELS[value] }))}
      />
      {safety === null ? null : (
        <Select
          {...form.field('checkedWith')}
          label="With whom did you go through this contact today?"
          empty="Nobody yet"
          options={CHECKED_WITH_OPTIONS}
        />
      )}
      {safety === 'do_not_contact' ? null : (
        <>
          <Tick
            label="Ring this person first"
            checked={isFirstContact}
            onChange={(checked) => {
              form.set('isFirstContact', checked);
              form.set('takesPlaceOf', '');
            }}
          />
          {replaced === null ? null : (
            <TakesPlace
              replaced={replaced}
              isChecked={form.values.checkedWith !== '' || (person !== null && isContactChecked(person))}
              name={form.values.name}
              field={form.field('takesPlaceOf')}
            />
          )}
          <Tick
            label="Emergency contact: asked when the first contact does not answer"
            checked={isEmergencyContact}
            onChange={(checked) => form.set('isEmergencyContact', checked)}
          />
          {channel('mayRing', 'May we ring?')}
          {channel('mayText', 'May we text?')}
          {channel('mayVoicemail', 'May we leave a voicemail?')}
          {channel('mayLetter', 'May we write letters?')}
          <TextField
            {...form.field('safeTimes')}
            label="Safe times"
            hint="Such as: after 4 pm, not Wednesdays"
            maxLength={200}
          />
          <TextField {...form.field('sayName')} label="Name to say on the phone" maxLength={60} />
          <TextField {...form.field('codeWord')} label="Code word" maxLength={60} />
          <TextField
            {...form.field('noAnswer')}
            label="When there is no answer"
            hint="What was agreed, such as: hang up, text the word blue, try the school"
            maxLength={200}
          />
          <TextField
            {...form.field('communicationNeeds')}
            label="What helps them follow"
            hint="Such as: sign language, large print, short sentences, a call with video"
            maxLength={200}
          />
          <TextField
            {...form.field('interpreterLanguage')}
            label="Interpreter for"
            hint="The language. Leave it empty if none is needed."
            maxLength={60}
          />
          {interpreterLanguage.trim() === '' ? null : (
            <TextField
              {...form.field('interpreterName')}
              label="Which interpreter"
              hint="The same one each time, never one of the family. Where a child was trafficked, ask first whether somebody from their community could know those who harmed them."
              maxLength={120}
            />
          )}
        </>
      )}
      <TextArea
        {...form.field('note')}
        label="What to know"
        hint="Such as: bail, to stay away until the trial"
        rows={2}
        maxLength={300}
      />
    </FormDrawer>
  );
}
