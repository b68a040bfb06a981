import {
  DISABILITIES,
  DISABILITIES_LABELS,
  ETHNICITIES,
  ETHNICITIES_LABELS,
  GENDERS,
  GENDERS_LABELS,
  RELIGIONS,
  RELIGIONS_LABELS,
  SEXES,
  SEXES_LABELS,
  YES_NO_ANSWERS,
  YES_NO_ANSWERS_LABELS,
} from '../../shared/children/codes.ts';
import type { ChildView } from '../../shared/children/contract.ts';
import { useCommand } from '../client.ts';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { Conflict } from '../ui/Conflict.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormHead } from '../ui/FormHead.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { differences } from './detailFacts.ts';
import { type DetailValues, fieldsOf, valuesOf, whatIsMissing } from './detailValues.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { withoutPrefix } from '../formValues.ts';
import { useDraftedForm } from '../useDraftedForm.ts';

type Props = { readonly child: ChildView; readonly onClose: () => void };

/** Changes what is held about a child. When somebody else saved meanwhile, both versions stand side by side. */
export function DetailsForm(props: Props) {
  const formKey = `details:${props.child.id}`;
  return (
    <WithKept<DetailValues> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({
  child,
  onClose,
  formKey,
  kept,
}: Props & { formKey: string; kept: Kept<DetailValues> | null }) {
  const save = useCommand('child.save');
  const { form, onStartAgain, conflict } = useDraftedForm<DetailValues, unknown>({
    formKey,
    kept,
    version: child.version,
    empty: valuesOf(child.fields),
    check: whatIsMissing,
    save: async (values, version) =>
      withoutPrefix(
        await save.run({ childId: child.id, version: version ?? child.version, fields: fieldsOf(values) }),
        'fields.',
      ),
    onSaved: onClose,
  });
  const theirs = conflict === null ? null : (conflict.theirs as ChildView);
  const choose = <K extends 'sex' | 'gender' | 'ethnicity' | 'religion' | 'disability'>(
    name: K,
    label: string,
    options: readonly DetailValues[K][],
    labels: Record<DetailValues[K], string>,
  ) => {
    const { value, onChange, ...field } = form.field(name);
    return (
      <Select<DetailValues[K]>
        {...field}
        label={label}
        value={value}
        onChange={(chosen) => {
          if (chosen !== '') onChange(chosen);
        }}
        options={options.map((option) => ({ value: option, label: labels[option] }))}
      />
    );
  };
  const yesNo = (name: 'lookedAfter' | 'protectionPlan' | 'inNeed', legend: string) => (
    <Choices
      {...form.field(name)}
      legend={legend}
      options={YES_NO_ANSWERS.map((value) => ({ value, label: YES_NO_ANSWERS_LABELS[value] }))}
    />
  );
  return (
    <form
      className="pad stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <div className="sect-head">
        <h2>Change details</h2>
      </div>
      <FormHead form={form} onStartAgain={onStartAgain} />
      {conflict === null || theirs === null ? null : (
        <Conflict
          facts={differences(theirs.fields, fieldsOf(form.values)).map(({ label, words }) => ({
            label,
            theirs: words(theirs.fields) ?? 'not recorded',
            yours: words(fieldsOf(form.values)) ?? 'not recorded',
          }))}
          onKeepTheirs={() => conflict.keepTheirs(valuesOf(theirs.fields))}
          onUseYours={conflict.useYours}
        />
      )}
      <div className="detail-cols">
        <div className="stack">
          <TextField {...form.field('name')} label="Full name" maxLength={200} />
          <TextField
            {...form.field('nameUsed')}
            label="Name used"
            hint="If it differs: how the child wants to be called."
            maxLength={100}
          />
          <DateField {...form.field('birthDate')} label="Birth date" />
          <TextField {...form.field('pronouns')} label="Pronouns" hint="Such as: she/her" maxLength={40} />
          <TextField {...form.field('school')} label="School" maxLength={200} />
          <TextField {...form.field('postcode')} label="Postcode" maxLength={12} />
        </div>
        <div className="stack">
          {choose('sex', 'Sex', SEXES, SEXES_LABELS)}
          {choose('gender', 'Gender', GENDERS, GENDERS_LABELS)}
          {choose('ethnicity', 'Ethnic group', ETHNICITIES, ETHNICITIES_LABELS)}
          {choose('religion', 'Religion', RELIGIONS, RELIGIONS_LABELS)}
          {choose('disability', 'Disability', DISABILITIES, DISABILITIES_LABELS)}
          <TextField {...form.field('disabilityDetail')} label="More on disability" maxLength={500} />
          <Choices
            {...form.field('languageIs')}
            legend="First language"
            options={[
              { value: 'known', label: 'Known' },
              { value: 'not_asked', label: 'Not asked' },
              { value: 'prefer_not_to_say', label: 'Prefer not to say' },
            ]}
          />
          {form.values.languageIs === 'known' ? (
            <TextField {...form.field('language')} label="Which language" maxLength={80} />
          ) : null}
        </div>
        <div className="stack">
          <TextField
            {...form.field('interpreterLanguage')}
            label="Interpreter, for which language"
            hint="Leave this empty if none is needed."
            maxLength={80}
          />
          <TextArea {...form.field('accessNeeds')} label="Access needs" rows={2} maxLength={500} />
          {yesNo('lookedAfter', 'Looked after?')}
          {yesNo('protectionPlan', 'On a child protection plan?')}
          {yesNo('inNeed', 'Child in need?')}
        </div>
      </div>
      <div className="form-foot is-stuck">
        <Button kind="primary" type="submit" isPending={form.isSaving}>
          Save details
        </Button>
        <Button onPress={onClose}>Leave it for now</Button>
      </div>
    </form>
  );
}
