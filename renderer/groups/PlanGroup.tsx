import type { InputOf } from '../../shared/contract.ts';
import { isLocalDate, type LocalDate } from '../../shared/dates.ts';
import { isTwoPlaces } from '../../shared/diary/clashes.ts';
import { isHeldInGroups, placesNote } from '../../shared/groups/rules.ts';
import { whyNotOffered } from '../../shared/protocols/delivered.ts';
import type { ProtocolId } from '../../shared/protocols/types.ts';
import { readDate } from '../../shared/typedDate.ts';
import { readTime } from '../../shared/typedTime.ts';
import { ChosenWarnings } from '../allocation/ChosenWarnings.tsx';
import { useCatalogue } from '../catalogue.tsx';
import { useCommand, useOp } from '../client.ts';
import { active } from '../course/PlanSessions.tsx';
import { ClashReason } from '../course/WhenFields.tsx';
import { startWords } from '../course/words.ts';
import { WhereFields, whereOf } from '../course/WhereFields.tsx';
import { orNull } from '../formValues.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useNavigate } from '../router.tsx';
import { useToday } from '../session.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';
import { ProposedDates } from './ProposedDates.tsx';
import { whole } from './words.ts';

type Values = {
  name: string;
  protocolId: ProtocolId | '';
  practitionerId: string;
  secondPractitionerId: string;
  roomId: string;
  place: string;
  lengthMinutes: string;
  places: string;
  startsOn: string;
  time: string;
  count: string;
  leftOut: readonly LocalDate[];
  clashReason: string;
};
const EMPTY: Values = {
  name: '',
  protocolId: '',
  practitionerId: '',
  secondPractitionerId: '',
  roomId: '',
  place: '',
  lengthMinutes: '90',
  places: '8',
  startsOn: '',
  time: '',
  count: '',
  leftOut: [],
  clashReason: '',
};
const FORM_KEY = 'groupPlan:new';

/** Plans a group: which therapy, with whom, where, how many places, and every date before anything is saved. */
export function PlanGroup({ onClose }: { readonly onClose: () => void }) {
  return <WithKept<Values> formKey={FORM_KEY}>{(kept) => <Form kept={kept} onClose={onClose} />}</WithKept>;
}

