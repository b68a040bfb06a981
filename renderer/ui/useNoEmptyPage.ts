import { useEffect } from 'react';

type Shown = { readonly offset: number; readonly total: number; readonly isLoading: boolean };

/** Goes back to the first page where the one shown has emptied, as when its last row was done. */
export function useNoEmptyPage({ offset, total, isLoading }: Shown, onGo: (offset: number) => void): void {
  useEffect(() => {
    if (!isLoading && offset > 0 && offset >= total) onGo(0);
  }, [offset, total, isLoading, onGo]);
}
