import { useState } from 'react';
import { addMonths, localDate } from '../../shared/dates.ts';
import { useCommand, useOp } from '../client.ts';
import { dateError } from '../course/dateErrors.ts';
import { active } from '../course/PlanSessions.tsx';
import { useSession, useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FormMessage } from '../ui/FormMessage.tsx';
import { Select } from '../ui/Select.tsx';
import { useForm } from '../ui/useForm.ts';

const MONTHS_AHEAD = 3;

/** One practitioner's sessions as a file for their own calendar, without names. */
export function CalendarButton() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button small icon="planner" onPress={() => setOpen(true)}>
        Calendar file
      </Button>
      {isOpen ? <CalendarDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function CalendarDialog({ onClose }: { readonly onClose: () => void }) {
  const today = useToday();
  const { account } = useSession();
  const lists = useOp('service.lists', {}).data;
  const says = useOp('settings.list', {}).data?.values.calendarSays;
  const save = useCommand('diary.saveCalendar');
  const mayTakeAll = account.roles.some((role) => role === 'manager' || role === 'coordinator');
  const [saved, setSaved] = useState<number | null>(null);
  const form = useForm<{ practitionerId: string; from: string; to: string }, { sessions: number }>({
    initial: {
      practitionerId: account.practitionerId ?? '',
      from: today,
      to: addMonths(today, MONTHS_AHEAD),
    },
    check: ({ practitionerId, from, to }) => ({
      ...(practitionerId === '' && { practitionerId: 'Choose whose sessions' }),
      ...dateError('from', from, 'Enter the first day'),
      ...dateError('to', to, 'Enter the last day'),
    }),
    save: ({ practitionerId, from, to }) =>
      save.run({ practitionerId, from: localDate(from), to: localDate(to) }),
    onSaved: ({ sessions }) => setSaved(sessions),
  });
  const people = active(lists?.practitioners ?? []).filter(
    ({ value }) => mayTakeAll || value === account.practitionerId,
  );
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="sure"
      title="A calendar file"
      foot={
        <>
          <Button kind="primary" isPending={form.isSaving} onPress={form.submit}>
            Save the calendar file
          </Button>
          <Button kind="quiet" onPress={onClose}>
            {saved === null ? 'Leave it' : 'Done'}
          </Button>
        </>
      }
    >
      <p>
        For a practitioner’s own calendar. It holds no names, and does not follow later changes: save it again
        then.
      </p>
      <FormMessage message={form.message} />
      {saved === null ? null : (
        <Banner tone="moss" fact={`${saved} ${saved === 1 ? 'session' : 'sessions'} saved.`}>
          Keep the file only where nobody else reads it.
        </Banner>
      )}
      <Select {...form.field('practitionerId')} label="Whose sessions?" empty="Choose" options={people} />
      <div className="on-day">
        <DateField {...form.field('from')} label="From" />
        <DateField {...form.field('to')} label="To" />
      </div>
      <p className="hint">
        {says === 'initials'
          ? 'Each says “Session” with one initial and the place. That is a setting.'
          : 'Each says “Session” and the place, and nothing more. That is a setting.'}
      </p>
    </Dialog>
  );
}
