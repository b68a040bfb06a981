import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, beforeAll, vi } from 'vitest';

/**
 * For a test file that signs people in again and again: Node's scrypt does a thousandth of its work while the file
 * runs. What Holdfast asks of it, and refuses, stays as it is; keys.test.ts and unlock.test.ts pay the whole price.
 */
export function derivePassphrasesQuickly(): void {
  beforeAll(() => {
    const real: Scrypt = crypto.scrypt;
    const quick: Scrypt = (password, salt, length, options, done) =>
      real(password, salt, length, { ...options, N: (options.N ?? 0) / 1024 }, done);
    vi.spyOn(crypto, 'scrypt').mockImplementation(quick as typeof crypto.scrypt);
    syncBuiltinESMExports();
  });
  afterAll(() => {
    vi.mocked(crypto.scrypt).mockRestore();
    syncBuiltinESMExports();
  });
}

type Scrypt = (
  password: crypto.BinaryLike,
  salt: crypto.BinaryLike,
  length: number,
  options: crypto.ScryptOptions,
  done: Parameters<typeof crypto.scrypt>[4],
) => void;
