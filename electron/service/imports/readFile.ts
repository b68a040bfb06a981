import { createHash } from 'node:crypto';
import { readFile as readBytes, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SheetFile } from '../../../shared/imports/sheet.ts';
import { readCsv } from './csv.ts';
import { MOST_BYTES } from './limits.ts';
import { startPace, type ReadOptions } from './pace.ts';
import { ReadRefused, type ImportRefusal } from './refused.ts';
import { readXlsx } from './xlsx.ts';

/** `sha256` names the file's contents, in hex. */
export type ReadFile = { ok: true; file: SheetFile; sha256: string } | { ok: false; code: ImportRefusal };

const OLE_MAGIC = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ZIP_MAGIC = Buffer.from('PK');
/** Beginnings of files that people choose by mistake and that could be taken for text. */
const OTHER_MAGIC = ['%PDF', '{\\rtf', '\u0089PNG', 'GIF8', '\u00ff\u00d8\u00ff'].map((text) =>
  Buffer.from(text, 'latin1'),
);

/**
 * Every cell of an .xlsx or .csv file. What the file is decides, not its extension. Reads only: nothing is written or
 * followed. Pauses every 500 rows, so that it can be watched and stopped; memory is bounded by limits.ts.
 * @returns the sheets, or the code of the sentence that says what is wrong with the file
 */
export async function readFile(path: string, options: ReadOptions = {}): Promise<ReadFile> {
  try {
    const bytes = await readWhole(path, options);
    const pace = startPace(options);
    const sheets = await (bytes.subarray(0, 2).equals(ZIP_MAGIC)
      ? readXlsx(bytes, pace)
      : readText(bytes, pace));
    if (sheets.every((sheet) => sheet.rows.length === 0)) return { ok: false, code: 'import_empty' };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { ok: true, file: { fileName: basename(path), sheets }, sha256 };
  } catch (error) {
    if (error instanceof ReadRefused) return { ok: false, code: error.code };
    throw error;
  }
}

async function readWhole(path: string, { signal }: ReadOptions): Promise<Buffer> {
  try {
    const info = await stat(path);
    if (!info.isFile()) throw new ReadRefused('import_unreadable');
    if (info.size > MOST_BYTES) throw new ReadRefused('import_too_big');
    if (info.size === 0) throw new ReadRefused('import_empty');
    return await readBytes(path, { signal });
  } catch (error) {
    if (error instanceof ReadRefused) throw error;
    throw new ReadRefused(signal?.aborted ? 'import_stopped' : 'import_unreadable', { cause: error });
  }
}

async function readText(bytes: Buffer, pace: ReturnType<typeof startPace>): ReturnType<typeof readCsv> {
  if (bytes.subarray(0, OLE_MAGIC.length).equals(OLE_MAGIC)) throw new ReadRefused(kindOfOle(bytes));
  if (OTHER_MAGIC.some((magic) => bytes.subarray(0, magic.length).equals(magic))) {
    throw new ReadRefused('import_not_spreadsheet');
  }
  return readCsv(bytes, pace);
}

/** Old Office files and password-protected new ones share one container; the names of its streams tell them apart. */
function kindOfOle(bytes: Buffer): ImportRefusal {
  const holds = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) return 'import_password';
  return holds('Workbook') || holds('Book') ? 'import_old_excel' : 'import_not_spreadsheet';
}
