import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { dateOrNull, localDate } from '../../../shared/dates.ts';
import {
  type CallFacts,
  callNames,
  callToday,
  mustNotReachOthers,
  isReachedOtherwise,
  peopleToRing,
} from '../../../shared/waitingList/callList.ts';
import type { PrintedList } from '../../../shared/waitingList/exportLog.ts';
import {
  type AskedEvent,
  askedEvent,
  ContactEventKind,
  openEvents,
} from '../../../shared/checkIns/events.ts';
import { askedFrom, type PutOff } from '../../../shared/checkIns/putOff.ts';
import { namedNext } from '../../../shared/checkIns/ladder.ts';
import { DueBecause } from '../../../shared/checkIns/saving.ts';
import { checkInShownOn } from '../../../shared/today/rules.ts';
import { caseloadOf } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import * as checkIns from '../store/checkIns.ts';
import * as childEvents from '../store/childEvents.ts';
import { holidaysKept } from '../store/holidays.ts';
import * as people from '../store/people.ts';
import * as settings from '../store/settings.ts';
import { listCheckIns } from '../store/today.ts';
import { laddersOf } from './ladder.ts';
import { putOffOf } from './putOff.ts';

/** More than this nobody rings in a day; the longest overdue come first. */
const MOST_CALLS = 100;

/** Today's calls for whoever is signed in, the longest overdue first. */
export async function get(ctx: Ctx): Promise<OutputOf<'waitingList.callList'>> {
  const { db, today } = ctx;
  const soon = await listCheckIns(db, { today, practitionerId: caseloadOf(ctx) });
  const putOffs = await putOffOf(ctx, soon);
  const due = soon.filter((row) => row.next_check_in_due_on !== null);
  const tried = due.filter((row) => row.check_in_tries > 0);
  const ladders = await laddersOf(
    ctx,
    tried,
    await people.listOfChildren(
      db,
      tried.map((row) => row.child_id),
    ),
  );
  const placed = due.map((row) => {
    const facts: CallFacts = {
      dueOn: localDate(row.next_check_in_due_on ?? today),
      tryAgainBy: dateOrNull(row.next_try_by_on),
      isDecided: putOffs.has(row.id),
      ladder: ladders.get(row.id) ?? null,
    };
    return { row, dueOn: checkInShownOn(facts, today), place: callToday(facts, today) };
  });
  const ringing = placed.filter(({ place }) => place === 'ring');
  const listed = ringing.slice(0, MOST_CALLS);
  const names = callNames(listed.map(({ row }) => ({ name: row.name, nameUsed: row.name_used })));
  const around = await people.listOfChildren(
    db,
    listed.map(({ row }) => row.child_id),
  );
  const eventOf = await eventsAskingFor(
    ctx,
    listed.map(({ row }) => row),
    putOffs,
  );
  return {
    calls: listed.map(({ row, dueOn }, at) => {
      const ofChild = around.get(row.child_id) ?? [];
      const named = namedNext(ladders.get(row.id));
      const because = DueBecause.safeParse(row.next_check_in_because);
      return {
        referralId: row.id,
        childId: row.child_id,
        name: names[at] ?? '',
        dueOn,
        because: because.success ? because.data : null,
        putOff: putOffs.get(row.id) ?? null,
        event: eventOf(row),
        people: peopleToRing(ofChild, named),
        nobodyElse: mustNotReachOthers(ofChild),
        isReachedOtherwise: isReachedOtherwise(ofChild, named),
        language: row.language,
        interpreter: row.interpreter_language,
      };
    }),
    leftOut: ringing.length - listed.length,
    toDecide: placed.filter(({ place }) => place === 'to_decide').length,
  };
}

type Listed = Awaited<ReturnType<typeof listCheckIns>>[number];

/**
 * Of each call what happened and nobody has answered yet: what ended a decision, or makes the call due, or else the first of
 * all, for a call may have been due before it.
 */
async function eventsAskingFor(
  ctx: Ctx,
  rows: readonly Listed[],
  putOffs: ReadonlyMap<string, PutOff>,
): Promise<(row: Listed) => AskedEvent | null> {
  const { db, today } = ctx;
  if (rows.length === 0) return () => null;
  const inForce = await settings.load(db);
  const isHoliday = await holidaysKept(db, inForce);
  const ids = rows.map(({ id }) => id);
  const entries = Map.groupBy(await checkIns.listOf(db, ids), (entry) => entry.referral_id);
  const events = await childEvents.contactEventsOf(db, [...new Set(rows.map((row) => row.child_id))]);
  return (row) => {
    const done = (entries.get(row.id) ?? []).filter(({ is_done }) => is_done === 1);
    const open = openEvents(events.get(row.child_id) ?? [], {
      from: localDate(row.imported_on ?? row.received_on),
      done: done.map(({ held_on, made_at }) => ({ on: localDate(held_on), savedAt: made_at })),
    }).filter(({ since }) => since <= today);
    const after = putOffs.get(row.id)?.after ?? null;
    const because = ContactEventKind.safeParse(row.next_check_in_because);
    const kind = after ?? (because.success ? because.data : null);
    const bringing =
      after === null ? open : open.filter((event) => askedFrom(event) === putOffs.get(row.id)?.on);
    return askedEvent(bringing, kind, inForce.eventCheckInWorkingDays, isHoliday);
  };
}

/**
 * Only notes it, with whom it names, so that each child's own history says so (UK GDPR Article 15(1)(c)): the page itself is
 * what is printed.
 */
export async function notePrint(
  ctx: Ctx,
  input: ParsedInputOf<'waitingList.print'>,
): Promise<OutputOf<'waitingList.print'>> {
  const childIds = [...new Set(input.childIds)];
  const entry: PrintedList = { what: input.what, children: childIds.length, childIds };
  ctx.auditDetail(entry);
  return { children: childIds.length };
}
