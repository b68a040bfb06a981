/** A reason to stop that the person at the keyboard can act on: printed without a stack. */
export class Stop extends Error {}

/** Runs `main`, prints a `Stop` as plain words, and ends with the exit code `main` gives. */
export async function endWith(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
