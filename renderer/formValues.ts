import type { Reply } from '../shared/op.ts';

/** Empty text is nothing. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** A choice that was not made is nothing. */
export const chosenOrNull = <V extends string>(value: V | ''): V | null => (value === '' ? null : value);

/** A reply whose fields bear the form's own names: `fields.phone` is the form's `phone`. */
export function withoutPrefix<T>(reply: Reply<T>, prefix: string): Reply<T> {
  if (reply.ok || reply.fields === undefined) return reply;
  const fields = Object.fromEntries(
    Object.entries(reply.fields).map(([key, sentence]) => [
      key.startsWith(prefix) ? key.slice(prefix.length) : key,
      sentence,
    ]),
  );
  return { ...reply, fields };
}
