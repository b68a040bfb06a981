import type { Clash } from '../../shared/diary/clashes.ts';
import { isLocalDate } from '../../shared/dates.ts';
import { readTime } from '../../shared/typedTime.ts';
import { useToday } from '../session.tsx';
import { useInTheWay } from './useInTheWay.ts';

/** What is in the way of a date typed for a strand's session; nothing while the date cannot be read. */
export function useClashes(
  strandId: string,
  on: string,
  time: string,
  isSaid: (clash: Clash) => boolean = () => true,
): { clashes: readonly Clash[]; unsaid: () => Promise<boolean> } {
  const today = useToday();
  const at = readTime(time);
  const isDate = isLocalDate(on);
  const { answer, unsaid } = useInTheWay(
    'session.freeDate',
    { strandId, after: today, check: isDate ? { on, time: at.ok ? at.time : null } : null },
    { isAsked: isDate, found: ({ clashes }) => clashes.filter(isSaid) },
  );
  return { clashes: (answer?.clashes ?? []).filter(isSaid), unsaid };
}
