import { useState } from 'react';
import type { HandoverReason } from '../../shared/continuity/codes.ts';
import { handsOn } from '../../shared/continuity/forGood.ts';
import type { InputOf, OutputOf } from '../../shared/contract.ts';
import { formatDay, isLocalDate, localTime } from '../../shared/dates.ts';
import type { ChangeScope } from '../../shared/diary/change.ts';
import type { GroupDate, GroupView } from '../../shared/groups/contract.ts';
import { isInGroup, isStillPlanned } from '../../shared/groups/rules.ts';
import { readTime } from '../../shared/typedTime.ts';
import { useCommand, useOp } from '../client.ts';
import { dateError, timeError } from '../course/dateErrors.ts';
import { active } from '../course/PlanSessions.tsx';
import { bookAnewWords } from '../course/interpreterWords.ts';
import { LOOK_FIRST, useInTheWay } from '../course/useInTheWay.ts';
import { SCOPES, WhenFields } from '../course/WhenFields.tsx';
import { WhereFields, whereOf } from '../course/WhereFields.tsx';
import { WhyForGood } from '../continuity/WhyForGood.tsx';
import { chosenOrNull, orNull } from '../formValues.ts';
import { useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { ChangedMeanwhile } from '../ui/ChangedMeanwhile.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { CheckMark } from '../ui/marks/CheckMark.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { Select } from '../ui/Select.tsx';
import { useForm } from '../ui/useForm.ts';
import { InTheWay, isInTheWay } from './InTheWay.tsx';

type Values = {
  on: string;
  time: string;
  practitionerId: string;
  secondPractitionerId: string;
  roomId: string;
  place: string;
  scope: ChangeScope;
  clashReason: string;
  handoverReason: HandoverReason | '';
};
type Props = { readonly group: GroupView; readonly date: GroupDate; readonly onClose: () => void };

/** Another day, time, person or room for a date of a group, or for it and those after it; every member's session goes with it. */
export function ChangeGroupDate(props: Props) {
  const lists = useOp('service.lists', {}).data;
  return lists === undefined ? null : <Form {...props} lists={lists} />;
}

function Form({ group, date, onClose, lists }: Props & { readonly lists: OutputOf<'service.lists'> }) {
  const change = useCommand('group.changeDates');
  const remove = useCommand('group.removeDate');
  const today = useToday();
  const [failed, setFailed] = useState<string>();
  const form = useForm<Values, unknown>({
    initial: {
      on: date.on,
      time: date.time ?? '',
      practitionerId: date.practitionerId,
      secondPractitionerId: date.secondPractitionerId ?? '',
      roomId: date.roomId ?? '',
      place: date.place ?? '',
      scope: 'this',
      clashReason: '',
      handoverReason: '',
    },
    check: async ({ on, time, practitionerId, scope, clashReason, handoverReason }) => ({
      ...((await unsaid()) && { on: LOOK_FIRST }),
      ...dateError('on', on, 'Enter a date'),
      ...timeError('time', time),
      ...(practitionerId === '' && { practitionerId: 'Choose who holds it' }),
      ...(isTwice && clashReason.trim() === '' && { clashReason: 'Say why both can be, in a few words' }),
      ...(isForGood({ scope, practitionerId }) &&
        handoverReason === '' && { handoverReason: 'Choose why somebody else takes over' }),
    }),
    save: (values) =>
      change.run({
        groupId: group.id,
        version: group.version,
        ...(changeOf(date.id, values) ?? NEVER),
        clashReason: isTwice ? orNull(values.clashReason) : null,
        handoverReason: isForGood(values) ? chosenOrNull(values.handoverReason) : null,
      }),
    onSaved: onClose,
  });
  const { values } = form;
  const isForGood = ({ scope, practitionerId }: Pick<Values, 'scope' | 'practitionerId'>) =>
    group.people.some(isInGroup) &&
    handsOn({ scope, was: null, holderId: group.practitionerId, to: orNull(practitionerId) });
  const asked = changeOf(date.id, values);
  const { answer, error, unsaid } = useInTheWay(
    'group.changePreview',
    { groupId: group.id, ...(asked ?? NEVER) },
    { isAsked: asked !== null, found: (preview) => preview.dates.filter(isInTheWay) },
  );
  const dates = answer?.dates ?? [];
  const isTwice = dates.some((each) => each.isTwice);
  const last = dates.at(-1);
  const changing =
    values.scope === 'this'
      ? [date]
      : group.dates.filter((each) => each.on >= date.on && isStillPlanned(each, today));
  const booked = changing.filter(({ entries }) =>
    entries.some(({ status, interpreter }) => status === 'planned' && interpreter === 'booked'),
  );
  const bookAnew = bookAnewWords(booked.length, changing.length);
  async function takeOut() {
    const reply = await remove.run({ groupId: group.id, version: group.version, dateId: date.id });
    if (reply.ok) onClose();
    else setFailed(reply.message);
  }
  return (
    <FormDrawer
      subject={`groupChange:${date.id}`}
      kicker={group.name}
      title={`Change ${formatDay(date.on)}`}
      submit={dates.length > 1 ? `Change ${dates.length} dates` : 'Change the date'}
      also={
        <Button onPress={() => void takeOut()} isPending={remove.isPending}>
          No new date yet
        </Button>
      }
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
    >
      <ChangedMeanwhile form={form} what="group" />
      <FormMessage message={failed} />
      <WhenFields on={form.field('on')} time={form.field('time')} />
      <Select
        {...form.field('practitionerId')}
        label="With"
        empty="Choose somebody"
        options={active(lists.practitioners)}
      />
      <Select
        {...form.field('secondPractitionerId')}
        label="And with"
        empty="Nobody else"
        options={active(lists.practitioners).filter(({ value }) => value !== values.practitionerId)}
      />
      <WhereFields rooms={lists.rooms} roomId={form.field('roomId')} place={form.field('place')} />
      <Choices
        {...form.field('scope')}
        legend="Which dates change?"
        hint={
          values.scope === 'this_and_later'
            ? 'Those after it move by as many days and minutes. Whoever holds them holds the group from then on.'
            : 'In each member’s course the old date stays on record as moved.'
        }
        options={SCOPES}
      />
      {error === null ? null : (
        <p className="st" role="status">
          <CheckMark check="warning" />
          <span>{error.failure.message}</span>
        </p>
      )}
      {dates.length > 1 && last !== undefined ? (
        <p className="small">
          {dates.length} dates change, the last to {formatDay(last.on)}.
        </p>
      ) : null}
      {bookAnew === null ? null : <p className="hint">{bookAnew}</p>}
      <InTheWay dates={dates} reason={form.field('clashReason')} />
      {isForGood(values) ? (
        <WhyForGood
          field={form.field('handoverReason')}
          hint="They hold the group for good. In each member’s course it is kept as a handover that was not in person. For one date, choose “This one”."
        />
      ) : null}
    </FormDrawer>
  );
}

type Change = Omit<InputOf<'group.changePreview'>, 'groupId'>;
/** What is asked for; null while it cannot be read. */
function changeOf(dateId: string, values: Values): Change | null {
  const at = values.time === '' ? null : readTime(values.time);
  if (!isLocalDate(values.on) || at?.ok === false || values.practitionerId === '') return null;
  return {
    dateId,
    scope: values.scope,
    to: {
      on: values.on,
      time: at === null ? null : localTime(at.time),
      practitionerId: values.practitionerId,
      secondPractitionerId: orNull(values.secondPractitionerId),
      ...whereOf(values),
    },
  };
}

/** A question that is never sent: the hook wants one even while it is switched off. */
const NEVER: Change = {
  dateId: '',
  scope: 'this',
  to: { on: '', time: null, practitionerId: '', secondPractitionerId: null, roomId: null, place: null },
};
