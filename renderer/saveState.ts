import { useMutationState } from '@tanstack/react-query';
import type { Reply } from '../shared/op.ts';
import { useIsAnyFormUnsaved } from './ui/drafts.ts';
import type { SavedState } from './ui/Saved.tsx';

/** What the top bar says of saving: under way, the last one not saved, a form begun and not saved, or all saved. */
export function useSaveState(): SavedState {
  const states = useMutationState({
    select: ({ state }) => ({ status: state.status, reply: state.data as Reply<unknown> | undefined }),
  });
  const isAnyFormUnsaved = useIsAnyFormUnsaved();
  if (states.some((state) => state.status === 'pending')) return 'saving';
  const last = states.at(-1);
  if (last?.status === 'error' || last?.reply?.ok === false) return 'failed';
  return isAnyFormUnsaved ? 'unsaved' : 'saved';
}
