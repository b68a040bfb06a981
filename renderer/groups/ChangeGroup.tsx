import type { OutputOf } from '../../shared/contract.ts';
import { formatDay } from '../../shared/dates.ts';
import type { GroupView } from '../../shared/groups/contract.ts';
import { canHavePlaces, placesNote } from '../../shared/groups/rules.ts';
import { refusalMessage } from '../../shared/refusals.ts';
import type { Catalogue } from '../../shared/protocols/serviceCatalogue.ts';
import { useCatalogue } from '../catalogue.tsx';
import { useCommand, useOp } from '../client.ts';
import { WhereFields, whereOf } from '../course/WhereFields.tsx';
import { orNull } from '../formValues.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { Conflict } from '../ui/Conflict.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';
import { InTheWay } from './InTheWay.tsx';
import { whole } from './words.ts';

type Values = { name: string; places: string; roomId: string; place: string; clashReason: string };
type Details = Pick<GroupView, 'name' | 'places' | 'roomId' | 'place'>;
type Props = { readonly group: GroupView; readonly onClose: () => void };

/** Another name, number of places or place for a group that was planned. */
export function ChangeGroup(props: Props) {
  const lists = useOp('service.lists', {}).data;
  const formKey = `groupDetails:${props.group.id}`;
  if (lists === undefined) return null;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} rooms={lists.rooms} />}
    </WithKept>
  );
}

type FormProps = Props & {
  readonly formKey: string;
  readonly kept: Kept<Values> | null;
  readonly rooms: OutputOf<'service.lists'>['rooms'];
};

function Form({ group, onClose, formKey, kept, rooms }: FormProps) {
  const therapies = useCatalogue();
  const save = useCommand('group.saveDetails');
  const { form, onStartAgain, conflict } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    version: group.version,
    empty: valuesOf(group),
    check: (values) => ({
      ...whatIsWrong(values, group),
      ...(isTwice &&
        values.clashReason.trim() === '' && { clashReason: 'Say why both can be, in a few words' }),
    }),
    save: (values, version) =>
      save.run({
        groupId: group.id,
        version: version ?? group.version,
        name: values.name,
        places: Number(values.places),
        ...whereOf(values),
        clashReason: isTwice ? orNull(values.clashReason) : null,
      }),
    onSaved: onClose,
  });
  const { values } = form;
  const isElsewhere: boolean =
    whereOf(values).roomId !== group.roomId || whereOf(values).place !== group.place;
  const asked = useOp(
    'group.placePreview',
    { groupId: group.id, ...whereOf(values) },
    { enabled: isElsewhere },
  );
  const dates = isElsewhere && !asked.isPlaceholderData ? (asked.data?.dates ?? []) : [];
  const isTwice: boolean = dates.some((each) => each.isTwice);
  const [first] = dates;
  const theirs = (conflict?.theirs ?? null) as Details | null;
  const whereWords = ({ roomId, place }: Omit<Details, 'name' | 'places'>) =>
    rooms.find(({ id }) => id === roomId)?.name ?? place ?? 'Not said';
  return (
    <FormDrawer
      subject={formKey}
      kicker={group.name}
      title="Change the group"
      submit="Save changes"
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      {conflict === null || theirs === null ? null : (
        <Conflict
          facts={[
            { label: 'Name', theirs: theirs.name, yours: values.name },
            { label: 'Places', theirs: theirs.places, yours: values.places },
            { label: 'Where', theirs: whereWords(theirs), yours: whereWords(whereOf(values)) },
          ]}
          onUseYours={conflict.useYours}
          onKeepTheirs={() => conflict.keepTheirs(valuesOf(theirs))}
        />
      )}
      <TextField
        {...form.field('name')}
        label="Name of the group"
        hint="It stands on screens and prints: name nobody in it."
        maxLength={80}
      />
      <TextField
        {...form.field('places')}
        label="Places"
        hint={sizeHint(values, group, therapies)}
        inputMode="numeric"
        className="short"
        maxLength={2}
      />
      <WhereFields rooms={rooms} roomId={form.field('roomId')} place={form.field('place')} />
      {!isElsewhere ? null : first === undefined ? (
        <p className="hint">No date ahead goes with it. Dates already said stay as they were.</p>
      ) : (
        <p className="small">
          {dates.length === 1 ? '1 date goes' : `${dates.length} dates go`} there, from {formatDay(first.on)}{' '}
          on, with the session of every member. Dates that were put elsewhere by themselves stay.
        </p>
      )}
      {isElsewhere ? <InTheWay dates={dates} reason={form.field('clashReason')} /> : null}
    </FormDrawer>
  );
}

const valuesOf = ({ name, places, roomId, place }: Details): Values => ({
  name,
  places: String(places),
  roomId: roomId ?? '',
  place: place ?? '',
  clashReason: '',
});

/** How many are in it, and what the source of the therapy says of its size. */
function sizeHint({ places }: Values, { members, protocolId }: GroupView, therapies: Catalogue): string {
  const number = whole(places);
  const note = number === null ? null : placesNote(therapies.byId(protocolId), number);
  const inIt = members === 1 ? '1 member is in it.' : `${members} members are in it.`;
  return note === null ? inIt : `${inIt} ${note}`;
}

function whatIsWrong({ name, places }: Values, group: GroupView) {
  const errors: Partial<Record<keyof Values, string>> = {};
  const number = whole(places);
  if (name.trim() === '') errors.name = 'Give the group a name';
  if (number === null || number < 1 || number > 40)
    errors.places = 'Places: enter a whole number from 1 to 40';
  else if (!canHavePlaces(number, group))
    errors.places = refusalMessage('group_places_few', { members: group.members });
  return errors;
}
