import * as z from 'zod';

/** The id of any stored record: a UUIDv7 in lower-case text, made only by the service (electron/service/ids.ts). */
export const Id = z.uuidv7();
export type Id = z.infer<typeof Id>;

/** The id a person's window gives one press of a save button, so that a save sent twice is one save. */
export const RequestId = z.uuid();
export type RequestId = z.infer<typeof RequestId>;

/** The row version a form was read at. A save with an older one is a conflict, shown with both versions. */
export const Version = z.int().min(1);

/** Free text as people type it: NUL is refused, because PostgreSQL cannot hold it. */
export const text = (max: number) =>
  z
    .string()
    .max(max, `Keep this under ${max} characters`)
    .refine((value) => !value.includes('\u0000'), 'This text has a character that cannot be kept')
    .transform((value) => value.trim());

/** Free text that must not be empty. */
export const requiredText = (max: number, message: string) =>
  text(max).refine((value) => value !== '', message);
