import { holidayCheck, type Nation, type OwnHolidays } from '../../../shared/calendar/bankHolidays.ts';
import { type LocalDate, localDate } from '../../../shared/dates.ts';
import { type DiaryPeriodKind, ownHolidaysOf } from '../../../shared/diary/periods.ts';
import type { Db } from './dialect.ts';

const KINDS = ['bank_holiday', 'no_bank_holiday'] as const satisfies readonly DiaryPeriodKind[];

/** What the service changed of the bank holidays. */
export async function ownHolidays(db: Db): Promise<OwnHolidays> {
  const rows = await db
    .selectFrom('diary_period')
    .select(['kind', 'starts_on'])
    .where('kind', 'in', KINDS)
    .orderBy('starts_on')
    .execute();
  return ownHolidaysOf(
    rows.map(({ kind, starts_on }) => ({ kind: kind as DiaryPeriodKind, startsOn: localDate(starts_on) })),
  );
}

/** Whether nobody works on a date for its bank holiday, as this service keeps them. */
export async function holidaysKept(
  db: Db,
  { nation }: { nation: Nation },
): Promise<(date: LocalDate) => boolean> {
  return holidayCheck(nation, await ownHolidays(db));
}
