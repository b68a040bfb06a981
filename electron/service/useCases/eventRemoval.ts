import * as z from 'zod';
import { type ChildEventKind, eventSince } from '../../../shared/checkIns/events.ts';
import {
  decideRemoval,
  type EventRemoved,
  eventRemovedOf,
  eventRemovedWords,
} from '../../../shared/checkIns/eventRemoval.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { earlierOf, localDate, type LocalDate } from '../../../shared/dates.ts';
import { londonDateOf } from '../../../shared/instants.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as childEvents from '../store/childEvents.ts';
import * as concerns from '../store/concerns.ts';
import { nextCheckInWithout } from '../store/derived.ts';
import * as proceedings from '../store/proceedings.ts';
import * as referrals from '../store/referrals.ts';
import * as settings from '../store/settings.ts';
import { refreshOfChild } from './childEvents.ts';
import { openWords, sealWords } from './safeguardingWords.ts';

/** What taking an event back would do: the check-in that is due for it, and when the next one is due without it. */
export async function preview(
  ctx: Ctx,
  { eventId }: ParsedInputOf<'event.removal'>,
): Promise<OutputOf<'event.removal'>> {
  const event = await load(ctx, eventId);
  const decided = await decide(ctx, event);
  const happenedOn = localDate(event.happened_on);
  const contact = {
    kind: event.kind as ChildEventKind,
    since: eventSince(happenedOn, londonDateOf(event.recorded_at)),
    recordedAt: event.recorded_at,
  };
  const inForce = await settings.load(ctx.db);
  const due: { now: LocalDate[]; without: LocalDate[] } = { now: [], without: [] };
  for (const { id } of await referrals.listOfChild(ctx.db, event.child_id)) {
    const found = await nextCheckInWithout(ctx.db, id, contact, ctx.today, inForce);
    if (found.now !== null) due.now.push(found.now);
    if (found.without !== null) due.without.push(found.without);
  }
  const first = (days: readonly LocalDate[]) => (days.length === 0 ? null : days.reduce(earlierOf));
  return {
    kind: contact.kind,
    happenedOn,
    whyNot: decided.ok ? null : refusalMessage(decided.code),
    dueOn: first(due.now),
    dueWithout: first(due.without),
    isInProceedings: event.kind === 'court_date' && event.proceedings_id !== null,
  };
}

/** Takes an event back. What was due without it stays due; a trial’s day does not come back while proceedings name it. */
export async function remove(
  ctx: Ctx,
  { eventId, because, words }: ParsedInputOf<'event.remove'>,
): Promise<OutputOf<'event.remove'>> {
  const event = await load(ctx, eventId);
  const decided = await decide(ctx, event);
  if (!decided.ok) throw new Refused(decided.code);
  const said = because === 'other' ? (words ?? '').trim() : null;
  if (said === '')
    throw new Refused('event_removal_words', { fields: { words: refusalMessage('event_removal_words') } });
  if (event.kind === 'court_date' && event.proceedings_id !== null)
    await proceedings.takeDateBack(ctx.db, event.proceedings_id, localDate(event.happened_on));
  await concerns.letGoOfEvent(ctx.db, event.id);
  await childEvents.remove(ctx.db, event.id);
  const id = said === null ? null : ctx.newId();
  if (said !== null && id !== null) {
    const sealed = sealWords(ctx, { table: 'event_removal', id }, { words: said });
    await childEvents.insertRemoval(ctx.db, { id, child_id: event.child_id, sealed });
  }
  const entry: EventRemoved = { kind: event.kind as ChildEventKind, because, wordsId: id };
  ctx.auditDetail(entry);
  await refreshOfChild(ctx, event.child_id);
  return { childId: event.child_id };
}

const Words = z.strictObject({ words: z.string() });

/** Of entries of a child's log about what was taken back: what, why, and the words where no code says it, by entry. */
export async function whyTakenBack(
  ctx: Ctx,
  rows: readonly { id: string; operation: string; detail: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const removed = rows.flatMap(({ id, operation, detail }) => {
    const entry = eventRemovedOf(operation, detail);
    return entry === null ? [] : [{ id, entry }];
  });
  const wordsIds = removed.flatMap(({ entry }) => entry.wordsId ?? []);
  const said = new Map(
    (await childEvents.removalWords(ctx.db, wordsIds)).map(({ id, sealed }) => [
      id,
      Words.parse(openWords(ctx, { table: 'event_removal', id }, sealed)).words,
    ]),
  );
  return new Map(
    removed.map(({ id, entry }) => [id, eventRemovedWords(entry, said.get(entry.wordsId ?? '') ?? null)]),
  );
}

type Stored = NonNullable<Awaited<ReturnType<typeof childEvents.load>>>;

async function load(ctx: Ctx, eventId: string): Promise<Stored> {
  const event = await childEvents.load(ctx.db, eventId);
  if (event === null) throw new Refused('not_found');
  await assertMaySee(ctx, event.child_id);
  return event;
}

async function decide(ctx: Ctx, event: Stored) {
  const facts = {
    recordedBy: event.recorded_by,
    recordedOn: londonDateOf(event.recorded_at),
    isConcernOwed: await childEvents.isOwing(ctx.db, event.id),
  };
  return decideRemoval(facts, ctx.actor, ctx.today);
}
