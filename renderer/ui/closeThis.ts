import type { Dispatch, SetStateAction } from 'react';

/** For a drawer beside a list: a save that ends after another was opened closes its own and leaves the other open. */
export const closeThis =
  <T>(set: Dispatch<SetStateAction<T>>, mine: NoInfer<T>, closed: NoInfer<T>) =>
  () =>
    set((now) => (now === mine ? closed : now));
