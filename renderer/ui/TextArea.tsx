import { useId } from 'react';
import { Field, type FieldWords } from './Field.tsx';
import { fullWarning, withoutNul } from './TextField.tsx';

export type TextAreaProps = FieldWords & {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number | undefined;
  readonly maxLength?: number | undefined;
  /** Who else may come to read this: shown with the hint, as with pre-trial therapy notes. */
  readonly reminder?: string | undefined;
  readonly className?: string | undefined;
  readonly spellCheck?: boolean | undefined;
};

export function TextArea(props: TextAreaProps) {
  const ownId = useId();
  const hint =
    props.reminder === undefined ? (
      props.hint
    ) : (
      <>
        {props.hint} <b>{props.reminder}</b>
      </>
    );
  return (
    <Field
      id={props.id ?? ownId}
      label={props.label}
      hint={hint}
      error={props.error}
      warning={props.warning ?? fullWarning(props.value, props.maxLength)}
    >
      {(aria) => (
        <textarea
          {...aria}
          className={props.className === undefined ? 'input' : `input ${props.className}`}
          name={props.name}
          rows={props.rows ?? 3}
          value={props.value}
          maxLength={props.maxLength}
          spellCheck={props.spellCheck ?? true}
          onChange={(event) => props.onChange(withoutNul(event.target.value))}
        />
      )}
    </Field>
  );
}
