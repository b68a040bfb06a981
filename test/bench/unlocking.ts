import { setTimeout as wait } from 'node:timers/promises';
import { PASSPHRASE } from './data.ts';
import type { OpenWindow } from './windows.ts';

const LOOK_EVERY_MS = 50;
const LOOKS = 400;

/** What an expression gives in the page; a promise is waited for. */
export async function evaluate<T>({ send }: OpenWindow, expression: string): Promise<T> {
  const answer = (await send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  })) as {
    result?: { value?: T };
    exceptionDetails?: { exception?: { description?: string } };
  };
  if (answer.exceptionDetails !== undefined)
    throw new Error(`In the page: ${answer.exceptionDetails.exception?.description ?? expression}`);
  return answer.result?.value as T;
}

/** Looks until an expression holds. */
export async function until(window: OpenWindow, expression: string): Promise<void> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    if (await evaluate<boolean>(window, `Boolean(${expression})`)) return;
    await wait(LOOK_EVERY_MS);
  }
  throw new Error(`Never so in the window: ${expression}`);
}

/** Types the passphrase, presses Enter, and waits for the heading of the first screen. */
export async function unlock(window: OpenWindow): Promise<void> {
  const { send } = window;
  await until(window, `document.querySelector('select option')`);
  await evaluate(window, `document.querySelector('input[type=password]').focus()`);
  await send('Input.insertText', { text: PASSPHRASE });
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };
  await send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
  await send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await until(window, `location.pathname === '/app.html' && document.querySelector('h1')`);
}
