import { randomBytes } from 'node:crypto';

/** Random bytes for keys, salts and nonces. */
export function newBytes(length: number): Buffer {
  return randomBytes(length);
}

let lastMillis = 0;
let counter = 0;

/**
 * A UUIDv7 in lower-case text: sorted by the time it was made, and within one millisecond by a 12-bit counter, so
 * that ids made in one command keep their order.
 */
export function newId(): string {
  const bytes = randomBytes(16);
  const millis = Math.max(Date.now(), lastMillis);
  counter = millis === lastMillis ? counter + 1 : bytes.readUInt16BE(6) & 0x3ff;
  lastMillis = counter > 0xfff ? millis + 1 : millis;
  if (counter > 0xfff) counter = 0;
  bytes.writeUIntBE(lastMillis, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
