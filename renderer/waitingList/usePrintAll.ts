import { useEffect, useState } from 'react';
import type { InputOf } from '../../shared/contract.ts';
import type { WaitingRow } from '../../shared/waitingList/contract.ts';
import { ask } from '../bridge.ts';
import { notePrint } from './printNoted.ts';

const AT_ONCE = 100;

/** The whole list, not only the page in sight, while it is being printed; null otherwise. */
export function usePrintAll(input: Omit<InputOf<'waitingList.list'>, 'offset' | 'limit'>) {
  const [rows, setRows] = useState<readonly WaitingRow[] | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    if (rows === null) return undefined;
    const done = () => setRows(null);
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', done);
  }, [rows]);
  async function print() {
    const all: WaitingRow[] = [];
    for (;;) {
      const page = await ask('waitingList.list', { ...input, offset: all.length, limit: AT_ONCE });
      if (!page.ok) {
        setRefused(page.message);
        return;
      }
      all.push(...page.value.rows);
      if (page.value.rows.length === 0 || all.length >= page.value.total) break;
    }
    const problem = await notePrint(
      'waiting_list',
      all.map(({ childId }) => childId),
    );
    setRefused(problem);
    if (problem === null) setRows(all);
  }
  return { printed: rows, refused, print: () => void print() };
}