function Form({ kept, onClose }: { readonly kept: Kept<Values> | null; readonly onClose: () => void }) {
  const therapies = useCatalogue();
  const navigate = useNavigate();
  const today = useToday();
  const lists = useOp('service.lists', {}).data;
  const settings = useOp('settings.list', {}).data?.values;
  const plan = useCommand('group.plan');
  const { form, onStartAgain } = useDraftedForm<Values, { groupId: string }>({
    formKey: FORM_KEY,
    kept,
    empty: EMPTY,
    check: (values) => ({
      ...whatIsMissing(values),
      ...(isTwice &&
        values.clashReason.trim() === '' && { clashReason: 'Say why both can be, in a few words' }),
    }),
    save: (values) =>
      plan.run({
        name: values.name,
        protocolId: values.protocolId === '' ? 'keep_5_12_problem' : values.protocolId,
        practitionerId: values.practitionerId,
        secondPractitionerId: values.secondPractitionerId === '' ? null : values.secondPractitionerId,
        ...whereOf(values),
        lengthMinutes: Number(values.lengthMinutes),
        places: Number(values.places),
        dates: dates.map(({ on, time }) => ({ on, time })),
        clashReason: isTwice ? orNull(values.clashReason) : null,
      }),
    onSaved: ({ groupId }) => navigate({ screen: 'groups', groupId }),
  });
  const { values } = form;
  const practitioners = active(lists?.practitioners ?? []);
  const offered = therapies.all.filter(
    (each) =>
      isHeldInGroups(each) &&
      (settings === undefined || whyNotOffered(each.id, settings, therapies) === null),
  );
  const protocol = values.protocolId === '' ? null : therapies.byId(values.protocolId);
  const note =
    protocol === null || whole(values.places) === null ? null : placesNote(protocol, Number(values.places));
  const asked = askedOf(values);
  const proposed = useOp('group.proposeDates', asked ?? NEVER, { enabled: asked !== null });
  const listed = asked === null || proposed.isPlaceholderData ? [] : (proposed.data?.dates ?? []);
  const dates = listed.filter(({ number }) => number !== null);
  const isTwice = dates.some(({ clashes }) => clashes.some(isTwoPlaces));
  return (
    <FormDrawer
      subject={FORM_KEY}
      title="Plan a group"
      submit={dates.length === 0 ? 'Save the group' : `Save ${dates.length} dates`}
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      <TextField
        {...form.field('name')}
        label="Name of the group"
        hint="Such as KEEP, spring. It stands on screens and prints: name nobody in it."
        maxLength={80}
      />
      <Select<ProtocolId>
        {...form.field('protocolId')}
        label="Therapy"
        empty="Choose a therapy"
        options={offered.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        {...form.field('practitionerId')}
        label="With"
        empty="Choose somebody"
        options={practitioners}
      />
      <ChosenWarnings
        childId={null}
        protocolId={values.protocolId === '' ? null : values.protocolId}
        practitionerId={values.practitionerId}
        lastOn={dates.at(-1)?.on ?? null}
      />
      <Select
        {...form.field('secondPractitionerId')}
        label="And with"
        empty="Nobody else"
        options={practitioners.filter(({ value }) => value !== values.practitionerId)}
      />
      <ChosenWarnings
        childId={null}
        protocolId={values.protocolId === '' ? null : values.protocolId}
        practitionerId={values.secondPractitionerId}
        lastOn={dates.at(-1)?.on ?? null}
      />
      <WhereFields rooms={lists?.rooms ?? []} roomId={form.field('roomId')} place={form.field('place')} />
      <TextField
        {...form.field('places')}
        label="Places"
        hint={note ?? undefined}
        inputMode="numeric"
        className="short"
        maxLength={2}
      />
      <TextField
        {...form.field('lengthMinutes')}
        label="Minutes"
        inputMode="numeric"
        className="short"
        maxLength={3}
      />
      <DateField
        {...form.field('startsOn')}
        label="First date"
        hint={
          isLocalDate(values.startsOn)
            ? `${startWords(values.startsOn, today)} Days off are passed over.`
            : 'Then every week, days off passed over.'
        }
      />
      <TimeField {...form.field('time')} label="At" />
      <TextField
        {...form.field('count')}
        label="How many dates?"
        inputMode="numeric"
        className="short"
        maxLength={2}
      />
      {listed.length === 0 ? null : (
        <ProposedDates
          dates={listed}
          leftOut={values.leftOut}
          onLeftOut={(leftOut) => form.set('leftOut', leftOut)}
        />
      )}
      {isTwice ? <ClashReason field={form.field('clashReason')} /> : null}
    </FormDrawer>
  );
}

type Asked = InputOf<'group.proposeDates'>;
/** What is asked of the diary; null while it cannot be. */
function askedOf(values: Values): Asked | null {
  const { startsOn, practitionerId } = values;
  const at = readTime(values.time);
  const [count, lengthMinutes] = [whole(values.count), whole(values.lengthMinutes)];
  if (!isLocalDate(startsOn) || !at.ok || practitionerId === '') return null;
  if (count === null || count < 1 || count > 60 || lengthMinutes === null) return null;
  if (lengthMinutes < 10 || lengthMinutes > 480) return null;
  return {
    practitionerId,
    secondPractitionerId: orNull(values.secondPractitionerId),
    ...whereOf(values),
    lengthMinutes,
    startsOn,
    time: at.time,
    count,
    leftOut: [...values.leftOut],
  };
}

/** A question that is never sent: the hook wants one even while it is switched off. */
const NEVER: Asked = {
  practitionerId: '',
  secondPractitionerId: null,
  roomId: null,
  place: null,
  lengthMinutes: 60,
  startsOn: '',
  time: '',
  count: 1,
  leftOut: [],
};

const NUMBERS = [
  { key: 'places', label: 'Places', least: 1, most: 40 },
  { key: 'lengthMinutes', label: 'Minutes', least: 10, most: 480 },
  { key: 'count', label: 'Dates', least: 1, most: 60 },
] as const;

function whatIsMissing(values: Values) {
  const errors: Partial<Record<keyof Values, string>> = {};
  if (values.name.trim() === '') errors.name = 'Give the group a name';
  if (values.protocolId === '') errors.protocolId = 'Choose a therapy';
  if (values.practitionerId === '') errors.practitionerId = 'Choose somebody';
  for (const { key, label, least, most } of NUMBERS) {
    const number = whole(values[key]);
    if (number === null || number < least || number > most)
      errors[key] = `${label}: enter a whole number from ${least} to ${most}`;
  }
  const on = readDate(values.startsOn);
  if (!on.ok) errors.startsOn = values.startsOn.trim() === '' ? 'Enter the first date' : on.message;
  const at = readTime(values.time);
  if (!at.ok) errors.time = values.time.trim() === '' ? 'Enter the time' : at.message;
  return errors;
}
