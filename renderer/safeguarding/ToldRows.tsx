import { TOLD_WHOM, TOLD_WHOM_LABELS, type ToldWhom } from '../../shared/safeguarding/codes.ts';
import { useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FieldSet } from '../ui/Field.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import type { BoundField } from '../ui/useForm.ts';
import type { ToldValue } from './concernValues.ts';

/** Who was told and when, one after another. */
export function ToldRows({ id, value: told, onChange, error }: BoundField<readonly ToldValue[]>) {
  const today = useToday();
  const change = (key: number, more: Partial<ToldValue>) =>
    onChange(told.map((each) => (each.key === key ? { ...each, ...more } : each)));
  function add() {
    const key = Math.max(-1, ...told.map((each) => each.key)) + 1;
    onChange([...told, { key, whom: '', name: '', on: today, time: '' }]);
  }
  return (
    <FieldSet id={id} legend="Who was told, and when?" error={error}>
      {told.map(({ key, whom, name, on, time }, at) => (
        <fieldset className="told" key={key}>
          <legend className="vh">Told, {at + 1}</legend>
          <Select<ToldWhom>
            label="Who was told?"
            value={whom}
            empty="Choose who"
            options={TOLD_WHOM.map((value) => ({ value, label: TOLD_WHOM_LABELS[value] }))}
            onChange={(next) => change(key, { whom: next })}
          />
          <TextField
            label="Name, and where they work"
            value={name}
            maxLength={120}
            onChange={(next) => change(key, { name: next })}
          />
          <div className="told-when">
            <DateField label="Day" value={on} onChange={(next) => change(key, { on: next })} />
            <TimeField label="Time" value={time} onChange={(next) => change(key, { time: next })} />
          </div>
          <div>
            <Button
              kind="link"
              small
              icon="cross"
              onPress={() => onChange(told.filter((each) => each.key !== key))}
            >
              Take this one out
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button small icon="plus" onPress={add}>
          {told.length === 0 ? 'Add who was told' : 'Add another'}
        </Button>
      </div>
    </FieldSet>
  );
}
