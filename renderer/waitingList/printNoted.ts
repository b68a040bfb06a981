import { useState } from 'react';
import type { InputOf } from '../../shared/contract.ts';
import { act } from '../bridge.ts';

type What = InputOf<'waitingList.print'>['what'];

/** Notes in the log that names are about to be printed. Gives why it could not, or null. */
export async function notePrint(what: What, children: number): Promise<string | null> {
  const reply = await act('waitingList.print', { what, children });
  return reply.ok ? null : reply.message;
}

/** Prints the page once the log says so; `refused` says why it did not. */
export function usePrintNoted(what: What) {
  const [refused, setRefused] = useState<string | null>(null);
  async function print(children: number) {
    const problem = await notePrint(what, children);
    setRefused(problem);
    if (problem === null) window.print();
  }
  return { refused, print: (children: number) => void print(children) };
}
