import { isLocalDate, localDate, localTime } from '../../shared/dates.ts';
import type { GroupView } from '../../shared/groups/contract.ts';
import { readTime } from '../../shared/typedTime.ts';
import { useCommand } from '../client.ts';
import { dateError, timeError } from '../course/dateErrors.ts';
import { LOOK_FIRST, useInTheWay } from '../course/useInTheWay.ts';
import { WhenFields } from '../course/WhenFields.tsx';
import { orNull } from '../formValues.ts';
import { ChangedMeanwhile } from '../ui/ChangedMeanwhile.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { type Form, useForm } from '../ui/useForm.ts';
import { InTheWay, isInTheWay } from './InTheWay.tsx';

type Values = { on: string; time: string; clashReason: string };
type Props = { readonly group: GroupView; readonly onClose: () => void };

/** One more date, with a session for everybody who is in the group then. */
export function AddGroupDate({ group, onClose }: Props) {
  const add = useCommand('group.addDate');
  const form: Form<Values> = useForm<Values, unknown>({
    initial: { on: '', time: group.dates.at(-1)?.time ?? '', clashReason: '' },
    check: async ({ on, time, clashReason }) => ({
      ...((await unsaid()) && { on: LOOK_FIRST }),
      ...dateError('on', on, 'Enter the date'),
      ...timeError('time', time),
      ...(isTwice && clashReason.trim() === '' && { clashReason: 'Say why both can be, in a few words' }),
    }),
    save: ({ on, time, clashReason }) =>
      add.run({
        groupId: group.id,
        version: group.version,
        on: localDate(on),
        time: timeOf(time),
        clashReason: isTwice ? orNull(clashReason) : null,
      }),
    onSaved: onClose,
  });
  const { on, time } = form.values;
  const canAsk = isLocalDate(on) && (time === '' || readTime(time).ok);
  const { answer, unsaid } = useInTheWay(
    'group.addPreview',
    { groupId: group.id, on, time: canAsk ? timeOf(time) : null },
    { isAsked: canAsk, found: ({ dates }) => dates.filter(isInTheWay) },
  );
  const dates = answer?.dates ?? [];
  const isTwice = dates.some((each) => each.isTwice);
  return (
    <FormDrawer
      subject="groupDate"
      kicker={group.name}
      title="Add a date"
      submit="Save the date"
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
    >
      <ChangedMeanwhile form={form} what="group" />
      <WhenFields on={form.field('on')} time={form.field('time')} />
      <p className="hint">
        Every member has a session on it: the one that still waits for a date, or one more.
      </p>
      <InTheWay dates={dates} reason={form.field('clashReason')} />
    </FormDrawer>
  );
}

const timeOf = (typed: string) => {
  const at = readTime(typed);
  return at.ok ? localTime(at.time) : null;
};
