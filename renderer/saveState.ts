import { useMutationState } from '@tanstack/react-query';
import type { Reply } from '../shared/op.ts';
import type { SavedState } from './ui/Saved.tsx';

/** What the top bar says of saving: under way, the last one not saved, or all saved. */
export function useSaveState(): SavedState {
  const states = useMutationState({
    select: ({ state }) => ({ status: state.status, reply: state.data as Reply<unknown> | undefined }),
  });
  if (states.some((state) => state.status === 'pending')) return 'saving';
  const last = states.at(-1);
  return last?.status === 'error' || last?.reply?.ok === false ? 'failed' : 'saved';
}
