import { useState } from 'react';
import { phoneWarning } from '../../shared/people/phone.ts';
import { TextField, type TextFieldProps } from './TextField.tsx';

/** A telephone number. One that looks wrong is said once the field is left, and saved as it is. */
export function PhoneField(props: Omit<TextFieldProps, 'type' | 'maxLength' | 'warning' | 'onBlur'>) {
  const [isTyping, setTyping] = useState(false);
  const warning = isTyping ? null : phoneWarning(props.value);
  return (
    <TextField
      {...props}
      onChange={(value) => {
        setTyping(true);
        props.onChange(value);
      }}
      onBlur={() => setTyping(false)}
      type="tel"
      maxLength={40}
      warning={warning ?? undefined}
    />
  );
}
