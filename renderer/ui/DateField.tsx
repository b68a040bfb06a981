import { useId, useState } from 'react';
import { readDate, showTypedDate } from '../../shared/typedDate.ts';
import { Field, type FieldWords } from './Field.tsx';
import { withoutNul } from './TextField.tsx';

export type DateFieldProps = FieldWords & {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** A date as 'YYYY-MM-DD', or the text as typed where it is no date yet, or ''. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly className?: string | undefined;
  readonly autoComplete?: string | undefined;
};

/** A date typed in any usual way. On leaving the field it is shown in words, or told what to change. */
export function DateField(props: DateFieldProps) {
  const ownId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [complaint, setComplaint] = useState<{ about: string; message: string } | null>(null);
  const ownError = complaint !== null && complaint.about === props.value ? complaint.message : undefined;

  function leave() {
    setTyped(null);
    const read = readDate(props.value);
    setComplaint(props.value.trim() === '' || read.ok ? null : { about: props.value, message: read.message });
  }

  return (
    <Field
      id={props.id ?? ownId}
      label={props.label}
      hint={props.hint}
      error={props.error ?? ownError}
      className={props.className}
    >
      {(aria) => (
        <input
          {...aria}
          className="input"
          name={props.name}
          value={typed ?? showTypedDate(props.value)}
          autoComplete={props.autoComplete ?? 'off'}
          spellCheck={false}
          maxLength={40}
          onChange={(event) => {
            const text = withoutNul(event.target.value);
            const read = readDate(text);
            setTyped(text);
            props.onChange(read.ok ? read.date : text);
          }}
          onBlur={leave}
        />
      )}
    </Field>
  );
}
