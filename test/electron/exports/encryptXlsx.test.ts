import { createDecipheriv, createHash, createHmac } from 'node:crypto';
import { find, read } from 'cfb';
import officeCrypto from 'officecrypto-tool';
import { describe, expect, test } from 'vitest';
import { encryptXlsx } from '../../../electron/service/exports/encryptXlsx.ts';

/** Begins as any workbook does, as the independent reader wants it. */
const workbook = (size: number) =>
  Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(Math.max(0, size - 4), 0xa7)]);

describe('encrypting a workbook', () => {
  test.each([
    [4, 'Ŵyn “é” 🐝'],
    [70_001, 'x'],
  ])('an independent reader gives back a workbook of %i bytes', async (size, passphrase) => {
    const made = Buffer.from(encryptXlsx(workbook(size), passphrase));
    expect(officeCrypto.isEncrypted(made)).toBe(true);
    const plain = await officeCrypto.decrypt(made, { password: passphrase });
    expect(plain.equals(workbook(size))).toBe(true);
  });

  test('another passphrase opens nothing, and the same workbook twice is two different files', async () => {
    const [one, two] = [0, 1].map(() => Buffer.from(encryptXlsx(workbook(5000), 'same words')));
    await expect(officeCrypto.decrypt(one!, { password: 'same word' })).rejects.toThrow('password');
    const streams = [one!, two!].map((made) => find(read(made, { type: 'buffer' }), '/EncryptedPackage'));
    expect(Buffer.from(streams[0]!.content)).not.toEqual(Buffer.from(streams[1]!.content));
  });

  test('Excel’s own check of integrity holds: the HMAC is over the whole encrypted package', () => {
    const file = read(Buffer.from(encryptXlsx(workbook(9000), 'acorn kettle wren')), { type: 'buffer' });
    const stream = (name: string) => Buffer.from(find(file, name)?.content ?? []);
    const info = stream('/EncryptionInfo').subarray(8).toString('utf8');
    const attributes = (name: string) =>
      Buffer.from(new RegExp(`${name}="([^"]*)"`).exec(info)?.[1] ?? '', 'base64');
    const passwordSalt = Buffer.from(/spinCount[^>]*saltValue="([^"]*)"/.exec(info)?.[1] ?? '', 'base64');
    const sha = (...parts: Uint8Array[]) => createHash('sha512').update(Buffer.concat(parts)).digest();
    const open = (key: Buffer, iv: Buffer, bytes: Buffer) => {
      const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
      return Buffer.concat([decipher.update(bytes), decipher.final()]);
    };
    let spun = sha(passwordSalt, Buffer.from('acorn kettle wren', 'utf16le'));
    for (let round = 0; round < 100_000; round += 1) {
      const counter = Buffer.alloc(4);
      counter.writeUInt32LE(round);
      spun = sha(counter, spun);
    }
    const wrapping = sha(spun, Buffer.from('146e0be7abacd0d6', 'hex')).subarray(0, 32);
    const key = open(wrapping, passwordSalt, attributes('encryptedKeyValue'));
    const salt = attributes('saltValue');
    const iv = (use: string) => sha(salt, Buffer.from(use, 'hex')).subarray(0, 16);
    const hmacKey = open(key, iv('5fb2ad010cb9e1f6'), attributes('encryptedHmacKey'));
    const hmac = open(key, iv('a0677f02b22c8433'), attributes('encryptedHmacValue'));
    expect(createHmac('sha512', hmacKey).update(stream('/EncryptedPackage')).digest().equals(hmac)).toBe(
      true,
    );
  });
});
