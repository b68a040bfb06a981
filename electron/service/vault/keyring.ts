import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { writeAtomically } from './files.ts';
import { keyringPath } from './folders.ts';
import { KeyringDamaged } from './keys.ts';

const Wraps = z.strictObject({ db: z.string(), notes: z.string().nullable() });
const Scrypt = z.strictObject({
  name: z.literal('scrypt'),
  N: z.int(),
  r: z.int(),
  p: z.int(),
  salt: z.string(),
});

const KeyringAccount = z.strictObject({
  accountId: z.string(),
  signInName: z.string(),
  kdf: Scrypt,
  keyCheck: z.string(),
  wraps: Wraps,
});
const Content = z.strictObject({
  format: z.literal(1),
  serviceName: z.string(),
  /** File name of the database in use: replacing this file is the only commit point of a restore or a rotation. */
  database: z.string().regex(/^records-[0-9a-f-]{36}\.db$/),
  accounts: z.array(KeyringAccount).min(1),
  recovery: z.strictObject({ salt: z.string(), keyCheck: z.string(), wraps: Wraps }),
});
const File = z.strictObject({ content: Content, checksum: z.string() });

export type KeyringAccount = z.infer<typeof KeyringAccount>;
export type Keyring = z.infer<typeof Content>;

/**
 * Reads the keyring of a vault or backup folder. Throws KeyringDamaged when it is not whole: the checksum finds
 * accidents, the authenticated wraps find everything else.
 */
export function readKeyring(folder: string): Keyring {
  let file: unknown;
  try {
    file = JSON.parse(readFileSync(keyringPath(folder), 'utf8'));
  } catch {
    throw new KeyringDamaged('The keyring is not readable');
  }
  const parsed = File.safeParse(file);
  if (!parsed.success || parsed.data.checksum !== checksumOf(parsed.data.content)) {
    throw new KeyringDamaged('The keyring is not whole');
  }
  return parsed.data.content;
}

/** Replaces the keyring in one step. */
export function writeKeyring(folder: string, content: Keyring): void {
  const file = { content, checksum: checksumOf(content) };
  writeAtomically(keyringPath(folder), `${JSON.stringify(file, null, 2)}\n`);
}

function checksumOf(content: Keyring): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
