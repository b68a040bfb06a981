import { useId, type HTMLAttributes, type HTMLInputTypeAttribute, type ReactNode } from 'react';
import { Field, type FieldWords } from './Field.tsx';

export type TextFieldProps = FieldWords & {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: HTMLInputTypeAttribute | undefined;
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  readonly autoComplete?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  readonly spellCheck?: boolean | undefined;
  /** A button joined to the field: "Show". */
  readonly after?: ReactNode;
  readonly className?: string | undefined;
  readonly onBlur?: (() => void) | undefined;
};

export function TextField(props: TextFieldProps) {
  const ownId = useId();
  const { label, hint, error, className, after, value, maxLength } = props;
  const isNumber = props.inputMode === 'numeric';
  const warning = props.warning ?? (isNumber ? undefined : fullWarning(value, maxLength));
  return (
    <Field
      id={props.id ?? ownId}
      label={label}
      hint={hint}
      error={error}
      warning={warning}
      className={className}
    >
      {(aria) => {
        const input = (
          <input
            {...aria}
            className="input"
            name={props.name}
            value={props.value}
            onChange={(event) => props.onChange(withoutNul(event.target.value))}
            onBlur={props.onBlur}
            type={props.type ?? 'text'}
            inputMode={props.inputMode}
            autoComplete={props.autoComplete ?? 'off'}
            // A figure too many stays in sight, to be told when it is saved: cut off, it would be another number.
            maxLength={isNumber && maxLength !== undefined ? maxLength + 1 : maxLength}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where a screen is nothing but this field
            autoFocus={props.autoFocus}
            readOnly={props.readOnly}
            spellCheck={props.spellCheck}
          />
        );
        return after === undefined ? (
          input
        ) : (
          <div className="with-btn">
            {input}
            {after}
          </div>
        );
      }}
    </Field>
  );
}

/** Said once nothing more fits, so that the rest is not lost without a word; nothing until then. */
export function fullWarning(value: string, maxLength: number | undefined): string | undefined {
  if (maxLength === undefined || value.length < maxLength) return undefined;
  return `This is full: ${maxLength} letters fit here. What came after them was left out.`;
}

/** U+0000 cannot be stored as text by every database engine, so it never gets further than the field. */
export function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '');
}
