import { useState } from 'react';
import { usePlace } from '../router.tsx';
import { closeThis } from '../ui/closeThis.ts';
import type { OpenForm } from './openForm.ts';
import type { ChildTab } from './tabs.ts';

type Opened = { readonly form: OpenForm | string; readonly tab: ChildTab };

/**
 * The one form beside a child's record, which begins with the one that was asked for on the way here. It belongs to its
 * tab: on another one it is put away, and what was typed is kept. Another place begins anew.
 */
export function useFormBeside(tab: ChildTab, asked: string | undefined) {
  const { visit } = usePlace();
  const begun = { visit, opened: asked === undefined ? null : { form: asked, tab } };
  const [now, setNow] = useState<{ readonly visit: number; readonly opened: Opened | null }>(begun);
  if (now.visit !== visit) setNow(begun);
  const { opened } = now;
  return {
    form: opened?.tab === tab ? opened.form : null,
    show: (form: OpenForm) => setNow({ visit, opened: { form, tab } }),
    /** A save may end after the next form was opened: it closes its own and no other. */
    close: closeThis(setNow, now, { visit, opened: null }),
  };
}
