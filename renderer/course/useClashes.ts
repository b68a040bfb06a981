import type { Clash } from '../../shared/diary/clashes.ts';
import { isLocalDate } from '../../shared/dates.ts';
import { readTime } from '../../shared/typedTime.ts';
import { useOp } from '../client.ts';
import { useToday } from '../session.tsx';

/** What is in the way of a date typed for a strand's session; nothing while the date cannot be read. */
export function useClashes(strandId: string, on: string, time: string): readonly Clash[] {
  const today = useToday();
  const at = readTime(time);
  const isDate = isLocalDate(on);
  const asked = useOp(
    'session.freeDate',
    { strandId, after: today, check: isDate ? { on, time: at.ok ? at.time : null } : null },
    { enabled: isDate },
  );
  return isDate && !asked.isPlaceholderData ? (asked.data?.clashes ?? []) : [];
}
