import { unitWord } from '../../shared/protocols/catalogue.ts';
import { BOUND_UNITS, type BoundUnit } from '../../shared/protocols/types.ts';
import { Choices } from '../ui/Choices.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Form } from '../ui/useForm.ts';
import type { RangeValues, TypedAges } from './versionForm.ts';

type Props = {
  readonly form: Form<RangeValues>;
  /** What it is counted in, where its source says so: then it is not asked. */
  readonly unit: BoundUnit | null;
};

/** The least, the most, and how far beyond it is usual to go. */
export function RangeFields({ form, unit }: Props) {
  const { values } = form;
  const units = unitWord(values.unit, 2);
  return (
    <>
      {unit !== null ? null : (
        <Select<BoundUnit>
          {...form.field('unit')}
          onChange={(unit) => form.set('unit', unit === '' ? 'session' : unit)}
          label="Counted in"
          options={BOUND_UNITS.map((value) => ({ value, label: unitWord(value, 2) }))}
        />
      )}
      <div className="plan-two">
        <TextField
          {...form.field('min')}
          label="At least"
          hint={`In ${units}, or empty.`}
          inputMode="numeric"
          maxLength={3}
        />
        <TextField
          {...form.field('max')}
          label="At most"
          hint={`In ${units}, or empty.`}
          inputMode="numeric"
          maxLength={3}
        />
      </div>
      <Choices
        {...form.field('beyond')}
        legend="And beyond the most, where a child needs it?"
        options={[
          { value: 'no', label: 'No further' },
          { value: 'to', label: 'To a number' },
          { value: 'open', label: 'As long as needed' },
        ]}
      />
      {values.beyond !== 'to' ? null : (
        <TextField
          {...form.field('extendTo')}
          label={`To how many ${units}?`}
          inputMode="numeric"
          maxLength={3}
          className="short"
        />
      )}
    </>
  );
}

/** When its reviews fall. */
export function ReviewFields({ form, usual }: { readonly form: Form<RangeValues>; readonly usual: string }) {
  const { values } = form;
  return (
    <>
      <Choices
        {...form.field('reviewBy')}
        legend="Reviews"
        options={[
          { value: 'usual', label: `As usual here: ${usual}` },
          { value: 'session', label: 'After so many attended sessions' },
          { value: 'week', label: 'Every so many weeks' },
        ]}
      />
      {values.reviewBy === 'usual' ? null : (
        <TextField
          {...form.field('reviewEvery')}
          label={values.reviewBy === 'week' ? 'Every how many weeks?' : 'After every how many sessions?'}
          inputMode="numeric"
          maxLength={2}
          className="short"
        />
      )}
    </>
  );
}

/** The youngest and the oldest it is for. */
export function AgeFields({ form }: { readonly form: Form<TypedAges> }) {
  const asked = { hint: 'In years, or empty.', inputMode: 'numeric', maxLength: 3 } as const;
  return (
    <div className="plan-two">
      <TextField {...form.field('from')} label="Youngest age" {...asked} />
      <TextField {...form.field('through')} label="Oldest age" {...asked} />
    </div>
  );
}
