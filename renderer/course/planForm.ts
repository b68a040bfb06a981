import { asksForCarer } from '../../shared/carers/rules.ts';
import type { InputOf } from '../../shared/contract.ts';
import { orNull } from '../formValues.ts';
import type { ProposedDate } from '../../shared/courses/contract.ts';
import { isLocalDate, type LocalDate, type LocalTime, minutesOf, weekdayOf } from '../../shared/dates.ts';
import { isPlanOutside } from '../../shared/courses/progress.ts';
import { courseBoundsOf } from '../../shared/protocols/catalogue.ts';
import type { Catalogue } from '../../shared/protocols/serviceCatalogue.ts';
import type { ProtocolId } from '../../shared/protocols/types.ts';
import type { UnusualFitReason } from '../../shared/protocols/unusualFit.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import { readTime } from '../../shared/typedTime.ts';
import type { FormErrors } from '../ui/useForm.ts';
import { dateError, timeError } from './dateErrors.ts';
import { asksForClashReason, carerClashes, isSent } from './datesToSolve.ts';
import { numbersOf } from './planNumbers.ts';

/** What is on the plan of a course. Dates that somebody moved, left out or kept all the same are part of it. */
export type PlanValues = {
  /** Completed years; null without a birth date. Below 13 sessions for a parent or carer are asked about in any case. */
  age: number | null;
  protocolId: ProtocolId | '';
  practitionerId: string;
  startsOn: string;
  time: string;
  lengthMinutes: string;
  roomId: string;
  place: string;
  count: string;
  planningReason: string;
  /** Asked for where the child is not as those it is stated for, and no offer said why. */
  whyUnusual: UnusualFitReason | '';
  reasonForUnusualFit: string;
  /** The id of a person, NOT_LISTED, or NO_CARER; null before anybody answered. */
  carer: string | null;
  carerPractitionerId: string;
  /** '' while it follows from the child's: the same hour with somebody else, else right after. */
  carerTime: string;
  carerRoomId: string;
  carerEvery: string;
  carerMax: string;
  noCarerReason: string;
  leftOut: readonly LocalDate[];
  moves: readonly { from: LocalDate; to: LocalDate }[];
  kept: readonly LocalDate[];
  /** Asked for where a date that is kept puts somebody or a room in two places. */
  clashReason: string;
  interpreterBooked: boolean;
};
export const NOT_LISTED = 'not_listed';
export const NO_CARER = 'none';

export const planKeyOf = (childId: string, offerId: string | null) => `planCourse:${offerId ?? childId}`;

/** A plan with nothing chosen but what the protocol says. */
export function initialPlan(
  protocolId: ProtocolId | '',
  age: number | null,
  therapies: Catalogue,
): PlanValues {
  return {
    age,
    protocolId,
    practitionerId: '',
    startsOn: '',
    time: '',
    roomId: '',
    place: '',
    planningReason: '',
    whyUnusual: '',
    reasonForUnusualFit: '',
    carer: null,
    carerPractitionerId: '',
    carerTime: '',
    carerRoomId: '',
    carerEvery: '2',
    noCarerReason: '',
    leftOut: [],
    moves: [],
    kept: [],
    clashReason: '',
    interpreterBooked: false,
    ...numbersOf(protocolId, therapies, null),
  };
}

/** Whether sessions for a parent or carer are planned beside the counted ones. */
export function hasCarer(values: PlanValues, therapies: Catalogue): boolean {
  return values.carer !== null && values.carer !== NO_CARER && asksCarer(values, therapies);
}

/** Whether the plan says whose sessions stand beside the child's: see `asksForCarer`. */
export function asksCarer(
  { protocolId, age }: Pick<PlanValues, 'protocolId' | 'age'>,
  therapies: Catalogue,
): boolean {
  return protocolId !== '' && asksForCarer(therapies.byId(protocolId), age);
}

/** Whether the counted sessions are those of a parent or carer, alone or with the child. */
export function isWithCarer({ protocolId }: Pick<PlanValues, 'protocolId'>, therapies: Catalogue): boolean {
  return protocolId !== '' && therapies.byId(protocolId).countedStrand !== 'child';
}

/** Whether the sessions are a parent's or carer's alone: then the plan names whose they are. */
export function namesCarer({ protocolId }: Pick<PlanValues, 'protocolId'>, therapies: Catalogue): boolean {
  return protocolId !== '' && therapies.byId(protocolId).countedStrand === 'carer';
}

const isNamed = ({ carer }: PlanValues) => carer !== null && carer !== NOT_LISTED && carer !== NO_CARER;

const whole = (text: string): number | null => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : null);

const timeOf = (typed: string): LocalTime | null => {
  const read = readTime(typed);
  return read.ok ? read.time : null;
};

