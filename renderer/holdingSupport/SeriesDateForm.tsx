import { useState } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import { isLocalDate } from '../../shared/dates.ts';
import type { SupportSeriesView } from '../../shared/holdingSupport/contract.ts';
import { kindName } from '../../shared/holdingSupport/rules.ts';
import {
  isDateFree,
  SERIES_ATTENDANCE,
  SERIES_ATTENDANCE_LABELS,
  type SeriesAttendance,
  seriesWords,
} from '../../shared/holdingSupport/series.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import { readDate } from '../../shared/typedDate.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';
import { personChoice } from '../checkIns/personChoice.tsx';
import { ContactToRing } from '../checkIns/ContactToRing.tsx';
import { useCommand, useOp } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { useToday } from '../session.tsx';
import { Choices, ManyChoices } from '../ui/Choices.tsx';
import { DateField } from '../ui/DateField.tsx';
import { DISCLOSABLE } from '../ui/disclosable.ts';
import { Drawer } from '../ui/Drawer.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import type { FormErrors } from '../ui/useForm.ts';
import { JustLogged } from './JustLogged.tsx';
import { useSupportKinds } from './useSupportKinds.ts';

type Values = {
  on: string;
  attendance: SeriesAttendance | null;
  /** Ids of people, or these two words. */
  whoCame: readonly string[];
  note: string;
};
const THE_CHILD = 'child';
const SOMEONE_ELSE = 'other';
export type SeriesDateFormProps = {
  readonly childId: string;
  /** The name used, as it may be shown. */
  readonly called: string;
  readonly series: SupportSeriesView;
  readonly onClose: () => void;
};

/** What became of one date of a series; what was just logged can be taken back. */
export function SeriesDateForm(props: SeriesDateFormProps) {
  const formKey = `supportSeriesDate:${props.series.id}`;
  const [logged, setLogged] = useState<Logged | null>(null);
  if (logged !== null) return <LoggedDrawer {...props} logged={logged} onUndone={() => setLogged(null)} />;
  return (
    <WithKept<Values> key={formKey} formKey={formKey}>
      {(kept) => <Form {...props} formKey={formKey} kept={kept} onLogged={setLogged} />}
    </WithKept>
  );
}

type Logged = OutputOf<'supportSeries.log'> & { readonly isMissed: boolean };
type LoggedDrawerProps = SeriesDateFormProps & { readonly logged: Logged; readonly onUndone: () => void };

function LoggedDrawer({ childId, series, logged, onUndone, onClose }: LoggedDrawerProps) {
  const kinds = useSupportKinds();
  const undoContact = useCommand('holding.undo');
  const undoAbsence = useCommand('supportSeries.undo');
  const { holdingContactId, absenceId } = logged;
  return (
    <Drawer
      subject={series.id}
      title={kindName(kinds, series.kind)}
      kicker={seriesWords(series.planned, series.dates)}
      closeLabel="Close this date"
      onClose={onClose}
    >
      {logged.isMissed ? <WhomToRing childId={childId} /> : null}
      <JustLogged
        undo={() =>
          holdingContactId === null
            ? undoAbsence.run({ absenceId: absenceId ?? '' })
            : undoContact.run({ holdingContactId })
        }
        onUndone={onUndone}
        onClose={onClose}
        closeLabel="Close"
      >
        Logged.{logged.isMissed ? ' If nobody knows why they did not come, ring the family today.' : ''}
      </JustLogged>
    </Drawer>
  );
}

/** Whoever did not come is rung today: whom, and how. */
function WhomToRing({ childId }: { readonly childId: string }) {
  const asked = useOp('people.list', { childId });
  return asked.isPlaceholderData || asked.data === undefined ? null : (
    <ContactToRing childId={childId} around={asked.data} personId={null} />
  );
}

type FormProps = SeriesDateFormProps & {
  readonly formKey: string;
  readonly kept: Kept<Values> | null;
  readonly onLogged: (logged: Logged) => void;
};

function Form({ childId, called, series, onClose, formKey, kept, onLogged }: FormProps) {
  const asked = useOp('people.list', { childId });
  const people = asked.isPlaceholderData || asked.data === undefined ? [] : asked.data.people;
  const today = useToday();
  const kinds = useSupportKinds();
  const log = useCommand('supportSeries.log');
  const { form, onStartAgain } = useDraftedForm<Values, OutputOf<'supportSeries.log'>>({
    formKey,
    kept,
    empty: { on: today, attendance: null, whoCame: [], note: '' },
    check: (values) => whatIsMissing(values, series),
    save: ({ on, attendance, whoCame, note }) =>
      log.run({
        seriesId: series.id,
        on: isLocalDate(on) ? on : today,
        attendance: attendance ?? 'came',
        child: whoCame.includes(THE_CHILD),
        personIds: whoCame.filter((who) => who !== THE_CHILD && who !== SOMEONE_ELSE),
        someoneElse: whoCame.includes(SOMEONE_ELSE),
        note,
      }),
    onSaved: (logged, { attendance }) => onLogged({ ...logged, isMissed: attendance === 'did_not_come' }),
  });
  return (
    <FormDrawer
      subject={formKey}
      title={kindName(kinds, series.kind)}
      kicker={seriesWords(series.planned, series.dates)}
      submit="Log this date"
      closeLabel="Close this date"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      <WhomToRing childId={childId} />
      <DateField {...form.field('on')} label="Day" />
      <Choices
        {...form.field('attendance')}
        legend="What became of it?"
        options={SERIES_ATTENDANCE.map((value) => ({ value, label: SERIES_ATTENDANCE_LABELS[value] }))}
      />
      {form.values.attendance === 'came' ? (
        <ManyChoices
          {...form.field('whoCame')}
          legend="Who came?"
          hint="Only the child, or a carer whose contact was checked, tells that the child is safe."
          options={[
            { value: THE_CHILD, label: called },
            ...people.map((person) => personChoice(person, people)),
            { value: SOMEONE_ELSE, label: 'Someone else' },
          ]}
        />
      ) : null}
      <TextArea {...form.field('note')} label="Short note" reminder={DISCLOSABLE} rows={2} maxLength={2000} />
    </FormDrawer>
  );
}

function whatIsMissing(
  { on, attendance, whoCame }: Values,
  { dates }: SupportSeriesView,
): FormErrors<Values> {
  const errors: FormErrors<Values> = {};
  const day = readDate(on);
  if (!day.ok) errors.on = day.message;
  else if (!isDateFree(dates, day.date)) errors.on = REFUSALS.support_date_logged;
  if (attendance === null) errors.attendance = 'Say what became of this date.';
  if (attendance === 'came' && whoCame.length === 0) errors.whoCame = REFUSALS.series_who_not_said;
  return errors;
}
