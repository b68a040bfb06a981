import { rungToTry } from '../../../shared/checkIns/ladder.ts';
import { DueBecause } from '../../../shared/checkIns/saving.ts';
import { ageOn, type LocalDate, localDate, turnsOn } from '../../../shared/dates.ts';
import type { ReferralSource } from '../../../shared/referrals/codes.ts';
import type { PutOff } from '../../../shared/checkIns/putOff.ts';
import type { LadderView } from '../../../shared/checkIns/contract.ts';
import { holdsOneOf, mayReadConcern } from '../../../shared/roles.ts';
import type { Danger, RiskKind, RiskLevel } from '../../../shared/safeguarding/codes.ts';
import { hoursSince } from '../../../shared/safeguarding/rules.ts';
import type { JobOf, TodayJob } from '../../../shared/today/contract.ts';
import {
  checkInShownOn,
  groupAtLeastThisWeek,
  groupOf,
  nextStepDueOn,
  planForEighteenOn,
} from '../../../shared/today/rules.ts';
import type { Settings } from '../../../shared/service/settings.ts';
import { type InboxState, readAgainDueOn } from '../../../shared/triage/rules.ts';
import { londonDateOf } from '../../../shared/instants.ts';
import { nextStepOf } from '../../../shared/today/places.ts';
import type { Ctx } from '../context.ts';
import * as children from '../store/children.ts';
import type { BetweenCourses } from '../store/betweenCourses.ts';
import type * as concerns from '../store/concerns.ts';
import type * as risks from '../store/risks.ts';
import type * as store from '../store/today.ts';
import type { CameAgainRow } from '../store/triage.ts';
import type { listUnseen } from '../store/outsideAccess.ts';
import type { registrationsEnding } from '../store/practitioners.ts';
import { nextCheckInOf } from './waitingList.ts';

export type Rows<T extends (...args: never[]) => Promise<readonly unknown[]>> = Awaited<ReturnType<T>>;
type ChildRow = { child_id: string; name: string; birth_date: string | null };

export const childOf = (row: ChildRow, today: LocalDate) => ({
  childId: row.child_id,
  name: row.name,
  age: row.birth_date === null ? null : ageOn(localDate(row.birth_date), today),
});

/** The day's group, or nothing where the date lies further ahead. */
export function placed<J extends { dueOn: LocalDate }>(today: LocalDate, job: J) {
  const group = groupOf(job.dueOn, today);
  return group === null ? [] : [{ ...job, group }];
}

/**
 * Check-ins, first contacts and tries to make again. Whose turn it is follows the last contact; where a person has to
 * decide, that is a job of its own, of whoever may and on the ladder's day: the call beside it stands as long as there is
 * somebody to try.
 */
export function checkInJobs(
  { today, actor }: Ctx,
  rows: Rows<typeof store.listCheckIns>,
  ladders: ReadonlyMap<string, LadderView>,
  putOffs: ReadonlyMap<string, PutOff>,
): Omit<JobOf<'check_in'>, 'contact'>[] {
  return rows.flatMap((row) => {
    const next = nextCheckInOf(row, putOffs.get(row.id) ?? null, today);
    const because = DueBecause.safeParse(row.next_check_in_because);
    if (next === null || !because.success) return [];
    const ladder = ladders.get(row.id) ?? null;
    const check = {
      kind: 'check_in' as const,
      child: childOf(row, today),
      referralId: row.id,
      because: because.data,
      next,
      interpreterLanguage: row.interpreter_language,
    };
    const toTry = ladder === null ? null : rungToTry(ladder);
    const call = {
      ...check,
      key: `check_in:${row.id}`,
      dueOn: checkInShownOn({ ...next, isDecided: next.putOff !== null }, today),
      isMine: row.last_made_by === actor.accountId,
      ladder: toTry === null ? null : { ...toTry, meanwhile: null },
    };
    if (ladder?.rung !== 'decision') return placed(today, call);
    // A decision is another job than the try before it, which may stand there marked done.
    const decision = {
      ...check,
      key: `decide_contact:${row.id}`,
      dueOn: ladder.by,
      isMine: holdsOneOf(actor.roles, ['safeguarding_lead']),
      ladder,
    };
    return [...placed(today, decision), ...(toTry === null ? [] : placed(today, call))];
  });
}

