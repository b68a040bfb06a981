import { useState } from 'react';
import type { InputOf } from '../../shared/contract.ts';
import { act } from '../bridge.ts';

type What = InputOf<'waitingList.print'>['what'];

/** Notes in the log whose names are about to be printed. Gives why it could not, or null. */
export async function notePrint(what: What, childIds: readonly string[]): Promise<string | null> {
  const reply = await act('waitingList.print', { what, childIds: [...new Set(childIds)] });
  return reply.ok ? null : reply.message;
}

/** Prints the page once the log says so; `refused` says why it did not. */
export function usePrintNoted(what: What) {
  const [refused, setRefused] = useState<string | null>(null);
  async function print(childIds: readonly string[]) {
    const problem = await notePrint(what, childIds);
    setRefused(problem);
    if (problem === null) window.print();
  }
  return { refused, print: (childIds: readonly string[]) => void print(childIds) };
}
