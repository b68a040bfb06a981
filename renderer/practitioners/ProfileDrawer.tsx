import { isLocalDate } from '../../shared/dates.ts';
import { SEEN_AS, SEEN_AS_LABELS, type SeenAs } from '../../shared/practitioners/codes.ts';
import { type PractitionerView, Profile } from '../../shared/practitioners/contract.ts';
import { minutesOfHours, REGISTRATION_NOTICE_DAYS } from '../../shared/practitioners/rules.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { Choices } from '../ui/Choices.tsx';
import { Conflict } from '../ui/Conflict.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';

type Values = {
  seenAs: SeenAs | null;
  agesFrom: string;
  agesThrough: string;
  registeredWith: string;
  registrationNumber: string;
  registrationExpiresOn: string;
  weeklyHours: string;
  caseloadLimit: string;
};
type Props = { readonly one: PractitionerView; readonly onClose: () => void };

/** What is stated of one practitioner: everything may stay empty, and is then said to be not stated. */
export function ProfileDrawer(props: Props) {
  const formKey = `practitionerProfile:${props.one.id}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

function Form({ one, onClose, formKey, kept }: Props & { formKey: string; kept: Kept<Values> | null }) {
  const save = useCommand('practitioner.saveProfile');
  const { form, onStartAgain, conflict } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    empty: valuesOf(one.profile),
    version: one.version,
    check: whatIsWrong,
    save: (values, version) =>
      save.run({ practitionerId: one.id, version: version ?? one.version, profile: profileOf(values) }),
    onSaved: onClose,
  });
  const theirs = conflict?.theirs as PractitionerView | undefined;
  return (
    <FormDrawer
      subject={formKey}
      kicker="Service"
      title={one.name}
      submit="Save what is stated"
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      {theirs === undefined || conflict === null ? null : (
        <Conflict
          facts={differences(valuesOf(theirs.profile), form.values)}
          onKeepTheirs={() => conflict.keepTheirs(valuesOf(theirs.profile))}
          onUseYours={conflict.useYours}
        />
      )}
      <TextField
        {...form.field('registeredWith')}
        label="Registered with"
        hint="The professional body, such as BACP, UKCP, ACP or HCPC."
        maxLength={120}
      />
      <TextField {...form.field('registrationNumber')} label="Registration number" maxLength={60} />
      <DateField
        {...form.field('registrationExpiresOn')}
        label="Registered until"
        hint={`Managers are told on Today from ${REGISTRATION_NOTICE_DAYS} days before.`}
      />
      <TextField
        {...form.field('agesFrom')}
        label="Works with children from"
        hint="Their age in years"
        inputMode="numeric"
        className="short"
        maxLength={2}
      />
      <TextField
        {...form.field('agesThrough')}
        label="up to and with"
        hint="Their age in years"
        inputMode="numeric"
        className="short"
        maxLength={2}
      />
      <Choices
        {...form.field('seenAs')}
        legend="Whom do children meet?"
        hint="A child may ask for a woman or a man. Leave it if they would rather not say."
        options={SEEN_AS.map((value) => ({ value, label: SEEN_AS_LABELS[value] }))}
      />
      <TextField
        {...form.field('weeklyHours')}
        label="Hours a week for therapy"
        hint="Such as 12 or 7.5. What is in the diary is held against it."
        inputMode="decimal"
        className="short"
        maxLength={5}
      />
      <TextField
        {...form.field('caseloadLimit')}
        label="Most courses at once"
        hint="Said when a course is allocated; it never blocks."
        inputMode="numeric"
        className="short"
        maxLength={2}
      />
    </FormDrawer>
  );
}

const LABELS: Record<keyof Values, string> = {
  seenAs: 'Children meet',
  agesFrom: 'Ages from',
  agesThrough: 'Ages up to',
  registeredWith: 'Registered with',
  registrationNumber: 'Registration number',
  registrationExpiresOn: 'Registered until',
  weeklyHours: 'Hours a week',
  caseloadLimit: 'Most courses at once',
};

function differences(theirs: Values, yours: Values) {
  return (Object.keys(LABELS) as (keyof Values)[])
    .filter((key) => theirs[key] !== yours[key])
    .map((key) => ({ label: LABELS[key], theirs: theirs[key] ?? '', yours: yours[key] ?? '' }));
}

function valuesOf(profile: Profile): Values {
  const shown = (value: string | number | null) => (value === null ? '' : String(value));
  const { weeklyMinutes } = profile;
  return {
    seenAs: profile.seenAs,
    agesFrom: shown(profile.agesFrom),
    agesThrough: shown(profile.agesThrough),
    registeredWith: shown(profile.registeredWith),
    registrationNumber: shown(profile.registrationNumber),
    registrationExpiresOn: shown(profile.registrationExpiresOn),
    weeklyHours: weeklyMinutes === null ? '' : String(Math.round((weeklyMinutes / 60) * 100) / 100),
    caseloadLimit: shown(profile.caseloadLimit),
  };
}

const numberOf = (typed: string) => (/^\d+$/.test(typed.trim()) ? Number(typed.trim()) : null);
const orNull = (typed: string) => (typed.trim() === '' ? null : typed.trim());

function profileOf(values: Values): Profile {
  const { registrationExpiresOn: until } = values;
  return {
    seenAs: values.seenAs,
    agesFrom: numberOf(values.agesFrom),
    agesThrough: numberOf(values.agesThrough),
    registeredWith: orNull(values.registeredWith),
    registrationNumber: orNull(values.registrationNumber),
    registrationExpiresOn: isLocalDate(until) ? until : null,
    weeklyMinutes: minutesOfHours(values.weeklyHours),
    caseloadLimit: numberOf(values.caseloadLimit),
  };
}

function whatIsWrong(values: Values) {
  const errors: Partial<Record<keyof Values, string>> = {};
  for (const key of ['agesFrom', 'agesThrough', 'caseloadLimit'] as const)
    if (values[key].trim() !== '' && numberOf(values[key]) === null) errors[key] = 'Enter a whole number';
  if (values.weeklyHours.trim() !== '' && minutesOfHours(values.weeklyHours) === null)
    errors.weeklyHours = 'Enter hours like 12 or 7.5, at most 60';
  const on = readDate(values.registrationExpiresOn);
  if (values.registrationExpiresOn.trim() !== '' && !on.ok) errors.registrationExpiresOn = on.message;
  if (Object.keys(errors).length > 0) return errors;
  for (const issue of Profile.safeParse(profileOf(values)).error?.issues ?? []) {
    const [field] = issue.path;
    const key = field === 'weeklyMinutes' ? 'weeklyHours' : (field as keyof Values);
    errors[key] ??= issue.message;
  }
  return errors;
}
