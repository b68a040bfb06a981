import { type ReactNode, useEffect, useState } from 'react';
import { act, ask } from './bridge.ts';

/** What was typed, and the version of the record it was typed over; of a note, when the one that was read was written. */
export type Kept<V, Seen = number> = { readonly values: V; readonly version: Seen | null };

/** What was being typed into a form when the window locked or the form closed; without values where nothing was. */
export type KeptDraft<V, Seen = number> = {
  readonly values: Partial<V> | null;
  readonly version: Seen | null;
};

/** By form key: where a draft that was given back stands, if that is the form of a record that a merge took in. */
const foundUnder = new Map<string, string>();

/** The version of no record: what was typed over another record is not saved over this one without both being shown. */
const OF_NO_RECORD = 2_147_483_647;

/** Looks once for the draft of a form; null until it has been looked for. Keys hold ids, never names. */
export function useKeptDraft<V extends object, Seen = number>(formKey: string): KeptDraft<V, Seen> | null {
  const [found, setFound] = useState<{ formKey: string; draft: KeptDraft<V, Seen> } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void ask('draft.get', { formKey }).then((reply) => {
      if (!isCurrent) return;
      const { text, keptAs } = reply.ok ? reply.value : { text: null, keptAs: null };
      const draft = draftIn<V, Seen>(text);
      foundUnder.delete(formKey);
      if (keptAs === null || keptAs === formKey) return setFound({ formKey, draft });
      foundUnder.set(formKey, keptAs);
      setFound({ formKey, draft: typeof draft.version === 'number' ? ofAnother(draft) : draft });
    });
    return () => {
      isCurrent = false;
    };
  }, [formKey]);
  return found?.formKey === formKey ? found.draft : null;
}

/** What is kept of a form that is not open; null where nothing is. */
export async function readDraft<V extends object>(formKey: string): Promise<Partial<V> | null> {
  const reply = await ask('draft.get', { formKey });
  return draftIn<V, number>(reply.ok ? reply.value.text : null).values;
}

/** The same, for a form that begins only once it was looked for. */
export function WithKept<V extends object>({
  formKey,
  children,
}: {
  /** Names the form and its record, never a person: `pause:<referralId>`. */
  readonly formKey: string;
  readonly children: (kept: Kept<V> | null) => ReactNode;
}) {
  const draft = useKeptDraft<V>(formKey);
  if (draft === null) return null;
  const { values, version } = draft;
  return children(values === null ? null : { values: values as V, version });
}

/** Keeps a draft: for `saveDraft` of useForm. */
export async function keepDraft(
  formKey: string,
  values: object,
  version: number | string | null = null,
): Promise<void> {
  const reply = await act('draft.save', { formKey, text: JSON.stringify({ values, version }) });
  if (reply.ok) await forgetFound(formKey);
}

const listeners = new Set<() => void>();

/** Forgets a draft, once its form was saved or given up. */
export async function forgetDraft(formKey: string): Promise<void> {
  // Both at once: a form that opens meanwhile must find neither.
  await Promise.all([act('draft.discard', { formKey }), forgetFound(formKey)]);
  for (const tell of listeners) tell();
}

/** Tells of every draft that is forgotten; gives the way to stop. A save asks its questions again before its draft goes. */
export function onDraftForgotten(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

async function forgetFound(formKey: string): Promise<void> {
  const keptAs = foundUnder.get(formKey);
  if (keptAs === undefined) return;
  foundUnder.delete(formKey);
  await act('draft.discard', { formKey: keptAs });
}

const ofAnother = <V, Seen>(draft: KeptDraft<V, Seen>) => ({ ...draft, version: OF_NO_RECORD as Seen });

function draftIn<V, Seen>(text: string | null): KeptDraft<V, Seen> {
  if (text === null) return { values: null, version: null };
  const kept = JSON.parse(text) as KeptDraft<V, Seen> | Partial<V>;
  // As drafts were kept before they had a version.
  if (!('values' in kept)) return { values: kept as Partial<V>, version: null };
  return kept;
}
