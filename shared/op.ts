import type * as z from 'zod';
import type { Role } from './roles.ts';

/** Who may call an operation: before unlocking, any signed-in account, or the holders of certain roles. */
export type Access = 'locked' | 'signed_in' | readonly Role[];

type Declared<In extends z.ZodType, Out extends z.ZodType> = {
  allow: Access;
  input: In;
  output: Out;
  /** Which record the audit row is about. `output` is there once it was done: a new record's id is only in it. */
  subject?(input: z.output<In>, output?: z.output<Out>): string | null | undefined;
};

export type Query<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> = Declared<In, Out> & {
  kind: 'query';
};
export type Command<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> = Declared<
  In,
  Out
> & {
  kind: 'command';
  audited: boolean;
};
export type Operation = Query | Command;

/** Declares an operation that reads and writes nothing, so that a window may ask it as often as it likes. */
export function query<In extends z.ZodType, Out extends z.ZodType, const Allow extends Access>(
  op: Declared<In, Out> & { allow: Allow },
): Query<In, Out> & { allow: Allow } {
  return { kind: 'query', ...op };
}

/**
 * Declares an operation that changes something. It runs in one write transaction with its audit row, and its output
 * holds only ids, versions, counts and dates: it is kept in that row, so that the same request sent twice is
 * answered from it.
 */
export function command<In extends z.ZodType, Out extends z.ZodType, const Allow extends Access>(
  op: Declared<In, Out> & { allow: Allow; audited?: boolean },
): Command<In, Out> & { allow: Allow } {
  return { kind: 'command', audited: true, ...op };
}

/** What went wrong, in words for the person; `fields` puts a sentence beside the field it is about. */
export type Failure = {
  ok: false;
  code: string;
  message: string;
  fields?: Record<string, string>;
  /** Facts a screen needs to help: for a conflict both versions, for a needed reason what it is about. */
  detail?: unknown;
};
export type Reply<T> = { ok: true; value: T } | Failure;

/** One call from a window to the service over its message port. */
export type Call = { id: number; name: string; input: unknown; requestId: string | null };
export type Answer = { id: number; reply: Reply<unknown> };
