import { expressionBuilder } from 'kysely';
import type { Tables } from './tables.ts';

const row = expressionBuilder<Pick<Tables, 'session_try' | 'strand'>, 'session_try' | 'strand'>();

/**
 * With whom a date of `session_try` is, as a part of a question with its `strand` beside it: whoever stands in for it, or else
 * the strand's own practitioner.
 */
export const HolderOfDate = row.fn.coalesce('session_try.practitioner_id', 'strand.practitioner_id');
