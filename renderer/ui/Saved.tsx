import { Icon } from './icons/Icon.tsx';

export type SavedState = 'saved' | 'saving' | 'unsaved' | 'failed';

const words = {
  saved: 'All saved',
  saving: 'Saving',
  unsaved: 'Not saved yet',
  failed: 'Not saved',
} as const satisfies Record<SavedState, string>;

/** Whether everything is in the records, in the top bar. */
export function Saved({ state }: { readonly state: SavedState }) {
  return (
    <p className={`saved is-${state}`} role="status">
      <Icon name={state === 'saved' ? 'check' : state === 'failed' ? 'warn' : 'clock'} />
      <span>{words[state]}</span>
    </p>
  );
}
