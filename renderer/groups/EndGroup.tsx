import { localDate } from '../../shared/dates.ts';
import type { GroupView } from '../../shared/groups/contract.ts';
import { readDate } from '../../shared/typedDate.ts';
import { useCommand } from '../client.ts';
import { useToday } from '../session.tsx';
import { ChangedMeanwhile } from '../ui/ChangedMeanwhile.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { useForm } from '../ui/useForm.ts';

type Props = { readonly group: GroupView; readonly onClose: () => void };

/** Ends a group: nobody joins it any more. Each member’s course is ended on its own. */
export function EndGroup({ group, onClose }: Props) {
  const today = useToday();
  const end = useCommand('group.end');
  const form = useForm<{ endedOn: string }, unknown>({
    initial: { endedOn: today },
    check: ({ endedOn }): { endedOn?: string } => {
      const read = readDate(endedOn);
      return read.ok ? {} : { endedOn: read.message };
    },
    save: ({ endedOn }) =>
      end.run({ groupId: group.id, version: group.version, endedOn: localDate(endedOn) }),
    onSaved: onClose,
  });
  const open = group.people.filter(({ courseEndedOn }) => courseEndedOn === null).length;
  return (
    <FormDrawer
      subject="groupEnd"
      kicker={group.name}
      title="End the group"
      submit="End the group"
      isGrave
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
    >
      <ChangedMeanwhile form={form} what="group" />
      <DateField {...form.field('endedOn')} label="On which day?" />
      <p className="small">
        Nobody can join it any more.{' '}
        {open === 0
          ? 'No course of its members is open.'
          : `${open} ${open === 1 ? 'course stays' : 'courses stay'} open: hold the last review, then end each on its own page.`}
      </p>
    </FormDrawer>
  );
}
