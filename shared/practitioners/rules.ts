import { addDays, daysBetween, formatDate, type LocalDate } from '../dates.ts';
import type { Catalogue } from '../protocols/serviceCatalogue.ts';
import type { ProtocolId } from '../protocols/types.ts';

/** Days before a registration runs out from which the manager is told (our own default). */
export const REGISTRATION_NOTICE_DAYS = 60;
/** Weeks ahead over which the hours already booked are averaged (our own default). */
export const BOOKED_OVER_WEEKS = 4;
/** Days after the last supervision from which it is said to be a while ago (our own default, no national rule found). */
export const SUPERVISION_WITHIN_DAYS = 35;

/** Protocols whose source says that the practitioner must be trained in that programme (NG76 1.7.7, 1.7.10; the home visiting programme of early help). */
export const TRAINING_STATED: readonly ProtocolId[] = ['cpp_u5', 'safecare_u12', 'home_visiting_6m'];

export type RegistrationStanding = 'past' | 'near' | 'in_force' | 'not_stated';

/** Where a registration stands. Its last day still counts: it is past from the day after. */
export function registrationStanding(expiresOn: LocalDate | null, today: LocalDate): RegistrationStanding {
  if (expiresOn === null) return 'not_stated';
  if (expiresOn < today) return 'past';
  return expiresOn <= addDays(today, REGISTRATION_NOTICE_DAYS) ? 'near' : 'in_force';
}

/** 'Ran out on 3 Nov 2026', 'Runs out on 3 Dec 2026, in 13 days', 'Until 3 Dec 2027', 'Not stated' */
export function registrationWords(expiresOn: LocalDate | null, today: LocalDate): string {
  if (expiresOn === null) return 'Not stated';
  const standing = registrationStanding(expiresOn, today);
  if (standing === 'past') return `Ran out on ${formatDate(expiresOn)}`;
  if (standing === 'in_force') return `Until ${formatDate(expiresOn)}`;
  const days = daysBetween(today, expiresOn);
  const when = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
  return `Runs out on ${formatDate(expiresOn)}, ${when}`;
}

/** How much of somebody's time and caseload is taken. Null stands for what nobody has stated. */
export type Load = {
  /** Courses under way whose counted sessions they hold. */
  courses: number;
  caseloadLimit: number | null;
  /** Minutes a week they have for therapy. */
  weeklyMinutes: number | null;
  /** Minutes in the diary over the next BOOKED_OVER_WEEKS weeks. */
  bookedMinutes: number;
};

/** Courses left before the limit: 0 at it, below 0 past it; null where no limit is stated. It never blocks. */
export function placesFree({
  courses,
  caseloadLimit,
}: Pick<Load, 'courses' | 'caseloadLimit'>): number | null {
  return caseloadLimit === null ? null : caseloadLimit - courses;
}

/** Minutes a week that are not booked, on average of the weeks ahead; below 0 where more is booked. Null: not stated. */
export function minutesFree({ weeklyMinutes, bookedMinutes }: Load): number | null {
  return weeklyMinutes === null ? null : weeklyMinutes - Math.ceil(bookedMinutes / BOOKED_OVER_WEEKS);
}

/** Minutes in the diary. The members of a group sit in one session, so each time of a day counts once, at its longest. */
export function bookedMinutesOf(
  sessions: readonly { on: LocalDate; time: string | null; lengthMinutes: number }[],
): number {
  const longest = new Map<string, number>();
  let untimed = 0;
  for (const { on, time, lengthMinutes } of sessions) {
    if (time === null) untimed += lengthMinutes;
    else longest.set(`${on} ${time}`, Math.max(longest.get(`${on} ${time}`) ?? 0, lengthMinutes));
  }
  return [...longest.values()].reduce((sum, minutes) => sum + minutes, untimed);
}

/** '12 hours', '7½ hours', '1 hour', '50 minutes' */
export function hoursWords(minutes: number): string {
  if (minutes < 60) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  const halves = Math.floor(minutes / 30);
  const whole = Math.floor(halves / 2);
  const half = halves % 2 === 1 ? '½' : '';
  return `${whole}${half} hour${whole === 1 && half === '' ? '' : 's'}`;
}

/** Hours as they are typed, '12', '7.5', '7½', in minutes; null for what is no number of hours of one week. */
export function minutesOfHours(typed: string): number | null {
  const text = typed.trim().replace(/½$/, '.5').replace(',', '.');
  if (!/^\d{0,2}(\.\d{1,2})?$/.test(text) || text === '' || text === '.') return null;
  const minutes = Math.round(Number(text) * 60);
  return minutes > 60 * 60 ? null : minutes;
}

/** '5 to 17', 'from 5', 'up to 17', 'any age'. */
export function agesWorkedWords(from: number | null, through: number | null): string {
  if (from === null && through === null) return 'not stated';
  if (from === null) return `up to ${through}`;
  return through === null ? `from ${from}` : `${from} to ${through}`;
}

/** The name of a training: its protocol's, or as it was typed. */
export function trainingName(
  training: { protocolId: ProtocolId | null; subject: string | null },
  therapies: Catalogue,
): string {
  return training.protocolId === null ? (training.subject ?? '') : therapies.byId(training.protocolId).name;
}
