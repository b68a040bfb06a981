import { TO_EXPLAIN, type ToExplain } from '../../../shared/checkIns/asked.ts';
import type { CheckInOutcome } from '../../../shared/checkIns/rules.ts';
import { addDays, addWeeks, daysBetween, type LocalDate, workingDaysAfter } from '../../../shared/dates.ts';
import type { ContactChannel } from '../../../shared/referrals/codes.ts';
import type { AddedChild } from './addChild.ts';
import type { Chance } from './random.ts';
import type { ContactSpec, SaidSpec, TrySpec } from './spec.ts';
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
  const tries = contact === undefined ? [] : triesOf(contact);
  const lastDone =
    contact === undefined
      ? null
      : tries[0] === undefined
        ? ago(world, contact.lastAgo)
        : ago(world, Math.max(tries[0].ago + 14, wait.everyWeeks * 7 - contact.dueIn));
  const done = historyOf(world, wait, lastDone, chance);
  const last = done.at(-1);
  const due = contact === undefined ? null : ago(world, -contact.dueIn);
  for (const each of done) {
    const isLast = each === last;
    const follows = addWeeks(each.on, wait.everyWeeks);
    const agreed = isLast && due !== null && due !== follows ? due : null;
    const explained = each === done[0] ? TO_EXPLAIN : [];
    const said = isLast ? contact?.said : undefined;
    add(world, wait, { ...each, outcome: 'reached', nextDueOn: agreed, explained, said }, chance);
  }
  for (const { ago: days, channel, outcome = 'could_not_reach', whom = 0 } of tries) {
    const on = ago(world, days);
    if (on >= wait.until || on <= wait.acceptedOn) continue;
    const personId = wait.child.personIds[whom] ?? null;
    const left = { on, dueOn: due ?? on, outcome, nextDueOn: null, explained: [] };
    add(world, wait, { ...left, channel, personId }, chance);
  }
  if (contact?.decided !== undefined) addDecision(world, wait, contact.decided);
}

/** The tries that reached nobody, oldest first: as they were told, or two days apart. */
function triesOf({ tried, tries = 1, outcome, lastAgo }: ContactSpec): readonly TrySpec[] {
  if (tried !== undefined) return tried;
  if (outcome === 'reached') return [];
  const channel = outcome === 'left_message' ? 'voicemail' : 'phone';
  return Array.from({ length: tries }, (_, at) => ({
    ago: lastAgo + 2 * (tries - 1 - at),
    channel,
    outcome,
  }));
}

function addDecision(
  world: World,
  { child, referralId }: Wait,
  { ago: days, decision, reason, tryAgainIn }: NonNullable<ContactSpec['decided']>,
): void {
  const on = ago(world, days);
  world.rows.contact_decision.push({
    id: world.newId(),
    child_id: child.id,
    referral_id: referralId,
    decided_on: on,
    decided_at: `${on}T16:30:00.000Z`,
    decided_by: world.managerId,
    decision,
    reason,
    next_try_on: ago(world, -tryAgainIn),
  });
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
    channel?: ContactChannel;
    personId?: string | null;
    said?: SaidSpec | undefined;
  },
  chance: Chance,
): void {
  const { said = {} } = entry;
  const isDone = entry.outcome === 'reached';
  rows.check_in.push({
    id: newId(),
    referral_id: referralId,
    child_id: child.id,
    due_on: entry.dueOn,
    held_on: entry.on,
    outcome: entry.outcome,
    channel: entry.channel ?? 'phone',
    person_id: entry.personId === undefined ? child.firstCarerId : entry.personId,
    spoke_to: isDone ? (child.firstCarerId === null ? 'child' : 'carer') : null,
    people_spoken_to: isDone && child.firstCarerId !== null ? JSON.stringify([child.firstCarerId]) : null,
    how_things_are: isDone ? (said.howThingsAre ?? chance.pick(['better', 'same', 'same', 'harder'])) : null,
    is_safe: isDone ? (said.isSafe ?? 'yes') : null,
    wants_therapy: isDone ? 'yes' : null,
    offered: null,
    explained: isDone ? JSON.stringify(entry.explained) : null,
    right_place: isDone ? 'yes' : null,
    what_helps: said.whatHelps ?? null,
    carer_needs: said.carerNeeds ?? null,
    contact_still_right: null,
    contact_link: null,
    contact_was_checked_on: null,
    contact_was_checked_with: null,
    // The child, or the first contact, who was gone through with them.
    contact_checked: isDone ? 1 : null,
    note: said.note ?? (isDone && chance.is(0.2) ? 'Sleep is better; school has a quiet room.' : null),
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
