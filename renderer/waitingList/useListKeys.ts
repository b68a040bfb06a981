import { useEffect, useEffectEvent } from 'react';

/** The search field of the list, by its id. */
export const SEARCH_ID = 'waiting-list-search';

type ListKeys = { readonly onSearch: () => void; readonly onHelp: () => void };

const TYPING = 'input:not([type="checkbox"], [type="radio"]), select, textarea, [contenteditable="true"]';

/**
 * "/" goes to the search and "?" says the keys, while the focus is on the list's screen and in nothing that takes
 * typing: single keys that worked everywhere would get in the way of those who speak to their computer (WCAG 2.1.4).
 * Down or Enter in the search goes to the first row, and so does Down on arrival, before anything was chosen.
 */
export function useListKeys({ onSearch, onHelp }: ListKeys): void {
  const run = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!(target instanceof HTMLElement)) return;
    const first = document.querySelector<HTMLElement>('.list [data-row]');
    if (event.key === 'ArrowDown' && first !== null && target.contains(first)) {
      event.preventDefault();
      first.focus();
    } else if (target.closest('#main') === null) {
      return;
    } else if (target.id === SEARCH_ID) {
      if ((event.key !== 'ArrowDown' && event.key !== 'Enter') || first === null) return;
      event.preventDefault();
      first.focus();
    } else if (!target.matches(TYPING) && (event.key === '/' || event.key === '?')) {
      event.preventDefault();
      if (event.key === '/') onSearch();
      else onHelp();
    }
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => run(event);
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
