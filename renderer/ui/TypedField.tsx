import { useId, useState } from 'react';
import { Field, type FieldWords } from './Field.tsx';
import { withoutNul } from './TextField.tsx';

export type TypedFieldProps = FieldWords & {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** As it is kept ('2026-11-20', '16:00'), or the text as typed where it cannot be read yet, or ''. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly className?: string | undefined;
  readonly autoComplete?: string | undefined;
};

type Reading = { ok: true; value: string } | { ok: false; message: string };
type Kind = {
  readonly read: (typed: string) => Reading;
  /** What is kept, in words. */
  readonly show: (value: string) => string;
  readonly maxLength: number;
};

/** A date or a time typed in any usual way. On leaving the field it is shown in words, or told what to change. */
export function TypedField({ kind, ...props }: TypedFieldProps & { readonly kind: Kind }) {
  const ownId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [complaint, setComplaint] = useState<{ about: string; message: string } | null>(null);
  const ownError = complaint !== null && complaint.about === props.value ? complaint.message : undefined;

  function leave() {
    setTyped(null);
    const read = kind.read(props.value);
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
          value={typed ?? kind.show(props.value)}
          autoComplete={props.autoComplete ?? 'off'}
          spellCheck={false}
          maxLength={kind.maxLength}
          onChange={(event) => {
            const text = withoutNul(event.target.value);
            const read = kind.read(text);
            setTyped(text);
            props.onChange(read.ok ? read.value : text);
          }}
          onBlur={leave}
        />
      )}
    </Field>
  );
}