/** The time of the carer's sessions as typed, or as it follows from the child's. Null while it cannot be told. */
export function carerTimeOf(values: PlanValues): string | null {
  if (values.carerTime !== '') return timeOf(values.carerTime);
  const time = timeOf(values.time);
  if (time === null || carerPractitionerOf(values) !== values.practitionerId) return time;
  const end = minutesOf(time) + (whole(values.lengthMinutes) ?? 0);
  return end >= 24 * 60
    ? null
    : `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}

/** Who holds the carer's sessions: the child's own practitioner unless somebody else is chosen. */
export function carerPractitionerOf(values: PlanValues): string {
  return values.carerPractitionerId === '' ? values.practitionerId : values.carerPractitionerId;
}

/** What the dates are asked for with; null while something for it is missing. */
export function proposalInput(
  values: PlanValues,
  childId: string,
  therapies: Catalogue,
): InputOf<'course.proposeDates'> | null {
  const { protocolId, practitionerId, startsOn } = values;
  const time = timeOf(values.time);
  const count = whole(values.count);
  const lengthMinutes = whole(values.lengthMinutes);
  if (protocolId === '' || practitionerId === '' || !isLocalDate(startsOn) || time === null) return null;
  if (count === null || count < 1 || count > 150 || lengthMinutes === null || lengthMinutes < 10) return null;
  const place = {
    lengthMinutes,
    roomId: orNull(values.roomId),
    place: values.roomId === '' ? orNull(values.place) : null,
  };
  const carerTime = carerTimeOf(values);
  const everyWeeks = whole(values.carerEvery);
  // Without a limit they go on, in their own rhythm, as long as the course does.
  const max = values.carerMax.trim() === '' ? count : whole(values.carerMax);
  const isCarerReady =
    hasCarer(values, therapies) &&
    carerTime !== null &&
    everyWeeks !== null &&
    everyWeeks > 0 &&
    max !== null &&
    max > 0;
  return {
    childId,
    protocolId,
    startsOn,
    weekday: weekdayOf(startsOn),
    time,
    count,
    practitionerId,
    ...place,
    carer: isCarerReady
      ? {
          practitionerId: carerPractitionerOf(values),
          personId: values.carer === NOT_LISTED ? null : values.carer,
          ...place,
          roomId: orNull(values.carerRoomId),
          time: carerTime,
          everyWeeks: Math.min(everyWeeks, 12),
          max,
        }
      : null,
    leftOut: [...values.leftOut],
    moves: values.moves.map(({ from, to }) => ({ from, to })),
  };
}

/** What still needs an answer before the plan can be saved. */
export function whatIsMissing(values: PlanValues, therapies: Catalogue): FormErrors<PlanValues> {
  const errors: FormErrors<PlanValues> = {};
  const { protocolId } = values;
  if (protocolId === '') errors.protocolId = 'Choose the therapy';
  if (values.practitionerId === '') errors.practitionerId = 'Choose who holds the sessions';
  Object.assign(
    errors,
    dateError('startsOn', values.startsOn, 'Enter the day of the first session'),
    timeError('time', values.time, 'Enter a time'),
  );
  const length = whole(values.lengthMinutes);
  if (length === null || length < 10 || length > 480) errors.lengthMinutes = 'Enter minutes, 10 to 480';
  const count = whole(values.count);
  if (count === null || count < 1 || count > 150) errors.count = 'Enter a number from 1 to 150';
  if (isOutside(values, therapies) && values.planningReason.trim() === '')
    errors.planningReason = 'Say why, in a few words';
  if (namesCarer(values, therapies) && !isNamed(values)) errors.carer = REFUSALS.carer_name_needed;
  if (!asksCarer(values, therapies)) return errors;
  if (values.carer === null)
    errors.carer = 'Say whose sessions stand beside the child’s, or that there are none';
  if (values.carer === NO_CARER && values.noCarerReason.trim() === '')
    errors.noCarerReason = 'Say why, in a few words';
  if (hasCarer(values, therapies)) {
    if (carerTimeOf(values) === null) errors.carerTime = 'Enter a time';
    const every = whole(values.carerEvery);
    if (every === null || every < 1 || every > 12) errors.carerEvery = 'Enter weeks, 1 to 12';
    const max = whole(values.carerMax);
    if (values.carerMax.trim() !== '' && (max === null || max < 1 || max > 150))
      errors.carerMax = 'Enter a number from 1 to 150, or leave it empty';
  }
  return errors;
}

/** Whether as many weekly sessions from the first day lie outside the protocol's range. */
export function isOutside({ protocolId, count, startsOn }: PlanValues, therapies: Catalogue): boolean {
  if (protocolId === '') return false;
  const first = isLocalDate(startsOn) ? startsOn : null;
  return isPlanOutside(courseBoundsOf(therapies.byId(protocolId)), { count: whole(count), startsOn: first });
}

type PlanOf = { childId: string; referralId: string; offerId: string | null };

/** What is sent: every date as it was shown. One that is still to solve keeps its number and is not scheduled. */
export function planInput(
  values: PlanValues,
  dates: readonly ProposedDate[],
  of: PlanOf,
  therapies: Catalogue,
): InputOf<'course.plan'> | null {
  const asked = proposalInput(values, of.childId, therapies);
  if (asked === null) return null;
  const { practitionerId, lengthMinutes, roomId, time, carer, protocolId } = asked;
  const isKept = (each: ProposedDate) => values.kept.includes(each.on);
  const place = orNull(values.place);
  return {
    ...of,
    protocolId,
    planningReason: orNull(values.planningReason),
    counted: {
      practitionerId,
      lengthMinutes,
      roomId,
      place,
      personId: isWithCarer(values, therapies) && values.carer !== NOT_LISTED ? values.carer : null,
      dates: dates
        .filter((each) => each.number !== null)
        .map((each) => (isSent(each, values.kept) ? { on: each.on, time } : null)),
    },
    carer:
      carer === null
        ? null
        : {
            practitionerId: carer.practitionerId,
            lengthMinutes,
            roomId: carer.roomId,
            place,
            personId: values.carer === NOT_LISTED ? null : values.carer,
            limit: whole(values.carerMax),
            dates: dates
              .filter((each) => each.carer !== null)
              .map((each) =>
                carerClashes(each) && !isKept(each) ? null : { on: each.on, time: carer.time },
              ),
          },
    noCarerReason: values.carer === NO_CARER ? orNull(values.noCarerReason) : null,
    clashReason: asksForClashReason(dates, values) ? orNull(values.clashReason) : null,
    interpreterBooked: values.interpreterBooked,
  };
}
