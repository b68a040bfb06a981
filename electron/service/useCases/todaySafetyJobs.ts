import { type MissReason, type SafetyAnswer, welfareContactDue } from '../../../shared/courses/logging.ts';
import type { SessionStatus } from '../../../shared/courses/sessions.ts';
import { localDate } from '../../../shared/dates.ts';
import type { StrandKind } from '../../../shared/protocols/types.ts';
import { holdsOneOf } from '../../../shared/roles.ts';
import type { JobOf } from '../../../shared/today/contract.ts';
import { isNotSafeSettled, isWelfareContactMade } from '../../../shared/today/safety.ts';
import type { Ctx } from '../context.ts';
import * as store from '../store/safety.ts';
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
    const on = localDate(row.planned_on);
    const asked = row.welfare_contact as SafetyAnswer | null;
    const dueOn = welfareContactDue({
      strand: row.kind as StrandKind,
      status: row.status as SessionStatus,
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
        missedOn: on,
        asked,
        by: row.logged_by_name,
        interpreterLanguage: row.interpreter_language,
      },
    ];
  });
}

/** Check-ins that said "not safe", for those who hold every child and for who heard it, until it is settled. */
export async function notSafeJobs(
  { db, today, actor }: Ctx,
  scope: store.SafetyScope,
): Promise<Uncalled<'not_safe'>[]> {
  const rows = await store.listNotSafe(db, scope);
  const said = await store.safetySaidOf(db, [...new Set(rows.map((row) => row.child_id))]);
  return rows.flatMap((row) => {
    const dueOn = localDate(row.held_on);
    const unsettled = { on: dueOn, savedAt: row.made_at, actedAt: null };
    if (isNotSafeSettled(unsettled, said.get(row.child_id) ?? [])) return [];
    return [
      {
        kind: 'not_safe' as const,
        key: `not_safe:${row.id}`,
        dueOn,
        group: 'now' as const,
        isMine: holdsOneOf(actor.roles, DUTY) || row.made_by === actor.accountId,
        child: childOf(row, today),
        referralId: row.referral_id,
        checkInId: row.id,
        saidOn: dueOn,
        by: row.made_by_name,
        interpreterLanguage: row.interpreter_language,
      },
    ];
  });
}
