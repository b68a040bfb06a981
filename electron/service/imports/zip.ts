// A reader of zip archives for spreadsheets that may be hostile. It trusts no header: sizes are checked before
// anything is inflated, and counted again while it is.
import { createInflateRaw } from 'node:zlib';
import { ReadRefused } from './refused.ts';

export type ZipEntry = {
  name: string;
  method: number;
  encrypted: boolean;
  packed: number;
  unpacked: number;
  headerAt: number;
};
export type Zip = { bytes: Buffer; entries: Map<string, ZipEntry>; limit: number };

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** A workbook has a few dozen parts; a directory with more is not one. */
const MOST_ENTRIES = 10_000;

/**
 * The table of contents of an archive.
 * @param limit the most bytes its parts may hold together when unpacked
 * @throws ReadRefused `import_damaged` when cut short, `import_expands` when it says it holds more than the limit
 */
export function openZip(bytes: Buffer, limit: number): Zip {
  const end = endOfDirectory(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  if (count > MOST_ENTRIES) throw new ReadRefused('import_damaged');
  const entries = new Map<string, ZipEntry>();
  let total = 0;
  let at = start;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw new ReadRefused('import_damaged');
    const nameLength = bytes.readUInt16LE(at + 28);
    const entry: ZipEntry = {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      headerAt: bytes.readUInt32LE(at + 42),
    };
    total += entry.unpacked;
    if (total > limit) throw new ReadRefused('import_expands');
    entries.set(entry.name, entry);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return { bytes, entries, limit };
}

/**
 * The unpacked bytes of one part, a piece at a time, so that no part is ever held whole.
 * @throws ReadRefused `import_expands` when a part holds more than its header said, `import_damaged` when it does not unpack
 */
export async function* unpack(zip: Zip, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = packedBytes(zip.bytes, entry);
  if (entry.method === STORED) {
    yield packed;
    return;
  }
  if (entry.method !== DEFLATED) throw new ReadRefused('import_damaged');
  const inflate = createInflateRaw({ chunkSize: 32 * 1024 });
  inflate.end(packed);
  let seen = 0;
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      seen += piece.length;
      if (seen > zip.limit || seen > entry.unpacked) throw new ReadRefused('import_expands');
      yield piece;
    }
  } catch (error) {
    throw error instanceof ReadRefused ? error : new ReadRefused('import_damaged', { cause: error });
  } finally {
    inflate.destroy();
  }
  if (seen < entry.unpacked) throw new ReadRefused('import_damaged');
}

function packedBytes(bytes: Buffer, entry: ZipEntry): Buffer {
  if (entry.encrypted) throw new ReadRefused('import_password');
  const at = entry.headerAt;
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL_HEADER)
    throw new ReadRefused('import_damaged');
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  if (from + entry.packed > bytes.length) throw new ReadRefused('import_damaged');
  return bytes.subarray(from, from + entry.packed);
}

/** The end record lies last, before a comment of at most 65,535 bytes. A file that was cut short has none. */
function endOfDirectory(bytes: Buffer): number {
  const last = bytes.length - 22;
  for (let at = last; at >= 0 && at >= last - 0xffff; at -= 1) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw new ReadRefused('import_damaged');
}
