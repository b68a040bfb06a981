import { useId } from 'react';
import { type Known, KNOWN_LABELS, KNOWNS } from '../../shared/assessment/found.ts';
import { FieldSet } from '../ui/Field.tsx';

export type KnownRowsProps<Name extends string> = {
  readonly id: string;
  readonly legend: string;
  readonly hint?: string;
  readonly error: string | undefined;
  readonly rows: readonly { readonly name: Name; readonly label: string }[];
  readonly value: Partial<Record<Name, Known>>;
  readonly onChange: (value: Partial<Record<Name, Known>>) => void;
};

/** A short list in which each line is answered yes, no or not known. Nothing is answered for anybody. */
export function KnownRows<Name extends string>(props: KnownRowsProps<Name>) {
  const { id, legend, hint, error, rows, value, onChange } = props;
  const group = useId();
  return (
    <FieldSet id={id} legend={legend} hint={hint} error={error} className="known-rows">
      {rows.map(({ name, label }) => (
        <div className="known-row" key={name} role="radiogroup" aria-labelledby={`${group}-${name}`}>
          <span id={`${group}-${name}`}>{label}</span>
          <div className="seg">
            {KNOWNS.map((known) => (
              <label className="choice" key={known}>
                <input
                  type="radio"
                  name={`${group}-${name}`}
                  checked={value[name] === known}
                  onChange={() => onChange({ ...value, [name]: known })}
                />
                <span>{KNOWN_LABELS[known]}</span>
              </label>
            ))}
          </div>
        </div>
      ))}
    </FieldSet>
  );
}
