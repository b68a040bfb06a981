import { useId, useState } from 'react';
import { readTime, showTypedTime } from '../../shared/typedTime.ts';
import { Field, type FieldWords } from './Field.tsx';
import { withoutNul } from './TextField.tsx';

export type TimeFieldProps = FieldWords & {
  readonly id?: string | undefined;
  /** A time as 'HH:MM', or the text as typed where it is no time yet, or ''. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly className?: string | undefined;
};

/** A time typed in any usual way. On leaving the field it is shown in words, or told what to change. */
export function TimeField(props: TimeFieldProps) {
  const ownId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [complaint, setComplaint] = useState<{ about: string; message: string } | null>(null);
  const ownError = complaint !== null && complaint.about === props.value ? complaint.message : undefined;

  function leave() {
    setTyped(null);
    const read = readTime(props.value);
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
          value={typed ?? showTypedTime(props.value)}
          autoComplete="off"
          spellCheck={false}
          maxLength={12}
          onChange={(event) => {
            const text = withoutNul(event.target.value);
            const read = readTime(text);
            setTyped(text);
            props.onChange(read.ok ? read.time : text);
          }}
          onBlur={leave}
        />
      )}
    </Field>
  );
}
