import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Service } from './context.ts';

/**
 * Notes an unexpected error: when, a number to quote, the operation, the kind of error and where in our code it
 * rose. The error's own message is left out, because a message can carry what somebody typed.
 */
export function writeLog(
  service: Service,
  entry: { logId: string; operation: string; error: unknown },
): void {
  const { logId, operation, error } = entry;
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const frames = error instanceof Error ? framesOf(error) : [];
  const folder = join(service.config.userData, 'logs');
  mkdirSync(folder, { recursive: true });
  const line = JSON.stringify({ at: service.clock.now(), logId, operation, kind, code, frames });
  appendFileSync(join(folder, 'holdfast.log'), `${line}\n`, { mode: 0o600 });
}

function framesOf(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim().replace(/\(.*[\\/]/, '('));
}