/** Concerns that nobody has completed, for whoever recorded them and for safeguarding leads. */
export async function concernJobs(
  { db, now, today, actor }: Ctx,
  rows: Rows<typeof concerns.listOpen>,
): Promise<TodayJob[]> {
  const jobs: TodayJob[] = [];
  for (const row of rows) {
    const practitionerIds = await children.practitionersOf(db, row.child_id);
    jobs.push({
      kind: 'concern',
      key: `concern:${row.id}`,
      dueOn: londonDateOf(row.known_at),
      group: 'now',
      isMine: true,
      child: childOf(row, today),
      concernId: row.id,
      hoursKnown: hoursSince(row.known_at, now),
      danger: row.danger as Danger | null,
      recordedBy: row.recorder ?? '',
      mayRead: mayReadConcern(actor, { recordedBy: row.recorded_by, practitionerIds }),
    });
  }
  return jobs;
}

/** Risks to be looked at again, for whoever holds them. */
export function riskJobs({ today, actor }: Ctx, rows: Rows<typeof risks.listToReview>): TodayJob[] {
  return rows.flatMap((row) =>
    row.review_on === null
      ? []
      : placed(today, {
          kind: 'risk_review' as const,
          key: `risk:${row.id}`,
          dueOn: localDate(row.review_on),
          isMine:
            row.holder_account_id === actor.accountId ||
            (actor.practitionerId !== null && row.holder_practitioner_id === actor.practitionerId),
          child: childOf(row, today),
          risk: row.kind as RiskKind,
          level: row.level as RiskLevel,
          holder: row.account_name ?? row.practitioner_name,
        }),
  );
}

/** Open referrals whose last course has ended, unless an offer is what they wait for: that has its own job. */
export function nextStepJobs({ today, actor }: Ctx, rows: readonly BetweenCourses[]): TodayJob[] {
  return rows.flatMap((row) => {
    const { step, offerId } = nextStepOf(row);
    if (step === 'answer_offer' || step === 'ask_again' || step === 'offer_another') return [];
    const aftercare = step === 'close_or_plan' ? row.aftercare : null;
    // While aftercare lasts nothing else is asked for than that its plan is looked at.
    const dueOn = aftercare?.reviewOn ?? nextStepDueOn(row.endedOn);
    return [
      {
        kind: 'next_step',
        key: `next_step:${row.referralId}`,
        group: groupAtLeastThisWeek(dueOn, today),
        dueOn,
        isMine: actor.practitionerId !== null && actor.practitionerId === row.practitionerId,
        child: childOf({ child_id: row.childId, name: row.childName, birth_date: row.birthDate }, today),
        referralId: row.referralId,
        step,
        feedbackGap: step === 'close_or_plan' ? row.feedbackGap : [],
        aftercareUntil: aftercare?.untilOn ?? null,
        offerId,
        protocolId: row.protocolId,
        endedOn: row.endedOn,
        practitioner: row.practitioner,
      },
    ];
  });
}

/** One row for each referral of the inbox. It is somebody's own where they answer for it. */
export function triageJobs(
  { today, actor }: Ctx,
  rows: Rows<typeof store.listToTriage>,
  own: Own,
): TodayJob[] {
  return rows.flatMap((row) =>
    placed(today, {
      kind: 'referral' as const,
      key: `referral:${row.id}`,
      dueOn: localDate(row.inbox_due_on ?? row.received_on),
      isMine: row.holder_id === actor.accountId || own.has(row.child_id),
      child: childOf(row, today),
      referralId: row.id,
      receivedOn: localDate(row.received_on),
      source: row.source as ReferralSource,
      state: row.inbox_state as InboxState,
      answersFor: row.holder_name,
    }),
  );
}

