/** A passphrase needs this strength, of 0 to 4 (zxcvbn's scale): hard to guess even for somebody with the file. */
export const NEEDED_STRENGTH = 3;

/** What a strength of 0 to 4 is called beside the meter. */
export const STRENGTH_WORDS = [
  'Very easy to guess',
  'Easy to guess',
  'Not yet strong enough',
  'Strong',
  'Very strong',
] as const;
