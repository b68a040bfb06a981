import type { InputOf, OutputOf } from '../../shared/contract.ts';
import type { SessionView, StrandView } from '../../shared/courses/contract.ts';
import { type EndingTold, NO_FEEDBACK_ANSWERS } from '../../shared/courses/ending.ts';
import { addWeeks, localDate, localTime, type LocalDate } from '../../shared/dates.ts';
import { NO_DETAILS } from '../../shared/referrals/details.ts';
import { newId } from '../../electron/service/ids.ts';
import { childFields } from './children.ts';
import type { TestService } from './service.ts';

export type TestCourse = { courseId: string; childId: string; referralId: string; ama: string; room: string };

/** Ama Fictley and Room 1, as they stand in a service. */
export async function addPlaces(held: TestService): Promise<{ ama: string; room: string }> {
  const { db } = held.vault.store;
  const ama = newId();
  const room = newId();
  await db
    .insertInto('practitioner')
    .values({ id: ama, name: 'Ama Fictley', job_title: 'Therapist', is_active: 1, version: 1 })
    .execute();
  await db.insertInto('room').values({ id: room, name: 'Room 1', is_active: 1, version: 1 }).execute();
  return { ama, room };
}

/** A child with an open referral. */
export async function addReferral(held: TestService) {
  return held.ok('referral.add', {
    child: { is: 'new', fields: childFields() },
    receivedOn: localDate('2026-03-09'),
    acceptedOn: localDate('2026-03-09'),
    details: { ...NO_DETAILS, source: 'social_care', abuseTypes: ['sexual_abuse'] },
  });
}

export type PlanOptions = {
  protocolId?: InputOf<'course.plan'>['protocolId'];
  startsOn?: LocalDate;
  sessions?: number;
  carerSessions?: number;
};

/** Plans weekly sessions from `startsOn`, with the carer's every second week; the first ones lie in the past. */
export async function planCourse(held: TestService, options: PlanOptions = {}): Promise<TestCourse> {
  const { startsOn = localDate('2026-09-03'), sessions = 16, carerSessions = 4 } = options;
  const { ama, room } = await addPlaces(held);
  const { childId, referralId } = await addReferral(held);
  const place = { practitionerId: ama, lengthMinutes: 50, roomId: room, place: null };
  const date = (week: number) => ({ on: addWeeks(startsOn, week), time: localTime('16:00') });
  const { courseId } = await held.ok('course.plan', {
    childId,
    referralId,
    offerId: null,
    protocolId: options.protocolId ?? 'tf_cbt_csa',
    planningReason: 'A reason, where one is asked for',
    reasonForUnusualFit: 'Need decides, where one is asked for',
    counted: { ...place, personId: null, dates: Array.from({ length: sessions }, (_, week) => date(week)) },
    carer:
      carerSessions === 0
        ? null
        : {
            ...place,
            personId: null,
            limit: 8,
            dates: Array.from({ length: carerSessions }, (_, index) => date(index * 2)),
          },
    noCarerReason: carerSessions === 0 ? 'Nobody is safe to ask' : null,
    clashReason: 'Carer and child are seen in one room',
  });
  return { courseId, childId, referralId, ama, room };
}

/** What is told of an ending: as little as can be. */
export function endingOf(
  ending: EndingTold['ending'],
  kind: EndingTold['kind'] = 'unplanned',
  more: Partial<EndingTold> = {},
): EndingTold {
  return {
    kind,
    ending,
    decidedBy: ['child'],
    agreed: '',
    aftercare: null,
    feedback: NO_FEEDBACK_ANSWERS,
    ...more,
  };
}

export type CourseView = OutputOf<'course.get'>;

/** A session of a course by its number; of the counted strand unless the carer's is asked for. */
export function sessionNumber(course: CourseView, number: number, isCarers = false): SessionView {
  const strand = course.strands.find((each: StrandView) => each.isCounted === !isCarers);
  const session = course.sessions.find((each) => each.strandId === strand?.id && each.number === number);
  if (session === undefined) throw new Error(`No session ${number}`);
  return session;
}

type Log = InputOf<'session.log'>;

/** What logging a session's last date sends; attended by the child unless told. */
export function logOf(course: CourseView, session: SessionView, more: Partial<Log> = {}): Log {
  const last = session.tries.at(-1);
  return {
    courseId: course.id,
    version: course.version,
    sessionId: session.id,
    tryId: last?.status === 'planned' ? last.id : null,
    on: last?.on ?? localDate('2026-11-20'),
    time: last?.time ?? null,
    status: 'attended',
    attendees: ['child'],
    reason: null,
    reasonDetail: null,
    safety: null,
    newDate: null,
    note: null,
    ...more,
  };
}

/** Logs the first `count` sessions as attended, each on the date planned. */
export async function attend(
  held: TestService,
  courseId: string,
  from: number,
  to: number,
): Promise<CourseView> {
  for (let number = from; number <= to; number += 1) {
    const course = await held.ok('course.get', { courseId });
    await held.ok('session.log', logOf(course, sessionNumber(course, number)));
  }
  return held.ok('course.get', { courseId });
}
