import { useEffect, useState } from 'react';
import { act, ask } from './bridge.ts';

/** What was being typed into a form when the window locked or the form closed. */
export type KeptDraft<V> = { readonly values: Partial<V> | null };

/** Looks once for the draft of a form; null until it has been looked for. Keys hold ids, never names. */
export function useKeptDraft<V extends object>(formKey: string): KeptDraft<V> | null {
  const [kept, setKept] = useState<{ formKey: string; draft: KeptDraft<V> } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void ask('draft.get', { formKey }).then((reply) => {
      if (!isCurrent) return;
      const text = reply.ok ? reply.value.text : null;
      setKept({ formKey, draft: { values: text === null ? null : (JSON.parse(text) as Partial<V>) } });
    });
    return () => {
      isCurrent = false;
    };
  }, [formKey]);
  return kept?.formKey === formKey ? kept.draft : null;
}

/** Keeps a draft: for `saveDraft` of useForm. */
export async function keepDraft(formKey: string, values: object): Promise<void> {
  await act('draft.save', { formKey, text: JSON.stringify(values) });
}

/** Forgets a draft, once its form was saved or given up. */
export async function forgetDraft(formKey: string): Promise<void> {
  await act('draft.discard', { formKey });
}
