import { closeSync, copyFileSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file wholly or not at all: to a neighbour first, flushed to disk, renamed over the old one, and then the
 * folder is flushed too. A kill at any point leaves the old file or the new one.
 */
export function writeAtomically(path: string, content: string | Uint8Array): void {
  const partial = `${path}.part`;
  writeFlushed(partial, content);
  putInPlace(partial, path);
}

/** Writes a file and flushes it to disk. Throws when the disk is full; what was written by then stays. */
export function writeFlushed(path: string, content: string | Uint8Array): void {
  const file = openSync(path, 'w', 0o600);
  try {
    // Unlike writeSync it goes on until all is written, or throws when the disk is full.
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Gives a flushed file the name it is to have, in place of whatever had it. */
export function putInPlace(partial: string, path: string): void {
  renameSync(partial, path);
  flushFolder(dirname(path));
}

/** Copies a file and flushes the copy to disk, so that a power cut cannot leave a name without its content. */
export function copyFlushed(from: string, to: string): void {
  copyFileSync(from, to);
  flushFile(to);
}

/** Flushes a file that something else wrote. */
export function flushFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Flushes a folder's entries to disk, so that a rename in it survives a power cut. Windows has no such call. */
export function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
