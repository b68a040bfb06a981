/**
 * A passphrase needs this strength, of 0 to 4 (zxcvbn's scale): 4 stands for over ten thousand million guesses, which
 * holds against somebody who has the file and all the time they want. Our own default.
 */
export const NEEDED_STRENGTH = 4;

/** Said beside a passphrase below it. */
export const TOO_EASY = 'Too easy to guess. Try four or five unrelated words.';

/** What a strength of 0 to 4 is called beside the meter. */
export const STRENGTH_WORDS = [
  'Very easy to guess',
  'Easy to guess',
  'Not yet strong enough',
  'Nearly strong enough',
  'Strong',
] as const;
