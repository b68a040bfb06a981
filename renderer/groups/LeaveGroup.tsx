import { formatDate, isLocalDate, localDate } from '../../shared/dates.ts';
import type { GroupView } from '../../shared/groups/contract.ts';
import { cameAfter } from '../../shared/groups/rules.ts';
import { refusalMessage } from '../../shared/refusals.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { useToday } from '../session.tsx';
import { ChangedMeanwhile } from '../ui/ChangedMeanwhile.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { Name } from '../ui/Name.tsx';
import { useForm } from '../ui/useForm.ts';

type Props = {
  readonly group: GroupView;
  readonly member: GroupView['people'][number];
  readonly onClose: () => void;
};

/** Somebody leaves a group: their dates after that day leave the diary, and their course goes on or is ended. */
export function LeaveGroup({ group, member, onClose }: Props) {
  const today = useToday();
  const leave = useCommand('group.leave');
  const form = useForm<{ leftOn: string }, unknown>({
    initial: { leftOn: today },
    check: ({ leftOn }): { leftOn?: string } => {
      const read = readDate(leftOn);
      if (!read.ok) return { leftOn: read.message };
      const came = cameAfter(group.dates, member.memberId, read.date);
      return came === null ? {} : { leftOn: refusalMessage('group_came_after', { on: formatDate(came) }) };
    },
    save: ({ leftOn }) =>
      leave.run({
        groupId: group.id,
        version: group.version,
        memberId: member.memberId,
        courseId: member.courseId,
        leftOn: localDate(leftOn),
      }),
    onSaved: onClose,
  });
  const { leftOn } = form.values;
  const after = group.dates.filter(
    ({ on, entries }) =>
      isLocalDate(leftOn) &&
      on > leftOn &&
      entries.some(({ memberId, status }) => memberId === member.memberId && status === 'planned'),
  ).length;
  return (
    <FormDrawer
      subject={`groupLeave:${member.memberId}`}
      kicker={group.name}
      title={
        <>
          <Name full={member.child.name} /> has left
        </>
      }
      submit="Save"
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
    >
      <ChangedMeanwhile form={form} what="group" />
      <DateField {...form.field('leftOn')} label="The last day in the group" />
      <p className="small">
        {after === 0
          ? 'No date is left in the diary after it.'
          : `${after} ${after === 1 ? 'date leaves' : 'dates leave'} the diary.`}{' '}
        Their course stays open: end it on its own page, or plan how it goes on.
      </p>
    </FormDrawer>
  );
}
