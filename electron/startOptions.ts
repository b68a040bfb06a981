import { localDate, type LocalDate } from '../shared/dates.ts';

export type StartOptions = { fixedToday: LocalDate | null; saveTo: string | null };

/** Raised for a start option that a packaged app must not obey. */
export class OptionRefused extends Error {}

/**
 * Reads `--today` and `--save-to`, which are for the demo and the tests only: a packaged app that obeyed them could
 * be made to misdate records or to write files without asking.
 */
export function startOptionsFrom(argv: readonly string[], isPackaged: boolean): StartOptions {
  const today = valueOf(argv, '--today');
  const saveTo = valueOf(argv, '--save-to');
  if (isPackaged && (today !== null || saveTo !== null)) {
    throw new OptionRefused(
      '--today and --save-to are for tests and the demo; this installed Holdfast does not take them.',
    );
  }
  return { fixedToday: today === null ? null : localDate(today), saveTo };
}

function valueOf(argv: readonly string[], name: string): string | null {
  const prefix = `${name}=`;
  return argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length) ?? null;
}
