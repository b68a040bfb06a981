import type { RefusalCode } from '../../../shared/refusals.ts';

/** Why a file cannot be read: one of the `import_` sentences of shared/refusals.ts. */
export type ImportRefusal = Extract<RefusalCode, `import_${string}`>;

/** Ends the reading of a file from any depth. Caught in readFile.ts, never seen outside this folder. */
export class ReadRefused extends Error {
  readonly code: ImportRefusal;

  constructor(code: ImportRefusal, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
