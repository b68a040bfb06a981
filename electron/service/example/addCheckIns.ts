import { TO_EXPLAIN, type ToExplain } from '../../../shared/checkIns/asked.ts';
import type { CheckInOutcome } from '../../../shared/checkIns/rules.ts';
import { addDays, addWeeks, daysBetween, type LocalDate, workingDaysAfter } from '../../../shared/dates.ts';
import type { AddedChild } from './addChild.ts';
import type { Chance } from './random.ts';
import type { ContactSpec } from './spec.ts';
import { ago, workingDay, type World } from './world.ts';

export type Wait = {
  child: AddedChild;
  referralId: string;
  acceptedOn: LocalDate;
  /** Check-ins lie before this day: the start of therapy, the closing decision, or tomorrow. */
  until: LocalDate;
  everyWeeks: number;
};

type Done = { on: LocalDate; dueOn: LocalDate };

/** The check-ins of a wait up to how contact stands, each with the due date it answered. */
export function addCheckIns(
  world: World,
  wait: Wait,
  contact: ContactSpec | undefined,
  chance: Chance,
): void {
  const tries = contact === undefined || contact.outcome === 'reached' ? 0 : (contact.tries ?? 1);
  const lastDone =
    contact === undefined
      ? null
      : tries === 0
        ? ago(world, contact.lastAgo)
        : ago(world, Math.max(contact.lastAgo + 12 + 2 * tries, wait.everyWeeks * 7 - contact.dueIn));
  const done = historyOf(world, wait, lastDone, chance);
  const last = done.at(-1);
  const due = contact === undefined ? null : ago(world, -contact.dueIn);
  for (const each of done) {
    const isLast = each === last;
    const follows = addWeeks(each.on, wait.everyWeeks);
    const agreed = isLast && due !== null && due !== follows ? due : null;
    const explained = each === done[0] ? TO_EXPLAIN : [];
    add(world, wait, { ...each, outcome: 'reached', nextDueOn: agreed, explained }, chance);
  }
  for (let at = tries; contact !== undefined && at > 0; at -= 1) {
    const on = ago(world, contact.lastAgo + 2 * (at - 1));
    if (on >= wait.until || on <= wait.acceptedOn) continue;
    add(
      world,
      wait,
      { on, dueOn: due ?? on, outcome: contact.outcome, nextDueOn: null, explained: [] },
      chance,
    );
  }
}

/** Whole years of check-ins in their rhythm; the last one on the day asked for. */
function historyOf(world: World, wait: Wait, lastDone: LocalDate | null, chance: Chance): Done[] {
  const { acceptedOn, everyWeeks, until } = wait;
  const firstDue = workingDaysAfter(acceptedOn, world.settings.firstContactWorkingDays, world.isHoliday);
  const done: Done[] = [];
  let dueOn = firstDue;
  for (;;) {
    const late = chance.is(0.12) ? chance.int(1, 9) : -chance.int(0, 5);
    const on = workingDay(world, addDays(dueOn, late));
    const isPast = on < until && (lastDone === null || daysBetween(on, lastDone) > everyWeeks * 7 - 10);
    if (!isPast || on <= acceptedOn) break;
    done.push({ on, dueOn });
    dueOn = addWeeks(on, everyWeeks);
  }
  if (lastDone !== null && lastDone > acceptedOn && lastDone < until) done.push({ on: lastDone, dueOn });
  return done;
}

function add(
  { rows, newId, accountId }: World,
  { child, referralId }: Wait,
  entry: Done & {
    outcome: CheckInOutcome;
    nextDueOn: LocalDate | null;
    explained: readonly ToExplain[];
  },
  chance: Chance,
): void {
  const isDone = entry.outcome === 'reached';
  rows.check_in.push({
    id: newId(),
    referral_id: referralId,
    child_id: child.id,
    due_on: entry.dueOn,
    held_on: entry.on,
    outcome: entry.outcome,
    channel: entry.outcome === 'left_message' ? 'voicemail' : 'phone',
    person_id: child.firstCarerId,
    spoke_to: isDone ? (child.firstCarerId === null ? 'child' : 'carer') : null,
    people_spoken_to: isDone && child.firstCarerId !== null ? JSON.stringify([child.firstCarerId]) : null,
    how_things_are: isDone ? chance.pick(['better', 'same', 'same', 'harder']) : null,
    is_safe: isDone ? 'yes' : null,
    wants_therapy: isDone ? 'yes' : null,
    offered: null,
    explained: isDone ? JSON.stringify(entry.explained) : null,
    right_place: isDone ? 'yes' : null,
    what_helps: null,
    carer_needs: null,
    contact_still_right: null,
    contact_link: null,
    contact_was_checked_on: null,
    note: isDone && chance.is(0.2) ? 'Sleep is better; school has a quiet room.' : null,
    unsafe_channel_reason: null,
    next_due_on: entry.nextDueOn,
    is_done: isDone ? 1 : 0,
    safety_act: null,
    safety_act_by: null,
    safety_act_at: null,
    made_by: accountId,
    made_at: `${entry.on}T15:00:00.000Z`,
  });
}
