import { type ReactNode, useEffect, useState } from 'react';
import type { Reply } from '../../shared/op.ts';
import { act, ask } from '../bridge.ts';

/** What was typed, and the version of the record it was typed over. */
export type Kept<V> = { readonly values: V; readonly version: number | null };

export type WithKeptProps<V> = {
  /** Names the form and its record, never a person: `pause:<referralId>`. */
  readonly formKey: string;
  readonly children: (kept: Kept<V> | null) => ReactNode;
};

/** Looks for what was being written into a form when it was left, before the form begins. */
export function WithKept<V>({ formKey, children }: WithKeptProps<V>) {
  const [found, setFound] = useState<{ formKey: string; kept: Kept<V> | null } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void ask('draft.get', { formKey }).then((reply) => {
      const text = reply.ok ? reply.value.text : null;
      if (isCurrent) setFound({ formKey, kept: text === null ? null : (JSON.parse(text) as Kept<V>) });
    });
    return () => {
      isCurrent = false;
    };
  }, [formKey]);
  return found?.formKey === formKey ? children(found.kept) : null;
}

/** Keeps a form's values while they are typed, for `useForm`. */
export async function keepIn<V>(formKey: string, kept: Kept<V>): Promise<void> {
  await act('draft.save', { formKey, text: JSON.stringify(kept) });
}

/** Saves, and forgets the draft once that worked. */
export async function saveAndDrop<T>(formKey: string, save: Promise<Reply<T>>): Promise<Reply<T>> {
  const reply = await save;
  if (reply.ok) await dropKept(formKey);
  return reply;
}

export async function dropKept(formKey: string): Promise<void> {
  await act('draft.discard', { formKey });
}

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

/** Empty text is nothing. */
export const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
