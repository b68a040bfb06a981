import { useQueryClient } from '@tanstack/react-query';
import type { InputOf, OutputOf, QueryName } from '../../shared/contract.ts';
import { answerTo, type OperationFailed, useOp } from '../client.ts';

/** Beside a date that was about to be saved with something in the way that nobody had read yet. */
export const LOOK_FIRST = 'Something is in the way of this date: see below, then save again if it is meant';

/**
 * What is in the way of a date before it is saved. `answer` is nothing while there is none to this very question.
 * `unsaid` tells, when it is to be saved, whether something is in the way that was not on the screen: the answer may come
 * after the press, and what must not be missed (two who must not meet) is only said, never refused.
 */
export function useInTheWay<Name extends QueryName>(
  name: Name,
  input: InputOf<Name>,
  { isAsked, found }: { isAsked: boolean; found: (answer: OutputOf<Name>) => readonly unknown[] },
): {
  answer: OutputOf<Name> | undefined;
  error: OperationFailed | null;
  unsaid: () => Promise<boolean>;
} {
  const queries = useQueryClient();
  const asked = useOp(name, input, { enabled: isAsked });
  const answer = isAsked && !asked.isPlaceholderData ? asked.data : undefined;
  async function unsaid() {
    if (!isAsked) return false;
    // A question that is refused is left to the save itself.
    const now = await answerTo(queries, name, input).catch(() => undefined);
    if (now === undefined || found(now).length === 0) return false;
    return answer === undefined || JSON.stringify(found(now)) !== JSON.stringify(found(answer));
  }
  return { answer, error: isAsked ? asked.error : null, unsaid };
}
