// Agile encryption of a workbook ([MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15): what Excel and LibreOffice write themselves
// when a password is set, so that nobody needs another program to open the file. Why it is ours: decisions/0006.
import { createCipheriv, createHash, createHmac } from 'node:crypto';
import { utils, write } from 'cfb';
import { newBytes } from '../ids.ts';

/** As Excel writes it: AES-256 in CBC, SHA-512, and 100,000 rounds between the password and a key. */
const SPIN_COUNT = 100_000;
const SALT_BYTES = 16;
const BLOCK_BYTES = 16;
const KEY_BYTES = 32;
const HASH_BYTES = 64;
const SEGMENT_BYTES = 4096;
const CIPHER = `saltSize="${SALT_BYTES}" blockSize="${BLOCK_BYTES}" keyBits="${KEY_BYTES * 8}" hashSize="${HASH_BYTES}" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"`;

/** Block keys: what tells the several uses of one key apart ([MS-OFFCRYPTO] 2.3.4.11 to 2.3.4.14). */
const FOR = {
  verifierInput: Buffer.from('fea7d2763b4b9e79', 'hex'),
  verifierHash: Buffer.from('d7aa0f6d3061344e', 'hex'),
  packageKey: Buffer.from('146e0be7abacd0d6', 'hex'),
  hmacKey: Buffer.from('5fb2ad010cb9e1f6', 'hex'),
  hmacValue: Buffer.from('a0677f02b22c8433', 'hex'),
} as const;

/** The workbook so that it opens with the passphrase alone. Nothing of it is written to a disk here. */
export function encryptXlsx(workbook: Uint8Array, passphrase: string): Uint8Array {
  const packageKey = newBytes(KEY_BYTES);
  const packageSalt = newBytes(SALT_BYTES);
  const encrypted = encryptSegments(workbook, packageKey, packageSalt);

  const passwordSalt = newBytes(SALT_BYTES);
  const spun = spinPassword(passphrase, passwordSalt);
  const wrap = (use: Buffer, secret: Uint8Array) =>
    aes(sha512(spun, use).subarray(0, KEY_BYTES), passwordSalt, secret).toString('base64');
  const verifier = newBytes(SALT_BYTES);

  const hmacKey = newBytes(HASH_BYTES);
  const hmac = createHmac('sha512', hmacKey).update(encrypted).digest();
  const guard = (use: Buffer, secret: Uint8Array) =>
    aes(packageKey, ivOf(packageSalt, use), secret).toString('base64');

  const info = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><keyData ${CIPHER} saltValue="${packageSalt.toString('base64')}"/><dataIntegrity encryptedHmacKey="${guard(FOR.hmacKey, hmacKey)}" encryptedHmacValue="${guard(FOR.hmacValue, hmac)}"/><keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><p:encryptedKey spinCount="${SPIN_COUNT}" ${CIPHER} saltValue="${passwordSalt.toString('base64')}" encryptedVerifierHashInput="${wrap(FOR.verifierInput, verifier)}" encryptedVerifierHashValue="${wrap(FOR.verifierHash, sha512(verifier))}" encryptedKeyValue="${wrap(FOR.packageKey, packageKey)}"/></keyEncryptor></keyEncryptors></encryption>`;

  const file = utils.cfb_new();
  // Version 4.4, and the flag that says "agile" (2.3.4.10).
  const version = Buffer.from('0400040040000000', 'hex');
  utils.cfb_add(file, 'EncryptionInfo', Buffer.concat([version, Buffer.from(info, 'utf8')]));
  utils.cfb_add(file, 'EncryptedPackage', encrypted);
  // The container library begins every file with an entry that names it.
  utils.cfb_del(file, '\u0001Sh33tJ5');
  return new Uint8Array(write(file, { type: 'buffer' }) as Buffer);
}

/** The length in eight bytes, then the workbook in segments, each with an IV of its own (2.3.4.15). */
function encryptSegments(workbook: Uint8Array, key: Buffer, salt: Buffer): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(workbook.length));
  const parts: Buffer[] = [length];
  for (let start = 0; start < workbook.length; start += SEGMENT_BYTES) {
    const segment = workbook.subarray(start, start + SEGMENT_BYTES);
    const padding = Buffer.alloc((BLOCK_BYTES - (segment.length % BLOCK_BYTES)) % BLOCK_BYTES);
    const iv = ivOf(salt, uint32(start / SEGMENT_BYTES));
    parts.push(aes(key, iv, Buffer.concat([segment, padding])));
  }
  return Buffer.concat(parts);
}

/** The part of making keys that takes time, so that guessing does too; done once for the three keys (2.3.4.11). */
function spinPassword(passphrase: string, salt: Buffer): Buffer {
  let hash = sha512(salt, Buffer.from(passphrase, 'utf16le'));
  for (let round = 0; round < SPIN_COUNT; round += 1) hash = sha512(uint32(round), hash);
  return hash;
}

const ivOf = (salt: Buffer, use: Buffer): Buffer => sha512(salt, use).subarray(0, BLOCK_BYTES);

function aes(key: Buffer, iv: Buffer, bytes: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

function sha512(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha512');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
