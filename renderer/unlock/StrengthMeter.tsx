import { useEffect, useState } from 'react';
import { NEEDED_STRENGTH, STRENGTH_WORDS } from '../../shared/vault/strength.ts';
import { ask } from '../bridge.ts';

export type StrengthMeterProps = {
  readonly passphrase: string;
  /** The service's and the person's own names count as guessable. */
  readonly ownWords: readonly string[];
};

/** How hard a passphrase is to guess, in four steps and in words. */
export function StrengthMeter({ passphrase, ownWords }: StrengthMeterProps) {
  const [found, setFound] = useState<{ of: string; strength: number }>();
  const words = ownWords.join('\n');

  useEffect(() => {
    if (passphrase === '') return undefined;
    let isLatest = true;
    const input = { passphrase, ownWords: words.split('\n').filter((word) => word !== '') };
    void ask('vault.passphraseStrength', input).then((reply) => {
      if (reply.ok && isLatest) setFound({ of: passphrase, strength: reply.value.strength });
    });
    return () => {
      isLatest = false;
    };
  }, [passphrase, words]);

  const strength = passphrase === '' ? undefined : found?.strength;
  const filled = strength === undefined ? 0 : Math.max(1, strength);
  return (
    <div
      className={strength !== undefined && strength >= NEEDED_STRENGTH ? 'strength is-enough' : 'strength'}
    >
      <span className="strength-bar" aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <i key={step} className={step <= filled ? 'on' : undefined} />
        ))}
      </span>
      <span className="hint" role="status">
        {strength === undefined ? 'Four or five unrelated words are strong' : STRENGTH_WORDS[strength]}
      </span>
    </div>
  );
}
