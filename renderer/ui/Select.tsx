import { useId } from 'react';
import { Field, type FieldWords } from './Field.tsx';

export type SelectOption<V extends string = string> = { readonly value: V; readonly label: string };

export type SelectProps<V extends string> = FieldWords & {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly value: V | '';
  readonly onChange: (value: V | '') => void;
  readonly options: readonly SelectOption<V>[];
  /** The first line, for no answer yet: "Choose a protocol". Left out where there is always an answer. */
  readonly empty?: string | undefined;
  readonly className?: string | undefined;
};

/** For more than five answers; up to five are pressed (`Choices`). */
export function Select<V extends string>(props: SelectProps<V>) {
  const ownId = useId();
  return (
    <Field
      id={props.id ?? ownId}
      label={props.label}
      hint={props.hint}
      error={props.error}
      className={props.className}
    >
      {(aria) => (
        <select
          {...aria}
          className="input"
          name={props.name}
          value={props.value}
          onChange={(event) => {
            const chosen = props.options.find((option) => option.value === event.target.value);
            props.onChange(chosen?.value ?? '');
          }}
        >
          {props.empty !== undefined && <option value="">{props.empty}</option>}
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
