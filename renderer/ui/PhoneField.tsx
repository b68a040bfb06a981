import { phoneWarning } from '../../shared/people/phone.ts';
import { TextField, type TextFieldProps } from './TextField.tsx';

/** A telephone number. One that looks wrong is said, and saved as it is. */
export function PhoneField(props: Omit<TextFieldProps, 'type' | 'maxLength' | 'warning'>) {
  return <TextField {...props} type="tel" maxLength={40} warning={phoneWarning(props.value) ?? undefined} />;
}
