import type { FieldError } from './ErrorSummary.tsx';

/**
 * What the lines of an error list say. Two that would read alike begin with the name of their field, so that each can be told
 * from the other before it is pressed.
 */
export function errorWords(errors: readonly FieldError[], nameOf: (id: string) => string | null): string[] {
  return errors.map(({ id, message }) => {
    const isRepeated = errors.some((other) => other.id !== id && other.message === message);
    const name = isRepeated ? nameOf(id) : null;
    return name === null ? message : `${name}: ${message}`;
  });
}

/** What a field on the page is called: its label, or the question of a group. */
export function fieldName(id: string): string | null {
  const field = document.getElementById(id);
  const label =
    field?.matches('fieldset') === true
      ? field.querySelector('legend')
      : document.querySelector(`label[for="${CSS.escape(id)}"]`);
  const words = label?.textContent.trim() ?? '';
  return words === '' ? null : words;
}
