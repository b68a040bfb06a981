/** What was found of a passphrase typed twice, under the names of a form's fields. */
export function named<First extends string>(
  found: { first?: string; again?: string },
  first: First,
): Partial<Record<First | 'again', string>> {
  return {
    ...(found.first === undefined ? {} : { [first]: found.first }),
    ...(found.again === undefined ? {} : { again: found.again }),
  } as Partial<Record<First | 'again', string>>;
}
