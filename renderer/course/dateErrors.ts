import { readDate } from '../../shared/typedDate.ts';
import { readTime } from '../../shared/typedTime.ts';

/** What is wrong with a date somebody typed, beside its field; nothing where it is one. */
export function dateError<Name extends string>(
  name: Name,
  typed: string,
  ifEmpty: string,
): { [Key in Name]?: string } {
  const read = readDate(typed);
  if (read.ok) return {};
  return { [name]: typed.trim() === '' ? ifEmpty : read.message } as { [Key in Name]?: string };
}

/** The same for a time; an empty one is right unless `ifEmpty` asks for it. */
export function timeError<Name extends string>(
  name: Name,
  typed: string,
  ifEmpty?: string,
): { [Key in Name]?: string } {
  if (typed.trim() === '') {
    return (ifEmpty === undefined ? {} : { [name]: ifEmpty }) as { [Key in Name]?: string };
  }
  const read = readTime(typed);
  return (read.ok ? {} : { [name]: read.message }) as { [Key in Name]?: string };
}
