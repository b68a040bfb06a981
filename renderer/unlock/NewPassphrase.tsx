import type { BoundField } from '../ui/useForm.ts';
import { PassphraseField } from './PassphraseField.tsx';
import { StrengthMeter } from './StrengthMeter.tsx';

export type NewPassphraseProps = {
  readonly label: string;
  readonly first: BoundField<string>;
  readonly again: BoundField<string>;
  readonly ownWords: readonly string[];
};

/** A passphrase twice, with its strength in between. */
export function NewPassphrase({ label, first, again, ownWords }: NewPassphraseProps) {
  return (
    <>
      <div className="stack is-close">
        <PassphraseField {...first} label={label} autoComplete="new-password" />
        <StrengthMeter passphrase={first.value} ownWords={ownWords} />
      </div>
      <PassphraseField {...again} label="The same passphrase again" autoComplete="new-password" />
    </>
  );
}

/** What can be told of the two before asking the service. */
export function checkPassphrases(first: string, again: string): { first?: string; again?: string } {
  if (first === '') return { first: 'Choose a passphrase' };
  return first === again ? {} : { again: 'This is not the same as above. Type it once more.' };
}
