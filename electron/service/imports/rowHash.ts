import { createHash } from 'node:crypto';

/** Names the contents of a row (`rowKey` of shared/imports/rules.ts) without holding them: SHA-256 in hex. */
export function hashRow(rowKey: string): string {
  return createHash('sha256').update(rowKey, 'utf8').digest('hex');
}