/** Open referrals that came once more, until somebody has read for safety what was said that time. */
export function cameAgainJobs(
  { today, actor }: Ctx,
  rows: readonly CameAgainRow[],
  own: Own,
  { inForce, isHoliday }: { inForce: Settings; isHoliday: (date: LocalDate) => boolean },
): TodayJob[] {
  return rows.flatMap((row) => {
    const dueOn = readAgainDueOn(row.times, row.reads, inForce.safetyReadWorkingDays, isHoliday);
    if (dueOn === null) return [];
    return {
      kind: 'referral' as const,
      key: `came_again:${row.id}`,
      dueOn,
      group: groupAtLeastThisWeek(dueOn, today),
      isMine: row.holder_id === actor.accountId || own.has(row.child_id),
      child: childOf(row, today),
      referralId: row.id,
      receivedOn: localDate(row.received_on),
      source: row.source,
      state: 'came_again' as const,
      answersFor: row.holder_name,
    };
  });
}

/** The gap that nobody would look for: referrals that are nobody's. */
export function nobodyAnswersJob({ today }: Ctx, referrals: number): TodayJob[] {
  if (referrals === 0) return [];
  return [
    { kind: 'nobody_answers', key: 'nobody_answers', dueOn: today, group: 'today', isMine: true, referrals },
  ];
}

export function courtJobs({ today }: Ctx, rows: Rows<typeof store.listCourtDates>, own: Own): TodayJob[] {
  return rows.flatMap((row) => {
    if (row.next_event_on === null) return [];
    return placed(today, {
      kind: 'court_date' as const,
      key: `court:${row.id}`,
      dueOn: localDate(row.next_event_on),
      isMine: own.has(row.child_id),
      child: childOf(row, today),
      event: row.next_event,
      referralId: row.waiting_referral_id,
    });
  });
}

/** Twice for each child: when it is time to plan, and when the day is there. */
export function eighteenJobs(
  { today }: Ctx,
  rows: Rows<typeof store.listNearlyEighteen>,
  own: Own,
  noticeMonths: number,
): TodayJob[] {
  return rows.flatMap((row) => {
    if (row.birth_date === null) return [];
    const birthday = turnsOn(localDate(row.birth_date), 18);
    const planOn = planForEighteenOn(localDate(row.birth_date), noticeMonths);
    const days = [planOn, birthday].filter((day) => day >= today);
    return days.flatMap((dueOn) =>
      placed(today, {
        kind: 'turning_18' as const,
        key: `turning_18:${row.child_id}:${dueOn}`,
        dueOn,
        isMine: own.has(row.child_id),
        child: childOf(row, today),
        birthday,
      }),
    );
  });
}

/** Registrations that have run out or are about to, for the manager: they stand until somebody enters the next. */
export function registrationJobs({ today }: Ctx, rows: Rows<typeof registrationsEnding>): TodayJob[] {
  return rows.map(({ id, name, registeredWith, expiresOn }) => ({
    kind: 'registration',
    key: `registration:${id}`,
    dueOn: expiresOn,
    group: groupAtLeastThisWeek(expiresOn, today),
    isMine: true,
    practitionerId: id,
    practitioner: name,
    registeredWith,
  }));
}

export function importJob({ today }: Ctx, rows: number): TodayJob[] {
  if (rows === 0) return [];
  return [{ kind: 'import_rows', key: 'import_rows', dueOn: today, group: 'today', isMine: true, rows }];
}

export function outsideJobs({ today }: Ctx, rows: Rows<typeof listUnseen>): TodayJob[] {
  return rows.map((row) => ({
    kind: 'outside_opening',
    key: `outside:${row.id}`,
    dueOn: today,
    group: 'today',
    isMine: true,
    child: { childId: row.childId, name: row.childName, age: null },
    accessId: row.id,
    who: row.who,
    openedOn: londonDateOf(row.openedAt),
    reason: row.reason,
  }));
}

/** The children whose courses the signed-in person holds, or whose family they spoke to last. */
export type Own = ReadonlySet<string>;
