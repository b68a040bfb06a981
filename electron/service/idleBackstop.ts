import { contract } from '../../shared/contract.ts';

/** Longer than the window's own lock, which comes first whenever the window still works. */
const MARGIN_MS = 60_000;

/**
 * Whether a call shows that somebody is there: anything they do, and the sign of life a window sends. Questions do
 * not count, since a window asks them again by itself.
 */
export function showsSomebody(name: string): boolean {
  if (name === 'vault.stillHere') return true;
  return Object.hasOwn(contract, name) && contract[name as keyof typeof contract].kind === 'command';
}

/** Ends the records process when nobody was there for the idle time and a minute: for a window that hangs. */
export function makeIdleBackstop(end: () => void): {
  restart: (idleLockMinutes: number) => void;
  stop: () => void;
} {
  let timer: NodeJS.Timeout | undefined;
  return {
    restart(idleLockMinutes) {
      clearTimeout(timer);
      timer = setTimeout(end, idleLockMinutes * 60_000 + MARGIN_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
