import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { newBytes } from './ids.ts';

const FORMAT = 'v1';
const TAG_LENGTH = 16;

/** Raised when a sealed text was changed, moved to another place, or sealed under another key. */
export class SealBroken extends Error {}

/** A short public name for a key, so that a text says which key seals it. */
export function keyIdOf(key: Buffer): string {
  return createHash('sha256').update('holdfast key id').update(key).digest('hex').slice(0, 12);
}

/**
 * Seals a text with AES-256-GCM as `v1.keyId.nonce.ciphertext`. `place` says where it belongs (for a note: table,
 * row, column); it is authenticated, so the text opens nowhere else. The row's version is left out on purpose:
 * moving a session must not lock its note.
 */
export function seal(key: Buffer, place: readonly string[], plain: Buffer | string): string {
  const nonce = newBytes(12);
  const keyId = keyIdOf(key);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_LENGTH });
  cipher.setAAD(aad(place, keyId));
  const body = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return [FORMAT, keyId, nonce.toString('base64url'), body.toString('base64url')].join('.');
}

/** Opens what `seal` made, as bytes. Throws SealBroken. */
export function unseal(key: Buffer, place: readonly string[], sealed: string): Buffer {
  const [format, keyId, nonce, body, ...rest] = sealed.split('.');
  if (
    format !== FORMAT ||
    keyId === undefined ||
    nonce === undefined ||
    body === undefined ||
    rest.length > 0
  ) {
    throw new SealBroken('Not a sealed text');
  }
  if (keyId !== keyIdOf(key)) throw new SealBroken('Sealed under another key');
  const bytes = Buffer.from(body, 'base64url');
  if (bytes.length < TAG_LENGTH) throw new SealBroken('Cut short');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), {
      authTagLength: TAG_LENGTH,
    });
    decipher.setAAD(aad(place, keyId));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_LENGTH));
    return Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - TAG_LENGTH)), decipher.final()]);
  } catch {
    throw new SealBroken('Changed, or moved from its place');
  }
}

function aad(place: readonly string[], keyId: string): Buffer {
  return Buffer.from(JSON.stringify([FORMAT, keyId, ...place]));
}
