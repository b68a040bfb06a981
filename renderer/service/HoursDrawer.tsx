import { localTime, type Weekday, WEEKDAY_NUMBERS } from '../../shared/dates.ts';
import {
  type HoursDefaults,
  hoursFaults,
  hoursWords,
  type PractitionerHours,
  type WorkingDay,
} from '../../shared/diary/hours.ts';
import { readTime } from '../../shared/typedTime.ts';
import { useCommand } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { Conflict } from '../ui/Conflict.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { useDraftedForm } from '../useDraftedForm.ts';

type HoursDrawerProps = {
  readonly hours: PractitionerHours;
  readonly name: string;
  readonly defaults: HoursDefaults;
  readonly onClose: () => void;
};

type DayField = `from${Weekday}` | `to${Weekday}`;
type Values = Record<DayField, string> & { sessionMinutes: string; travelMinutes: string; mostADay: string };

const DAY_NAMES: Record<Weekday, string> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
};

/** When one practitioner works, and their own numbers where they differ from the service's. */
export function HoursDrawer(props: HoursDrawerProps) {
  const formKey = `hours:${props.hours.practitionerId}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Open {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

type OpenProps = HoursDrawerProps & { readonly formKey: string; readonly kept: Kept<Values> | null };

function Open({ hours, name, defaults, onClose, formKey, kept }: OpenProps) {
  const { practitionerId } = hours;
  const save = useCommand('diary.saveHours').run;
  const { form, onStartAgain, conflict } = useDraftedForm<Values, unknown>({
    formKey,
    kept,
    version: hours.version,
    empty: valuesOf(hours),
    check: whatIsWrong,
    save: (values, version) => save({ practitionerId, version, days: daysIn(values), ...numbersIn(values) }),
    onSaved: onClose,
  });
  const theirs = (conflict?.theirs ?? null) as PractitionerHours | null;
  return (
    <FormDrawer
      subject={formKey}
      kicker="Working hours"
      title={name}
      submit="Save working hours"
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      {conflict === null || theirs === null ? null : (
        <Conflict
          facts={[
            { label: 'Works', theirs: hoursWords(theirs.days), yours: hoursWords(daysIn(form.values)) },
          ]}
          onUseYours={conflict.useYours}
          onKeepTheirs={() => conflict.keepTheirs(valuesOf(theirs))}
        />
      )}
      <p className="hint">Leave a day empty where they do not work. A plan outside these hours says so.</p>
      {WEEKDAY_NUMBERS.map((weekday) => (
        <div className="plan-two even" key={weekday}>
          <TimeField {...form.field(`from${weekday}`)} label={`${DAY_NAMES[weekday]} from`} />
          <TimeField
            {...form.field(`to${weekday}`)}
            label={
              <>
                <span className="vh">{DAY_NAMES[weekday]} </span>to
              </>
            }
          />
        </div>
      ))}
      <TextField
        {...form.field('sessionMinutes')}
        label="Length of a session, in minutes"
        hint={`Empty: ${defaults.sessionMinutes}, as the service says.`}
        inputMode="numeric"
        maxLength={3}
        className="short"
      />
      <TextField
        {...form.field('travelMinutes')}
        label="Between two places, in minutes"
        hint={`Empty: ${defaults.travelMinutes}.`}
        inputMode="numeric"
        maxLength={3}
        className="short"
      />
      <TextField
        {...form.field('mostADay')}
        label="Sessions a day, at most"
        hint={`Empty: ${defaults.mostADay}.`}
        inputMode="numeric"
        maxLength={2}
        className="short"
      />
    </FormDrawer>
  );
}

function valuesOf(hours: PractitionerHours): Values {
  const shown = (number: number | null) => (number === null ? '' : String(number));
  const day = (weekday: Weekday) => hours.days.find((each) => each.weekday === weekday);
  const days = Object.fromEntries(
    WEEKDAY_NUMBERS.flatMap((weekday) => [
      [`from${weekday}`, day(weekday)?.from ?? ''],
      [`to${weekday}`, day(weekday)?.to ?? ''],
    ]),
  ) as Record<DayField, string>;
  return {
    ...days,
    sessionMinutes: shown(hours.sessionMinutes),
    travelMinutes: shown(hours.travelMinutes),
    mostADay: shown(hours.mostADay),
  };
}

/** The days of which both ends can be read. */
function daysIn(values: Values): WorkingDay[] {
  return WEEKDAY_NUMBERS.flatMap((weekday) => {
    const [from, to] = [readTime(values[`from${weekday}`]), readTime(values[`to${weekday}`])];
    return from.ok && to.ok ? [{ weekday, from: localTime(from.time), to: localTime(to.time) }] : [];
  });
}

const NUMBERS = { sessionMinutes: [10, 480], travelMinutes: [0, 240], mostADay: [1, 20] } as const;

function numbersIn(values: Values) {
  const number = (typed: string) => (typed.trim() === '' ? null : Number(typed));
  return {
    sessionMinutes: number(values.sessionMinutes),
    travelMinutes: number(values.travelMinutes),
    mostADay: number(values.mostADay),
  };
}

function whatIsWrong(values: Values): Partial<Record<keyof Values, string>> {
  const wrong: Partial<Record<keyof Values, string>> = {};
  for (const weekday of WEEKDAY_NUMBERS) {
    for (const end of ['from', 'to'] as const) {
      const other = end === 'from' ? 'to' : 'from';
      const typed = values[`${end}${weekday}`].trim();
      const read = readTime(typed);
      if (typed === '' && values[`${other}${weekday}`].trim() !== '')
        wrong[`${end}${weekday}`] = 'Enter this time too, or empty both';
      else if (typed !== '' && !read.ok) wrong[`${end}${weekday}`] = read.message;
    }
  }
  for (const [weekday, words] of Object.entries(hoursFaults(daysIn(values))))
    wrong[`to${Number(weekday) as Weekday}`] ??= words;
  for (const [name, [least, most]] of Object.entries(NUMBERS)) {
    const typed = values[name as keyof typeof NUMBERS].trim();
    const isWhole = /^\d{1,3}$/.test(typed) && Number(typed) >= least && Number(typed) <= most;
    if (typed !== '' && !isWhole)
      wrong[name as keyof typeof NUMBERS] = `Enter a number from ${least} to ${most}, or leave it empty`;
  }
  return wrong;
}
