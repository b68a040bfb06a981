import { useState } from 'react';
import { phoneWarning } from '../../shared/people/phone.ts';
import { Tick } from './Tick.tsx';
import { TextField, type TextFieldProps } from './TextField.tsx';

type PhoneFieldProps = Omit<TextFieldProps, 'type' | 'maxLength' | 'warning' | 'onBlur'> & {
  /** The number somebody said is right although it looks wrong; '' while nobody has. */
  readonly right: string;
  readonly onRight: (phone: string) => void;
};

/** A telephone number. One that looks wrong is said once the field is left, and saved when somebody says that it is right. */
export function PhoneField({ right, onRight, ...props }: PhoneFieldProps) {
  const [isTyping, setTyping] = useState(false);
  const warning = isTyping ? null : phoneWarning(props.value);
  const field = (
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
  if (phoneWarning(props.value) === null || (isTyping && props.error === undefined)) return field;
  return (
    <>
      {field}
      <Tick
        label="The number is right as it stands"
        checked={right === props.value}
        onChange={(isRight) => {
          // With the answer, an error about the number goes.
          props.onChange(props.value);
          onRight(isRight ? props.value : '');
        }}
      />
    </>
  );
}
