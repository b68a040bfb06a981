import { localDate, type LocalDate } from '../shared/dates.ts';

export type StartOptions = {
  fixedToday: LocalDate | null;
  saveTo: string | null;
  /** At most how late an answer comes, in milliseconds. */
  lateReplies: number | null;
};

/** Raised for a start option that a packaged app must not obey. */
export class OptionRefused extends Error {}

/**
 * Reads `--today`, `--save-to` and `--late-replies`, which are for the demo and the tests only: a packaged app that obeyed
 * them could be made to misdate records, to write files without asking, or to keep people waiting.
 */
export function startOptionsFrom(argv: readonly string[], isPackaged: boolean): StartOptions {
  const today = valueOf(argv, '--today');
  const saveTo = valueOf(argv, '--save-to');
  const late = valueOf(argv, '--late-replies');
  if (isPackaged && [today, saveTo, late].some((given) => given !== null)) {
    throw new OptionRefused(
      '--today, --save-to and --late-replies are for tests and the demo; this installed Holdfast does not take them.',
    );
  }
  return {
    fixedToday: today === null ? null : localDate(today),
    saveTo,
    lateReplies: late === null ? null : wholeNumber(late),
  };
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new OptionRefused('--late-replies takes milliseconds, as in 450.');
  return Number(text);
}

function valueOf(argv: readonly string[], name: string): string | null {
  const prefix = `${name}=`;
  return argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length) ?? null;
}
