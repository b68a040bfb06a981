import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Reply } from '../shared/op.ts';
import { forgetRefused } from './client.ts';
import { type Form, type FormErrors, useForm } from './ui/useForm.ts';
import { forgetDraft, keepDraft, type Kept } from './keptDraft.ts';

export type TwoVersions<V> = {
  /** What somebody else saved meanwhile. */
  readonly theirs: unknown;
  readonly useYours: () => void;
  /** Gives up what was typed for what was saved. */
  readonly keepTheirs: (values: V) => void;
};

/**
 * A form whose values are kept while they are typed, with the way to start again where some were. `version` is the
 * one its record was read at: it stays with what was typed, also through a lock, so that nothing saved meanwhile is
 * overwritten in silence.
 */
export function useDraftedForm<V extends object, T>(options: {
  readonly formKey: string;
  readonly empty: V;
  readonly kept: Kept<V> | null;
  readonly version?: number | null;
  readonly check?: (values: V) => FormErrors<V> | Promise<FormErrors<V>>;
  readonly save: (values: V, version: number | null) => Promise<Reply<T>>;
  readonly onSaved: (value: T, values: V) => void;
}): { form: Form<V>; onStartAgain: (() => void) | undefined; conflict: TwoVersions<V> | null } {
  const { formKey, empty, kept, version = null, check, save, onSaved } = options;
  const queries = useQueryClient();
  const [isKept, setKept] = useState(kept !== null);
  const readAt = useRef(kept === null ? version : kept.version);
  const form = useForm<V, T>({
    initial: kept === null ? empty : { ...empty, ...kept.values },
    check,
    save: async (values) => {
      const reply = await save(values, readAt.current);
      if (reply.ok) await forgetDraft(formKey);
      return reply;
    },
    saveDraft: (values) => keepDraft(formKey, values, readAt.current),
    onSaved,
  });
  function startAgain() {
    readAt.current = version;
    form.reset(empty);
    forgetRefused(queries);
    setKept(false);
    void forgetDraft(formKey);
  }
  const theirs = theirsIn(form.conflict?.detail);
  return {
    form,
    onStartAgain: isKept ? startAgain : undefined,
    conflict:
      theirs === null
        ? null
        : {
            theirs,
            useYours: () => {
              readAt.current = theirs.version;
              form.clearConflict();
              form.submit();
            },
            keepTheirs: (values) => {
              readAt.current = theirs.version;
              form.reset(values);
              forgetRefused(queries);
              void forgetDraft(formKey);
            },
          },
  };
}

function theirsIn(detail: unknown): { version: number } | null {
  if (typeof detail !== 'object' || detail === null || !('theirs' in detail)) return null;
  const { theirs } = detail;
  if (typeof theirs !== 'object' || theirs === null || !('version' in theirs)) return null;
  return typeof theirs.version === 'number' ? (theirs as { version: number }) : null;
}
