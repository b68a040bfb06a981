import { NEEDED_STRENGTH, TOO_EASY } from '../../shared/vault/strength.ts';
import { ask } from '../bridge.ts';
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

/**
 * What is wrong with a passphrase typed twice, under the names of the form's fields. The strength is asked here too, so
 * that it is said together with whatever else needs another look.
 */
export async function checkNewPassphrase<Name extends string>(
  name: Name,
  values: Readonly<Record<Name | 'again', string>>,
  ownWords: readonly string[],
): Promise<Partial<Record<Name | 'again', string>>> {
  const passphrase = values[name];
  const wrong: Partial<Record<string, string>> = {};
  if (passphrase === '') {
    wrong[name] = 'Choose a passphrase';
  } else {
    const words = ownWords.filter((word) => word !== '');
    const reply = await ask('vault.passphraseStrength', { passphrase, ownWords: words });
    if (reply.ok && reply.value.strength < NEEDED_STRENGTH) wrong[name] = TOO_EASY;
    if (passphrase !== values.again) wrong.again = 'This is not the same as above. Type it once more.';
  }
  return wrong as Partial<Record<Name | 'again', string>>;
}
