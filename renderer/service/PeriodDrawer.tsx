import { formatDate, isLocalDate, localDate } from '../../shared/dates.ts';
import {
  type DiaryPeriod,
  type DiaryPeriodKind,
  isOneDay,
  periodFaults,
} from '../../shared/diary/periods.ts';
import { useCommand } from '../client.ts';
import { type Kept, WithKept } from '../keptDraft.ts';
import { Conflict } from '../ui/Conflict.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { readDate } from '../../shared/typedDate.ts';
import { useDraftedForm } from '../useDraftedForm.ts';

type PeriodDrawerProps = {
  readonly kind: DiaryPeriodKind;
  /** Null for a new one; one without an id is new with these words. */
  readonly period: DiaryPeriod | null;
  readonly practitioners: readonly { readonly id: string; readonly name: string }[];
  readonly onClose: () => void;
  /** It was saved, and so many sessions planned already fall on it. */
  readonly onFallen: (periodId: string, sessions: number) => void;
};

type Values = { practitionerId: string; name: string; startsOn: string; endsOn: string };

const WORDS: Record<DiaryPeriodKind, { title: string; submit: string; nameLabel: string; hint: string }> = {
  closure: {
    title: 'A closure',
    submit: 'Save the closure',
    nameLabel: 'What it is',
    hint: 'Such as: Christmas closure, training day',
  },
  leave: { title: 'Leave', submit: 'Save the leave', nameLabel: '', hint: '' },
  school_holiday: {
    title: 'A school holiday',
    submit: 'Save the holiday',
    nameLabel: 'What it is',
    hint: 'Such as: half term in Northmere',
  },
  bank_holiday: {
    title: 'A bank holiday',
    submit: 'Save the bank holiday',
    nameLabel: 'What it is called',
    hint: 'A day that was proclaimed, or one your area keeps',
  },
  no_bank_holiday: {
    title: 'A bank holiday on which you work',
    submit: 'Save it as a working day',
    nameLabel: 'What it is called',
    hint: 'It stays in the list, as taken out here',
  },
};

/** One closure, leave, school holiday or change to the bank holidays. */
export function PeriodDrawer(props: PeriodDrawerProps) {
  const formKey = `period:${isKept(props.period) ? props.period.id : `new:${props.kind}`}`;
  return (
    <WithKept<Values> formKey={formKey}>
      {(kept) => <Open {...props} formKey={formKey} kept={kept} />}
    </WithKept>
  );
}

const isKept = (period: DiaryPeriod | null): period is DiaryPeriod => period !== null && period.id !== '';

type OpenProps = PeriodDrawerProps & { readonly formKey: string; readonly kept: Kept<Values> | null };

function Open({ kind, period, practitioners, onClose, onFallen, formKey, kept }: OpenProps) {
  const save = useCommand('diary.savePeriod').run;
  const words = WORDS[kind];
  const { form, onStartAgain, conflict } = useDraftedForm<Values, { id: string; sessions: number }>({
    formKey,
    kept,
    version: isKept(period) ? period.version : null,
    empty: valuesOf(period),
    check: (values) => whatIsWrong(kind, values),
    save: (values, version) =>
      save({
        ...inputOf(kind, values),
        id: isKept(period) ? period.id : null,
        version: isKept(period) ? version : null,
      }),
    onSaved: ({ id, sessions }) => (sessions === 0 ? onClose() : onFallen(id, sessions)),
  });
  const theirs = (conflict?.theirs ?? null) as DiaryPeriod | null;
  return (
    <FormDrawer
      subject={formKey}
      title={words.title}
      submit={words.submit}
      closeLabel="Close this form"
      form={form}
      onClose={onClose}
      onStartAgain={onStartAgain}
    >
      {conflict === null || theirs === null ? null : (
        <Conflict
          facts={[
            {
              label: 'First day',
              theirs: formatDate(theirs.startsOn),
              yours: shownDate(form.values.startsOn),
            },
            { label: 'Last day', theirs: formatDate(theirs.endsOn), yours: shownDate(form.values.endsOn) },
          ]}
          onUseYours={conflict.useYours}
          onKeepTheirs={() => conflict.keepTheirs(valuesOf(theirs))}
        />
      )}
      {kind === 'leave' ? (
        <Select
          {...form.field('practitionerId')}
          label="Who is away?"
          hint="Why they are away is not asked."
          empty="Choose"
          options={practitioners.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : (
        <TextField {...form.field('name')} label={words.nameLabel} hint={words.hint} maxLength={120} />
      )}
      {isOneDay(kind) ? (
        <DateField {...form.field('startsOn')} label="Day" />
      ) : (
        <>
          <DateField {...form.field('startsOn')} label="First day" />
          <DateField {...form.field('endsOn')} label="Last day" hint="Leave it empty where it is one day." />
        </>
      )}
      <p className="hint">
        Dates planned already stay where they are. You are shown which fall on it, and each stands on Today
        until it is moved, covered or kept with a reason.
      </p>
    </FormDrawer>
  );
}

function valuesOf(period: DiaryPeriod | null): Values {
  return {
    practitionerId: period?.practitionerId ?? '',
    name: period?.name ?? '',
    startsOn: period?.startsOn ?? '',
    endsOn: period === null || period.endsOn === period.startsOn ? '' : period.endsOn,
  };
}

const shownDate = (value: string) => (isLocalDate(value) ? formatDate(value) : value);
const lastDay = (kind: DiaryPeriodKind, { startsOn, endsOn }: Values) =>
  isOneDay(kind) || endsOn === '' ? startsOn : endsOn;

function whatIsWrong(kind: DiaryPeriodKind, values: Values) {
  const first = readDate(values.startsOn);
  const last = readDate(lastDay(kind, values));
  if (!first.ok) return { startsOn: values.startsOn.trim() === '' ? 'Enter the first day' : first.message };
  if (!last.ok) return { endsOn: last.message };
  return periodFaults(inputOf(kind, values));
}

function inputOf(kind: DiaryPeriodKind, values: Values) {
  return {
    kind,
    practitionerId: values.practitionerId === '' ? null : values.practitionerId,
    name: values.name,
    startsOn: localDate(values.startsOn),
    endsOn: localDate(lastDay(kind, values)),
  };
}
