import { holidayCheck } from '../shared/calendar/bankHolidays.ts';
import { addWeeks, type LocalDate, workingDayFrom } from '../shared/dates.ts';
import { ownHolidaysOf } from '../shared/diary/periods.ts';
import { useOp } from './client.ts';
import { useToday } from './session.tsx';

/** The day proposed to ask again after "not ready yet": so many weeks on, on a working day. Undefined until it is known. */
export function useAskAgainOn(): LocalDate | undefined {
  const today = useToday();
  const values = useOp('settings.list', {}).data?.values;
  const periods = useOp('diary.facts', {}).data?.periods;
  if (values === undefined || periods === undefined) return undefined;
  const isHoliday = holidayCheck(values.nation, ownHolidaysOf(periods));
  return workingDayFrom(addWeeks(today, values.askAgainWeeks), isHoliday);
}
