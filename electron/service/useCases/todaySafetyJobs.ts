import type { MissReason, SafetyAnswer } from '../../../shared/courses/logging.ts';
import { missKnownOn, welfareContactDue } from '../../../shared/courses/misses.ts';
import { isMiss, type SessionStatus } from '../../../shared/courses/sessions.ts';
import { MeasureId } from '../../../shared/measures/types.ts';
import { localDate, workingDaysAfter } from '../../../shared/dates.ts';
import { londonDateOf } from '../../../shared/instants.ts';
import type { StrandKind } from '../../../shared/protocols/types.ts';
import { holdsOneOf } from '../../../shared/roles.ts';
import type { JobOf } from '../../../shared/today/contract.ts';
import { groupAtLeastThisWeek } from '../../../shared/today/rules.ts';
import { isNotSafeSettled, isNotSureSettled, isWelfareContactMade } from '../../../shared/today/safety.ts';
import type { Ctx } from '../context.ts';
import * as store from '../store/safety.ts';
import { listOpenRisks } from '../store/scores.ts';
import { holidaysKept } from '../store/holidays.ts';
import * as settings from '../store/settings.ts';
import { childOf } from './todayJobs.ts';

/** Who is on duty: nobody is entered as such, so it is those who hold every child (our own default). */
const DUTY = ['coordinator', 'safeguarding_lead'] as const;

type Uncalled<Kind extends 'welfare_contact' | 'not_safe'> = Omit<JobOf<Kind>, 'contact'>;

/** Missed sessions after which somebody is to find out that the child is safe, from the same day until they did. */
export async function welfareJobs(
  { db, today, actor }: Ctx,
  scope: store.SafetyScope,
): Promise<Uncalled<'welfare_contact'>[]> {
  const rows = await store.listOpenMisses(db, scope);
  const contacts = await store.contactsOf(db, [...new Set(rows.map((row) => row.child_id))]);
  const isOnDuty = holdsOneOf(actor.roles, DUTY);
  return rows.flatMap((row) => {
    const missedOn = localDate(row.planned_on);
    const askedOn = row.welfare_asked_at === null ? null : londonDateOf(row.welfare_asked_at);
    const on = missKnownOn(missedOn, askedOn);
    const status = row.status as SessionStatus;
    const asked = row.welfare_contact as SafetyAnswer | null;
    const dueOn = welfareContactDue({
      strand: row.kind as StrandKind,
      status,
      on,
      reason: row.reason as MissReason | null,
      safety: asked,
    });
    if (dueOn === null || asked === 'spoke_and_safe') return [];
    if (isWelfareContactMade({ on, askedAt: row.welfare_asked_at }, contacts.get(row.child_id) ?? []))
      return [];
    const isOwn =
      row.logged_by === actor.accountId ||
      (actor.practitionerId !== null && actor.practitionerId === row.practitioner_id);
    return [
      {
        kind: 'welfare_contact' as const,
        key: `welfare:${row.id}`,
        dueOn,
        group: 'now' as const,
        isMine: asked === 'asked_duty' ? isOnDuty : isOwn,
        child: childOf(row, today),
        referralId: row.referral_id,
        courseId: row.course_id,
        number: row.number,
        missedOn,
        isCancelled: !isMiss(status),
        asked,
        by: row.logged_by_name,
        interpreterLanguage: row.interpreter_language,
      },
    ];
  });
}

/**
 * Check-ins that said "not safe" or "not sure", for those who hold every child and for who heard it, until it is settled.
 * "Not safe" stands first, at once; after "not sure" there are the working days of the setting. One row a child: the
 * oldest doubt, and none where "not safe" stands already.
 */
export async function notSafeJobs(ctx: Ctx, scope: store.SafetyScope): Promise<Uncalled<'not_safe'>[]> {
  const { db, today } = ctx;
  const notSafe = await store.listUnsafe(db, scope, 'no');
  const notSure = await store.listUnsafe(db, scope, 'not_sure');
  const said = await store.safetySaidOf(db, [
    ...new Set([...notSafe, ...notSure].map((row) => row.child_id)),
  ]);
  const about = (row: Unsafe) => ({ on: localDate(row.held_on), savedAt: row.made_at, actedAt: null });
  const openNotSafe = notSafe.filter((row) => !isNotSafeSettled(about(row), said.get(row.child_id) ?? []));
  const openNotSure = notSure.filter((row) => !isNotSureSettled(about(row), said.get(row.child_id) ?? []));
  const inDanger = new Set(openNotSafe.map((row) => row.child_id));
  const oldest = Map.groupBy(openNotSure, (row) => row.child_id);
  const doubts = [...oldest].flatMap(([childId, [first]]) =>
    first === undefined || inDanger.has(childId) ? [] : [first],
  );
  const inForce = await settings.load(db);
  const isHoliday = await holidaysKept(db, inForce);
  return [
    ...openNotSafe.map((row) => {
      const saidOn = localDate(row.held_on);
      return { ...unsafeJob(ctx, row), said: 'no' as const, dueOn: saidOn, group: 'now' as const };
    }),
    ...doubts.map((row) => {
      const dueOn = workingDaysAfter(localDate(row.held_on), inForce.askAgainWorkingDays, isHoliday);
      return {
        ...unsafeJob(ctx, row),
        said: 'not_sure' as const,
        dueOn,
        group: groupAtLeastThisWeek(dueOn, today),
      };
    }),
  ];
}

type Unsafe = Awaited<ReturnType<typeof store.listUnsafe>>[number];

function unsafeJob({ today, actor }: Ctx, row: Unsafe) {
  return {
    kind: 'not_safe' as const,
    key: `not_safe:${row.id}`,
    isMine: holdsOneOf(actor.roles, DUTY) || row.made_by === actor.accountId,
    child: childOf(row, today),
    referralId: row.referral_id,
    checkInId: row.id,
    saidOn: localDate(row.held_on),
    by: row.made_by_name,
    interpreterLanguage: row.interpreter_language,
  };
}

/** Scores whose risk item was answered, for those who hold every child and for who recorded it, until they say what was done. */
export async function riskItemJobs(ctx: Ctx, scope: store.SafetyScope): Promise<JobOf<'risk_item'>[]> {
  const { db, today, actor } = ctx;
  return (await listOpenRisks(db, scope)).map((row) => {
    const filledInOn = localDate(row.completed_on);
    return {
      kind: 'risk_item' as const,
      key: `risk_item:${row.id}`,
      dueOn: filledInOn,
      group: 'now' as const,
      isMine: holdsOneOf(actor.roles, DUTY) || row.made_by === actor.accountId,
      child: childOf(row, today),
      scoreId: row.id,
      measure: MeasureId.parse(row.measure),
      filledInOn,
      by: row.made_by_name,
    };
  });
}
