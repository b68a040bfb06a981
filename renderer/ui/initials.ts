/** 'RT' for Rafe Testwood, 'B' for Bernadette: the first letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s,]+/u).filter((word) => /\p{L}/u.test(word));
  const first = words[0];
  const last = words.length > 1 ? words.at(-1) : undefined;
  return firstLetter(first) + firstLetter(last);
}

function firstLetter(word: string | undefined): string {
  return (/\p{L}/u.exec(word ?? '')?.[0] ?? '').toUpperCase();
}
