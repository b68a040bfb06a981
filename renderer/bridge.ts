import type { CommandName, InputOf, OperationName, OutputOf, QueryName } from '../shared/contract.ts';
import type { Reply } from '../shared/op.ts';

/** What the preload exposes: one channel to the records process, the path of a dropped file, and the lock. */
type Bridge = {
  invoke: (name: string, input: unknown, requestId: string | null) => Promise<Reply<unknown>>;
  pathOf: (file: File) => string;
  lock: (reason: 'asked' | 'idle') => void;
  onFlush: (flush: () => Promise<void>) => void;
};

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- merging into Window needs an interface
  interface Window {
    holdfast: Bridge;
  }
}

/** Asks a question. Types follow the operation's name. */
export function ask<Name extends QueryName>(
  name: Name,
  input: InputOf<Name>,
): Promise<Reply<OutputOf<Name>>> {
  return call(name, input, null);
}

/** Does something. `requestId` stays the same when one press is sent twice, so that it is saved once. */
export function act<Name extends CommandName>(
  name: Name,
  input: InputOf<Name>,
  requestId: string = newRequestId(),
): Promise<Reply<OutputOf<Name>>> {
  return call(name, input, requestId);
}

/** Each reply marks its operation's name on the page's timeline, from where `npm run bench` times it to its paint. */
async function call<Name extends OperationName>(name: Name, input: InputOf<Name>, requestId: string | null) {
  const reply = (await window.holdfast.invoke(name, input, requestId)) as Reply<OutputOf<Name>>;
  performance.clearMarks(name);
  performance.mark(name);
  return reply;
}

/** A version-4 UUID for one press of a button; the page's only randomness, and never an id of a record. */
export function newRequestId(): string {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [8, 12, 16, 20].reduce(
    (text, at, index) => `${text.slice(0, at + index)}-${text.slice(at + index)}`,
    hex,
  );
}
