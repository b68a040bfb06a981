import type { SafeNow } from '../../../shared/checkIns/safeNow.ts';
import {
  CHILD_STRANDS,
  isMissedOrCancelled,
  SESSION_STATUSES,
  wasHeld,
} from '../../../shared/courses/sessions.ts';
import { localDate } from '../../../shared/dates.ts';
import type { ContactMade, SafetySaid } from '../../../shared/today/safety.ts';
import type { Db } from './dialect.ts';
import { childrenOf } from './ofPractitioner.ts';
import type { TodayScope } from './today.ts';

const MISSED = SESSION_STATUSES.filter(isMissedOrCancelled);
const HELD = SESSION_STATUSES.filter(wasHeld);

/** A scope with the account itself: what it left open is its own, whoever holds the course. */
export type SafetyScope = TodayScope & { accountId: string; seesEveryConcern: boolean };

/**
 * Sessions missed or called off by the family after which nobody said that the child is safe, oldest first, unless the
 * child themself was seen at a later session of the course (`wasChildSeen`). Those logged before the moment was kept count while their referral is open.
 */
export async function listOpenMisses(db: Db, { practitionerId, accountId }: SafetyScope) {
  let rows = db
    .selectFrom('session_try')
    .innerJoin('session', 'session.id', 'session_try.session_id')
    .innerJoin('strand', 'strand.id', 'session_try.strand_id')
    .innerJoin('course', 'course.id', 'session_try.course_id')
    .innerJoin('referral', 'referral.id', 'course.referral_id')
    .innerJoin('child', 'child.id', 'course.child_id')
    .leftJoin('account', 'account.id', 'session_try.logged_by')
    .select(['session_try.id', 'session_try.course_id', 'session_try.planned_on', 'session_try.status'])
    .select(['session_try.reason', 'session_try.welfare_contact', 'session_try.welfare_asked_at'])
    .select(['session_try.logged_by', 'account.name as logged_by_name', 'session.number', 'strand.kind'])
    .select(['course.referral_id', 'course.child_id', 'child.name', 'child.birth_date'])
    .select(['child.interpreter_language', 'strand.practitioner_id'])
    .where('session_try.status', 'in', MISSED)
    .where((eb) =>
      eb.or([
        eb('session_try.welfare_asked_at', 'is not', null),
        eb.and([
          eb('session_try.welfare_contact', 'in', ['will_ring', 'asked_duty']),
          eb('referral.closed_on', 'is', null),
        ]),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('session_try as later')
            .innerJoin('strand as of_later', 'of_later.id', 'later.strand_id')
            .select('later.id')
            .whereRef('later.course_id', '=', 'session_try.course_id')
            .whereRef('later.planned_on', '>', 'session_try.planned_on')
            .where('later.status', 'in', HELD)
            .where('later.who_attended', 'like', '%"child"%')
            .where('of_later.kind', 'in', CHILD_STRANDS),
        ),
      ),
    )
    .orderBy('session_try.planned_on')
    .orderBy('session_try.id');
  if (practitionerId !== 'all')
    rows = rows.where((eb) =>
      eb.or([
        eb('course.child_id', 'in', childrenOf(db, practitionerId)),
        eb('session_try.logged_by', '=', accountId),
      ]),
    );
  return rows.execute();
}

/** Contacts in which a child or a safe carer of theirs was reached, by child; without those that ended in "not sure". */
export async function contactsOf(db: Db, childIds: readonly string[]): Promise<Map<string, ContactMade[]>> {
  if (childIds.length === 0) return new Map();
  const checkIns = await db
    .selectFrom('check_in')
    .select(['child_id', 'held_on', 'made_at', 'contact_checked'])
    .where('child_id', 'in', childIds)
    .where('is_done', '=', 1)
    .where((eb) => eb.or([eb('is_safe', 'is', null), eb('is_safe', '!=', 'not_sure')]))
    .execute();
  const support = await db
    .selectFrom('holding_contact')
    .select(['child_id', 'held_on', 'made_at', 'contact_checked'])
    .where('child_id', 'in', childIds)
    .where('with_whom', 'in', ['child', 'carer', 'both'])
    .execute();
  const byChild = new Map<string, ContactMade[]>();
  for (const row of [...checkIns, ...support])
    byChild.set(row.child_id, [
      ...(byChild.get(row.child_id) ?? []),
      {
        on: localDate(row.held_on),
        savedAt: row.made_at,
        isContactChecked: wasContactChecked(row),
      },
    ]);
  return byChild;
}

/**
 * One saved before it was kept counts as checked: what was settled then does not come back. Everything saved since says yes or
 * no, also of a date of a series (`whoCame`).
 */
const wasContactChecked = (row: { contact_checked: number | null }) => row.contact_checked !== 0;

/**
 * Check-ins that said "not safe", or "not sure", and of which nobody said what was done, oldest first. A concern recorded from one
 * takes its place once it is complete; until then for those on whose Today the concern itself stands.
 */
export async function listUnsafe(
  db: Db,
  { practitionerId, accountId, seesEveryConcern }: SafetyScope,
  said: Exclude<SafeNow, 'yes'>,
) {
  let rows = db
    .selectFrom('check_in')
    .innerJoin('child', 'child.id', 'check_in.child_id')
    .leftJoin('account', 'account.id', 'check_in.made_by')
    .select(['check_in.id', 'check_in.referral_id', 'check_in.child_id', 'check_in.held_on'])
    .select(['check_in.made_at', 'check_in.made_by', 'account.name as made_by_name'])
    .select(['child.name', 'child.birth_date', 'child.interpreter_language'])
    .where('check_in.is_safe', '=', said)
    .where('check_in.safety_act_at', 'is', null)
    .where((eb) => {
      const ofIt = eb
        .selectFrom('concern')
        .select('concern.id')
        .whereRef('concern.check_in_id', '=', 'check_in.id');
      return eb.not(
        eb.exists(
          seesEveryConcern
            ? ofIt
            : ofIt.where((each) =>
                each.or([each('completed_at', 'is not', null), each('recorded_by', '=', accountId)]),
              ),
        ),
      );
    })
    .orderBy('check_in.held_on')
    .orderBy('check_in.id');
  if (practitionerId !== 'all')
    rows = rows.where((eb) =>
      eb.or([
        eb('check_in.child_id', 'in', childrenOf(db, practitionerId)),
        eb('check_in.made_by', '=', accountId),
      ]),
    );
  return rows.execute();
}

/** What was said about being safe where a child or a carer not marked "do not contact" was reached, checked or not, by child. */
export async function safetySaidOf(db: Db, childIds: readonly string[]): Promise<Map<string, SafetySaid[]>> {
  if (childIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('check_in')
    .select(['child_id', 'held_on', 'made_at', 'is_safe', 'contact_checked', 'safety_act_at'])
    .where('child_id', 'in', childIds)
    .where((eb) => eb.or([eb('is_done', '=', 1), eb('contact_checked', '=', 0)]))
    .where('is_safe', 'is not', null)
    .execute();
  const byChild = Map.groupBy(rows, (row) => row.child_id);
  return new Map(
    [...byChild].map(([childId, said]) => [
      childId,
      said.map((row) => ({
        on: localDate(row.held_on),
        savedAt: row.made_at,
        isSafe: row.is_safe as SafeNow | null,
        isContactChecked: wasContactChecked(row),
        actedAt: row.safety_act_at,
      })),
    ]),
  );
}
