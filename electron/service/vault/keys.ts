import { createHmac, hkdfSync, scrypt, timingSafeEqual } from 'node:crypto';
import { newBytes } from '../ids.ts';
import { SealBroken, seal, unseal } from '../sealed.ts';

/** The two keys of a service: one for the database file, one for clinical free text. */
export type ServiceKeys = { db: Buffer; notes: Buffer | null };

export type ScryptParameters = { name: 'scrypt'; N: number; r: number; p: number; salt: string };
export type Wraps = { db: string; notes: string | null };

/** N = 2^17, r = 8, p = 1: about half a second here. Anything weaker in a keyring is refused. */
const FLOOR = { N: 2 ** 17, r: 8, p: 1 };
const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** Exactly 128 * N * r is refused by Node, so there is room above it. */
const MAX_MEMORY = 256 * 1024 * 1024;

/** Raised when a keyring asks for a weaker derivation than the floor, or a wrap does not open with the right key. */
export class KeyringDamaged extends Error {}

/** New random keys for a new service. */
export function newServiceKeys(): { db: Buffer; notes: Buffer } {
  return { db: newBytes(KEY_BYTES), notes: newBytes(KEY_BYTES) };
}

/** Parameters for a new passphrase. */
export function newParameters(): ScryptParameters {
  return { name: 'scrypt', ...FLOOR, salt: newBytes(SALT_BYTES).toString('base64url') };
}

/** The key-encrypting key of a passphrase. The passphrase is taken in Unicode form NFKC, so keyboards agree. */
export async function deriveFromPassphrase(
  passphrase: string,
  parameters: ScryptParameters,
): Promise<Buffer> {
  const { name, N, r, p, salt } = parameters;
  if (name !== 'scrypt' || N < FLOOR.N || r < FLOOR.r || p < FLOOR.p || N > 2 ** 20 || r > 16 || p > 4) {
    throw new KeyringDamaged('The keyring asks for a weaker key than Holdfast makes');
  }
  const saltBytes = Buffer.from(salt, 'base64url');
  if (saltBytes.length !== SALT_BYTES) throw new KeyringDamaged('The keyring has a salt of the wrong length');
  return new Promise((resolve, reject) => {
    const options = { N, r, p, maxmem: MAX_MEMORY * (N / FLOOR.N) * (r / FLOOR.r) };
    scrypt(passphrase.normalize('NFKC'), saltBytes, KEY_BYTES, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

/** The key-encrypting key of the recovery key, which is random already and needs no slow derivation. */
export function deriveFromRecoveryKey(recoveryKey: Buffer, salt: string): Buffer {
  return Buffer.from(
    hkdfSync('sha256', recoveryKey, Buffer.from(salt, 'base64url'), 'holdfast recovery', KEY_BYTES),
  );
}

/** Lets an unlock tell a wrong passphrase from a damaged keyring. It says no more than a wrap does. */
export function keyCheck(kek: Buffer): string {
  return createHmac('sha256', kek).update('holdfast key check').digest('base64url').slice(0, 22);
}

/** Whether a derived key is the one a check value was made for. */
export function passesKeyCheck(kek: Buffer, check: string): boolean {
  const wanted = Buffer.from(check);
  const given = Buffer.from(keyCheck(kek));
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

/** Wraps the service's keys for one holder (an account id, or `recovery`). */
export function wrapKeys(kek: Buffer, holder: string, keys: ServiceKeys): Wraps {
  return {
    db: seal(kek, ['keyring', holder, 'db'], keys.db),
    notes: keys.notes === null ? null : seal(kek, ['keyring', holder, 'notes'], keys.notes),
  };
}

/** Opens a holder's wraps. Throws KeyringDamaged. */
export function unwrapKeys(kek: Buffer, holder: string, wraps: Wraps): ServiceKeys {
  try {
    return {
      db: unseal(kek, ['keyring', holder, 'db'], wraps.db),
      notes: wraps.notes === null ? null : unseal(kek, ['keyring', holder, 'notes'], wraps.notes),
    };
  } catch (error) {
    if (error instanceof SealBroken) throw new KeyringDamaged('A wrapped key does not open');
    throw error;
  }
}
