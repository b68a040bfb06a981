import { useState } from 'react';
import { TextField, type TextFieldProps } from '../ui/TextField.tsx';
import { Icon } from '../ui/icons/Icon.tsx';

/** A passphrase, with a button that shows what was typed. */
export function PassphraseField(props: TextFieldProps) {
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      {...props}
      type={isShown ? 'text' : 'password'}
      spellCheck={false}
      after={
        <button className="btn" type="button" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
          <Icon name="eye" />
          {isShown ? 'Hide' : 'Show'}
        </button>
      }
    />
  );
}
